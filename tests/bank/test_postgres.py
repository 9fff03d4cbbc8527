"""The bank's verbs on PostgreSQL: what SQLite's one writer would hide."""

import threading
from datetime import date

import pytest
from sqlalchemy import func, select

from quiz.bank import queries, service
from quiz.bank.rules import RECIPES, Reason
from quiz.bank.tables import Deal, QuestionCounter
from quiz.db import open_database, reading, writing
from quiz.migrate import upgrade
from quiz.people.service import begin_guest
from quiz.questions.model import Bank
from tests.make import FILM, make_film, make_question, make_questions
from tests.parts import postgres_url

pytestmark = pytest.mark.postgres


@pytest.fixture
def bank():
    with postgres_url() as url:
        database = open_database(url)
        upgrade(database)
        with writing() as session:
            make_film(session, n=60)
        yield
        database.close()


def at_once(number, verb):
    """Run a verb in many transactions that start together; return what they gave or raised."""
    start, outcomes = threading.Barrier(number), []

    def run(place):
        start.wait()
        try:
            with writing() as session:
                outcomes.append(verb(session, place))
        except Exception as error:
            outcomes.append(error)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def person():
    with writing() as session:
        return begin_guest(session, now=1).who.person_id


def test_many_who_draw_the_daily_at_once_get_one_deal(bank):
    day = date(2026, 11, 24)
    ids = at_once(12, lambda session, _: service.daily_deal(session, "harbour", day, now=1))
    assert len(set(ids)) == 1
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Deal)) == 1
        assert len(queries.deal(session, ids[0]).questions) == 10


def test_of_two_edits_at_once_one_is_stale(bank):
    editor, first = person(), make_questions(1)[0]

    def edit(session, place):
        text = make_question(300 + place, id=first.id)
        return service.edit_question(
            session, first.id, text, expected_revision=1, by=editor, now=place
        )

    outcomes = at_once(6, edit)
    assert [one for one in outcomes if not isinstance(one, Exception)] == [2]
    assert {type(one) for one in outcomes if isinstance(one, Exception)} == {service.StaleEdit}


def test_counters_of_many_batches_add_up(bank):
    batch = [(revision_id, revision_id % 2 == 0) for revision_id in range(1, 41)]
    outcomes = at_once(
        10, lambda session, place: service.count_answers(session, batch[:: 1 if place % 2 else -1])
    )
    assert outcomes == [None] * 10
    with reading() as session:
        counts = set(
            session.execute(select(QuestionCounter.answered, QuestionCounter.answered_right)).all()
        )
    assert counts == {(10, 10), (10, 0)}


def test_one_person_reporting_at_once_is_one_report(bank):
    reporter = person()
    outcomes = at_once(
        6,
        lambda session, place: service.report_question(
            session, 1, person_id=reporter, reason=Reason.WRONG, words=str(place), now=1
        ),
    )
    assert sorted(outcomes) == [False] * 5 + [True]


def test_load_draw_search_and_judge(bank):
    editor = person()
    with writing() as session:
        again = service.load_film(
            session, Bank(film=FILM, questions=make_questions(59)), facts_sha="test", now=2
        )
        deal_id = service.draw_deal(session, "harbour", RECIPES["family"], now=3)
        written = service.add_question(session, make_question(400), by=editor, now=4)
        service.approve(session, written, by=editor, now=5)
    assert (again.kept, again.retired) == (59, 1)
    with reading() as session:
        assert len(queries.deal(session, deal_id).questions) == 10
        found = queries.questions(session, queries.Wanted(text=f"{written} 100%"))
        assert found.total == 0
        found = queries.questions(session, queries.Wanted(text=written.upper()), page=9)
        assert [row.public_id for row in found.rows] == [written]
        assert queries.question(session, written).history[0].what == "approved"
        assert queries.films(session)[0].questions == 60
        assert queries.waiting(session) == queries.Waiting(drafts=0, reports=0)
