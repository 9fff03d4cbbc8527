"""Boards are caches: this computes them again from the runs and names the first difference."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.boards.rules import COARSE, FINE, Period, Run, bucket, standing, starts
from quiz.boards.tables import Board, BoardBest, BoardTally

Place = tuple[str, str, Period, int, int]
"""Film, quiz, period, day the period began on, person."""


def first_difference(session: Session, runs: Iterable[Run]) -> str | None:
    """Compare every board with what the runs say; return the first difference in words, None if there is none."""
    best: dict[Place, tuple[int, int, Run]] = {}
    for run in runs:
        key = standing(run.total, run.right, run.steps)
        for period in Period:
            place = (run.film_id, run.quiz, period, starts(period, run.finished_at), run.person_id)
            if place not in best or (key, run.attempt_id) < best[place][:2]:
                best[place] = (key, run.attempt_id, run)
    return _row_difference(session, best) or _tally_difference(session)


def _row_difference(session: Session, best: dict[Place, tuple[int, int, Run]]) -> str | None:
    stored = session.execute(
        select(Board, BoardBest).join_from(BoardBest, Board).execution_options(yield_per=1_000)
    )
    for board, row in stored:
        place = (board.film_id, board.quiz, board.period, board.starts, row.person_id)
        computed = best.pop(place, None)
        shown = (row.standing, row.attempt_id, row.total, row.right, row.steps)
        if computed is None:
            return f"board {_named(place)}: a run of attempt {row.attempt_id} stands there, but no such run exists"
        key, attempt_id, run = computed
        if shown != (key, attempt_id, run.total, run.right, run.steps):
            return (
                f"board {_named(place)}: shows {row.total} points (attempt {row.attempt_id}), "
                f"the answers give {run.total} (attempt {attempt_id})"
            )
    for place, (_, attempt_id, run) in sorted(best.items()):
        return f"board {_named(place)}: the run of attempt {attempt_id} ({run.total} points) is missing"
    return None


def _tally_difference(session: Session) -> str | None:
    true: Counter[tuple[int, int, int]] = Counter()
    for board_id, total, players in session.execute(
        select(BoardBest.board_id, BoardBest.total, func.count()).group_by(
            BoardBest.board_id, BoardBest.total
        )
    ):
        for grain in (FINE, COARSE):
            true[board_id, grain, bucket(total, grain)] += players
    shown = {
        (tally.board_id, tally.grain, tally.lowest): tally.players
        for tally in session.scalars(select(BoardTally).where(BoardTally.players != 0))
    }
    for place in sorted(true.keys() | shown.keys()):
        if true[place] != shown.get(place, 0):
            board_id, grain, lowest = place
            totals = f"{lowest}" if grain == FINE else f"{lowest} to {lowest + grain - 1}"
            return (
                f"board {board_id}: {shown.get(place, 0)} players counted with {totals} points, "
                f"{true[place]} stand there"
            )
    return None


def _named(place: Place) -> str:
    film_id, quiz, period, began, person_id = place
    return f"{film_id}/{quiz} ({period}, from day {began}), person {person_id}"
