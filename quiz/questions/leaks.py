"""Which question gives away another, so that a deal never holds both.

A question tells something with its prompt, its right answer and its explanation, and lists something with its wrong
options. Being listed gives little away (every question about the cast lists the same names), being told does, when it
is told about the same thing. Traces are computed once per question; comparing two costs a few set and substring tests.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz.questions.model import Kind, Question
from quiz.questions.words import bare, content_stems, fold

_ARTICLE = re.compile(r"^(?:a|an|the) ", re.I)
_FIGURE = re.compile(r"\d")
# Stems shared by half of all questions on a film; having one in common does not make two questions about one thing.
_EVERYWHERE = frozenset({"film", "character", "play", "name", "act", "say", "happen", "person"})


@dataclass(frozen=True, slots=True)
class Trace:
    """What one question shows and asks, in the form that `gives_away` compares."""

    facts: frozenset[str]
    told: str  # folded, with a space at both ends
    listed: str
    told_stems: frozenset[str]
    keys: tuple[str, ...]  # folded phrases, each with a space at both ends
    about: frozenset[str]  # stems of the prompt that are neither names nor part of the key
    is_named: bool  # the key is a proper name, which other questions mention without harm
    is_recalled: bool  # the player must produce the answer, so a mere list would help
    claim: frozenset[str]  # stems of a true/false statement


def leaks(a: Question, b: Question) -> bool:
    """Return whether someone who has seen and answered `a` is handed the answer of `b`."""
    return gives_away(trace(a), trace(b))


def clash(a: Question, b: Question) -> bool:
    """Return whether the two must not stand in one deal, in either order."""
    return leaks(a, b) or leaks(b, a)


def gives_away(a: Trace, b: Trace) -> bool:
    """Return whether the question of trace `a` hands over the answer of that of trace `b`."""
    if a.facts & b.facts:
        return True
    if b.claim:
        return b.claim <= a.told_stems
    return any(_hands_over(a, key, b) for key in b.keys)


def graph(questions: Sequence[Question]) -> dict[str, frozenset[str]]:
    """Return for every question the ids of those it must not share a deal with."""
    traces = [(question.id, trace(question)) for question in questions]
    barred: dict[str, set[str]] = {question_id: set() for question_id, _ in traces}
    for index, (left_id, left) in enumerate(traces):
        for right_id, right in traces[index + 1 :]:
            if gives_away(left, right) or gives_away(right, left):
                barred[left_id].add(right_id)
                barred[right_id].add(left_id)
    return {question_id: frozenset(others) for question_id, others in barred.items()}


def pick(questions: Iterable[Question], *, number: int) -> list[Question]:
    """Return the first `number` questions, in the order given, of which none gives away another."""
    chosen: list[tuple[Question, Trace]] = []
    for question in questions:
        mine = trace(question)
        if not any(gives_away(mine, seen) or gives_away(seen, mine) for _, seen in chosen):
            chosen.append((question, mine))
        if len(chosen) == number:
            break
    return [question for question, _ in chosen]


@lru_cache(maxsize=1_024)  # the film in play; more would only be walked by the garbage collector
def trace(question: Question) -> Trace:
    """Return what a question shows and asks."""
    keys = question.keys if question.kind is not Kind.TRUE_FALSE else ()
    wrong = [choice.text for choice in question.choices if not choice.correct]
    told = " ".join((question.prompt, question.explanation, *_told_keys(question)))
    return Trace(
        facts=frozenset(question.facts),
        told=_padded(told),
        listed=_padded(" ".join((*wrong, *(side for pair in question.pairs for side in pair)))),
        told_stems=content_stems(told),
        keys=tuple(f" {bare(key)} " for key in keys if bare(key)),
        about=_about(question.prompt, keys),
        is_named=all(_is_a_name(key, question.explanation) for key in keys),
        is_recalled=not question.choices,
        claim=content_stems(question.prompt) if question.kind is Kind.TRUE_FALSE else frozenset(),
    )


def _hands_over(a: Trace, key: str, b: Trace) -> bool:
    if key in a.told:
        return not b.is_named or bool(b.about & a.told_stems)
    return b.is_recalled and not b.is_named and key in a.listed


def _told_keys(question: Question) -> tuple[str, ...]:
    """Return the answer's words, without the "True" and "False" that belong to no statement."""
    return () if question.kind is Kind.TRUE_FALSE else question.keys


def _about(prompt: str, keys: Sequence[str]) -> frozenset[str]:
    words = prompt.split()
    plain = " ".join(
        word for index, word in enumerate(words) if index == 0 or not word[:1].isupper()
    )
    return content_stems(plain) - content_stems(" ".join(keys)) - _EVERYWHERE


def _is_a_name(key: str, told: str) -> bool:
    """Return whether a key is a proper name; the capital of an option's first letter does not make it one."""
    bare_key = _ARTICLE.sub("", key)
    is_small_inside = bare_key[:1].lower() + bare_key[1:] in told and bare_key not in told
    return bare_key[:1].isupper() and not _FIGURE.search(key) and not is_small_inside


def _padded(text: str) -> str:
    return f" {fold(text)} "
