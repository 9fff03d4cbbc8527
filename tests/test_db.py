"""The one door: writers take turns, readers cannot write, and a full disk or a held lock is said in words."""

import sqlite3
import threading

import pytest

from quiz import db
from quiz.db import Boot, Busy, ReadOnlyDoor, StorageFull, reading, sqlite_is_fixed, writing


def test_t38_reading_refuses_to_write(app):
    def write() -> None:
        with reading() as session:
            session.add(Boot(boot_id="x", anchor_ms=1))
            session.flush()

    with pytest.raises(ReadOnlyDoor):
        write()


def test_an_error_inside_the_block_rolls_everything_back(app):
    def fail_half_way() -> None:
        with writing() as session:
            session.add(Boot(boot_id="x", anchor_ms=1))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with reading() as session:
        assert session.get(Boot, "x") is None


def test_many_writers_take_turns(app):
    def add(n: int) -> None:
        with writing() as session:
            session.add(Boot(boot_id=f"b{n}", anchor_ms=n))

    threads = [threading.Thread(target=add, args=(n,)) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        assert session.query(Boot).filter(Boot.boot_id.like("b%")).count() == 40


def test_f04_a_database_held_by_another_process_says_busy(app, config, monkeypatch):
    path = config.data_dir / "marquee.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with db.database().writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")
    try:
        with pytest.raises(Busy, match="nothing was saved"), writing() as session:
            session.add(Boot(boot_id="x", anchor_ms=1))
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_f05_a_full_disk_says_so_and_reading_goes_on(app):
    def fill() -> None:
        with writing() as session:
            pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
            session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")
            for n in range(2_000):
                session.add(Boot(boot_id=f"{n:0500}", anchor_ms=n))
            session.flush()

    with pytest.raises(StorageFull, match="nothing was saved"):
        fill()
    with reading() as session:
        assert session.query(Boot).filter(Boot.boot_id.like("0%")).count() == 0


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 46, 1), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_which_sqlite_holds_the_mend(version, fixed):
    assert sqlite_is_fixed(version) is fixed


def test_every_process_of_a_boot_shares_one_clock(app):
    assert db.boot_clock().anchor_ms == db.boot_clock().anchor_ms
