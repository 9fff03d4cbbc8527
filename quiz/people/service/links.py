"""One-time links: a new password, and the place of the first admin. Only hashes of their tokens are kept."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from quiz.errors import QuizError
from quiz.people.current import Who
from quiz.people.queries import has_admin
from quiz.people.roles import Role
from quiz.people.service.accounts import sign_up
from quiz.people.service.sessions import (
    DAY_MS,
    Entered,
    UnknownPerson,
    enter,
    sign_out,
    sign_out_everywhere,
)
from quiz.people.tables import Account, OneTimeLink, Person, Purpose
from quiz.security import new_token, token_hash

LINK_MS = DAY_MS
"""A one-time link opens for so long."""
SPENT = (
    "This link does not open anything: it was used, is too old, or was mistyped. Ask for a new one."
)


class LinkSpent(QuizError):
    """The one-time link does not open: never made, used, or too old."""


def make_reset_link(session: Session, person_id: int, *, made_by: int | None, now: int) -> str:
    """Return the token of a link that sets a new password once; earlier ones for the account stop working."""
    if session.get(Account, person_id) is None:
        raise UnknownPerson("There is no such account.")
    session.execute(delete(OneTimeLink).where(OneTimeLink.person_id == person_id))
    return _new_link(session, Purpose.RESET, person_id=person_id, made_by=made_by, now=now)


def use_reset_link(
    session: Session, token: str, who: Who | None, *, password_hash: str, now: int
) -> Entered:
    """Set the new password, end all sessions of the account and begin one here; raise LinkSpent."""
    link = _claimed(session, token, Purpose.RESET, now=now)
    account = session.get(Account, link.person_id)
    if account is None:
        raise LinkSpent(SPENT)
    account.password_hash = password_hash
    sign_out_everywhere(session, account.person_id)
    if who is not None:
        sign_out(session, who)
    return enter(session, session.get_one(Person, account.person_id), now=now)


def first_admin_link(session: Session, *, now: int) -> str | None:
    """Return the token of a link that makes the first admin, or None if there is one; only the newest works."""
    if has_admin(session):
        return None
    session.execute(delete(OneTimeLink).where(OneTimeLink.purpose == Purpose.FIRST_ADMIN))
    return _new_link(session, Purpose.FIRST_ADMIN, person_id=None, made_by=None, now=now)


def use_first_admin_link(
    session: Session, token: str, who: Who | None, *, name: str, password_hash: str, now: int
) -> Entered:
    """Make the first admin of the guest who is here or of nobody yet; raise LinkSpent once there is one."""
    _claimed(session, token, Purpose.FIRST_ADMIN, now=now)
    if has_admin(session):
        raise LinkSpent(SPENT)
    if who is not None and who.is_account:
        sign_out(session, who)
        who = None
    return sign_up(session, who, name=name, password_hash=password_hash, role=Role.ADMIN, now=now)


def _new_link(
    session: Session, purpose: Purpose, *, person_id: int | None, made_by: int | None, now: int
) -> str:
    token = new_token()
    session.add(
        OneTimeLink(
            token_hash=token_hash(token),
            purpose=purpose,
            person_id=person_id,
            made_by=made_by,
            created_at=now,
            expires_at=now + LINK_MS,
        )
    )
    session.flush()
    return token


def _claimed(session: Session, token: str, purpose: Purpose, *, now: int) -> OneTimeLink:
    """Mark a link as used and return it: of two who use it at once, one gets it."""
    link: OneTimeLink | None = session.scalar(
        update(OneTimeLink)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(OneTimeLink)
    )
    if link is None:
        raise LinkSpent(SPENT)
    return link
