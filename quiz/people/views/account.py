"""Signing up, in and out."""

import flask
from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quiz.db import reading, writing
from quiz.people import service
from quiz.people.forms import SignInForm, SignUpForm, typed
from quiz.people.guards import current_person, forget_here, let_in, way_back
from quiz.people.passwords import hashed, proves
from quiz.people.queries import Credentials, credentials, name_is_free
from quiz.people.rules import skeleton
from quiz.people.service import Entered, NameTaken
from quiz.people.views.pages import NAMES_ASKED, SIGN_INS, SIGN_INS_HERE, blame, bp, form_page
from quiz.web.limits import address
from quiz.web.request import now_ms

TAKEN = "That name belongs to an account. Sign in if it is yours, or choose another one."
WRONG = "Name and password do not belong together. Check both and try again."


@bp.get("/sign-up")
def sign_up() -> ResponseReturnValue:
    who = current_person()
    if who is not None and who.is_account:
        return redirect(url_for("people.me"), 303)
    form = SignUpForm(data={"name": who.name if who is not None else None})
    return form_page("people/sign_up.html", form)


@bp.post("/sign-up")
def sign_up_now() -> ResponseReturnValue:
    NAMES_ASKED.check(address())
    form = SignUpForm(request.form)
    if not form.validate():
        return form_page("people/sign_up.html", form)
    try:
        entered = _signed_up(typed(form.name), typed(form.password))
    except NameTaken:
        NAMES_ASKED.count(address())
        blame(form.name, TAKEN)
        return form_page("people/sign_up.html", form)
    flask.session.clear()
    let_in(entered)
    flash("Your account is ready, and you are signed in.")
    return redirect(url_for("people.me"), 303)


def _signed_up(name: str, password: str) -> Entered:
    with reading() as session:
        if not name_is_free(session, name):
            raise NameTaken(TAKEN)
    password_hash = hashed(password)
    with writing() as session:
        return service.sign_up(
            session, current_person(), name=name, password_hash=password_hash, now=now_ms()
        )


@bp.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    who = current_person()
    if who is not None and who.is_account:
        return redirect(way_back(request.args.get("next", "")), 303)
    return form_page("people/sign_in.html", SignInForm(data={"next": request.args.get("next")}))


@bp.post("/sign-in")
def sign_in_now() -> ResponseReturnValue:
    """Let somebody in. A wrong name and a wrong password get the same answer after the same work (T46)."""
    form = SignInForm(request.form)
    if not form.validate():
        return form_page("people/sign_in.html", form)
    proved = _proved(typed(form.name), typed(form.password))
    if proved is None:
        blame(form.password, WRONG)
        return form_page("people/sign_in.html", form)
    with writing() as session:
        entered = service.sign_in(session, current_person(), proved=proved, now=now_ms())
    flask.session.clear()
    let_in(entered)
    return redirect(way_back(form.next.data or "people.me"), 303)


def _proved(name: str, password: str) -> Credentials | None:
    key = (address(), skeleton(name))
    SIGN_INS_HERE.check(address())
    SIGN_INS.count(*key)
    with reading() as session:
        found = credentials(session, name)
    if not proves(found.password_hash if found else None, password):
        SIGN_INS_HERE.count(address())
        return None
    SIGN_INS.clear(*key)
    return found


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    who = current_person()
    if who is not None:
        with writing() as session:
            service.sign_out(session, who)
    forget_here()
    flash("You are signed out.")
    return redirect(url_for("solo.home"), 303)
