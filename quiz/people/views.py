"""Pages."""

from flask import Blueprint, Flask

bp = Blueprint("people", __name__)


def install(app: Flask) -> None:
    """Make the person at the other end known to views and templates."""
