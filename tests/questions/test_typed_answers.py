"""What the generator accepts, the marker accepts, and it mistakes nobody else for it."""

import pytest

from quiz.questions.marking import Verdict, mark
from quiz.questions.model import Kind
from tests.questions import leon

TYPED = [question for question in leon.bank().questions if question.accepted]


@pytest.mark.parametrize("question", TYPED, ids=[question.id for question in TYPED])
def test_every_accepted_form_is_accepted_and_every_other_name_refused(question):
    assert question.kind in (Kind.TYPED, Kind.CLOZE)
    for form in question.accepted:
        assert mark(question.accepted, form, others=question.others) is Verdict.ACCEPT, form
    for name in question.others:
        assert mark(question.accepted, name, others=question.others) is not Verdict.ACCEPT, name


def test_no_form_is_accepted_and_refused_at_once():
    assert [
        question.id for question in TYPED if set(question.accepted) & set(question.others)
    ] == []
