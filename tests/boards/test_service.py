"""Runs on boards, on a real database: best run per player, shared ranks, neighbours, pages, and the recomputation."""

import random
import threading
import time

import pytest

from quiz.bank.tables import Film
from quiz.boards.queries import board_id, page, placement
from quiz.boards.rules import Period, Run
from quiz.boards.service import rebuild, record_run
from quiz.boards.tables import BoardBest, BoardTally
from quiz.boards.verify import first_difference
from quiz.db import open_database, reading, writing
from quiz.migrate import upgrade
from quiz.people.tables import Person
from tests.conftest import START
from tests.parts import postgres_url

DAY = 86_400_000


def make_people(session, count: int) -> list[int]:
    people = [
        Person(public_id=f"p{n}", name=f"Player {n}", skeleton=f"player {n}", created_at=START)
        for n in range(count)
    ]
    session.add_all(people)
    session.flush()
    return [person.id for person in people]


def run(
    person: int, total: int, *, right: int = 5, steps: int = 100, attempt: int = 1, at: int = START
) -> Run:
    return Run(
        film_id="leon",
        quiz="ranked",
        person_id=person,
        attempt_id=attempt,
        total=total,
        right=right,
        steps=steps,
        finished_at=at,
    )


@pytest.fixture
def people(app) -> list[int]:
    with writing() as session:
        session.add(Film(id="leon", title="Léon", year=1994, facts_sha="x", loaded_at=START))
        return make_people(session, 8)


def record(*runs: Run) -> None:
    with writing() as session:
        for one in runs:
            record_run(session, one)


def ranks(period: Period = Period.ALL, now: int = START, **options) -> list[tuple[int, str, int]]:
    with reading() as session:
        shown = page(session, board_id(session, "leon", "ranked", period, now=now), **options)
    return [(row.rank, row.name, row.points) for row in shown.rows]


def test_equal_runs_share_a_rank_and_the_next_one_is_skipped(people):
    record(
        *(
            run(person, total, attempt=n)
            for n, (person, total) in enumerate(zip(people, (900, 800, 800, 700), strict=False))
        )
    )
    assert [rank for rank, _, _ in ranks()] == [1, 2, 2, 4]


def test_more_right_then_less_time_breaks_a_tie(people):
    record(
        run(people[0], 800, right=8, steps=200),
        run(people[1], 800, right=9, steps=300),
        run(people[2], 800, right=9, steps=299),
    )
    assert [name for _, name, _ in ranks()] == ["Player 2", "Player 1", "Player 0"]


def test_only_the_best_run_of_a_player_stands(people):
    record(
        run(people[0], 500, attempt=1),
        run(people[0], 900, attempt=2),
        run(people[0], 700, attempt=3),
    )
    assert ranks() == [(1, "Player 0", 900)]
    with reading() as session:
        assert sum(tally.players for tally in session.query(BoardTally).filter_by(lowest=500)) == 0


def test_a_board_of_today_is_empty_tomorrow_and_all_time_is_not(people):
    record(run(people[0], 500))
    assert ranks(Period.TODAY) != []
    assert ranks(Period.TODAY, now=START + DAY) == []
    assert ranks(Period.ALL, now=START + DAY) != []


def test_yesterdays_best_does_not_hide_todays_run(people):
    record(run(people[0], 900, attempt=1), run(people[0], 300, attempt=2, at=START + DAY))
    assert ranks(Period.TODAY, now=START + DAY) == [(1, "Player 0", 300)]
    assert ranks(Period.ALL) == [(1, "Player 0", 900)]


def test_own_rank_comes_with_the_neighbours(people):
    record(*(run(person, 1000 - 100 * n, attempt=n) for n, person in enumerate(people)))
    with reading() as session:
        mine = placement(
            session, board_id(session, "leon", "ranked", Period.ALL, now=START), people[4]
        )
    assert (mine.rank, mine.players, mine.points) == (5, 8, 600)
    assert [(row.rank, row.is_me) for row in mine.rows] == [
        (3, False),
        (4, False),
        (5, True),
        (6, False),
        (7, False),
    ]


