"""What the editors' pages share: the blueprint, who is at the desk, and what the bank's errors mean on the web."""

from datetime import UTC, datetime

from flask import Blueprint

from quiz.bank.queries import UnknownDeal, UnknownFilm, UnknownQuestion
from quiz.bank.rules import NotEnough
from quiz.bank.service import StaleEdit, UnknownReport
from quiz.people.guards import current_person
from quiz.web.errors import answers_with

bp = Blueprint("admin", __name__)

answers_with(404, UnknownQuestion, UnknownFilm, UnknownDeal, UnknownReport)
answers_with(409, StaleEdit, NotEnough)


def editor_id() -> int:
    """Return the id of the editor at the desk; only for views that name a role."""
    who = current_person()
    if who is None:
        raise RuntimeError("This page needs a role that lets nobody in unknown.")
    return who.person_id


@bp.app_template_filter("moment")
def moment(ms: int) -> str:
    """Return a moment given in Unix milliseconds as people write it.

    >>> moment(1_795_500_000_000)
    '24 November 2026, 06:00 UTC'
    """
    at = datetime.fromtimestamp(ms / 1000, UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"
