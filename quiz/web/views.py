"""Health, readiness, the theme switch, and what browsers ask for on their own."""

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from quiz.db import reading

bp = Blueprint("web", __name__)
THEMES = ("light", "dark")
YEAR_S = 365 * 24 * 3600


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether answers can be saved: 503 while they cannot."""
    with reading() as session:
        session.execute(text("SELECT 1"))
    unwell = [
        name for name, healthy in current_app.extensions["quiz.ready"].items() if not healthy()
    ]
    if unwell:
        return Response(f"not ready: {', '.join(sorted(unwell))}\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")


@bp.post("/theme")
def theme() -> ResponseReturnValue:
    """Remember the theme in a cookie and go back to a page of ours."""
    chosen = request.form.get("theme", "")
    response = make_response(redirect(_back(), 303))
    if chosen in THEMES:
        response.set_cookie("m_theme", chosen, max_age=YEAR_S, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("m_theme")
    return response


def _back() -> str:
    """Return the path the form came from: a path of this site only, never an address (T43)."""
    path = request.form.get("back", "")
    if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable():
        return path
    return url_for("solo.home")


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    return Response("User-agent: *\nDisallow: /play/\nDisallow: /admin/\n", mimetype="text/plain")


@bp.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    return redirect(url_for("static", filename="icon.svg"), 302)
