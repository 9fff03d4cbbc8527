"""What is known about people, for themselves and for admins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session

from quiz.people.roles import Role
from quiz.people.rules import BadName, clean_name, skeleton
from quiz.people.tables import Account, OneTimeLink, Person, Purpose, SessionRow
from quiz.security import token_hash

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a password is proved against."""

    person_id: int
    password_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person as an admin's list shows them; a guest has no role."""

    person_id: int
    public_id: str
    name: str | None
    tag: int | None
    role: Role | None
    created_at: datetime
    seen_at: datetime | None
    devices: int


def credentials(session: Session, name: str) -> Credentials | None:
    """Return the credentials of the account with this name, or one that looks like it."""
    try:
        read = skeleton(clean_name(name))
    except BadName:  # nobody is called that, and the database might not even hold it
        return None
    row = session.execute(
        select(Account.person_id, Account.password_hash)
        .join(Person, Person.id == Account.person_id)
        .where(Person.skeleton == read, Person.tag.is_(None))
    ).one_or_none()
    if row is None:
        return None
    return Credentials(person_id=row.person_id, password_hash=row.password_hash)


def credentials_of(session: Session, person_id: int) -> Credentials | None:
    """Return the credentials of a person, or None for a guest."""
    account = session.get(Account, person_id)
    if account is None:
        return None
    return Credentials(person_id=person_id, password_hash=account.password_hash)


def name_is_free(session: Session, name: str) -> bool:
    """Whether no account has this name or one that looks like it; guests give way."""
    return credentials(session, name) is None


def shown_name(name: str | None, *, is_deleted: bool = False) -> str:
    """Return what a board calls somebody."""
    return name or ("a former player" if is_deleted else "a guest")


def link_name(session: Session, token: str, purpose: Purpose, now: int) -> str | None:
    """Return the name an open link is for ("" for the first admin's), or None if it does not open."""
    row = session.execute(
        select(Person.name)
        .select_from(OneTimeLink)
        .outerjoin(Person, Person.id == OneTimeLink.person_id)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
    ).one_or_none()
    return None if row is None else row.name or ""


def has_admin(session: Session) -> bool:
    return session.scalar(select(Account.person_id).where(Account.role == Role.ADMIN)) is not None


def named_people(
    session: Session, *, search: str = "", guests: bool = False, page: int = 1
) -> tuple[list[Named], int]:
    """Return one page of accounts, or of guests with a name, and how many there are in all."""
    found = _matching(search, guests=guests)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    rows = session.execute(
        found.order_by(Person.skeleton, Person.tag, Person.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return [
        Named(
            person_id=row.id,
            public_id=row.public_id,
            name=row.name,
            tag=row.tag,
            role=row.role,
            created_at=moment(row.created_at),
            seen_at=row.seen_at and moment(row.seen_at),
            devices=row.devices,
        )
        for row in rows
    ], total


def _matching(search: str, *, guests: bool) -> Select[tuple[object, ...]]:
    devices = (
        select(
            SessionRow.person_id,
            func.count().label("devices"),
            func.max(SessionRow.seen_at).label("seen_at"),
        )
        .group_by(SessionRow.person_id)
        .subquery()
    )
    condition: ColumnElement[bool] = true()
    if search:
        condition = Person.skeleton.contains(skeleton(search), autoescape=True)
    return (
        select(
            Person.id,
            Person.public_id,
            Person.name,
            Person.tag,
            Person.created_at,
            Account.role,
            func.coalesce(devices.c.devices, 0).label("devices"),
            devices.c.seen_at,
        )
        .outerjoin(Account, Account.person_id == Person.id)
        .outerjoin(devices, devices.c.person_id == Person.id)
        .where(
            Person.name.is_not(None),
            Account.person_id.is_(None) if guests else Account.person_id.is_not(None),
            condition,
        )
    )


def my_data(session: Session, person_id: int) -> dict[str, object]:
    """Return what this room holds about a person, as plain JSON; no token and no password is in it."""
    person = session.get_one(Person, person_id)
    account = session.get(Account, person_id)
    devices: Sequence[SessionRow] = session.scalars(
        select(SessionRow)
        .where(SessionRow.person_id == person_id)
        .order_by(SessionRow.created_at, SessionRow.token_hash)
    ).all()
    return {
        "person": {
            "id": person.public_id,
            "name": person.name,
            "tag": person.tag,
            "first_seen": moment(person.created_at).isoformat(),
        },
        "account": account
        and {"role": account.role.value, "created": moment(account.created_at).isoformat()},
        "devices": [
            {
                "kind": device.kind.value,
                "signed_in": moment(device.created_at).isoformat(),
                "last_seen": moment(device.seen_at).isoformat(),
                "forgotten_after": moment(device.expires_at).isoformat(),
            }
            for device in devices
        ],
    }


def moment(at_ms: int) -> datetime:
    """Return a moment given in Unix milliseconds, in UTC."""
    return datetime.fromtimestamp(at_ms / 1000, UTC)
