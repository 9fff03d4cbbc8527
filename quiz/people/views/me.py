"""One's own page: name, password, everything the house holds, and leaving."""

import json

import flask
from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.db import reading, writing
from quiz.people import service
from quiz.people.current import Who
from quiz.people.forms import GoodbyeForm, NameForm, PasswordForm, typed
from quiz.people.guards import current_person, forget_here, let_in
from quiz.people.passwords import hashed, proves
from quiz.people.queries import Credentials, credentials_of, my_data
from quiz.people.rules import BadName
from quiz.people.service import export_my_data
from quiz.people.views.pages import SIGN_INS, blame, bp
from quiz.web.limits import address
from quiz.web.request import now_ms


@bp.get("/me")
def me() -> ResponseReturnValue:
    who = current_person()
    if who is None:
        return redirect(url_for("people.sign_in", next="people.me"), 303)
    return _page(who)


@bp.post("/me/name")
def rename() -> ResponseReturnValue:
    who = _somebody()
    form = NameForm(request.form)
    if not form.validate():
        return _page(who, name=form)
    try:
        with writing() as session:
            name = service.give_name(session, who.person_id, typed(form.name))
    except BadName as error:
        blame(form.name, str(error))
        return _page(who, name=form)
    flash(f"From now on you are {name}.")
    return redirect(url_for("people.me"), 303)


@bp.post("/me/password")
def change_password() -> ResponseReturnValue:
    who = _somebody()
    form = PasswordForm(request.form)
    if not form.validate():
        return _page(who, password=form)
    proved = _proved(who, typed(form.current))
    if proved is None:
        blame(form.current, "This is not the password of your account.")
        return _page(who, password=form)
    password_hash = hashed(typed(form.password))
    with writing() as session:
        entered = service.change_password(
            session, proved=proved, password_hash=password_hash, now=now_ms()
        )
    flask.session.clear()
    let_in(entered)
    flash("The new password counts. Your other devices are signed out.")
    return redirect(url_for("people.me"), 303)


def _proved(who: Who, password: str) -> Credentials | None:
    key = (address(), who.public_id)
    SIGN_INS.count(*key)
    with reading() as session:
        found = credentials_of(session, who.person_id)
    if not proves(found.password_hash if found else None, password):
        return None
    SIGN_INS.clear(*key)
    return found


@bp.get("/me/export")
def export() -> ResponseReturnValue:
    """Give a person everything the house holds about them, as a JSON file."""
    who = _somebody()
    with reading() as session:
        held = export_my_data(session, who.person_id)
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    return Response(
        text,
        mimetype="application/json",
        headers={"Content-Disposition": 'attachment; filename="marquee-my-data.json"'},
    )


@bp.post("/me/delete")
def leave() -> ResponseReturnValue:
    who = _somebody()
    form = GoodbyeForm(request.form)
    if not form.validate():
        return _page(who, goodbye=form)
    with writing() as session:
        service.delete_me(session, who.person_id, now=now_ms())
    forget_here()
    flash("You are forgotten here. Your points stay as those of a former player.")
    return redirect(url_for("solo.home"), 303)


def _somebody() -> Who:
    who = current_person()
    if who is None:
        abort(403)
    return who


def _page(
    who: Who,
    *,
    name: NameForm | None = None,
    password: PasswordForm | None = None,
    goodbye: GoodbyeForm | None = None,
) -> ResponseReturnValue:
    with reading() as session:
        held = my_data(session, who.person_id)
    return render_template(
        "people/me.html",
        who=who,
        held=held,
        name_form=name or NameForm(data={"name": who.name}),
        password_form=password or PasswordForm(),
        goodbye_form=goodbye or GoodbyeForm(),
        wrong=name or password or goodbye,
    ), 400 if name or password or goodbye else 200
