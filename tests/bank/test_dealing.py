import threading
from datetime import date

import pytest
from sqlalchemy import func, select, update

from quiz.bank import queries
from quiz.bank.rules import RECIPES, NotEnough
from quiz.bank.service import daily_deal, draw_deal
from quiz.bank.tables import Deal, DealtRevision, Question
from quiz.db import reading, writing
from quiz.questions.model import Status
from tests.make import make_film

DAY = date(2026, 11, 24)
RANKED = RECIPES["ranked"]


class Undone(Exception):
    pass


def drawn(film_id="harbour", recipe=RANKED, **fields):
    with writing() as session:
        return draw_deal(session, film_id, recipe, now=5, **fields)


def shown(deal_id):
    with reading() as session:
        return queries.deal(session, deal_id)


def test_a_deal_is_stored_as_revisions_in_order(film):
    deal = shown(drawn())
    assert (deal.quiz, deal.film_id, deal.day) == ("ranked", "harbour", None)
    assert [dealt.position for dealt in deal.questions] == list(range(1, 11))
    assert len({dealt.revision_id for dealt in deal.questions}) == 10
    assert deal.at(3) is deal.questions[2]


def test_two_deals_differ_and_so_do_their_secrets(film):
    first, second = shown(drawn()), shown(drawn())
    assert first.secret != second.secret
    assert [q.revision_id for q in first.questions] != [q.revision_id for q in second.questions]


def test_only_approved_questions_are_dealt(film):
    with writing() as session:
        session.execute(update(Question).where(Question.id % 3 == 0).values(status=Status.RETIRED))
    for _ in range(10):
        with reading() as session:
            held = session.scalars(
                select(Question.status).where(
                    Question.public_id.in_([q.question.id for q in shown(drawn()).questions])
                )
            ).all()
        assert held == [Status.APPROVED] * 10


def test_questions_to_avoid_are_left_out_while_there_are_others(film):
    first = drawn()
    with reading() as session:
        avoid = queries.dealt_questions(session, [first])
    assert len(avoid) == 10
    seen = {dealt.question.id for dealt in shown(first).questions}
    for _ in range(5):
        assert not seen & {dealt.question.id for dealt in shown(drawn(avoid=avoid)).questions}


def test_questions_to_avoid_come_again_when_nothing_else_is_left(film):
    with reading() as session:
        everything = session.scalars(select(Question.id)).all()
    assert len(shown(drawn(avoid=everything)).questions) == 10


def test_an_unknown_film_and_a_film_too_small_are_told(app):
    with pytest.raises(queries.UnknownFilm):
        drawn("nowhere")
    with writing() as session:
        make_film(session, n=9)
    with pytest.raises(NotEnough, match="has 9"):
        drawn()
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Deal)) == 0


def test_the_daily_is_the_same_for_everyone_and_another_tomorrow(film):
    with writing() as session:
        first = daily_deal(session, "harbour", DAY, now=1)
    with writing() as session:
        assert daily_deal(session, "harbour", DAY, now=2) == first
        assert daily_deal(session, "harbour", date(2026, 11, 25), now=2) != first
    assert shown(first).day == DAY


def test_many_who_draw_the_daily_at_once_get_one_deal(film):
    start, ids = threading.Barrier(8), []

    def ask():
        start.wait()
        with writing() as session:
            ids.append(daily_deal(session, "harbour", DAY, now=1))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 8
    assert len(set(ids)) == 1
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(DealtRevision)) == 10


def test_a_daily_that_cannot_be_drawn_leaves_nothing_behind(app):
    with writing() as session:
        make_film(session, n=5)
    with pytest.raises(NotEnough), writing() as session:
        daily_deal(session, "harbour", DAY, now=1)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Deal)) == 0


def test_an_unknown_deal_is_told(film):
    with pytest.raises(queries.UnknownDeal), reading() as session:
        queries.deal(session, 99)


def test_a_deal_once_read_costs_one_small_query(film):
    deal_id = drawn()
    first = shown(deal_id)
    assert shown(deal_id) is first


def test_an_id_given_again_after_a_rollback_shows_the_new_deal(film):
    lost = []

    def draw_and_fail():
        with writing() as session:
            lost.append(queries.deal(session, draw_deal(session, "harbour", RANKED, now=1)))
            raise Undone

    with pytest.raises(Undone):
        draw_and_fail()
    again = drawn()
    assert again == lost[0].id
    assert shown(again).secret != lost[0].secret
