"""Runs go up on their boards. Everything here can be computed again from the attempts (`rebuild`)."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Executable, Table, bindparam, delete, select
from sqlalchemy.orm import Session

from quiz.boards.rules import COARSE, FINE, Period, Run, bucket, standing, starts
from quiz.boards.tables import Board, BoardBest, BoardTally
from quiz.db import Inserter, prepared
from quiz.people.tables import Person

_BOARD = cast(Table, Board.__table__)
_BEST = cast(Table, BoardBest.__table__)
_TALLY = cast(Table, BoardTally.__table__)


def record_run(session: Session, run: Run) -> None:
    """Put a finished run on its boards; on each one only a player's best run stands, the earlier one if equal."""
    # Two first runs of one player, ended at once in two processes, must not both find nothing to better.
    session.connection().execute(_PLAYER, {"person": run.person_id})
    boards = _boards(session, run)
    key = standing(run.total, run.right, run.steps)
    stood = {
        row.board_id: row
        for row in session.connection().execute(
            _STOOD, {"boards": list(boards), "person": run.person_id}
        )
    }
    improved = [
        board_id
        for board_id in boards
        if board_id not in stood
        or (key, run.attempt_id) < (stood[board_id].standing, stood[board_id].attempt_id)
    ]
    if not improved:
        return
    left = [(board_id, stood[board_id].total, -1) for board_id in improved if board_id in stood]
    taken = [(board_id, run.total, 1) for board_id in improved]
    changes = [
        (board_id, grain, bucket(total, grain), change)
        for board_id, total, change in left + taken
        for grain in (FINE, COARSE)
    ]
    session.connection().execute(
        _counted(session),
        # One order for everyone, so that two runs never wait for each other.
        [
            {"board_id": board_id, "grain": grain, "lowest": lowest, "players": change}
            for board_id, grain, lowest, change in sorted(changes)
        ],
    )
    session.connection().execute(
        _bettered(session), [_best(board_id, run, key) for board_id in improved]
    )


def rebuild(session: Session, runs: Iterable[Run]) -> None:
    """Empty every board and fill it from the runs."""
    for table in (BoardTally, BoardBest, Board):
        session.execute(delete(table))
    for run in runs:
        record_run(session, run)


def _boards(session: Session, run: Run) -> list[int]:
    """Return the boards of a run, made now if it is the first; two first runs at once make one."""
    keys = {period: starts(period, run.finished_at) for period in Period}
    where = {"film": run.film_id, "quiz": run.quiz, "starts": list(keys.values())}
    found = _matching(session, where, keys)
    if len(found) < len(keys):
        session.connection().execute(
            _opened(session),
            [
                {"film_id": run.film_id, "quiz": run.quiz, "period": period, "starts": began}
                for period, began in keys.items()
            ],
        )
        found = _matching(session, where, keys)
    return sorted(found)


def _matching(session: Session, where: dict[str, Any], keys: dict[Period, int]) -> list[int]:
    rows = session.connection().execute(_BOARDS, where)
    return [row.id for row in rows if keys[row.period] == row.starts]


def _best(board_id: int, run: Run, key: int) -> dict[str, int]:
    return {
        "board_id": board_id,
        "person_id": run.person_id,
        "standing": key,
        "total": run.total,
        "right": run.right,
        "steps": run.steps,
        "attempt_id": run.attempt_id,
        "finished_at": run.finished_at,
    }


_PLAYER = select(Person.id).where(Person.id == bindparam("person")).with_for_update(key_share=True)
_BOARDS = select(_BOARD.c.id, _BOARD.c.period, _BOARD.c.starts).where(
    _BOARD.c.film_id == bindparam("film"),
    _BOARD.c.quiz == bindparam("quiz"),
    _BOARD.c.starts.in_(bindparam("starts", expanding=True)),
)
_STOOD = select(_BEST.c.board_id, _BEST.c.standing, _BEST.c.attempt_id, _BEST.c.total).where(
    _BEST.c.board_id.in_(bindparam("boards", expanding=True)),
    _BEST.c.person_id == bindparam("person"),
)


@prepared
def _opened(insert: Inserter) -> Executable:
    return insert(_BOARD).on_conflict_do_nothing()


@prepared
def _counted(insert: Inserter) -> Executable:
    added = insert(_TALLY)
    return added.on_conflict_do_update(
        index_elements=["board_id", "grain", "lowest"],
        set_={"players": _TALLY.c.players + added.excluded.players},
    )


@prepared
def _bettered(insert: Inserter) -> Executable:
    added = insert(_BEST)
    kept = ("standing", "total", "right", "steps", "attempt_id", "finished_at")
    return added.on_conflict_do_update(
        index_elements=["board_id", "person_id"],
        set_={name: added.excluded[name] for name in kept},
    )
