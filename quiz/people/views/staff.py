"""The admins' list of people: roles, reset links, signing out, and names that must go."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.db import reading, writing
from quiz.people import service
from quiz.people.forms import ROLES, PeopleSearch, RoleForm, typed
from quiz.people.guards import current_person, role_required
from quiz.people.queries import PAGE_SIZE, named_people
from quiz.people.roles import Role
from quiz.people.service import UnknownRole, person_by_public_id
from quiz.people.views.pages import bp
from quiz.web.request import now_ms


@bp.get("/admin/people")
@role_required(Role.ADMIN)
def people() -> ResponseReturnValue:
    search = PeopleSearch(request.args)
    guests = bool(search.guests.data)
    with reading() as session:
        rows, total = named_people(
            session, search=search.wanted, guests=guests, page=search.page_number
        )
    return render_template(
        "people/people.html",
        search=search,
        people=rows,
        roles=ROLES,
        total=total,
        guests=guests,
        page=search.page_number,
        pages=max(1, -(-total // PAGE_SIZE)),
    )


@bp.post("/admin/people/<public_id>/role")
@role_required(Role.ADMIN)
def set_role(public_id: str) -> ResponseReturnValue:
    form = RoleForm(request.form)
    if not form.validate():
        raise UnknownRole("Choose one of the roles in the list.")
    role = Role(typed(form.role))
    with writing() as session:
        person = person_by_public_id(session, public_id)
        service.set_role(session, person.id, role)
    flash(f"{person.name} is now: {ROLES[role]}. They have to sign in again.")
    return redirect(url_for("people.people"), 303)


@bp.post("/admin/people/<public_id>/reset-link")
@role_required(Role.ADMIN)
def reset_link(public_id: str) -> ResponseReturnValue:
    """Show a reset link, this once: only its hash is kept, so no later page could."""
    who = current_person()
    with writing() as session:
        person = person_by_public_id(session, public_id)
        token = service.make_reset_link(
            session, person.id, made_by=who.person_id if who else None, now=now_ms()
        )
    address = url_for("people.reset", token=token, _external=True)
    return render_template("people/reset_link.html", name=person.name, address=address)


@bp.post("/admin/people/<public_id>/sign-out")
@role_required(Role.ADMIN)
def sign_out_everywhere(public_id: str) -> ResponseReturnValue:
    with writing() as session:
        person = person_by_public_id(session, public_id)
        service.sign_out_everywhere(session, person.id)
    flash(f"{person.name} is signed out on every device.")
    return redirect(url_for("people.people"), 303)


@bp.post("/admin/people/<public_id>/take-name")
@role_required(Role.ADMIN)
def take_name(public_id: str) -> ResponseReturnValue:
    with writing() as session:
        service.take_name(session, person_by_public_id(session, public_id).id)
    flash("The name is gone. They may choose another one.")
    return redirect(url_for("people.people", guests=1), 303)
