"""A-priori difficulty: what ought to be harder is rated harder."""

from dataclasses import replace

import pytest

from quiz.questions.generate import generate
from quiz.questions.generate.difficulty import BANDS, difficulty, logit_of
from quiz.questions.generate.world import world
from quiz.questions.model import Kind
from tests.questions import harbour, leon

KNOWN = world(harbour.facts())
QUESTIONS = {
    question.id.removeprefix("harbour-"): question
    for question in generate(harbour.facts()).questions
}


def logit(name: str, **changes: object) -> float:
    return logit_of(KNOWN, replace(QUESTIONS[name], **changes))


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("f002-subject-true", "f002-object-single-choice"),
        ("f009-object-single-choice", "f009-subject-typed"),
        ("f001-object-single-choice", "f009-object-single-choice"),  # the lead before the plot
        ("f009-subject-single-choice", "f009-f004-actor-single-choice"),  # one fact before two
    ],
)
def test_what_is_harder_is_rated_harder(easier, harder):
    assert logit(easier) < logit(harder)


def test_options_from_the_film_tempt_more_than_those_from_outside():
    name = "f004-object-single-choice"
    options = QUESTIONS[name].choices
    from_outside, from_the_film = (
        tuple(replace(choice, proof=choice.proof and code) for choice in options)
        for code in ("P5", "P2")
    )
    assert logit(name, choices=from_outside) < logit(name, choices=from_the_film)


def test_kinds_rank_from_statements_to_recall():
    ranked = sorted(
        Kind, key=lambda kind: logit("f009-subject-typed", kind=kind, accepted=(), choices=())
    )
    assert (
        ranked.index(Kind.TRUE_FALSE)
        < ranked.index(Kind.SINGLE_CHOICE)
        < ranked.index(Kind.MULTIPLE_CHOICE)
    )
    assert ranked.index(Kind.MULTIPLE_CHOICE) < ranked.index(Kind.TYPED) < ranked.index(Kind.ORDER)


def test_bands_follow_the_logit():
    known = world(leon.facts())
    for question in leon.bank().questions:
        assert (
            difficulty(known, question)
            == question.difficulty
            == 1 + sum(logit_of(known, question) > b for b in BANDS)
        )
