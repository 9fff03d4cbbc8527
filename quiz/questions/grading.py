"""How much of a question an answer got right, for every kind. Shares as in design.md section 8.

An answer is kept as sent, in the tokens of its deal; what cannot be an answer at all (a token that was never shown, a
place given twice, a field too many) is refused, so that nothing of it is ever stored or counted.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from quiz.errors import QuizError
from quiz.questions import marking
from quiz.questions.model import Kind, Question
from quiz.questions.public import meanings

MAX_TYPED = 200  # characters; the marker reads no more
PLACE, PAIR = "place-", "pair-"


class BadAnswer(QuizError):
    """This cannot be an answer to the question; the text says what is missing or too much. Nothing was counted."""


class Verdict(StrEnum):
    """What grading says; PROMPT asks for more, and is no answer yet."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as sent. Which field is filled depends on the kind.

    choices: tokens that were picked. text: typed words or figures. places: from an item's token to its place, "1" for
    the first. pairs: from the token on the left to the one on the right.
    """

    choices: tuple[str, ...] = ()
    text: str | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the one text that stands for this answer: equal answers, equal texts."""
        row = {
            "choice": list(self.choices),
            "text": self.text,
            "place": dict(self.places),
            "pair": dict(self.pairs),
        }
        kept = {name: sent for name, sent in row.items() if sent not in ([], None, {})}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Given":
        row: dict[str, Any] = json.loads(text)
        return cls(
            choices=tuple(row.get("choice", ())),
            text=row.get("text"),
            places=row.get("place", {}),
            pairs=row.get("pair", {}),
        )


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict and the share of the answer that is right: `share_num` of `share_den`."""

    verdict: Verdict
    share_num: int
    share_den: int


def given_from(fields: Mapping[str, Sequence[str]]) -> Given:
    """Return the answer that a form's fields hold; raise BadAnswer on any field that no answer has."""
    places: dict[str, str] = {}
    pairs: dict[str, str] = {}
    for name, sent in fields.items():
        if name not in ("choice", "text") and not name.startswith((PLACE, PAIR)):
            raise BadAnswer("The answer came with something that does not belong to it.")
        if name != "choice" and len(sent) != 1:
            raise BadAnswer("One part of the answer was sent twice. Answer again.")
        if name.startswith(PLACE):
            places[name.removeprefix(PLACE)] = sent[0]
        elif name.startswith(PAIR):
            pairs[name.removeprefix(PAIR)] = sent[0]
    text = fields["text"][0] if "text" in fields else None
    return Given(choices=tuple(fields.get("choice", ())), text=text, places=places, pairs=pairs)


def grade(question: Question, given: Given, *, secret: str) -> Graded:
    """Return how much of it is right; raise BadAnswer if it is no answer to this question. The secret is the deal's."""
    if question.kind is Kind.ORDER:
        _only(given, "places")
        return _graded_order(question, given.places, secret)
    if question.kind is Kind.MATCH:
        _only(given, "pairs")
        return _graded_match(question, given.pairs, secret)
    if question.choices:
        _only(given, "choices")
        return _graded_choices(question, given.choices, secret)
    _only(given, "text")
    typed = _typed(given.text)
    if question.answer is not None:
        return _graded_number(question.answer, question, typed)
    return _marked(question, typed)


def readable(question: Question, given: Given, *, secret: str) -> tuple[str, ...]:
    """Return the answer in words, one line for each part, as a review shows it."""
    if given.text is not None:
        return (given.text,)
    if given.choices:
        texts = meanings(question, "choices", secret=secret)
        return tuple(texts.get(token, "?") for token in given.choices)
    if given.places:
        texts = meanings(question, "items", secret=secret)
        in_order = sorted(given.places, key=lambda token: int(given.places[token]))
        return tuple(texts.get(token, "?") for token in in_order)
    lefts = meanings(question, "lefts", secret=secret)
    rights = meanings(question, "rights", secret=secret)
    return tuple(
        f"{left} – {rights.get(given.pairs.get(token, ''), '?')}" for token, left in lefts.items()
    )


def _only(given: Given, part: str) -> None:
    """Refuse an answer that fills anything but its kind's own part."""
    for name in ("choices", "places", "pairs"):
        if name != part and getattr(given, name):
            raise BadAnswer("The answer came with something that does not belong to it.")
    if part != "text" and given.text is not None:
        raise BadAnswer("The answer came with something that does not belong to it.")


def _typed(text: str | None) -> str:
    if text is None or not text.strip():
        raise BadAnswer("Type an answer first.")
    if len(text) > MAX_TYPED:
        raise BadAnswer(f"That is too long: use at most {MAX_TYPED} characters.")
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadAnswer("That has signs in it which cannot be read. Type it again.")
    return text


def _graded_choices(question: Question, tokens: Sequence[str], secret: str) -> Graded:
    texts = meanings(question, "choices", secret=secret)
    if not tokens:
        raise BadAnswer("Choose an answer first.")
    if len(set(tokens)) != len(tokens) or not texts.keys() >= set(tokens):
        raise BadAnswer("That choice is not one of those shown. Choose again.")
    right = {choice.text for choice in question.choices if choice.correct}
    hits = sum(texts[token] in right for token in tokens)
    if question.kind is Kind.MULTIPLE_CHOICE:
        return _share(max(0, hits - (len(tokens) - hits)), len(right))
    if len(tokens) > 1:
        raise BadAnswer("Only one answer counts here. Choose one.")
    return _share(hits, 1)


def _graded_order(question: Question, places: Mapping[str, str], secret: str) -> Graded:
    texts = meanings(question, "items", secret=secret)
    if places.keys() != texts.keys() or "" in places.values():
        raise BadAnswer("Give every line a place.")
    if sorted(places.values()) != sorted(str(place) for place in range(1, len(texts) + 1)):
        raise BadAnswer(f"Use each place from 1 to {len(texts)} once.")
    in_place = sum(
        question.sequence[int(place) - 1] == texts[token] for token, place in places.items()
    )
    return _share(in_place, len(texts))


def _graded_match(question: Question, pairs: Mapping[str, str], secret: str) -> Graded:
    lefts = meanings(question, "lefts", secret=secret)
    rights = meanings(question, "rights", secret=secret)
    if pairs.keys() != lefts.keys() or "" in pairs.values():
        raise BadAnswer("Match every line on the left.")
    # Each once: the same partner everywhere would be sure of one hit.
    if set(pairs.values()) != rights.keys():
        raise BadAnswer("Use each partner on the right once.")
    in_place = sum((lefts[left], rights[right]) in question.pairs for left, right in pairs.items())
    return _share(in_place, len(lefts))


def _graded_number(answer: float, question: Question, typed: str) -> Graded:
    verdict = marking.mark_number(answer, typed, tolerance=question.tolerance)
    return _share(int(verdict is marking.Verdict.ACCEPT), 1)


def _marked(question: Question, typed: str) -> Graded:
    verdict = marking.mark(question.accepted, typed, others=question.others)
    if verdict is marking.Verdict.PROMPT:
        return Graded(Verdict.PROMPT, 0, 1)
    return _share(int(verdict is marking.Verdict.ACCEPT), 1)


def _share(num: int, den: int) -> Graded:
    verdict = Verdict.RIGHT if num == den else Verdict.PARTLY if num else Verdict.WRONG
    return Graded(verdict, num, den)
