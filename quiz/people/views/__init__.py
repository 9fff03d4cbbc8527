"""Pages about people: signing up and in, one's own page, one-time links, and the admins' list."""

from flask import Flask
from sqlalchemy.exc import DBAPIError

from quiz.errors import QuizError
from quiz.people.current import Who
from quiz.people.guards import current_person, refuse_without_policy
from quiz.people.service import AlreadySignedIn, LastAdmin, LinkSpent, NameTaken, UnknownPerson
from quiz.people.views import account, links, me, staff  # noqa: F401 - they add their pages to bp
from quiz.people.views.pages import bp
from quiz.web.errors import answers_with

__all__ = ["bp", "install"]


def install(app: Flask) -> None:
    """Make the person at the other end known to views and templates, and shut admin pages that name no role."""
    answers_with(404, LinkSpent, UnknownPerson)
    answers_with(409, AlreadySignedIn, LastAdmin, NameTaken)
    app.before_request(refuse_without_policy)
    app.jinja_env.globals["me"] = _person_or_nobody


def _person_or_nobody() -> Who | None:
    try:
        return current_person()
    except (QuizError, DBAPIError):  # the page that says so must not fail for want of a name
        return None