def test_who_has_not_played_has_no_rank(people):
    record(run(people[0], 500))
    with reading() as session:
        board = board_id(session, "leon", "ranked", Period.ALL, now=START)
        assert placement(session, board, people[1]) is None
        assert placement(session, None, people[0]) is None


@pytest.mark.parametrize("seed", range(5))
def test_every_page_and_every_placement_agree_with_a_plain_sort(app, seed):
    rng = random.Random(seed)
    with writing() as session:
        session.add(Film(id="leon", title="Léon", year=1994, facts_sha="x", loaded_at=START))
        people = make_people(session, 40)
    runs = [
        run(
            rng.choice(people),
            rng.choice((0, 100, 200)),
            right=rng.choice((1, 2)),
            steps=rng.choice((5, 6)),
            attempt=n,
        )
        for n in range(120)
    ]
    record(*runs)
    best: dict[int, tuple] = {}
    for one in runs:
        key = (-one.total, -one.right, one.steps)
        best[one.person_id] = min(best.get(one.person_id, key), key)
    order = sorted(best.items(), key=lambda pair: (pair[1], pair[0]))
    rank_of = {
        person: 1 + sum(key < mine for key in best.values()) for person, mine in best.items()
    }
    with reading() as session:
        board = board_id(session, "leon", "ranked", Period.ALL, now=START)
        shown = [
            (row.rank, row.name)
            for number in range(1, -(-len(order) // 7) + 1)
            for row in page(session, board, number=number, size=7).rows
        ]
        names = {person: session.get(Person, person).name for person in best}
        assert shown == [(rank_of[person], names[person]) for person, _ in order]
        for place, (person, _) in enumerate(order):
            mine = placement(session, board, person)
            near = order[max(0, place - 2) : place + 3]
            assert mine.rank == rank_of[person]
            assert [(row.rank, row.name) for row in mine.rows] == [
                (rank_of[p], names[p]) for p, _ in near
            ]
        assert first_difference(session, runs) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda s: s.query(BoardBest).update({"total": BoardBest.total + 1}), "points"),
        (lambda s: s.query(BoardBest).filter_by(total=800).delete(), "missing"),
        (
            lambda s: s.query(BoardTally).filter_by(lowest=800, grain=1).update({"players": 7}),
            "7 players counted",
        ),
    ],
)
def test_t12_a_board_edited_by_hand_is_named(people, change, words):
    runs = [run(people[0], 900, attempt=1), run(people[1], 800, attempt=2)]
    record(*runs)
    with writing() as session:
        change(session)
    with reading() as session:
        assert words in first_difference(session, runs)
    with writing() as session:
        rebuild(session, runs)
    with reading() as session:
        assert first_difference(session, runs) is None


def test_a_run_that_never_was_is_named(people):
    record(run(people[0], 900))
    with reading() as session:
        assert "no such run exists" in first_difference(session, [])


@pytest.mark.postgres
def test_two_first_runs_of_one_player_ended_at_once_are_counted_once():
    """Two processes are two connections here: the second records while the first has not committed yet."""
    with postgres_url() as url:
        database = open_database(url)
        upgrade(database)
        with writing() as session:
            session.add(Film(id="leon", title="Léon", year=1994, facts_sha="x", loaded_at=START))
            person, other = make_people(session, 2)
            record_run(session, run(other, 50, attempt=9))  # the boards are there already
        recorded = threading.Event()

        def first() -> None:
            with writing() as session:
                record_run(session, run(person, 100, attempt=1))
                recorded.set()
                time.sleep(0.5)  # long enough for the second to look, or to wait

        def second() -> None:
            recorded.wait(10)
            with writing() as session:
                record_run(session, run(person, 200, attempt=2))

        threads = [threading.Thread(target=one) for one in (first, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        runs = [run(person, 100, attempt=1), run(person, 200, attempt=2), run(other, 50, attempt=9)]
        with reading() as session:
            assert first_difference(session, runs) is None
        database.close()
