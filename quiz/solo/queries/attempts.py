"""Whose run it is, with which deal, and how it stands."""

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from quiz.bank.queries import Deal, dealt
from quiz.bank.tables import Deal as DealRow
from quiz.bank.tables import Film
from quiz.errors import QuizError
from quiz.people.tables import Kind, SessionRow
from quiz.solo.rules import Way
from quiz.solo.tables import Attempt

AnyRow = Row[*tuple[Any, ...]]
SITTINGS_KEPT = 8_192
NOT_YOURS = "There is no such quiz, or it is not yours. Start one from the front page."


class UnknownAttempt(QuizError):
    """There is no such attempt, or it is somebody else's: nobody can tell which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What never changes of one player's run: whose it is, how it is played, and its deal."""

    id: int
    public_id: str
    person_id: int
    way: Way
    questions: int
    started_at: int
    deal: Deal

    @property
    def film_id(self) -> str:
        return self.deal.film_id

    @property
    def quiz(self) -> str:
        return self.deal.quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Played(Sitting):
    """One run as it stands now."""

    film_title: str
    finished_at: int | None
    counted_at: int | None
    total: int
    right: int
    steps: int

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


def attempt(session: Session, public_id: str, person_id: int | None) -> Played:
    """Return a player's own attempt; raise UnknownAttempt for everybody else's and for none."""
    row = session.execute(_OWN, {"public_id": public_id, "person_id": person_id}).one_or_none()
    if row is None:
        raise UnknownAttempt(NOT_YOURS)
    return _played(session, row)


def known_sitting(public_id: str, session_hash: str | None) -> Sitting | None:
    """Return what never changes of an attempt if a session was seen to own it before; costs no query.

    For the answers: whether the session still stands is asked in the transaction that saves them.
    """
    return _sittings.get((public_id, session_hash))


def sitting(session: Session, public_id: str, session_hash: str | None, *, now: int) -> Sitting:
    """Read what never changes of the attempt that a session owns, and keep it; raise UnknownAttempt."""
    row = (
        session.connection()
        .execute(_SITTING, {"public_id": public_id, "session_hash": session_hash, "now": now})
        .one_or_none()
    )
    if row is None:
        raise UnknownAttempt(NOT_YOURS)
    kept = Sitting(
        id=row.id,
        public_id=public_id,
        person_id=row.person_id,
        way=row.way,
        questions=row.questions,
        started_at=row.started_at,
        deal=_deal_in(session, row),
    )
    with _keeping:
        if len(_sittings) >= SITTINGS_KEPT:
            _sittings.pop(next(iter(_sittings)))
        _sittings[public_id, session_hash] = kept
    return kept


# By public id and the hash of a token, both random and never given twice: nothing here grows stale, the oldest goes.
_sittings: dict[tuple[str, str | None], Sitting] = {}
_keeping = Lock()


def own_run_of(session: Session, person_id: int | None, deal_id: int) -> Played | None:
    """Return a player's run through a deal, finished or not."""
    row = session.execute(
        _PLAYED.where(Attempt.person_id == person_id, Attempt.deal_id == deal_id)
    ).one_or_none()
    return _played(session, row) if row else None


def daily_run(session: Session, person_id: int | None, film_id: str, day: date) -> Played | None:
    """Return a player's run through a day's daily, finished or not."""
    row = session.execute(
        _PLAYED.where(
            Attempt.person_id == person_id,
            DealRow.quiz == Way.DAILY,
            DealRow.film_id == film_id,
            DealRow.day == day,
        )
    ).one_or_none()
    return _played(session, row) if row else None


_PLAYED = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.person_id,
        Attempt.way,
        Attempt.questions,
        Attempt.started_at,
        Attempt.finished_at,
        Attempt.counted_at,
        Attempt.total,
        Attempt.right,
        Attempt.steps,
        Film.title,
        DealRow.id.label("deal_id"),
        DealRow.film_id,
        DealRow.quiz,
        DealRow.day,
        DealRow.secret,
    )
    .join(DealRow, DealRow.id == Attempt.deal_id)
    .join(Film, Film.id == DealRow.film_id)
)


_SITTING = (
    select(
        Attempt.id,
        Attempt.person_id,
        Attempt.way,
        Attempt.questions,
        Attempt.started_at,
        DealRow.id.label("deal_id"),
        DealRow.film_id,
        DealRow.quiz,
        DealRow.day,
        DealRow.secret,
    )
    .join(DealRow, DealRow.id == Attempt.deal_id)
    .join(SessionRow, SessionRow.person_id == Attempt.person_id)
    .where(
        Attempt.public_id == bindparam("public_id"),
        SessionRow.token_hash == bindparam("session_hash"),
        SessionRow.kind.in_((Kind.GUEST, Kind.ACCOUNT)),
        SessionRow.expires_at > bindparam("now"),
    )
)
# Built once: putting a statement together costs more than running it.
_OWN = _PLAYED.where(
    Attempt.public_id == bindparam("public_id"), Attempt.person_id == bindparam("person_id")
)


def _played(session: Session, row: AnyRow) -> Played:
    return Played(
        id=row.id,
        public_id=row.public_id,
        person_id=row.person_id,
        film_title=row.title,
        way=row.way,
        questions=row.questions,
        started_at=row.started_at,
        finished_at=row.finished_at,
        counted_at=row.counted_at,
        total=row.total,
        right=row.right,
        steps=row.steps,
        deal=_deal_in(session, row),
    )


def _deal_in(session: Session, row: AnyRow) -> Deal:
    return dealt(
        session,
        row.deal_id,
        film_id=row.film_id,
        quiz=row.quiz,
        day=row.day,
        secret=row.secret,
    )
