"""Proving a question anew from the facts alone: its sources, its answer, and the reason of each wrong option.

Nothing is taken from the generator's memory but the names of the facts, the relation and the direction.
"""

from collections.abc import Iterator

from quiz.films.facts import Event, Fact, FilmFacts
from quiz.films.relations import RELATIONS
from quiz.questions.generate.asks import OBJECT, SUBJECT
from quiz.questions.generate.verify.joined import JOINED
from quiz.questions.generate.verify.one import CHECKS, on_one_fact
from quiz.questions.generate.verify.problem import Problem
from quiz.questions.generate.verify.several import on_a_set, on_pairs
from quiz.questions.generate.world import World, world
from quiz.questions.lint.findings import Finding
from quiz.questions.model import Bank, Kind, Question


def verify(question: Question, facts: FilmFacts) -> list[str]:
    """Return what the facts do not support in a question; empty for questions that claim no facts."""
    return [message for _, message in problems_of(question, world(facts))]


def unsupported(bank: Bank, facts: FilmFacts) -> list[Finding]:
    """Return a finding for everything in a bank that the facts do not support."""
    known = world(facts)
    return [
        Finding(question.id, criterion, message)
        for question in bank.questions
        for criterion, message in problems_of(question, known)
    ]


def problems_of(question: Question, known: World) -> Iterator[Problem]:
    """Yield (criterion, message) for each thing that the facts do not support."""
    if not question.facts:
        return  # written by a person, who answers for it
    sources = [known.by_id.get(name) or known.events.get(name) for name in question.facts]
    found = [source for source in sources if source is not None]
    if len(found) < len(sources):
        missing = [
            name for name, source in zip(question.facts, sources, strict=True) if source is None
        ]
        yield "provenance", f"built on {', '.join(missing)}, which the facts do not hold"
        return
    unusable = [source.id for source in found if isinstance(source, Fact) and not source.usable]
    if unusable:
        yield "provenance", f"built on {', '.join(unusable)}, which must not be asked"
        return
    yield from _rating(question, found)
    yield from _answer(question, known, found)


def _rating(question: Question, sources: list[Fact | Event]) -> Iterator[Problem]:
    if question.spoiler < max(source.spoiler for source in sources):
        yield "provenance", "its spoiler level is below that of its facts"
    missing = {flag for source in sources for flag in source.flags} - set(question.flags)
    if missing:
        yield "provenance", f"it lacks the flag {', '.join(sorted(missing))} of its facts"


def _answer(question: Question, known: World, sources: list[Fact | Event]) -> Iterator[Problem]:
    if question.family in JOINED:
        yield from JOINED[question.family](question, known)
    elif question.family not in RELATIONS or any(isinstance(source, Event) for source in sources):
        yield "provenance", f"“{question.family}” is no relation; its answer cannot be checked"
    elif question.kind is Kind.MATCH:
        yield from on_pairs(question, known)
    elif question.kind in (Kind.MULTIPLE_CHOICE, Kind.ODD_ONE_OUT):
        yield from on_a_set(question, known)
    elif question.kind in CHECKS and question.asks in (OBJECT, SUBJECT):
        yield from on_one_fact(question, known)
    else:
        yield "provenance", f"nothing says how a {question.kind} question asks “{question.asks}”"
