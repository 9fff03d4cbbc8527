"""How many questions one fact may become: four at most, of different kinds and directions, chosen by lot."""

from collections.abc import Iterable, Sequence

from quiz.questions.generate.asks import OBJECT, SUBJECT
from quiz.questions.generate.distractors import draw
from quiz.questions.lint import lint_question
from quiz.questions.lint.wholebank import asked_in_full
from quiz.questions.model import Kind, Question

MOST_PER_FACT = 4

Group = tuple[Question, ...]  # questions that are kept or dropped together


def best_of(fact_id: str, questions: Sequence[Question]) -> list[Question]:
    """Return the questions of one fact that are kept.

    A clean choice of the object comes first; the rest is drawn by the fact's id, so that a bank mixes its kinds and a
    fact keeps its questions when others change. A true statement and its false twin stay together.
    """
    groups = _groups([question for question in questions if not lint_question(question)])
    names = sorted(groups, key=lambda name: _rank(fact_id, *name))
    kept: list[Question] = []
    for name in names:
        group = groups[name]
        if len(kept) + len(group) <= MOST_PER_FACT and not _repeats(name, names, groups, kept):
            kept += group
    return kept


def _rank(fact_id: str, kind: Kind, asks: str) -> tuple[int, float]:
    """Return what sorts the kinds of one fact: figures are rare and come first, statements are easy to make and wait."""
    if kind is Kind.NUMBER:
        return 0, 0
    if kind is Kind.SINGLE_CHOICE and asks == OBJECT:
        return 1, 0
    return 2, draw(fact_id, kind, asks) * (2.5 if kind is Kind.TRUE_FALSE else 1)


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


def _groups(questions: Sequence[Question]) -> dict[tuple[Kind, str], Group]:
    groups: dict[tuple[Kind, str], Group] = {}
    for question in questions:
        name = (question.kind, question.asks)
        groups[name] = (*groups.get(name, ()), question)
    return {
        name: group
        for name, group in groups.items()
        if name[0] is not Kind.TRUE_FALSE or len(group) == 2
    }


def _repeats(
    name: tuple[Kind, str],
    names: Sequence[tuple[Kind, str]],
    groups: dict[tuple[Kind, str], Group],
    kept: Sequence[Question],
) -> bool:
    """Return whether a group would say again what is kept: the same statement, or a figure both typed and numbered."""
    kind, asks = name
    if kind is Kind.TRUE_FALSE:
        is_said = any(question.kind is kind for question in kept)
        return is_said or (asks == SUBJECT and (kind, OBJECT) in groups)
    if kind is Kind.TYPED:
        return (Kind.NUMBER, asks) in names
    return any(question.kind is kind and kind is Kind.CLOZE for question in kept)
