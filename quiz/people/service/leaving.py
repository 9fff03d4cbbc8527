"""What the house holds about a person, and how it forgets them. Other rooms add their part to the three tables here."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from quiz.people.queries import my_data
from quiz.people.roles import Role
from quiz.people.service.accounts import keep_an_admin
from quiz.people.service.sessions import KEPT_MS, sign_out_everywhere
from quiz.people.tables import Account, OneTimeLink, Person, SessionRow

exports: dict[str, Callable[[Session, int], object]] = {}
"""What other rooms hold about a person (session, person id → plain JSON), by the heading it gets in the export."""
forgets: dict[str, Callable[[Session, int], None]] = {}
"""How other rooms blank what a person typed (session, person id), by room."""
purges: dict[str, Callable[[Session, int], int]] = {}
"""How other rooms delete what is past its time (session, now → rows deleted), by what it is."""


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
        keep_an_admin(session, person_id)
    for forget in forgets.values():
        forget(session, person_id)
    sign_out_everywhere(session, person_id)
    session.execute(
        delete(OneTimeLink).where(
            or_(OneTimeLink.person_id == person_id, OneTimeLink.made_by == person_id)
        )
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


def _deleted(
    session: Session, table: type[SessionRow | OneTimeLink], past: ColumnElement[bool]
) -> int:
    rows = session.scalar(select(func.count()).select_from(table).where(past)) or 0
    session.execute(delete(table).where(past))
    return rows
