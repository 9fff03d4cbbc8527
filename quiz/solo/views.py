"""Pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("solo", __name__)


@bp.get("/")
def home() -> ResponseReturnValue:
    return "solo"
