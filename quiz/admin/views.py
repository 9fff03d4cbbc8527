"""Pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("admin", __name__)


@bp.get("/admin/questions")
def bank() -> ResponseReturnValue:
    return "admin"
