"""Runs in numbers: the one that was left, those of today, and those that stand on boards."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.boards.rules import Run
from quiz.solo import rules
from quiz.solo.rules import Way
from quiz.solo.tables import AskedQuestion, Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """A run that waits for its player."""

    public_id: str
    position: int
    questions: int


def left_open(session: Session, person_id: int, *, now: int) -> LeftOpen | None:
    """Return the run a player left last, if it can go on."""
    at = (
        select(func.max(AskedQuestion.position))
        .where(AskedQuestion.attempt_id == Attempt.id)
        .scalar_subquery()
    )
    row = session.execute(
        select(Attempt.public_id, at, Attempt.questions)
        .where(
            Attempt.person_id == person_id,
            Attempt.started_at >= now - rules.KEPT_OPEN_MS,
            Attempt.finished_at.is_(None),
        )
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    public_id, position, questions = row
    return LeftOpen(public_id=public_id, position=position, questions=questions)


def played_today(session: Session, film_id: str, *, now: int) -> int:
    """Return how many people finished a quiz of a film since midnight UTC."""
    return (
        session.scalar(
            select(func.count(Attempt.person_id.distinct())).where(
                Attempt.film_id == film_id, Attempt.finished_at >= rules.day_start(now)
            )
        )
        or 0
    )


def started_today(session: Session, person_id: int, way: Way, *, now: int) -> int:
    """Return how many runs of one way a player has started since midnight UTC."""
    return (
        session.scalar(
            select(func.count(Attempt.id)).where(
                Attempt.person_id == person_id,
                Attempt.started_at >= rules.day_start(now),
                Attempt.way == way,
            )
        )
        or 0
    )


def runs(session: Session) -> Iterator[Run]:
    """Return every run that stands on a board of its quiz, from the attempts themselves."""
    rows = session.execute(
        select(
            Attempt.id,
            Attempt.film_id,
            Attempt.quiz,
            Attempt.person_id,
            Attempt.total,
            Attempt.right,
            Attempt.steps,
            Attempt.counted_at,
        )
        .where(Attempt.counted_at.is_not(None))
        .order_by(Attempt.id)
        .execution_options(yield_per=1_000)
    )
    for row in rows:
        yield Run(
            attempt_id=row.id,
            film_id=row.film_id,
            quiz=row.quiz,
            person_id=row.person_id,
            total=row.total,
            right=row.right,
            steps=row.steps,
            finished_at=row.counted_at,
        )
