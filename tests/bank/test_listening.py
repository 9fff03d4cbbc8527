import pytest
from sqlalchemy import select

from quiz.bank import queries
from quiz.bank.rules import BadReport, Reason
from quiz.bank.service import (
    UnknownReport,
    count_answers,
    report_question,
    resolve_report,
    retire,
)
from quiz.bank.tables import QuestionReport
from quiz.db import reading, writing
from quiz.people.service import exports, forgets


def report(person_id, *, revision_id=1, words="It is Bo.", reason=Reason.WRONG, now=5):
    with writing() as session:
        return report_question(
            session, revision_id, person_id=person_id, reason=reason, words=words, now=now
        )


def waiting():
    with reading() as session:
        return queries.open_reports(session)


def test_counters_add_up_over_batches(film):
    for batch in ([(1, True), (1, False), (2, True)], [], [(1, True)]):
        with writing() as session:
            count_answers(session, batch)
    with reading() as session:
        assert queries.chosen_right(session, [1, 2, 3]) == {1: (3, 2), 2: (1, 1)}


def test_a_report_waits_for_an_editor_and_is_gone_when_resolved(film, person):
    editor = person()
    assert report(person())
    (one,) = waiting()
    assert (one.reason, one.words, one.changed) == (Reason.WRONG, "It is Bo.", False)
    with writing() as session:
        resolve_report(session, one.id, by=editor, now=9)
        resolve_report(session, one.id, by=person_id_of_nobody(), now=10)
    assert waiting() == []
    with reading() as session:
        row = session.scalars(select(QuestionReport)).one()
        assert (row.resolved_at, row.resolved_by) == (9, editor)


def person_id_of_nobody():
    """An id that breaks the foreign key if it were ever written."""
    return 999


def test_one_open_report_a_person_and_question(film, person):
    first, second = person(), person()
    assert report(first)
    assert not report(first, words="again")
    assert report(second)
    assert report(first, revision_id=2)
    assert [one.words for one in waiting()] == ["It is Bo."] * 3
    with writing() as session:
        resolve_report(session, waiting()[0].id, by=second, now=9)
    assert report(first, words="still wrong")


@pytest.mark.parametrize(
    ("words", "kept"), [("", ""), ("  two \n lines ", "two lines"), ("é" * 500, "é" * 500)]
)
def test_words_are_kept_on_one_line(film, person, words, kept):
    assert report(person(), words=words)
    assert waiting()[0].words == kept


@pytest.mark.parametrize("words", ["x" * 501, "a\0b", "\ud800", "\ue000"])
def test_t36_words_that_cannot_be_kept_are_refused(film, person, words):
    with pytest.raises(BadReport):
        report(person(), words=words)
    assert waiting() == []


def test_what_is_not_there_cannot_be_reported_or_resolved(film, person):
    with pytest.raises(queries.UnknownQuestion):
        report(person(), revision_id=10_000)
    with pytest.raises(UnknownReport), writing() as session:
        resolve_report(session, 10_000, by=1, now=1)


def test_a_report_tells_whether_the_question_was_changed_since(film, person):
    editor = person()
    report(person())
    with writing() as session:
        retire(session, waiting()[0].public_id, by=editor, now=8)
    assert str(waiting()[0].status) == "retired"


def test_a_person_gets_their_reports_and_has_their_words_blanked(film, person):
    reporter, other = person(), person()
    report(reporter, words="mine")
    report(other, words="theirs")
    with writing() as session:
        assert exports["reports"](session, reporter) == [
            {"reason": "wrong", "words": "mine", "created_at": 5}
        ]
        forgets["reports"](session, reporter)
    assert sorted(one.words for one in waiting()) == ["", "theirs"]
