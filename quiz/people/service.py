"""Guests, accounts, and the sessions that stand for them.

A password is hashed and proved in the view, before the transaction (`passwords.py`): it takes long on purpose, and nobody
else can write meanwhile. What was proved is compared again inside.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz.db import Busy
from quiz.errors import QuizError
from quiz.people.current import Who
from quiz.people.queries import Credentials, has_admin, my_data
from quiz.people.roles import Role
from quiz.people.rules import BadName, accept_name, skeleton
from quiz.people.tables import Account, Kind, OneTimeLink, Person, Purpose, SessionRow
from quiz.security import new_token, token_hash

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
KEPT_MS = 30 * DAY_MS
"""A token not used for so long is forgotten."""
LINK_MS = DAY_MS
"""A one-time link opens for so long."""
NAME_TRIES = 5
SPENT = (
    "This link does not open anything: it was used, is too old, or was mistyped. Ask for a new one."
)

exports: dict[str, Callable[[Session, int], object]] = {}
"""What other rooms hold about a person (session, person id → plain JSON), by the heading it gets in the export."""
forgets: dict[str, Callable[[Session, int], None]] = {}
"""How other rooms blank what a person typed (session, person id), by room."""
purges: dict[str, Callable[[Session, int], int]] = {}
"""How other rooms delete what is past its time (session, now → rows deleted), by what it is."""


class NameTaken(BadName):
    """The name belongs to an account."""


class SignInFailed(QuizError):
    """Name and password do not belong together; nothing tells whether the name exists."""


class AlreadySignedIn(QuizError):
    """Somebody with an account asked for another one."""


class LinkSpent(QuizError):
    """The one-time link does not open: never made, used, or too old."""


class LastAdmin(QuizError):
    """The only admin would be gone."""


class UnknownRole(QuizError):
    """A role that is not in the list."""


class UnknownPerson(QuizError):
    """There is no such person or account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A new session: the person, and the token that only their cookie holds."""

    who: Who
    token: str


def begin_guest(session: Session, *, now: int) -> Entered:
    """Make a new guest without a name."""
    return _enter(session, _new_person(session, now), now=now)


def give_name(session: Session, person_id: int, raw: str) -> str:
    """Give a person the name they typed and return it as shown; raise BadName or NameTaken.

    A guest whose name somebody bears already gets a tag beside it; an account's name is its own.
    """
    name = accept_name(raw)
    person = session.get_one(Person, person_id)
    _settle_name(session, person, name, is_account=session.get(Account, person_id) is not None)
    return name


def sign_up(
    session: Session, who: Who | None, *, name: str, password_hash: str, now: int
) -> Entered:
    """Make an account of the guest who is here, so that their runs stay theirs, or of nobody yet."""
    return _open_account(session, who, name, password_hash, Role.PLAYER, now=now)


def sign_in(session: Session, who: Who | None, *, proved: Credentials, now: int) -> Entered:
    """Begin a new session for an account whose password was proved; the session that was here ends."""
    person, _ = _proved_account(session, proved)
    if who is not None:
        sign_out(session, who)
    return _enter(session, person, now=now)


def sign_out(session: Session, who: Who) -> None:
    """End the session of this device."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == who.session_hash))


def sign_out_everywhere(session: Session, person_id: int) -> int:
    """End every session of a person and return how many there were."""
    return _deleted(session, SessionRow, SessionRow.person_id == person_id)


def change_password(
    session: Session, *, proved: Credentials, password_hash: str, now: int
) -> Entered:
    """Set a new password, end the sessions of all devices and begin a new one for this device."""
    person, account = _proved_account(session, proved)
    account.password_hash = password_hash
    sign_out_everywhere(session, person.id)
    return _enter(session, person, now=now)


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


def make_reset_link(session: Session, person_id: int, *, made_by: int | None, now: int) -> str:
    """Return the token of a link that sets a new password once; earlier ones for the account stop working."""
    if session.get(Account, person_id) is None:
        raise UnknownPerson("There is no such account.")
    _withdraw_links(session, OneTimeLink.person_id == person_id)
    return _new_link(session, Purpose.RESET, person_id=person_id, made_by=made_by, now=now)


def use_reset_link(
    session: Session, token: str, who: Who | None, *, password_hash: str, now: int
) -> Entered:
    """Set the new password, end all sessions of the account and begin one here; raise LinkSpent."""
    link = _claim_link(session, token, Purpose.RESET, now=now)
    account = session.get(Account, link.person_id)
    if account is None:
        raise LinkSpent(SPENT)
    account.password_hash = password_hash
    sign_out_everywhere(session, account.person_id)
    if who is not None:
        sign_out(session, who)
    return _enter(session, session.get_one(Person, account.person_id), now=now)


def first_admin_link(session: Session, *, now: int) -> str | None:
    """Return the token of a link that makes the first admin, or None if there is one; only the newest works."""
    if has_admin(session):
        return None
    _withdraw_links(session, OneTimeLink.purpose == Purpose.FIRST_ADMIN)
    return _new_link(session, Purpose.FIRST_ADMIN, person_id=None, made_by=None, now=now)


def use_first_admin_link(
    session: Session, token: str, who: Who | None, *, name: str, password_hash: str, now: int
) -> Entered:
    """Make the first admin of the guest who is here or of nobody yet; raise LinkSpent once there is one."""
    _claim_link(session, token, Purpose.FIRST_ADMIN, now=now)
    if has_admin(session):
        raise LinkSpent(SPENT)
    guest = who if who is not None and who.is_guest else None
    if who is not None and guest is None:
        sign_out(session, who)
    return _open_account(session, guest, name, password_hash, Role.ADMIN, now=now)


