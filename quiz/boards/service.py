"""Runs go up on their boards. Everything here can be computed again from the attempts (`rebuild`)."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quiz.boards.rules import Period, Run, standing, starts
from quiz.boards.tables import Board, BoardBest, BoardTally
from quiz.db import insert_into


def record_run(session: Session, run: Run, *, periods: Iterable[Period] = Period) -> None:
    """Put a finished run on its boards; on each one only a player's best run stands, the earlier one if equal."""
    for period in periods:
        board_id = _board_id(session, run, period)
        best = session.get(BoardBest, (board_id, run.person_id), with_for_update=True)
        key = standing(run.total, run.right, run.steps)
        if best is not None and (best.standing, best.attempt_id) <= (key, run.attempt_id):
            continue
        if best is not None:
            _count(session, board_id, best.total, -1)
            session.delete(best)
            session.flush()
        _count(session, board_id, run.total, 1)
        session.add(
            BoardBest(
                board_id=board_id,
                person_id=run.person_id,
                standing=key,
                total=run.total,
                right=run.right,
                steps=run.steps,
                attempt_id=run.attempt_id,
                finished_at=run.finished_at,
            )
        )
        session.flush()


def rebuild(session: Session, runs: Iterable[Run]) -> None:
    """Empty every board and fill it from the runs."""
    for table in (BoardTally, BoardBest, Board):
        session.execute(delete(table))
    for run in runs:
        record_run(session, run)


def _board_id(session: Session, run: Run, period: Period) -> int:
    key = {
        "film_id": run.film_id,
        "quiz": run.quiz,
        "period": period,
        "starts": starts(period, run.finished_at),
    }
    wanted = select(Board.id).filter_by(**key)
    found = session.scalar(wanted)
    if found is None:  # two first runs at once: one makes the board, both read it
        session.execute(insert_into(session, Board).values(**key).on_conflict_do_nothing())
        found = session.scalars(wanted).one()
    return found


def _count(session: Session, board_id: int, total: int, change: int) -> None:
    row = insert_into(session, BoardTally).values(board_id=board_id, total=total, players=change)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["board_id", "total"],
            set_={"players": BoardTally.players + change},
        )
    )
