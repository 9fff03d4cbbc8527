"""Builders: people as they come to be in the service."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.db import reading, writing
from quiz.people.current import Who
from quiz.people.service import (
    Entered,
    begin_guest,
    first_admin_link,
    give_name,
    sign_up,
    use_first_admin_link,
)
from quiz.people.tables import Person
from tests.conftest import START as NOW


def guest(session: Session, name: str | None = None, *, now: int = NOW) -> Entered:
    entered = begin_guest(session, now=now)
    if name is not None:
        give_name(session, entered.who.person_id, name)
    return entered


def account(
    session: Session,
    name: str,
    *,
    who: Who | None = None,
    password_hash: str = "hash",  # noqa: S107 - nobody proves it
    now: int = NOW,
) -> Entered:
    return sign_up(session, who, name=name, password_hash=password_hash, now=now)


def admin(session: Session, name: str = "Rosalind", *, password_hash: str = "hash") -> Entered:  # noqa: S107
    token = first_admin_link(session, now=NOW)
    assert token is not None
    return use_first_admin_link(
        session, token, None, name=name, password_hash=password_hash, now=NOW
    )


def bearer(session: Session, entered: Entered) -> Person:
    """Return the row of whoever entered, as it stands now."""
    return session.get_one(Person, entered.who.person_id)


def new_guest(name: str | None = None, *, now: int = NOW) -> Entered:
    """Make a guest in the database the site is bound to."""
    with writing() as session:
        return guest(session, name, now=now)


def public_id(name: str) -> str:
    """Return how addresses call the person with this name."""
    with reading() as session:
        return session.scalars(select(Person.public_id).where(Person.name == name)).one()
