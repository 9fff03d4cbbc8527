"""The marker and the bank of Léon agree: what a question accepts counts, and what it names as another does not."""

from pathlib import Path

import pytest

from quiz.films.check import check
from quiz.questions.generate import generate
from quiz.questions.marking import Verdict, mark

FACTS = Path(__file__).parents[2] / "questions" / "leon.json"


@pytest.fixture(scope="module")
def typed():
    facts = check(FACTS.read_bytes()).facts
    assert facts is not None
    questions = [question for question in generate(facts).questions if question.accepted]
    assert len(questions) >= 100
    return questions


def test_every_accepted_answer_counts_however_it_is_typed(typed):
    refused = [
        (question.id, said)
        for question in typed
        for answer in question.accepted
        for said in (answer, answer.upper(), answer.lower(), f" {answer}.", f"it is {answer}")
        if mark(question.accepted, said, others=question.others) is not Verdict.ACCEPT
    ]
    assert refused == []


def test_no_rival_is_taken_for_the_answer(typed):
    taken = [
        (question.id, rival)
        for question in typed
        for rival in question.others
        if mark(question.accepted, rival, others=question.others) is not Verdict.REJECT
    ]
    assert taken == []
