"""A GET never writes: not the question, not what was missed, not the daily of the day."""

import hashlib

import pytest

from quiz.db import database
from tests.solo.test_canary import pages_of


def contents() -> str:
    """Return the hash of everything that is stored."""
    with database().reader.connect() as connection:
        raw = connection.connection.driver_connection
        return hashlib.sha256("\n".join(raw.iterdump()).encode()).hexdigest()


def walk(app, player) -> None:
    for url in pages_of(app, player):
        player.get(url).close()
        player.client.head(url).close()


def test_t38_looking_at_an_empty_house_writes_nothing(app, client):
    before = contents()
    for url in ("/", "/daily", "/boards", "/films/harbour", "/challenge/x", "/play/x", "/play/x/1"):
        client.get(url)
        client.head(url)
    assert contents() == before


@pytest.mark.parametrize("later_ms", [0, 20_250, 20_501, 86_400_000])
def test_t38_looking_at_a_question_writes_nothing_however_late(app, player, clock, later_ms):
    player.start()
    clock.advance(later_ms)
    before = contents()
    walk(app, player)
    assert contents() == before


@pytest.mark.parametrize("quiz", ["ranked", "practice", "daily"])
def test_t38_looking_at_a_result_writes_nothing(app, player, quiz):
    player.play(quiz=quiz)
    before = contents()
    walk(app, player)
    assert contents() == before


def test_t38_the_hash_sees_a_write(player):
    before = contents()
    player.start()
    assert contents() != before
