"""What people may ask of their runs: a copy, to be forgotten, and that nothing unfinished is kept for ever."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from quiz.solo import rules
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer


def exported(session: Session, person_id: int) -> list[dict[str, object]]:
    """Return a person's runs and answers as plain JSON, for the export of what is theirs."""
    answers: dict[int, list[dict[str, object]]] = {}
    for row in session.execute(
        select(SoloAnswer)
        .join(Attempt, Attempt.id == SoloAnswer.attempt_id)
        .where(Attempt.person_id == person_id)
        .order_by(SoloAnswer.attempt_id, SoloAnswer.position)
    ).scalars():
        answers.setdefault(row.attempt_id, []).append(
            {
                "question": row.position,
                "given": row.given,
                "received": row.received,
                "outcome": str(row.outcome),
                "points": row.points,
            }
        )
    attempts = session.scalars(
        select(Attempt).where(Attempt.person_id == person_id).order_by(Attempt.id)
    )
    return [
        {
            "film": row.film_id,
            "quiz": row.quiz,
            "way": str(row.way),
            "started_at": row.started_at,
            "finished_at": row.finished_at,
            "total": row.total,
            "answers": answers.get(row.id, []),
        }
        for row in attempts
    ]


def forget_words(session: Session, person_id: int) -> None:
    """Blank what a person typed; picked choices, rows and points stay."""
    own = select(Attempt.id).where(Attempt.person_id == person_id)
    session.execute(
        update(SoloAnswer)
        .where(SoloAnswer.attempt_id.in_(own), SoloAnswer.given.like('{"text"%'))
        .values(given=None)
    )
    session.execute(
        update(AskedQuestion).where(AskedQuestion.attempt_id.in_(own)).values(prompted=None)
    )


def purge_left_behind(session: Session, now: int) -> int:
    """Delete the runs that nobody finished within 30 days; return how many."""
    gone = session.execute(
        delete(Attempt)
        .where(Attempt.finished_at.is_(None), Attempt.started_at < now - rules.KEPT_OPEN_MS)
        .returning(Attempt.id)
    )
    return len(gone.all())
