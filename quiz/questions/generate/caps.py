"""How many questions one fact may become: four at most, of different kinds and directions, chosen by lot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quiz.questions.generate.asks import OBJECT, SUBJECT
from quiz.questions.generate.distractors import draw
from quiz.questions.lint import lint_question
from quiz.questions.lint.wholebank import asked_in_full
from quiz.questions.model import Kind, Question

MOST_PER_FACT = 4
# How much longer than other kinds statements wait, and stems that are asked with options already.
WAITS = {(Kind.TRUE_FALSE, OBJECT): 4.0, (Kind.TRUE_FALSE, SUBJECT): 4.0, (Kind.TYPED, OBJECT): 2.0}


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of question that a fact may become, made only if it is wanted; statements come in twos."""

    kind: Kind
    asks: str
    made: Callable[[], Iterable[Question]]


def best_of(fact_id: str, offers: Sequence[Offer]) -> list[Question]:
    """Return the questions of one fact that are kept.

    A figure to be typed and a choice of the object come first; the rest is drawn by the fact's id, so that a bank mixes
    its kinds and a fact keeps its questions when others change. A true statement and its false twin stay together.
    """
    kept: list[Question] = []
    for offer in sorted(offers, key=lambda offer: _rank(fact_id, offer)):
        if len(kept) + _size(offer) > MOST_PER_FACT or _repeats(offer, kept):
            continue
        fresh = list(offer.made())
        if len(fresh) == _size(offer) and not any(map(lint_question, fresh)):
            kept += fresh
    return kept


def _size(offer: Offer) -> int:
    return 2 if offer.kind is Kind.TRUE_FALSE else 1


def _rank(fact_id: str, offer: Offer) -> tuple[int, float]:
    """Return what sorts the kinds of one fact: figures are rare and come first, what says the same again waits."""
    kind, asks = offer.kind, offer.asks
    if kind is Kind.NUMBER:
        return 0, 0
    if kind is Kind.SINGLE_CHOICE and asks == OBJECT:
        return 1, 0
    return 2, draw(fact_id, kind, asks) * WAITS.get((kind, asks), 1.0)


def _repeats(offer: Offer, kept: Sequence[Question]) -> bool:
    """Return whether an offer would say again what is kept: the same statement, or a figure both typed and numbered."""
    if offer.kind in (Kind.TRUE_FALSE, Kind.CLOZE):
        return any(question.kind is offer.kind for question in kept)
    is_figure = any(
        question.kind is Kind.NUMBER and question.asks == offer.asks for question in kept
    )
    return offer.kind is Kind.TYPED and is_figure


def distinct(questions: Iterable[Question]) -> list[Question]:
    """Return the questions without those that ask again what another of their kind asks; twins go together."""
    seen: dict[tuple[Kind, str], str] = {}
    dropped: set[str] = set()
    ordered = sorted(questions, key=lambda question: question.id)
    for question in ordered:
        told = (question.kind, asked_in_full(question))
        if seen.setdefault(told, question.id) != question.id:
            dropped |= {question.id, twin_of(question)}
    return [question for question in ordered if question.id not in dropped]


def twin_of(question: Question) -> str:
    """Return the id that the other of a true and a false statement has; the own id for every other kind."""
    if question.kind is not Kind.TRUE_FALSE:
        return question.id
    stem, _, truth = question.id.rpartition("-")
    return f"{stem}-{'false' if truth == 'true' else 'true'}"
