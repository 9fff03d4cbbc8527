"""Runs on their boards, and what people may ask of them: a copy, to be forgotten, and an end to what was left."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from quiz.boards.queries import board_id, page
from quiz.boards.rules import Period
from quiz.db import reading, writing
from quiz.people.service import exports, forgets, purges
from quiz.people.tables import SessionRow
from quiz.questions.model import Kind
from quiz.solo import queries
from quiz.solo.queries import known_sitting
from quiz.solo.rules import KEPT_OPEN_MS
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer
from quiz.solo.verify import first_difference
from tests.samples import sample


def board(quiz: str, period: Period, now: int) -> list[tuple[int, int]]:
    """Return (rank, points) of everyone on a board."""
    with reading() as session:
        found = board_id(session, "harbour", quiz, period, now=now)
        return [(row.rank, row.points) for row in page(session, found).rows]


@pytest.mark.parametrize("quiz", ["ranked", "daily", "family", "spoiler-free"])
def test_a_finished_run_stands_on_the_boards_of_its_quiz(player, quiz, clock):
    player.play(quiz=quiz, right=6)
    for period in Period:
        assert board(quiz, period, clock.now) == [(1, 6_000)]
    assert "1 of 1" in player.page().text


def test_only_the_best_run_stands(player, clock):
    for right in (3, 8, 5):
        player.attempt_id = ""
        player.play(right=right)
    assert board("ranked", Period.TODAY, clock.now) == [(1, 8_000)]


def test_equal_runs_share_a_rank(player, friend, clock):
    player.play(right=4)
    friend.play(right=4)
    assert board("ranked", Period.TODAY, clock.now) == [(1, 4_000), (1, 4_000)]


def test_neither_practice_nor_an_unfinished_run_stands_on_a_board(player, friend, clock):
    player.play(quiz="practice")
    friend.start()
    friend.answer(1)
    assert board("ranked", Period.ALL, clock.now) == []
    with reading() as session:
        assert list(queries.runs(session)) == []


def test_the_front_page_counts_players_of_today(player, friend, clock):
    player.play()
    player.attempt_id = ""
    player.play(quiz="practice")
    friend.play()
    assert "2 people played today" in player.get("/").text


def test_the_questions_of_the_last_runs_are_not_dealt_again_soon(player):
    first = {one.question.id for one in (player.play(), player.deal())[1].questions}
    player.attempt_id = ""
    player.start()
    assert first.isdisjoint(one.question.id for one in player.deal().questions)


def test_totals_and_boards_are_what_the_answers_give(player, friend, clock):
    player.start()
    for position in range(1, 11):
        clock.advance(700 * position)
        player.answer(position, right=position % 3 != 0)
        player.next(position)
    friend.play(quiz="practice")
    with reading() as session:
        assert first_difference(session) is None


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (SoloAnswer, {"points": 777}),
        (SoloAnswer, {"share_num": 0}),
        (SoloAnswer, {"elapsed_ms": 19_000}),
        (Attempt, {"total": Attempt.total + 1}),
        (Attempt, {"right": 9}),
        (Attempt, {"steps": 3}),
        (Attempt, {"questions": 11}),
        (AskedQuestion, {"limit_ms": 10_000, "closes_at": 1}),
    ],
)
def test_t12_a_changed_row_is_named(player, clock, table, change):
    player.start()
    for position in range(1, 11):
        clock.advance(3_000)
        player.answer(position)
        player.next(position)
    first = table.position == 1 if table is not Attempt else Attempt.id == player.row().id
    with writing() as session:
        session.execute(update(table).where(first).values(change))
    with reading() as session:
        assert first_difference(session).startswith(f"attempt {player.row().id}: ")


def test_t12_a_changed_board_is_named(player):
    player.play(right=4)
    with writing() as session:
        session.execute(update(Attempt).values(counted_at=None))
    with reading() as session:
        assert "board" in first_difference(session)


def test_people_get_a_copy_of_their_runs(put):
    player = put(sample(Kind.TYPED))
    player.answer(1)
    with reading() as session:
        rows = exports["quizzes"](session, player.row().person_id)
    [answer] = next(row["answers"] for row in rows if row["way"] == "ranked")
    assert answer == {
        "question": 1,
        "given": '{"text": "Grey Heron"}',
        "received": player.row().started_at,
        "outcome": "right",
        "points": 1_000,
    }


def test_t66_what_a_person_typed_is_blanked_and_the_points_stay(put):
    vague = replace(sample(Kind.TYPED), accepted=("Luc Besson",), others=())
    player = put(vague, sample(Kind.SINGLE_CHOICE))
    player.post(f"{player.url}/answer", {"position": "1", "text": "Luc"})
    player.answer(1)
    player.next(1)
    player.answer(2)
    total = player.row().total
    with writing() as session:
        forgets["quizzes"](session, player.row().person_id)
    with reading() as session:
        typed, chosen = session.scalars(select(SoloAnswer).order_by(SoloAnswer.position))
        assert (typed.given, typed.points) == (None, 1_000)
        assert chosen.given is not None
        assert set(session.scalars(select(AskedQuestion.prompted))) == {None}
        assert first_difference(session) is None
    assert player.row().total == total
    assert player.page().status_code == 200


def test_t66_runs_nobody_finished_are_deleted_after_thirty_days(player, friend, clock):
    player.play()
    friend.start()
    friend.answer(1)
    with writing() as session:
        assert purges["attempts"](session, clock.now + KEPT_OPEN_MS) == 0
        assert purges["attempts"](session, clock.now + KEPT_OPEN_MS + 1) == 1
        assert session.scalar(select(func.count()).select_from(SoloAnswer)) == 10
    for sent in (
        friend.page(),
        friend.post(f"{friend.url}/answer", {"position": "1", "choice": "x"}),
    ):
        assert sent.status_code == 404


def test_a_purged_run_answers_404_also_where_it_was_known(put, clock):
    player = put(sample(Kind.SINGLE_CHOICE), sample(Kind.TYPED))
    player.answer(1)
    fields = player.fields(1)
    with reading() as session:
        session_hash = session.scalars(select(SessionRow.token_hash)).one()
    assert known_sitting(player.attempt_id, session_hash) is not None
    with writing() as session:
        purges["attempts"](session, clock.now + KEPT_OPEN_MS + 1)
    assert player.post(f"{player.url}/answer", fields).status_code == 404
