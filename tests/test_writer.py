"""The writer answers after the commit, keeps order, and never leaves a caller waiting."""

import threading

import pytest
from sqlalchemy import insert

from quiz.db import Boot, Busy, reading
from quiz.writer import Writer
from tests.parts import wait_for


def save(session, batch):
    session.execute(insert(Boot), [{"boot_id": row, "anchor_ms": 1} for row in batch])
    return [row.upper() for row in batch]


@pytest.fixture
def writer(app):
    writer = Writer(save)
    yield writer
    writer.stop()


def stored() -> set[str]:
    with reading() as session:
        return {boot.boot_id for boot in session.query(Boot)}


def test_an_outcome_comes_after_the_commit(writer):
    assert writer.write("a") == "A"
    assert "a" in stored()


def test_many_threads_each_get_their_own_outcome(writer):
    outcomes = {}
    threads = [
        threading.Thread(target=lambda n=n: outcomes.update({n: writer.write(f"row{n}")}))
        for n in range(64)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {n: f"ROW{n}" for n in range(64)}


def test_one_bad_row_does_not_take_the_others_down(writer):
    writer.write("twice")
    futures = [writer.submit(row) for row in ("x", "twice", "y")]
    assert futures[0].result(5) == "X"
    assert futures[2].result(5) == "Y"
    with pytest.raises(Exception, match="UNIQUE"):
        futures[1].result(5)
    assert {"x", "y"} <= stored()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_dead_thread_fails_every_waiting_caller_and_is_not_healthy(app):
    def dies(_session, _batch):
        raise SystemExit("gone")

    writer = Writer(dies)
    assert writer.healthy
    future = writer.submit("a")
    assert future.exception(5) is not None
    with pytest.raises(Busy):
        writer.write("b")
    wait_for(lambda: not writer.healthy)


def test_stopping_saves_what_is_queued(app):
    writer = Writer(save)
    futures = [writer.submit(f"s{n}") for n in range(10)]
    writer.stop()
    assert [future.result(0) for future in futures] == [f"S{n}" for n in range(10)]
