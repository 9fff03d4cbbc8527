"""A question as players see it before they have answered: nothing in here can hold, or betray, the answer.

What is shown depends on the set of texts only, never on the order in which the bank keeps them nor on which of them is
right: choices are sorted by their text, then shuffled by a key that the deal keeps to itself. Tokens come from the same
key, so that neither an id nor a place tells anything.
"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz.questions.model import Kind, Question
from quiz.questions.shapes import sort_value
from quiz.security import keyed_order

KEPT = 8_192
TOKEN_DIGITS = 12  # 48 bits: never the same twice in one question
TRUTHS = ("True", "False")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing on the screen, and the name under which an answer speaks of it."""

    token: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuestion:
    """What a player is shown. Which fields are filled depends on the kind.

    choices: to choose among. items: to be put in order. lefts and rights: to be matched. unit and tolerance: of a number.
    A typed answer or a gap has nothing to show.
    """

    kind: Kind
    prompt: str
    seconds: int
    choices: tuple[Shown, ...] = ()
    items: tuple[Shown, ...] = ()
    lefts: tuple[Shown, ...] = ()
    rights: tuple[Shown, ...] = ()
    unit: str | None = None
    tolerance: float | None = None


@lru_cache(maxsize=KEPT)
def public(question: Question, *, secret: str) -> PublicQuestion:
    """Return the question as players may see it; the secret is the deal's.

    Kept, because every keyed digest lets another thread in: worked out anew for each answer, it doubles the cost of one.
    """
    show = {
        Kind.SINGLE_CHOICE: _choices,
        Kind.MULTIPLE_CHOICE: _choices,
        Kind.TRUE_FALSE: _choices,
        Kind.ODD_ONE_OUT: _choices,
        Kind.CLOZE: _choices,
        Kind.TYPED: _bare,
        Kind.NUMBER: _number,
        Kind.ORDER: _order,
        Kind.MATCH: _match,
    }[question.kind]
    return show(question, secret)


def meanings(question: Question, part: str, *, secret: str) -> dict[str, str]:
    """Return the text behind each token of one part: "choices", "items", "lefts" or "rights"."""
    shown: tuple[Shown, ...] = getattr(public(question, secret=secret), part)
    return {one.token: one.text for one in shown}


Show = Callable[[Question, str], PublicQuestion]


def _bare(question: Question, _secret: str) -> PublicQuestion:
    return PublicQuestion(kind=question.kind, prompt=question.prompt, seconds=question.seconds)


def _choices(question: Question, secret: str) -> PublicQuestion:
    texts = [choice.text for choice in question.choices]
    return PublicQuestion(
        kind=question.kind,
        prompt=question.prompt,
        seconds=question.seconds,
        choices=_shown(texts, question, secret, "choice"),
    )


def _number(question: Question, _secret: str) -> PublicQuestion:
    return PublicQuestion(
        kind=question.kind,
        prompt=question.prompt,
        seconds=question.seconds,
        unit=question.unit,
        tolerance=question.tolerance,
    )


def _order(question: Question, secret: str) -> PublicQuestion:
    return PublicQuestion(
        kind=question.kind,
        prompt=question.prompt,
        seconds=question.seconds,
        items=_shown(question.sequence, question, secret, "item"),
    )


def _match(question: Question, secret: str) -> PublicQuestion:
    return PublicQuestion(
        kind=question.kind,
        prompt=question.prompt,
        seconds=question.seconds,
        lefts=_shown([left for left, _ in question.pairs], question, secret, "left"),
        rights=_shown([right for _, right in question.pairs], question, secret, "right"),
    )


def _shown(texts: Sequence[str], question: Question, secret: str, part: str) -> tuple[Shown, ...]:
    label = f"{question.id}\x00{part}"
    ordered = _by_value(texts) if part == "choice" else None
    if ordered is None:
        ordered = keyed_order(sorted(texts), secret=secret, label=label)
    seen: dict[str, int] = {}
    shown = []
    for text in ordered:  # two equal texts are told apart by their number
        seen[text] = seen.get(text, 0) + 1
        shown.append(Shown(_token(f"{label}\x00{text}\x00{seen[text]}", secret), text))
    return tuple(shown)


def _by_value(texts: Sequence[str]) -> list[str] | None:
    """Return figures and dates in their own order, and True before False; None if the texts have no order."""
    if set(texts) == set(TRUTHS):
        return list(TRUTHS)
    values = [sort_value(text) for text in texts]
    if any(value is None for value in values) or len({len(value or ()) for value in values}) > 1:
        return None
    return [text for _, text in sorted(zip(values, texts, strict=True))]


def _token(label: str, secret: str) -> str:
    digest = hmac.digest(secret.encode(), b"token\x00" + label.encode(), "sha256")
    return digest.hex()[:TOKEN_DIGITS]
