"""The daily: the same ten for everyone, one run each, and its day is the UTC day it was dealt on."""

import pytest
from sqlalchemy import func, select

from quiz.bank.tables import Deal
from quiz.boards.queries import board_id, page
from quiz.boards.rules import Period
from quiz.db import reading
from quiz.solo.rules import DAY_MS, day_start
from quiz.solo.tables import Attempt


def board(day_ms: int) -> int:
    """Return how many players stand on the board of a day's daily."""
    with reading() as session:
        found = board_id(session, "harbour", "daily", Period.TODAY, now=day_ms)
        return page(session, found).players


def test_everyone_gets_the_same_ten(player, friend):
    player.start("daily")
    friend.start("daily")
    assert player.deal().id == friend.deal().id
    assert player.attempt_id != friend.attempt_id


def test_the_next_day_has_another_ten(player, clock):
    player.play(quiz="daily")
    first = player.deal().id
    clock.advance(DAY_MS)
    player.attempt_id = ""
    player.start("daily")
    assert player.deal().id != first


def test_t61_a_daily_is_played_once(player):
    player.play(quiz="daily", right=3)
    played, total = player.attempt_id, player.row().total
    for _ in range(3):
        player.start("daily")
        assert player.attempt_id == played
    assert "3 of 10" in player.page().text
    assert player.row().total == total


def test_no_daily_is_drawn_by_looking_at_its_page(player):
    assert "Play today’s ten" in player.get("/daily").text
    with reading() as session:
        assert session.scalar(select(func.count(Deal.id))) == 0


def test_the_page_says_where_the_player_is(player):
    player.start("daily")
    assert "Go on with today’s ten" in player.get("/daily").text
    player.play(quiz="daily", right=4)
    shown = player.get("/daily").text
    assert "4 of 10" in shown
    assert player.url in shown
    assert 'class="me"' in shown


def test_yesterdays_daily_can_be_finished_and_counts_for_yesterday(player, clock):
    clock.now = day_start(clock.now) + DAY_MS - 5_000
    yesterday = clock.now
    player.start("daily")
    clock.advance(10_000)
    first = player.attempt_id
    for position in range(1, 11):
        player.answer(position)
        player.next(position)
    assert (board(yesterday), board(clock.now)) == (1, 0)
    assert player.row().counted_at == day_start(clock.now) - 1
    player.start("daily")
    assert player.attempt_id != first


def test_two_days_of_dailies_may_be_open_at_once(player, clock):
    player.start("daily")
    first = player.attempt_id
    clock.advance(DAY_MS)
    player.start("daily")
    with reading() as session:
        assert set(session.scalars(select(Attempt.public_id))) == {first, player.attempt_id}


@pytest.mark.parametrize("url", ["/", "/daily", "/films/harbour"])
def test_an_empty_house_says_so(client, url):
    response = client.get(url)
    assert response.status_code == (404 if "films" in url else 200)
    assert url.startswith("/films") or "Nothing is showing yet" in response.text
