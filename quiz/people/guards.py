"""The person at the other end of a request, for views: who they are, making them a guest, and keeping doors shut."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

import flask
from flask import Response, abort, after_this_request, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from quiz.config import Config
from quiz.db import reading, writing
from quiz.people.current import Who, cookie_name, hash_of, who_is
from quiz.people.roles import Role
from quiz.people.service import KEPT_MS, Entered, begin_guest, touch
from quiz.web.guards import SAFE
from quiz.web.request import now_ms

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def current_person() -> Who | None:
    """Return who is asking, or None for somebody we do not know; looked up once per request."""
    if "person" not in g:
        token = request.cookies.get(_cookie_name())
        if not token:
            g.person = None
        else:
            with reading() as session:
                g.person = who_is(session, token, now_ms())
    return cast("Who | None", g.person)


def session_here() -> str | None:
    """Return the hash of this request's token without a query; whether it opens anything is not looked at."""
    return hash_of(request.cookies.get(_cookie_name()))


def play_as(session: Session, *, now: int) -> Who:
    """Return who is asking, or make them a guest; call it inside a POST's `writing()` block.

    A new guest gets the cookie with the response to this request.
    """
    who = current_person()
    if who is None:
        entered = begin_guest(session, now=now)
        let_in(entered)
        return entered.who
    if touch(session, who, now=now):
        _set_cookie(request.cookies[_cookie_name()])
    return who


def is_at_least(role: Role) -> bool:
    """Whether whoever is asking has an account with this role or a higher one."""
    who = current_person()
    return who is not None and who.is_account and who.may(role)


def role_required(role: Role) -> Callable[[View[P]], View[P]]:
    """Open a view to accounts of a role and above. Others get 403, or the sign-in page if they only have to sign in."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if is_at_least(role):
                _keep_fresh()
                return view(*args, **kwargs)
            who = current_person()
            if request.method not in SAFE or (who is not None and who.is_account):
                abort(403)
            return redirect(url_for("people.sign_in", next=request.endpoint), 303)

        guarded.needs_role = role  # type: ignore[attr-defined]  # read by `refuse_without_policy`
        return guarded

    return guard


def refuse_without_policy() -> None:
    """Refuse an admin page that names no role: a door that was forgotten stays shut."""
    rule = request.url_rule
    if rule is None or not rule.rule.startswith("/admin"):
        return
    if not hasattr(current_app.view_functions.get(rule.endpoint), "needs_role"):
        abort(403)


def let_in(entered: Entered) -> None:
    """Make a new session the one of this request, and give its token to the browser."""
    g.person = entered.who
    _set_cookie(entered.token)


def forget_here() -> None:
    """Make this request nobody's, and take the cookie back."""
    g.person = None
    flask.session.clear()

    @after_this_request
    def unset(response: Response) -> Response:
        response.delete_cookie(_cookie_name(), secure=_config().is_https, httponly=True)
        return response


def way_back(endpoint: str) -> str:
    """Return the address of one of our own pages by its endpoint, never by an address; home for anything else (T43)."""
    adapter = current_app.url_map
    rules = adapter.iter_rules(endpoint) if endpoint in current_app.view_functions else ()
    if any("GET" in (rule.methods or ()) and not rule.arguments for rule in rules):
        return url_for(endpoint)
    return url_for("solo.home")


def _keep_fresh() -> None:
    who = current_person()
    if who is None or request.method in SAFE:
        return
    with writing() as session:
        noted = touch(session, who, now=now_ms())
    if noted:
        _set_cookie(request.cookies[_cookie_name()])


def _set_cookie(token: str) -> None:
    @after_this_request
    def set_it(response: Response) -> Response:
        if response.status_code < 400:  # an error rolled the new session back
            response.set_cookie(
                _cookie_name(),
                token,
                max_age=KEPT_MS // 1000,
                httponly=True,
                samesite="Lax",
                secure=_config().is_https,
            )
        return response


def _cookie_name() -> str:
    return cookie_name(is_https=_config().is_https)


def _config() -> Config:
    return cast(Config, current_app.config["QUIZ"])
