"""New people, and the sessions that stand for a person on one device."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from quiz.errors import QuizError
from quiz.people.current import Who
from quiz.people.roles import Role
from quiz.people.tables import Account, Kind, Person, SessionRow
from quiz.security import new_token, token_hash

DAY_MS = 24 * 3_600_000
KEPT_MS = 30 * DAY_MS
"""A token not used for so long is forgotten."""


class UnknownPerson(QuizError):
    """There is no such person or account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A new session: the person, and the token that only their cookie holds."""

    who: Who
    token: str


def begin_guest(session: Session, *, now: int) -> Entered:
    """Make a new guest without a name."""
    return enter(session, new_person(session, now=now), now=now)


def new_person(session: Session, *, now: int) -> Person:
    person = Person(public_id=new_token(), created_at=now)
    session.add(person)
    session.flush()
    return person


def person_by_public_id(session: Session, public_id: str) -> Person:
    """Return the person an address names; raise UnknownPerson."""
    # PostgreSQL holds no NUL and would fail on one.
    person = (
        session.scalar(select(Person).where(Person.public_id == public_id))
        if public_id.isprintable()
        else None
    )
    if person is None:
        raise UnknownPerson("There is no such person.")
    return person


def enter(session: Session, person: Person, *, now: int) -> Entered:
    """Begin a session for a person and return it with its token, which is stored nowhere."""
    token = new_token()
    account = session.get(Account, person.id)
    row = SessionRow(
        token_hash=token_hash(token),
        kind=Kind.GUEST if account is None else Kind.ACCOUNT,
        person_id=person.id,
        created_at=now,
        seen_at=now,
        expires_at=now + KEPT_MS,
    )
    session.add(row)
    session.flush()
    who = Who(
        person_id=person.id,
        public_id=person.public_id,
        name=person.name,
        tag=person.tag,
        role=Role.PLAYER if account is None else account.role,
        is_guest=account is None,
        session_hash=row.token_hash,
        seen_at=now,
    )
    return Entered(who=who, token=token)


def touch(session: Session, who: Who, *, now: int) -> bool:
    """Note that a person was here, at most once a day, and return whether it was noted."""
    if now - who.seen_at < DAY_MS:
        return False
    session.execute(
        update(SessionRow)
        .where(SessionRow.token_hash == who.session_hash)
        .values(seen_at=now, expires_at=now + KEPT_MS)
    )
    return True


def sign_out(session: Session, who: Who) -> None:
    """End the session of this device."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == who.session_hash))


def sign_out_everywhere(session: Session, person_id: int) -> None:
    """End every session of a person."""
    session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))
