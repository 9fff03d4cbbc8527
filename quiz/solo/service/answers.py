"""Saving answers, many at a time: the writer calls `save_answers` once per batch and acknowledges after the commit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from quiz.bank.service import count_answers
from quiz.people.tables import Kind, SessionRow
from quiz.questions.grading import Graded
from quiz.solo.rules import Asked, Outcome, Scored, scored, wants_more
from quiz.solo.service.playing import answer_row, finish
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer

Key = tuple[int, int]
"""Attempt id and position: one question as put to one player."""


class Fate(StrEnum):
    """What became of an answer that was sent."""

    STORED = "stored"
    REPEATED = "repeated"  # the same answer was stored before
    REFUSED = "refused"  # another one was stored before, and stands
    PROMPTED = "prompted"  # too vague: one more try
    NOT_ASKED = "not asked"
    NOT_THEIRS = "not theirs"  # the session ended, or is another person's


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A graded answer on its way to the writer. `given` is the answer as sent, `received` when it came in.

    `session_hash` is who sends it; whether the run is theirs is looked at in the transaction that saves the answer.
    `is_second` says that it comes from the form that asked to be more specific.
    """

    attempt_id: int
    session_hash: str
    position: int
    given: str
    graded: Graded
    received: int
    revision_id: int
    is_last: bool
    is_second: bool = False

    @property
    def key(self) -> Key:
        return (self.attempt_id, self.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of it, and the answer that stands now if there is one."""

    fate: Fate
    given: str | None = None
    outcome: Outcome | None = None
    points: int = 0


Worth = tuple[Sent, Scored]
"""An answer and what it is worth."""


@dataclass(slots=True)
class _Standing:
    """A question of the batch: how it stands in the database, and what this batch has made of it so far."""

    asked: Asked
    prompted: str | None
    given: str | None
    outcome: Outcome | None
    points: int
    sessions: set[str | None] = field(default_factory=set)


def save_answers(session: Session, batch: Sequence[Sent]) -> list[Saved]:
    """Store each question's first answer; return what became of each, in order.

    Whose it is and the deadline of the row are checked in this transaction.
    """
    _lock_attempts(session, {sent.attempt_id for sent in batch})
    standings = _standings(session, batch)
    rows: list[Worth] = []
    saved = [_decided(standings.get(sent.key), sent, rows) for sent in batch]
    _insert(session, rows)
    _note_prompts(session, batch, saved)
    count_answers(
        session,
        [(s.revision_id, one.is_right) for s, one in rows if one.outcome is not Outcome.MISSED],
    )
    for sent, _ in rows:
        if sent.is_last:
            finish(session, sent.attempt_id, now=sent.received)
    return saved


def _decided(standing: _Standing | None, sent: Sent, rows: list[Worth]) -> Saved:
    """Return what becomes of one answer and note what there is to store of it."""
    if standing is None:
        return Saved(fate=Fate.NOT_ASKED)
    if sent.session_hash not in standing.sessions:
        return Saved(fate=Fate.NOT_THEIRS)
    if standing.outcome is not None:
        fate = Fate.REPEATED if standing.given == sent.given else Fate.REFUSED
        return _saved(fate, standing)
    if (
        standing.prompted == sent.given and not sent.is_second
    ):  # the same tap twice is no second try
        return Saved(fate=Fate.PROMPTED)
    if wants_more(
        standing.asked,
        sent.graded,
        prompted=standing.prompted is not None,
        received=sent.received,
    ):
        standing.prompted = sent.given
        return Saved(fate=Fate.PROMPTED)
    worth = scored(standing.asked, sent.graded, received=sent.received)
    standing.given, standing.outcome, standing.points = sent.given, worth.outcome, worth.points
    rows.append((sent, worth))
    return _saved(Fate.STORED, standing)


def _saved(fate: Fate, standing: _Standing) -> Saved:
    return Saved(fate=fate, given=standing.given, outcome=standing.outcome, points=standing.points)


def _lock_attempts(session: Session, attempt_ids: set[int]) -> None:
    """Lock the runs, as everything does that changes one; on SQLite the transaction is the lock."""
    if session.get_bind().dialect.name != "sqlite":
        session.execute(
            select(Attempt.id)
            .where(Attempt.id.in_(sorted(attempt_ids)))
            .order_by(Attempt.id)  # in one order for everyone: no deadlock between batches
            .with_for_update()
        )


def _standings(session: Session, batch: Sequence[Sent]) -> dict[Key, _Standing]:
    """Return how each question of the batch stands, and which of the sessions that sent something may answer it."""
    rows = session.connection().execute(
        _STANDING,
        {
            "attempts": sorted({sent.attempt_id for sent in batch}),
            "positions": sorted({sent.position for sent in batch}),
            "sessions": sorted({sent.session_hash for sent in batch}),
            "now": min(sent.received for sent in batch),
        },
    )
    standings: dict[Key, _Standing] = {}
    for row in rows:
        key = (row.attempt_id, row.position)
        if key not in standings:
            standings[key] = _Standing(
                asked=Asked(opened_at=row.opened_at, limit_ms=row.limit_ms),
                prompted=row.prompted,
                given=row.given,
                outcome=row.outcome,
                points=row.points or 0,
            )
        standings[key].sessions.add(row.token_hash)
    return standings


_STANDING = (
    select(
        AskedQuestion.attempt_id,
        AskedQuestion.position,
        AskedQuestion.opened_at,
        AskedQuestion.limit_ms,
        AskedQuestion.prompted,
        SoloAnswer.given,
        SoloAnswer.outcome,
        SoloAnswer.points,
        SessionRow.token_hash,
    )
    .join(Attempt, Attempt.id == AskedQuestion.attempt_id)
    .outerjoin(
        SoloAnswer,
        (SoloAnswer.attempt_id == AskedQuestion.attempt_id)
        & (SoloAnswer.position == AskedQuestion.position),
    )
    .outerjoin(
        SessionRow,
        (SessionRow.person_id == Attempt.person_id)
        & SessionRow.token_hash.in_(bindparam("sessions", expanding=True))
        & SessionRow.kind.in_((Kind.GUEST, Kind.ACCOUNT))
        & (SessionRow.expires_at > bindparam("now")),
    )
    .where(
        AskedQuestion.attempt_id.in_(bindparam("attempts", expanding=True)),
        AskedQuestion.position.in_(bindparam("positions", expanding=True)),
    )
)


def _insert(session: Session, rows: Sequence[Worth]) -> None:
    """Insert answers. Their runs are locked and had none, so that no other process can have been quicker."""
    if rows:
        session.connection().execute(
            _INSERT,
            [
                answer_row(*sent.key, sent.given, worth, received=sent.received)
                for sent, worth in rows
            ],
        )


_INSERT = insert(cast(Table, SoloAnswer.__table__))


def _note_prompts(session: Session, batch: Sequence[Sent], saved: Sequence[Saved]) -> None:
    for sent, outcome in zip(batch, saved, strict=True):
        if outcome.fate is Fate.PROMPTED:
            session.execute(
                update(AskedQuestion)
                .where(
                    AskedQuestion.attempt_id == sent.attempt_id,
                    AskedQuestion.position == sent.position,
                    AskedQuestion.prompted.is_(None),
                )
                .values(prompted=sent.given)
            )
