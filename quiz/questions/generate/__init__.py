"""From the facts of a film to its bank of questions. Same facts, same bytes out."""

from collections.abc import Iterator

from quiz.films.facts import FilmFacts
from quiz.questions.generate import single
from quiz.questions.generate.asks import asks_of
from quiz.questions.generate.distractors import wrong_answers
from quiz.questions.generate.world import World, world
from quiz.questions.model import Bank, Question

__all__ = ["generate"]


def generate(facts: FilmFacts) -> Bank:
    """Return the questions that a film's usable facts support, by id."""
    known = world(facts)
    questions = list(_on_one_fact(known))
    return Bank(
        film=facts.film, questions=tuple(sorted(questions, key=lambda question: question.id))
    )


def _on_one_fact(known: World) -> Iterator[Question]:
    for fact in known.usable:
        for ask in asks_of(known, fact):
            wrong = wrong_answers(known, ask)
            yield from single.single_choice(known, ask, wrong)
            yield from single.typed(known, ask)
            yield from single.number(known, ask)
            yield from single.true_and_false(known, ask, wrong)
            yield from single.cloze(known, ask, wrong)
