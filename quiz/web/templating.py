"""What templates may call: points with thin spaces, dates in words, the theme, versioned static files."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask, current_app, request, url_for

from quiz.web.views import THEMES


def install(app: Flask) -> None:
    """Give the templates their filters and globals."""
    app.jinja_env.filters["points"] = points
    app.jinja_env.filters["day"] = day
    app.jinja_env.globals["theme"] = theme
    app.jinja_env.globals["static_url"] = static_url
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def points(number: int) -> str:
    """Return a number with thin spaces between thousands.

    >>> points(12480)
    '12\\u202f480'
    """
    return f"{number:,}".replace(",", "\u202f")


def day(when: date) -> str:
    """Return a date as people say it.

    >>> day(date(2026, 11, 23))
    'Monday 23 November'
    """
    return f"{when:%A} {when.day} {when:%B}"


def theme() -> str | None:
    """Return the chosen theme, or None to follow the device."""
    chosen = request.cookies.get("m_theme")
    return chosen if chosen in THEMES else None


def static_url(filename: str) -> str:
    """Return a static file's address with its content's hash, so that browsers may keep it for good."""
    folder = current_app.static_folder or ""
    return url_for("static", filename=filename, v=_version(folder, filename))


@cache
def _version(folder: str, filename: str) -> str:
    return hashlib.sha256((Path(folder) / filename).read_bytes()).hexdigest()[:10]
