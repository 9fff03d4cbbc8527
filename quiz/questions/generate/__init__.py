"""From the facts of a film to its bank of questions. Same facts, same bytes out."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from quiz.films.facts import FilmFacts
from quiz.questions.generate import derived, plot, reckoned, sets, single
from quiz.questions.generate.asks import Ask, asks_of
from quiz.questions.generate.caps import Offer, best_of, distinct
from quiz.questions.generate.difficulty import difficulty
from quiz.questions.generate.distractors import wrong_answers
from quiz.questions.generate.settle import settled
from quiz.questions.generate.world import World, world
from quiz.questions.model import Bank, Kind, Question

__all__ = ["generate"]


def generate(facts: FilmFacts) -> Bank:
    """Return the questions that a film's usable facts support, by id."""
    known = world(facts)
    questions = distinct([*_on_one_fact(known), *_on_several(known)])
    rated = [replace(question, difficulty=difficulty(known, question)) for question in questions]
    return Bank(film=facts.film, questions=tuple(settled(rated)))


def _on_several(known: World) -> Iterator[Question]:
    yield from sets.several_right(known)
    yield from sets.odd_one_out(known)
    yield from sets.match(known)
    yield from plot.on_events(known)
    yield from derived.joined(known)
    yield from reckoned.reckoned(known)


def _on_one_fact(known: World) -> Iterator[Question]:
    for fact in known.usable:
        yield from best_of(
            fact.id, [offer for ask in asks_of(known, fact) for offer in _offers(known, ask)]
        )


def _offers(known: World, ask: Ask) -> list[Offer]:
    wrong = wrong_answers(known, ask)
    makers: dict[Kind, Callable[[], Iterator[Question]]] = {
        Kind.SINGLE_CHOICE: lambda: single.single_choice(known, ask, wrong),
        Kind.TYPED: lambda: single.typed(known, ask),
        Kind.NUMBER: lambda: single.number(known, ask),
        Kind.TRUE_FALSE: lambda: single.true_and_false(known, ask, wrong),
        Kind.CLOZE: lambda: single.cloze(known, ask, wrong),
    }
    return [Offer(kind, ask.asks, made) for kind, made in makers.items()]
