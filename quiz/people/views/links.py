"""What a one-time link opens: a new password, or the place of the first admin.

The token stands in the path, so nothing here logs one, and the Referrer-Policy keeps it on this site.
"""

import flask
from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quiz.db import reading, writing
from quiz.people.forms import ResetForm, SignUpForm, typed
from quiz.people.guards import current_person, let_in
from quiz.people.passwords import hashed
from quiz.people.queries import link_name
from quiz.people.service import (
    SPENT,
    LinkSpent,
    NameTaken,
    use_first_admin_link,
    use_reset_link,
)
from quiz.people.tables import Purpose
from quiz.people.views.pages import LINKS_TRIED, blame, bp, form_page
from quiz.web.limits import address
from quiz.web.request import now_ms


@bp.get("/reset/<token>")
def reset(token: str) -> ResponseReturnValue:
    return form_page("people/reset.html", ResetForm(), name=_opened(token, Purpose.RESET))


@bp.post("/reset/<token>")
def reset_now(token: str) -> ResponseReturnValue:
    name = _opened(token, Purpose.RESET)
    form = ResetForm(request.form)
    if not form.validate():
        return form_page("people/reset.html", form, name=name)
    password_hash = hashed(typed(form.password))
    with writing() as session:
        entered = use_reset_link(
            session, token, current_person(), password_hash=password_hash, now=now_ms()
        )
    flask.session.clear()
    let_in(entered)
    flash("The new password counts, and you are signed in.")
    return redirect(url_for("people.me"), 303)


@bp.get("/welcome/<token>")
def welcome(token: str) -> ResponseReturnValue:
    _opened(token, Purpose.FIRST_ADMIN)
    return form_page("people/welcome.html", SignUpForm())


@bp.post("/welcome/<token>")
def welcome_now(token: str) -> ResponseReturnValue:
    _opened(token, Purpose.FIRST_ADMIN)
    form = SignUpForm(request.form)
    if not form.validate():
        return form_page("people/welcome.html", form)
    password_hash = hashed(typed(form.password))
    try:
        with writing() as session:
            entered = use_first_admin_link(
                session,
                token,
                current_person(),
                name=typed(form.name),
                password_hash=password_hash,
                now=now_ms(),
            )
    except NameTaken as error:
        blame(form.name, str(error))
        return form_page("people/welcome.html", form)
    flask.session.clear()
    let_in(entered)
    flash("Welcome. You run this house now.")
    return redirect(url_for("people.people"), 303)


def _opened(token: str, purpose: Purpose) -> str:
    """Return the name the link is for; raise LinkSpent, the same for a used, an old and an invented one."""
    LINKS_TRIED.check(address())
    with reading() as session:
        name = link_name(session, token, purpose, now_ms())
    if name is None:
        LINKS_TRIED.count(address())
        raise LinkSpent(SPENT)
    return name
