"""Who is asking: from a cookie's token to a person, in one indexed query and without Flask, so that the wire reads it too."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from quiz.people.roles import Role
from quiz.people.tables import Account, Kind, Person, SessionRow
from quiz.security import token_hash

COOKIE = "m_person"
SECURE_COOKIE = "__Host-m_person"  # browsers take this one over https only
LONGEST_TOKEN = 100  # ours have 22 characters; nobody makes us hash a megabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The person behind a request. Guests have the role of a player."""

    person_id: int
    public_id: str
    name: str | None
    tag: int | None
    role: Role
    is_guest: bool
    session_hash: str
    seen_at: int

    @property
    def is_account(self) -> bool:
        return not self.is_guest

    @property
    def is_editor(self) -> bool:
        return self.may(Role.EDITOR)

    @property
    def is_admin(self) -> bool:
        return self.may(Role.ADMIN)

    def may(self, role: Role) -> bool:
        """Whether this person has the role or a higher one."""
        return self.role.includes(role)


# Built once: every request asks it, and building takes as long as asking.
_WHO = (
    select(
        Person.id.label("person_id"),
        Person.public_id,
        Person.name,
        Person.tag,
        Account.role,
        SessionRow.seen_at,
        SessionRow.expires_at,
    )
    .join(Person, Person.id == SessionRow.person_id)
    .outerjoin(Account, Account.person_id == Person.id)
    .where(
        SessionRow.token_hash == bindparam("token_hash"),
        SessionRow.kind.in_((Kind.GUEST, Kind.ACCOUNT)),
    )
)


def who_is(session: Session, token: str | None, now: int) -> Who | None:
    """Return the person whose cookie holds this token, or None if it is unknown or has run out."""
    hashed = hash_of(token)
    if hashed is None:
        return None
    row = session.connection().execute(_WHO, {"token_hash": hashed}).one_or_none()
    if row is None or row.expires_at <= now:
        return None
    return Who(
        person_id=row.person_id,
        public_id=row.public_id,
        name=row.name,
        tag=row.tag,
        role=row.role or Role.PLAYER,
        is_guest=row.role is None,
        session_hash=hashed,
        seen_at=row.seen_at,
    )


def hash_of(token: str | None) -> str | None:
    """Return the hash under which a cookie's token would be stored, None for what is no token of ours."""
    return token_hash(token) if token and len(token) <= LONGEST_TOKEN else None


def cookie_name(*, is_https: bool) -> str:
    return SECURE_COOKIE if is_https else COOKIE


def token_in(cookie_header: str, *, is_https: bool) -> str | None:
    """Return our token from a raw Cookie header, or None."""
    wanted = cookie_name(is_https=is_https)
    pairs = (part.strip().partition("=") for part in cookie_header.split(";"))
    return next((value for name, _, value in pairs if name == wanted), None)
