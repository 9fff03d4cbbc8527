"""A question as the bank stores it, and as its search looks at it."""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache

from anyascii import anyascii

from quiz.questions.model import Question, Status, from_json, to_json


def body_of(question: Question) -> str:
    """Return a question as a revision keeps it: `marquee/1`, shortest form.

    Whether it is a draft or approved is the row's business, so every body says approved.
    """
    row = to_json(replace(question, status=Status.APPROVED))
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1_024)  # the films in play, so that deals share their texts
def question_of(body: str) -> Question:
    """Return the question of a stored body."""
    return from_json(json.loads(body))


def sha256_of(body: str) -> str:
    """Return the SHA-256 of a body in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def searchable(question: Question) -> str:
    """Return what the search looks at: prompt, answers, tags and id, folded."""
    words = (question.prompt, *question.keys, *question.accepted, *question.tags, question.id)
    return folded(" ".join(words))


def folded(text: str) -> str:
    """Return the text in plain lower-case letters with single spaces.

    >>> folded("LÉON  Serra")
    'leon serra'
    """
    return " ".join(anyascii(text).casefold().split())