def set_role(session: Session, person_id: int, role: Role) -> None:
    """Give an account another role. Its devices sign in anew, so that no old token gains or keeps a right."""
    account = session.get(Account, person_id)
    if account is None:
        raise UnknownPerson("There is no such account.")
    if account.role is role:
        return
    if account.role is Role.ADMIN:
        _keep_an_admin(session, person_id)
    account.role = role
    sign_out_everywhere(session, person_id)


def take_name(session: Session, person_id: int) -> None:
    """Take an unfit name from a guest; they may choose another one."""
    person = session.get(Person, person_id)
    if person is None or session.get(Account, person_id) is not None:
        raise UnknownPerson("There is no such guest.")
    person.name = person.skeleton = person.tag = None


def person_by_public_id(session: Session, public_id: str) -> Person:
    """Return the person an address names; raise UnknownPerson."""
    person = session.scalar(select(Person).where(Person.public_id == public_id))
    if person is None:
        raise UnknownPerson("There is no such person.")
    return person


def export_my_data(session: Session, person_id: int) -> dict[str, object]:
    """Return everything the house holds about a person, as plain JSON."""
    mine = my_data(session, person_id)
    return mine | {heading: export(session, person_id) for heading, export in exports.items()}


def delete_me(session: Session, person_id: int, *, now: int) -> None:
    """Blank name, account and tokens of a person; their rows and points stay as those of a former player.

    Raises LastAdmin rather than leave the house without one.
    """
    person = session.get_one(Person, person_id)
    account = session.get(Account, person_id)
    if account is not None and account.role is Role.ADMIN:
        _keep_an_admin(session, person_id)
    for forget in forgets.values():
        forget(session, person_id)
    sign_out_everywhere(session, person_id)
    _deleted(
        session,
        OneTimeLink,
        or_(OneTimeLink.person_id == person_id, OneTimeLink.made_by == person_id),
    )
    if account is not None:
        session.delete(account)
    person.name = person.skeleton = person.tag = None
    person.deleted_at = now


def purge(session: Session, *, now: int) -> dict[str, int]:
    """Delete what is past its 30 days, in all rooms; return how many rows of what."""
    gone = {
        "sessions": _deleted(session, SessionRow, SessionRow.expires_at <= now),
        "links": _deleted(session, OneTimeLink, OneTimeLink.created_at <= now - KEPT_MS),
    }
    return gone | {what: purge_room(session, now) for what, purge_room in purges.items()}


def _open_account(
    session: Session, who: Who | None, raw: str, password_hash: str, role: Role, *, now: int
) -> Entered:
    if who is not None and who.is_account:
        raise AlreadySignedIn("You are signed in already. Sign out first to make another account.")
    name = accept_name(raw)
    if who is None:
        person = _new_person(session, now)
    else:
        person = session.get_one(Person, who.person_id)
        if session.get(Account, person.id) is not None:  # the other tab was quicker
            raise AlreadySignedIn("You have an account already: sign in with it.")
    _settle_name(session, person, name, is_account=True)
    session.add(
        Account(person_id=person.id, password_hash=password_hash, role=role, created_at=now)
    )
    session.flush()
    # Also the session that is here: a token planted before must be worth nothing afterwards.
    sign_out_everywhere(session, person.id)
    return _enter(session, person, now=now)


def _new_person(session: Session, now: int) -> Person:
    person = Person(public_id=new_token(), created_at=now)
    session.add(person)
    session.flush()
    return person


def _enter(session: Session, person: Person, *, now: int) -> Entered:
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


def _settle_name(session: Session, person: Person, name: str, *, is_account: bool) -> None:
    """Store a name; the unique constraints decide between two who ask at once, and the later one asks again."""
    read = skeleton(name)
    for _ in range(NAME_TRIES):
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
        try:
            with session.begin_nested():
                if is_account and plain is not None:
                    session.execute(update(Person).where(Person.id == plain).values(tag=free))
                if is_account or plain is None:
                    tag = None
                else:
                    tag = person.tag if person.skeleton == read and person.tag else free
                person.name, person.skeleton, person.tag = name, read, tag
            return
        except IntegrityError:
            session.refresh(person)
    raise Busy("Many people are asking for that name at this moment. Try again.")


def _proved_account(session: Session, proved: Credentials) -> tuple[Person, Account]:
    account = session.get(Account, proved.person_id, with_for_update=True, populate_existing=True)
    if account is None or account.password_hash != proved.password_hash:
        raise SignInFailed("The password was changed a moment ago. Sign in with the new one.")
    return session.get_one(Person, proved.person_id), account


def _keep_an_admin(session: Session, person_id: int) -> None:
    # All admins are locked, so that two of them cannot dismiss each other at once.
    admins = session.scalars(
        select(Account.person_id)
        .where(Account.role == Role.ADMIN)
        .order_by(Account.person_id)
        .with_for_update()
    ).all()
    if set(admins) <= {person_id}:
        raise LastAdmin("This is the only admin. Make somebody else an admin first.")


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


def _withdraw_links(session: Session, which: ColumnElement[bool]) -> None:
    _deleted(session, OneTimeLink, which)


def _claim_link(session: Session, token: str, purpose: Purpose, *, now: int) -> OneTimeLink:
    """Mark a link as used and return it: of two who use it at once, one gets it."""
    claimed: OneTimeLink | None = session.scalar(
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
    if claimed is None:
        raise LinkSpent(SPENT)
    return claimed


def _deleted(
    session: Session, table: type[SessionRow | OneTimeLink], which: ColumnElement[bool]
) -> int:
    result = session.execute(delete(table).where(which))
    return int(getattr(result, "rowcount", 0))
