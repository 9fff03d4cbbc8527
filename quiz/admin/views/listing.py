"""The list of the bank: searched, filtered, a page at a time."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quiz.admin.forms import NEW_KINDS, SearchForm, page_number
from quiz.admin.forms.words import KIND_NAMES, STATUSES, options
from quiz.admin.views.pages import bp
from quiz.bank import queries
from quiz.db import reading
from quiz.people.guards import role_required
from quiz.people.roles import Role


@bp.get("/admin/questions")
@role_required(Role.EDITOR)
def bank() -> ResponseReturnValue:
    form = SearchForm(request.args)
    with reading() as session:
        form.film.choices = options([("", "All films"), *queries.all_films(session)])
        page = queries.questions(session, form.wanted(), page=page_number(request.args.get("page")))
        waiting = queries.waiting(session)
    return render_template(
        "admin/bank.html",
        form=form,
        page=page,
        waiting=waiting,
        kinds=KIND_NAMES,
        statuses=STATUSES,
        new_kinds=NEW_KINDS,
        asked={name: text for name, text in form.data.items() if text},
    )
