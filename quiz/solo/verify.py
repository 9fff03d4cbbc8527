"""Totals and boards are caches: this computes them again from the answers and names the first difference."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from quiz.boards import verify as boards
from quiz.scoring import FORMULA, in_steps
from quiz.solo.queries import runs
from quiz.solo.rules import Outcome, points
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer

AnyRow = Row[*tuple[Any, ...]]


def first_difference(session: Session) -> str | None:
    """Compare points with the formula, totals with their answers and boards with the runs; None if all agree."""
    for attempt_id, found in groupby(_answers(session), key=lambda row: row.attempt_id):
        rows = list(found)
        wrong = next(filter(None, map(_wrong_points, rows)), None) or _wrong_total(rows)
        if wrong is not None:
            return f"attempt {attempt_id}: {wrong}"
    return boards.first_difference(session, runs(session))


def _answers(session: Session) -> Iterator[AnyRow]:
    yield from session.execute(
        select(
            Attempt.id.label("attempt_id"),
            Attempt.total,
            Attempt.right,
            Attempt.steps,
            Attempt.questions,
            Attempt.finished_at,
            AskedQuestion.position,
            AskedQuestion.limit_ms,
            SoloAnswer.outcome,
            SoloAnswer.share_num,
            SoloAnswer.share_den,
            SoloAnswer.elapsed_ms,
            SoloAnswer.points,
            SoloAnswer.formula,
        )
        .join(AskedQuestion, AskedQuestion.attempt_id == Attempt.id)
        .outerjoin(
            SoloAnswer,
            (SoloAnswer.attempt_id == AskedQuestion.attempt_id)
            & (SoloAnswer.position == AskedQuestion.position),
        )
        .order_by(Attempt.id, AskedQuestion.position)
        .execution_options(yield_per=2_000)
    )


def _wrong_points(row: AnyRow) -> str | None:
    if row.outcome is None or row.formula != FORMULA:
        return None
    due = points(
        share_num=row.share_num,
        share_den=row.share_den,
        elapsed_ms=row.elapsed_ms,
        limit_ms=row.limit_ms,
    )
    if due != row.points:
        return f"question {row.position} holds {row.points} points, its answer gives {due}"
    return None


def _wrong_total(rows: list[AnyRow]) -> str | None:
    first = rows[0]
    right = [row for row in rows if row.outcome is Outcome.RIGHT]
    stored = (first.total, first.right, first.steps)
    due = (
        sum(row.points or 0 for row in rows),
        len(right),
        sum(in_steps(row.elapsed_ms or 0) for row in right),
    )
    if first.finished_at is None:  # counted when it ends
        due = (0, 0, 0)
    if stored != due:
        return "holds {} points, {} right, {} steps of time; its answers give {}, {} and {}".format(
            *stored, *due
        )
    answered = sum(row.outcome is not None for row in rows)
    if first.finished_at is not None and answered != first.questions:
        return f"is finished with {answered} of {first.questions} questions answered"
    return None
