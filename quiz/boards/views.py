"""Pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("boards", __name__)


@bp.get("/boards")
def index() -> ResponseReturnValue:
    return "boards"
