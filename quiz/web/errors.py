"""Every error as an HTTP answer: the whole table, and the one page that shows it."""

import logging
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, SecurityError

from quiz.db import Busy, StorageFull
from quiz.errors import QuizError

log = logging.getLogger(__name__)

STATUS: dict[type[QuizError], int] = {Busy: 503, StorageFull: 503}
"""HTTP status by error; features add theirs with `answers_with`. What is not named here is 400."""

WORDS: Mapping[int, tuple[str, str]] = {
    400: (
        "That did not make sense",
        "Something in the request could not be read. Go back and try again.",
    ),
    403: ("Staff only", "This door is not open to you. Sign in with the right role, or go back."),
    404: (
        "No such screen",
        "This address shows nothing. It may have been mistyped, or it is over.",
    ),
    405: ("Wrong entrance", "This page cannot be used that way. Go back and use the button."),
    408: (
        "The reel stopped",
        "The request came in too slowly to be read. Check the connection and try again.",
    ),
    409: ("No change made", "This was already done, or it is over. Nothing was changed."),
    410: ("The lights are up", "This is over and cannot be opened again."),
    413: ("Too big for the projector", "What was sent is larger than this page takes. Send less."),
    415: ("Wrong format", "This page does not read that kind of content."),
    429: (
        "One at a time, please",
        "That was a lot of tries in a short time. Wait a minute, then go on.",
    ),
    500: (
        "The film tore",
        "Something broke on our side; it has been noted. Nothing you saved is lost.",
    ),
    503: ("Changing the reel", "The server is busy. Nothing was lost; try again in a moment."),
}


def answers_with(status: int, *errors: type[QuizError]) -> None:
    """Say which HTTP status these errors get."""
    STATUS.update(dict.fromkeys(errors, status))


def status_of(error: QuizError) -> int:
    """Return the status of the nearest class that has one, else 400."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)


def install(app: Flask) -> None:
    """Answer every error with the page, or with JSON where JSON was asked for."""

    @app.errorhandler(QuizError)
    def game_error(error: QuizError) -> Response:
        return page(status_of(error), message=str(error))

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> Response:
        return page(
            403,
            title="Please send that again",
            message="This form was too old, or this browser keeps no cookies for us, so nothing was done. "
            "What you sent is kept below.",
            again=sent_again(),
        )

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        if isinstance(
            error, SecurityError
        ):  # an unknown Host: no address of ours can be built for it
            return Response(
                "This server does not answer to that host name.\n", 400, mimetype="text/plain"
            )
        return page(error.code or 500, message=None, headers=error.get_response().headers)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        log.error("Unexpected error %s", reference, exc_info=error)
        return page(500, message=f"{WORDS[500][1]} Its number is {reference}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A refused form, to be sent once more: kept fields, passwords to type anew, and what a person had typed."""

    action: str
    kept: list[tuple[str, str]]
    secrets: list[str]
    typed: list[tuple[str, str]]


def sent_again() -> Again | None:
    """Return the form of this request if a page of ours sent it; a stranger's form is never offered for confirmation."""
    if request.headers.get("Origin", "") != request.host_url.rstrip("/"):
        return None
    fields = [(name, text) for name, text in request.form.items(multi=True) if name != "csrf_token"]
    kept = [(name, text) for name, text in fields if not _is_secret(name)]
    return Again(
        action=request.full_path.rstrip("?"),
        kept=kept,
        secrets=sorted({name for name, _ in fields if _is_secret(name)}),
        typed=[(name.replace("_", " "), text) for name, text in kept if _is_words(text)],
    )


def _is_secret(name: str) -> bool:
    return "password" in name


def _is_words(text: str) -> bool:
    """Whether a field looks like something a person typed, not a token or a number of ours."""
    return any(letter.isalpha() for letter in text) and not re.fullmatch(r"[0-9a-f]{8,}", text)


def page(
    status: int,
    *,
    title: str | None = None,
    message: str | None = None,
    headers: Headers | None = None,
    again: Again | None = None,
) -> Response:
    """Return the error page of a status in the house's voice; `message` replaces the usual line."""
    words = WORDS.get(status, WORDS[500] if status >= 500 else WORDS[400])
    title, message = title or words[0], message or words[1]
    if request.accept_mimetypes.best == "application/json":
        response = jsonify(error=message, status=status)
    else:
        way_on = [("Back to the start", url_for("solo.home"))]
        response = make_response(
            render_template(
                "error.html",
                status=status,
                title=title,
                message=message,
                way_on=way_on,
                again=again,
            )
        )
    response.status_code = status
    if status in (429, 503):
        response.headers["Retry-After"] = (headers or Headers()).get("Retry-After", "5")
    if headers and "Allow" in headers:
        response.headers["Allow"] = headers["Allow"]
    return response
