"""Who is called what: accounts own their name, guests share theirs with a tag."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.db import Busy
from quiz.people.rules import BadName, accept_name, skeleton
from quiz.people.service.sessions import UnknownPerson
from quiz.people.tables import Account, Person

NAME_TRIES = 5


class NameTaken(BadName):
    """The name belongs to an account."""


def give_name(session: Session, person_id: int, raw: str) -> str:
    """Give a person the name they typed and return it as shown; raise BadName or NameTaken.

    A guest whose name somebody bears already gets a tag beside it; an account's name is its own.
    """
    name = accept_name(raw)
    person = session.get_one(Person, person_id, with_for_update=True)
    settle_name(session, person, name, is_account=session.get(Account, person_id) is not None)
    return name


def take_name(session: Session, person_id: int) -> None:
    """Take an unfit name from a guest; they may choose another one."""
    person = session.get(Person, person_id)
    if person is None or session.get(Account, person_id) is not None:
        raise UnknownPerson("There is no such guest.")
    person.name = person.skeleton = person.tag = None


def settle_name(session: Session, person: Person, name: str, *, is_account: bool) -> None:
    """Store an accepted name; raise NameTaken.

    Whoever bears the plain name is locked, so that equal names are given one after the other. Where nobody bears it yet
    the unique constraints decide between two who ask at once, and the later one looks again.
    """
    for _ in range(NAME_TRIES):
        try:
            with session.begin_nested():
                _store(session, person, name, is_account=is_account)
            return
        except IntegrityError:
            session.refresh(person)
    raise Busy("Many people are asking for that name at this moment. Try again.")


def _store(session: Session, person: Person, name: str, *, is_account: bool) -> None:
    read = skeleton(name)
    session.execute(
        select(Person.id).where(Person.skeleton == read, Person.tag.is_(None)).with_for_update()
    )
    bearers = session.execute(
        select(Person.id, Person.tag, Account.person_id.label("account"))
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Person.skeleton == read)
    ).all()
    others = [bearer for bearer in bearers if bearer.id != person.id]
    if any(other.account is not None for other in others):
        raise NameTaken("That name belongs to an account. Sign in, or choose another one.")
    free = max((bearer.tag or 1 for bearer in bearers), default=1) + 1
    plain = next((other.id for other in others if other.tag is None), None)
    if is_account and plain is not None:  # a guest gives way
        session.execute(update(Person).where(Person.id == plain).values(tag=free))
        plain = None
    keeps = person.tag if person.skeleton == read else None
    person.tag = None if plain is None else keeps or free
    person.name, person.skeleton = name, read
