"""The film that ships: its facts and the bank made of them, once for all tests of this room."""

from functools import cache
from pathlib import Path

from quiz.films.facts import FilmFacts
from quiz.films.reading import read
from quiz.questions.generate import generate
from quiz.questions.model import Bank

PATH = Path(__file__).parents[2] / "questions" / "leon.json"


@cache
def facts() -> FilmFacts:
    return read(PATH)


@cache
def bank() -> Bank:
    return generate(facts())
