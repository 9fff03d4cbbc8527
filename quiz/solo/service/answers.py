"""Saving answers, many at a time: the writer calls `save_answers` once per batch and acknowledges after the commit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from quiz.bank.service import count_answers
from quiz.db import insert_into
from quiz.people.current import persons_of
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

    `session_hash` is who sends it, `person_id` whose run it is: the batch looks whether they belong together.
    `is_second` says that it comes from the form that asked to be more specific.
    """

    attempt_id: int
    person_id: int
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


def save_answers(session: Session, batch: Sequence[Sent]) -> list[Saved]:
    """Store each question's first answer; return what became of each, in order.

    Whose it is and the deadline of the row are checked in this transaction; totals move with the answers.
    """
    holders = persons_of(
        session,
        {sent.session_hash for sent in batch},
        now=min(sent.received for sent in batch),
    )
    _lock_attempts(session, {sent.attempt_id for sent in batch})
    standings = _standings(session, {sent.key for sent in batch})
    rows: list[Worth] = []
    saved = [
        _decided(standings.get(sent.key), sent, rows)
        if holders.get(sent.session_hash) == sent.person_id
        else Saved(fate=Fate.NOT_THEIRS)
        for sent in batch
    ]
    kept = _insert(session, rows)
    _note_prompts(session, batch, saved)
    _add_to_totals(session, kept)
    count_answers(
        session,
        [(s.revision_id, one.is_right) for s, one in kept if one.outcome is not Outcome.MISSED],
    )
    for sent, _ in kept:
        if sent.is_last:
            finish(session, sent.attempt_id, now=sent.received)
    lost = {sent.key for sent, _ in rows} - {sent.key for sent, _ in kept}
    return _corrected(session, batch, saved, lost) if lost else saved


def _decided(standing: _Standing | None, sent: Sent, rows: list[Worth]) -> Saved:
    """Return what becomes of one answer and note what there is to store of it."""
    if standing is None:
        return Saved(fate=Fate.NOT_ASKED)
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


def _standings(session: Session, keys: set[Key]) -> dict[Key, _Standing]:
    rows = session.connection().execute(
        _STANDING,
        {
            "attempts": sorted({attempt_id for attempt_id, _ in keys}),
            "positions": sorted({position for _, position in keys}),
        },
    )
    return {
        (row.attempt_id, row.position): _Standing(
            asked=Asked(opened_at=row.opened_at, limit_ms=row.limit_ms),
            prompted=row.prompted,
            given=row.given,
            outcome=row.outcome,
            points=row.points or 0,
        )
        for row in rows
        if (row.attempt_id, row.position) in keys
    }


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
    )
    .outerjoin(
        SoloAnswer,
        (SoloAnswer.attempt_id == AskedQuestion.attempt_id)
        & (SoloAnswer.position == AskedQuestion.position),
    )
    .where(
        AskedQuestion.attempt_id.in_(bindparam("attempts", expanding=True)),
        AskedQuestion.position.in_(bindparam("positions", expanding=True)),
    )
)


def _insert(session: Session, rows: Sequence[Worth]) -> list[Worth]:
    """Insert answers and return those that were first; another process may have been quicker."""
    if not rows:
        return []
    answers = cast(Table, SoloAnswer.__table__)
    first = session.connection().execute(
        insert_into(session, answers)
        .on_conflict_do_nothing()
        .returning(answers.c.attempt_id, answers.c.position),
        [
            answer_row(*sent.key, sent.given, worth, received=sent.received)
            for sent, worth in sorted(rows, key=lambda row: row[0].key)
        ],
    )
    keys = {(attempt_id, position) for attempt_id, position in first}
    return [(sent, worth) for sent, worth in rows if sent.key in keys]


def _add_to_totals(session: Session, kept: Iterable[Worth]) -> None:
    added = [
        {
            "of": sent.attempt_id,
            "points": worth.points,
            "was_right": int(worth.is_right),
            "time": worth.steps,
        }
        for sent, worth in kept
        if worth.share_num
    ]
    if added:
        session.connection().execute(_ADD, added)


_ATTEMPTS = cast(Table, Attempt.__table__)
_ADD = (
    update(_ATTEMPTS)
    .where(_ATTEMPTS.c.id == bindparam("of"))
    .values(
        total=_ATTEMPTS.c.total + bindparam("points"),
        right=_ATTEMPTS.c.right + bindparam("was_right"),
        steps=_ATTEMPTS.c.steps + bindparam("time"),
    )
)


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


def _corrected(
    session: Session, batch: Sequence[Sent], saved: list[Saved], lost: set[Key]
) -> list[Saved]:
    """Return the outcomes again where another process had stored an answer meanwhile."""
    standings = _standings(session, lost)
    return [
        _decided(standings.get(sent.key), sent, []) if sent.key in lost else outcome
        for sent, outcome in zip(batch, saved, strict=True)
    ]
