"""A challenge deals the same questions to a friend and compares the two runs."""

import pytest
from sqlalchemy import select

from quiz.boards.tables import BoardBest
from quiz.db import reading
from quiz.solo.rules import DAY_MS, Way
from quiz.solo.tables import Challenge


def challenge(player) -> str:
    """Make the player's finished run a challenge and return its address."""
    made = player.post(f"{player.url}/challenge")
    assert made.status_code == 303
    return made.location


def take_up(friend, url: str) -> None:
    taken = friend.post(f"{url}/play")
    assert taken.status_code == 303
    friend.attempt_id = taken.location.rsplit("/", 1)[1]


def test_a_friend_gets_the_same_questions_and_sees_how_they_compare(player, friend):
    player.play(right=7)
    player.post(f"{player.url}/name", {"name": "Ficus"})
    url = challenge(player)
    invited = friend.get(url).text
    assert "Ficus challenges you" in invited
    assert "7 of 10" in invited
    take_up(friend, url)
    assert friend.deal().id == player.deal().id
    friend.play(right=9)
    assert url in friend.page().text
    compared = friend.get(url).text
    assert compared.count("✓ right · 1\u202f000") == 9 + 7
    assert compared.count("✕ wrong · 0") == 1 + 3
    assert friend.row().way is Way.CHALLENGE


def test_the_questions_are_not_compared_before_they_were_played(player, friend):
    player.play(right=7)
    url = challenge(player)
    for _ in range(2):
        shown = friend.get(url).text
        assert "Question by question" not in shown
        assert "The board of this challenge" not in shown
        take_up(friend, url)


def test_a_challenge_has_its_own_board_and_counts_on_no_other(player, friend):
    player.play(right=7)
    url = challenge(player)
    take_up(friend, url)
    friend.play(right=9)
    board = friend.get(url).text.split("The board of this challenge")[1]
    assert board.index("9\u202f000") < board.index("7\u202f000")
    with reading() as session:
        assert set(session.scalars(select(BoardBest.person_id))) == {player.row().person_id}


def test_a_challenge_is_taken_up_once(player, friend):
    player.play()
    url = challenge(player)
    take_up(friend, url)
    first = friend.attempt_id
    friend.play(right=2)
    take_up(friend, url)
    assert friend.attempt_id == first
    assert friend.row().right == 2


def test_ones_own_challenge_leads_to_ones_own_result(player):
    player.play()
    url = challenge(player)
    mine = player.attempt_id
    take_up(player, url)
    assert player.attempt_id == mine
    assert "Your challenge" in player.get(url).text


def test_a_run_makes_one_challenge(player):
    player.play()
    assert challenge(player) == challenge(player)
    with reading() as session:
        assert len(list(session.scalars(select(Challenge.id)))) == 1


def test_who_played_the_daily_compares_that_run(player, friend):
    friend.play(quiz="daily", right=5)
    player.play(quiz="daily", right=6)
    url = challenge(player)
    own = friend.attempt_id
    take_up(friend, url)
    assert friend.attempt_id == own
    assert "Question by question" in friend.get(url).text


def test_the_daily_taken_up_on_its_day_is_the_daily(player, friend):
    player.play(quiz="daily")
    take_up(friend, challenge(player))
    assert friend.row().way is Way.DAILY


def test_an_old_daily_taken_up_counts_for_the_challenge_only(player, friend, clock):
    player.play(quiz="daily")
    url = challenge(player)
    clock.advance(DAY_MS)
    take_up(friend, url)
    assert friend.row().way is Way.CHALLENGE
    friend.play()
    assert friend.row().counted_at is None


@pytest.mark.parametrize("quiz", ["practice", "ranked"])
def test_only_a_finished_run_against_the_clock_challenges(player, quiz):
    player.start(quiz)
    if quiz == "practice":
        player.play(quiz=quiz)
    refused = player.post(f"{player.url}/challenge")
    assert refused.status_code == 409
    assert "against the clock first" in refused.text


def test_an_unknown_challenge_shows_nothing(player):
    for send in (player.get, player.post):
        url = "/challenge/" + "A" * 22 + ("/play" if send == player.post else "")
        assert send(url).status_code == 404


def test_a_challenger_who_left_is_a_former_player(player, friend):
    player.play()
    url = challenge(player)
    player.post("/me/name", {"name": "Ficus"})
    gone = player.post("/me/delete", {"confirm": "delete"})
    assert gone.status_code == 303, gone.text
    shown = friend.get(url).text
    assert "Ficus" not in shown
    assert "A former player challenges you" in shown
