"""Making an account, opening it, and what it may do."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.errors import QuizError
from quiz.people.current import Who
from quiz.people.queries import Credentials
from quiz.people.roles import Role
from quiz.people.rules import accept_name
from quiz.people.service.names import settle_name
from quiz.people.service.sessions import (
    Entered,
    UnknownPerson,
    enter,
    new_person,
    sign_out,
    sign_out_everywhere,
)
from quiz.people.tables import Account, Person


class SignInFailed(QuizError):
    """What was proved a moment ago no longer holds."""


class AlreadySignedIn(QuizError):
    """Somebody with an account asked for another one."""


class LastAdmin(QuizError):
    """The only admin would be gone."""


class UnknownRole(QuizError):
    """A role that is not in the list."""


def sign_up(
    session: Session,
    who: Who | None,
    *,
    name: str,
    password_hash: str,
    role: Role = Role.PLAYER,
    now: int,
) -> Entered:
    """Make an account of the guest who is here, so that their runs stay theirs, or of nobody yet."""
    if who is not None and who.is_account:
        raise AlreadySignedIn("You are signed in already. Sign out first to make another account.")
    shown = accept_name(name)
    if who is None:
        person = new_person(session, now=now)
    else:
        # Locked, so that of two tabs the later one sees the account of the first.
        person = session.get_one(Person, who.person_id, with_for_update=True)
        if session.get(Account, person.id) is not None:
            raise AlreadySignedIn("You have an account already: sign in with it.")
    settle_name(session, person, shown, is_account=True)
    session.add(
        Account(person_id=person.id, password_hash=password_hash, role=role, created_at=now)
    )
    session.flush()
    # Also the session that is here: a token planted before must be worth nothing afterwards.
    sign_out_everywhere(session, person.id)
    return enter(session, person, now=now)


def sign_in(session: Session, who: Who | None, *, proved: Credentials, now: int) -> Entered:
    """Begin a new session for an account whose password was proved; the session that was here ends."""
    account = _proved_account(session, proved)
    if who is not None:
        sign_out(session, who)
    return enter(session, session.get_one(Person, account.person_id), now=now)


def change_password(
    session: Session, *, proved: Credentials, password_hash: str, now: int
) -> Entered:
    """Set a new password, end the sessions of all devices and begin a new one for this device."""
    account = _proved_account(session, proved)
    account.password_hash = password_hash
    sign_out_everywhere(session, account.person_id)
    return enter(session, session.get_one(Person, account.person_id), now=now)


def set_role(session: Session, person_id: int, role: Role) -> None:
    """Give an account another role. Its devices sign in anew, so that no old token gains or keeps a right."""
    account = session.get(Account, person_id)
    if account is None:
        raise UnknownPerson("There is no such account.")
    if account.role is role:
        return
    if account.role is Role.ADMIN:
        keep_an_admin(session, person_id)
    account.role = role
    sign_out_everywhere(session, person_id)


def keep_an_admin(session: Session, person_id: int) -> None:
    """Raise LastAdmin if nobody but this person is an admin."""
    # All admins are locked, so that two of them cannot dismiss each other at once.
    admins = session.scalars(
        select(Account.person_id)
        .where(Account.role == Role.ADMIN)
        .order_by(Account.person_id)
        .with_for_update()
    ).all()
    if set(admins) <= {person_id}:
        raise LastAdmin("This is the only admin. Make somebody else an admin first.")


def _proved_account(session: Session, proved: Credentials) -> Account:
    account = session.get(Account, proved.person_id, with_for_update=True, populate_existing=True)
    if account is None or account.password_hash != proved.password_hash:
        raise SignInFailed("The password was changed a moment ago. Sign in with the new one.")
    return account
