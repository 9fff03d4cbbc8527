"""A board of a million attempts: a page of it, a deep page, and one player's rank, on SQLite and PostgreSQL."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, insert, select

from bench.measure import report, timed_ms
from quiz.bank.tables import Film
from quiz.boards.queries import board_id, page, placement
from quiz.boards.rules import COARSE, FINE, Period, bucket, standing
from quiz.boards.tables import Board, BoardBest, BoardTally
from quiz.db import Database, open_database, reading, writing
from quiz.migrate import upgrade
from quiz.people.tables import Person

ATTEMPTS = 1_000_000
CHUNK = 20_000
NOW = 1_795_500_000_000
BUDGET_MS = 15.0


def main() -> None:
    """Print the figures for both databases."""
    for name, database in databases():
        fill(database)
        measure(name)
        database.close()


def databases() -> Iterator[tuple[str, Database]]:
    """Yield an empty migrated database of each kind that this machine has."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", _opened(f"sqlite:///{Path(folder) / 'bench.db'}")
    with postgres() as url:
        if url is None:
            print("PostgreSQL is not installed here: not measured")
        else:
            yield "PostgreSQL", _opened(url)


@contextmanager
def postgres() -> Iterator[str | None]:
    """Give an empty PostgreSQL database, or None where there is no server to start."""
    from tests.parts import Cluster

    try:
        cluster = Cluster()
    except BaseException as error:  # the tests' way to say "missing" is a pytest outcome
        if isinstance(error, KeyboardInterrupt):
            raise
        yield None
        return
    try:
        yield cluster.url("postgres")
    finally:
        cluster.stop()


def _opened(url: str) -> Database:
    database = open_database(url)
    upgrade(database)
    return database


def fill(database: Database) -> None:
    """Store a million players' best runs on one board: one attempt each, the hardest case for a rank."""
    rng = random.Random(7)
    with writing() as session:
        session.add(Film(id="leon", title="Léon", year=1994, facts_sha="bench", loaded_at=NOW))
        board = Board(film_id="leon", quiz="ranked", period=Period.ALL, starts=0)
        session.add(board)
        session.flush()
        for start in range(1, ATTEMPTS + 1, CHUNK):
            ids = range(start, start + CHUNK)
            session.execute(
                insert(Person),
                [
                    {
                        "id": n,
                        "public_id": f"b{n}",
                        "name": f"Player {n}",
                        "skeleton": f"player {n}",
                        "created_at": NOW,
                    }
                    for n in ids
                ],
            )
            session.execute(insert(BoardBest), [_best(board.id, n, rng) for n in ids])
        counted: Counter[tuple[int, int]] = Counter()
        for total, players in session.execute(
            select(BoardBest.total, func.count()).group_by(BoardBest.total)
        ):
            for grain in (FINE, COARSE):
                counted[grain, bucket(total, grain)] += players
        session.execute(
            insert(BoardTally),
            [
                {"board_id": board.id, "grain": grain, "lowest": lowest, "players": players}
                for (grain, lowest), players in counted.items()
            ],
        )
    with database.writer.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _best(board: int, person: int, rng: random.Random) -> dict[str, int]:
    right = rng.choice((3, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10))
    total = sum(rng.randint(500, 1000) for _ in range(right))
    steps = rng.randint(10, 200) * right
    return {
        "board_id": board,
        "person_id": person,
        "standing": standing(total, right, steps),
        "total": total,
        "right": right,
        "steps": steps,
        "attempt_id": person,
        "finished_at": NOW,
    }


def measure(name: str) -> None:
    """Time the three questions a board page asks."""
    rng = random.Random(11)
    with reading() as session:
        board = board_id(session, "leon", "ranked", Period.ALL, now=NOW)
        pages = page(session, board).pages

    def shown(number: int) -> None:
        with reading() as session:
            page(session, board, number=number)

    def mine() -> None:
        with reading() as session:
            placement(session, board, rng.randint(1, ATTEMPTS))

    def whole() -> None:
        with reading() as session:
            me = rng.randint(1, ATTEMPTS)
            page(session, board, number=1, me=me)
            placement(session, board, me)

    report(f"{name}: first page", timed_ms(lambda: shown(1), 300), budget_ms=BUDGET_MS)
    report(
        f"{name}: a page anywhere",
        timed_ms(lambda: shown(rng.randint(1, pages)), 300),
        budget_ms=BUDGET_MS,
    )
    report(f"{name}: own rank and neighbours", timed_ms(mine, 300), budget_ms=BUDGET_MS)
    report(f"{name}: first page and own rank together", timed_ms(whole, 300), budget_ms=BUDGET_MS)
