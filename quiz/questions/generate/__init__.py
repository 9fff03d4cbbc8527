"""From the facts of a film to its bank of questions. Same facts, same bytes out."""

from collections.abc import Iterator
from dataclasses import replace

from quiz.films.facts import FilmFacts
from quiz.questions.generate import derived, plot, sets, single
from quiz.questions.generate.asks import Ask, asks_of
from quiz.questions.generate.caps import best_of, distinct
from quiz.questions.generate.difficulty import difficulty
from quiz.questions.generate.distractors import wrong_answers
from quiz.questions.generate.settle import settled
from quiz.questions.generate.world import World, world
from quiz.questions.model import Bank, Question

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
    yield from derived.on_two_facts(known)


def _on_one_fact(known: World) -> Iterator[Question]:
    for fact in known.usable:
        yield from best_of(
            fact.id, [question for ask in asks_of(known, fact) for question in _asked(known, ask)]
        )


def _asked(known: World, ask: Ask) -> Iterator[Question]:
    wrong = wrong_answers(known, ask)
    yield from single.single_choice(known, ask, wrong)
    yield from single.typed(known, ask)
    yield from single.number(known, ask)
    yield from single.true_and_false(known, ask, wrong)
    yield from single.cloze(known, ask, wrong)
