"""The invented films that generation is measured with are sound and the same every time."""

import pytest

from bench.synthetic import synthetic_film
from quiz.films.check import check
from quiz.films.draft.info import COMPANY_RELATIONS, PERSON_RELATIONS
from quiz.films.reading import to_json
from quiz.questions.generate import generate
from quiz.questions.lint import lint

OTHER_LINES = {
    "based_on", "release_date", "running_time", "country", "language", "budget", "box_office",
}  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 7, 250, 999])
def test_an_invented_film_is_sound_and_the_same_every_time(number):
    raw = to_json(synthetic_film(number))
    assert check(raw).problems == ()
    assert to_json(synthetic_film(number)) == raw


def test_invented_films_are_as_large_as_real_ones_and_have_every_info_line():
    facts = synthetic_film(3)
    relations = {fact.relation for fact in facts.facts}
    assert {*PERSON_RELATIONS.values(), *COMPANY_RELATIONS.values(), *OTHER_LINES} <= relations
    assert {"played_by", "plays_role", "age", "quoted_term"} <= relations
    assert 55 <= len(facts.facts) <= 70


def test_invented_films_differ_and_give_sound_questions():
    one, other = synthetic_film(1), synthetic_film(2)
    assert one.film.id != other.film.id
    assert {fact.object for fact in one.facts} != {fact.object for fact in other.facts}
    bank = generate(one)
    assert bank.questions
    assert lint(bank, one) == []
