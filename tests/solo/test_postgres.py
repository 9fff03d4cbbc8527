"""Solo play on PostgreSQL, where several processes may save answers at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from quiz.app import create_app
from quiz.config import Config
from quiz.db import database, open_database, reading, writing
from quiz.migrate import upgrade
from quiz.solo.service import Fate, save_answers
from quiz.solo.tables import Attempt, SoloAnswer
from quiz.solo.verify import first_difference
from quiz.solo.views.pages import WRITER
from quiz.writer import Writer
from tests.conftest import START
from tests.make import FILM, make_film
from tests.parts import postgres_url
from tests.solo.conftest import Player
from tests.solo.test_answers import RIGHT, WRONG, a_run, sent

pytestmark = pytest.mark.postgres


@pytest.fixture
def app(tmp_path, clock):
    with postgres_url() as url:
        upgrade(open_database(url))
        database().close()
        config = Config.from_env(
            {
                "QUIZ_DATA_DIR": str(tmp_path),
                "QUIZ_DATABASE_URL": url,
                "QUIZ_SECRET_KEY": "test-only-0123456789-abcdefghijk",
            }
        )
        app = create_app(config, clock=clock)
        with writing() as session:
            make_film(session, n=66, now=START)
        yield app
        app.extensions[WRITER].stop()
        database().close()


def test_a_whole_quiz_of_every_way(app: Flask):
    player, friend = Player(app.test_client()), Player(app.test_client())
    for quiz in ("ranked", "practice", "daily", "family"):
        player.attempt_id = ""
        player.play(quiz=quiz, right=6)
        assert "6 of 10" in player.page().text
    url = player.post(f"{player.url}/challenge").location
    friend.attempt_id = friend.post(f"{url}/play").location.rsplit("/", 1)[1]
    friend.play(right=5)
    assert "Question by question" in friend.get(url).text
    assert player.answer(1, right=False).status_code == 409
    with reading() as session:
        assert first_difference(session) is None


def test_t02_two_processes_race_and_every_question_keeps_one_answer(app: Flask):
    """Two writers are two processes to the database: no lock is shared but its own."""
    runs = [a_run() for _ in range(5)]
    taps = [sent(run, position) for run in runs for position in range(1, 11)]
    writers = [Writer(save_answers), Writer(save_answers)]

    def tap(number: int) -> list[Fate]:
        graded = RIGHT if number % 2 else WRONG
        mine = [replace(one, given=f"choice {number}", graded=graded) for one in taps]
        futures = [writers[number % 2].submit(one) for one in mine[number:] + mine[:number]]
        return [future.result(30).fate for future in futures]

    with ThreadPoolExecutor(8) as threads:
        fates = Counter(fate for found in threads.map(tap, range(8)) for fate in found)
    for writer in writers:
        writer.stop()
    assert fates == {Fate.STORED: 50, Fate.REFUSED: 8 * 50 - 50}
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(SoloAnswer)) == 50
        assert first_difference(session) is None


def test_two_starts_at_once_are_one_run(app: Flask):
    guest = Player(app.test_client())
    guest.start("practice")
    cookies = {name: guest.client.get_cookie(name).value for name in ("m_person", "m_form")}

    def begin(_: int) -> str:
        client = app.test_client()
        for name, value in cookies.items():
            client.set_cookie(name, value)
        tab = Player(client, token=guest.token)
        return tab.start("ranked").location

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(begin, range(8)))) == 1
    with reading() as session:
        started = select(func.count(Attempt.id)).where(
            Attempt.film_id == FILM.id, Attempt.quiz == "ranked"
        )
        assert session.scalar(started) == 1
