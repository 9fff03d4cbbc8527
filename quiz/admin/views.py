"""Pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from quiz.people.guards import role_required
from quiz.people.roles import Role

bp = Blueprint("admin", __name__)


@bp.get("/admin/questions")
@role_required(Role.EDITOR)
def bank() -> ResponseReturnValue:
    return "admin"
