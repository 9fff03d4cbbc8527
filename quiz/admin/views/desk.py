"""The desk for one question: write it, try it, see it as a player does, and say where it stands.

The buttons add, remove, try and preview save nothing: they answer 200 with the form as typed. Save and approve store.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from quiz.admin.forms import (
    NEW_KINDS,
    ChoicesForm,
    QuestionForm,
    TypedForm,
    blank,
    form_class,
    open_form,
)
from quiz.admin.forms.fields import one_line, whole
from quiz.admin.forms.words import DIFFICULTIES, KIND_NAMES, SPOILERS, STATUSES
from quiz.admin.views.pages import bp, editor_id
from quiz.bank import queries, service
from quiz.bank.queries import Alike, QuestionDetail, UnknownQuestion, Waiting
from quiz.bank.service import StaleEdit, Unfit
from quiz.db import reading, writing
from quiz.people.guards import role_required
from quiz.people.roles import Role
from quiz.questions.bankfile import question_problems
from quiz.questions.lint import lint_question
from quiz.questions.marking import Verdict, mark
from quiz.questions.model import Kind, Question, Status, to_json
from quiz.questions.public import public
from quiz.web.request import now_ms

PREVIEW = "preview"  # keys the order of the choices that the editor sees; every deal has its own
VERDICTS = {
    Verdict.ACCEPT: ("accept", "would be accepted."),
    Verdict.PROMPT: ("prompt", "would be asked to be more specific, and get one more try."),
    Verdict.REJECT: ("reject", "would be refused."),
}
DONE = {
    Status.APPROVED: "Approved. It can be in the next deal.",
    Status.RETIRED: "Retired. It is dealt no more; deals that hold it keep it.",
    Status.DRAFT: "Back on the desk as a draft.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on the desk: a stored question or (detail None) a new one, and the form if it can be edited here."""

    before: Question
    form: QuestionForm | None
    detail: QuestionDetail | None
    alike: list[Alike]
    waiting: Waiting


@bp.get("/admin/questions/new")
@role_required(Role.EDITOR)
def new_question() -> ResponseReturnValue:
    return _page(_new_desk())


@bp.post("/admin/questions/new")
@role_required(Role.EDITOR)
def add_question() -> ResponseReturnValue:
    desk = _new_desk()
    form = _required(desk)
    if (again := _without_saving(desk)) is not None:
        return again
    if not form.validate():
        return _page(desk, 400)
    text = replace(form.question(desk.before), film=str(form.film.data))
    try:
        with writing() as session:
            public_id = service.add_question(session, text, by=editor_id(), now=now_ms())
            if "approve" in request.form:
                service.approve(session, public_id, by=editor_id(), now=now_ms())
    except Unfit as error:
        return _unfit(desk, error)
    flash(DONE[Status.APPROVED] if "approve" in request.form else "Saved as a draft.")
    return redirect(url_for("admin.question", public_id=public_id), 303)


@bp.get("/admin/questions/<public_id>")
@role_required(Role.EDITOR)
def question(public_id: str) -> ResponseReturnValue:
    return _page(_stored_desk(public_id))


@bp.post("/admin/questions/<public_id>")
@role_required(Role.EDITOR)
def edit_question(public_id: str) -> ResponseReturnValue:
    desk = _stored_desk(public_id)
    form = _required(desk)
    if (again := _without_saving(desk)) is not None:
        return again
    if not form.validate():
        return _page(desk, 400)
    try:
        with writing() as session:
            service.edit_question(
                session,
                public_id,
                form.question(desk.before),
                expected_revision=form.seen_revision,
                by=editor_id(),
                reason=one_line(form.reason.data),
                now=now_ms(),
            )
            if "approve" in request.form:
                service.approve(session, public_id, by=editor_id(), now=now_ms())
    except StaleEdit as error:
        return _stale(public_id, error)
    except Unfit as error:
        return _unfit(desk, error)
    flash(DONE[Status.APPROVED] if "approve" in request.form else "Saved.")
    return redirect(url_for("admin.question", public_id=public_id), 303)


@bp.post("/admin/questions/<public_id>/approve")
@role_required(Role.EDITOR)
def approve(public_id: str) -> ResponseReturnValue:
    """Approve the revision that the page showed; another one must be looked at first."""
    seen = whole(request.form.get("revision"), range(1, 10**6)) or 0
    try:
        with writing() as session:
            service.approve(
                session, public_id, by=editor_id(), expected_revision=seen, now=now_ms()
            )
    except StaleEdit:
        flash("Somebody changed this question meanwhile. Look at it again, then approve it.", "bad")
        return _page(_stored_desk(public_id, sent=False), 409)
    flash(DONE[Status.APPROVED])
    return redirect(url_for("admin.question", public_id=public_id), 303)


@bp.post("/admin/questions/<public_id>/retire")
@role_required(Role.EDITOR)
def retire(public_id: str) -> ResponseReturnValue:
    return _stand(public_id, service.retire, Status.RETIRED)


@bp.post("/admin/questions/<public_id>/draft")
@role_required(Role.EDITOR)
def draft(public_id: str) -> ResponseReturnValue:
    return _stand(public_id, service.restore_draft, Status.DRAFT)


def _stand(public_id: str, verb: Callable[..., None], status: Status) -> ResponseReturnValue:
    reason = one_line(request.form.get("reason"))[:200]
    with writing() as session:
        verb(
            session,
            public_id,
            by=editor_id(),
            reason=reason if reason.isprintable() else "",
            now=now_ms(),
        )
    flash(DONE[status])
    return redirect(url_for("admin.question", public_id=public_id), 303)


def _new_desk() -> Desk:
    """Return the desk with a new question of the kind that the address names."""
    kind = request.values.get("kind", Kind.SINGLE_CHOICE)
    if kind not in NEW_KINDS:
        abort(404)
    with reading() as session:
        films = queries.all_films(session)
        if not films:
            raise queries.UnknownFilm("Load a film first; a question belongs to one.")
        before = blank(Kind(kind), films[0][0])
        form = open_form(
            cast("type[QuestionForm]", form_class(before)),
            before,
            sent=request.form if request.method == "POST" else None,
            films=films,
        )
        return _desk(session, before, form, None)


def _stored_desk(public_id: str, *, sent: bool = True) -> Desk:
    """Return the desk with a stored question, and what was sent about it in its form."""
    if not public_id.isprintable():  # PostgreSQL would choke on a NUL
        raise UnknownQuestion("There is no such question in the bank.")
    with reading() as session:
        detail = queries.question(session, public_id)
        kind_of_form = form_class(detail.question)
        form = None
        if kind_of_form is not None:
            form = open_form(
                kind_of_form,
                detail.question,
                sent=request.form if sent and request.method == "POST" else None,
                revision=detail.revision,
            )
        return _desk(session, detail.question, form, detail)


def _desk(
    session: Session, before: Question, form: QuestionForm | None, detail: QuestionDetail | None
) -> Desk:
    film = detail.film_id if detail else str(form.film.data if form else before.film)
    prompt = one_line(form.prompt.data) if form else before.prompt
    return Desk(
        before=before,
        form=form,
        detail=detail,
        alike=queries.alike(session, film, prompt, but=detail.public_id if detail else None)
        if prompt
        else [],
        waiting=queries.waiting(session),
    )


def _required(desk: Desk) -> QuestionForm:
    if desk.form is None:
        abort(405)
    return desk.form


def _without_saving(desk: Desk) -> ResponseReturnValue | None:
    """Answer the buttons that only change or look at the form; None if none of them was pressed."""
    form = _required(desk)
    pressed = next(
        (name for name in ("add", "remove", "try", "preview") if name in request.form), None
    )
    if pressed is None:
        return None
    if isinstance(form, ChoicesForm) and pressed in ("add", "remove"):
        place = whole(request.form.get("remove"), range(100))
        data = form.changed(add=pressed == "add", remove=place)
        films = [(value, label) for value, label, *_ in form.film.iter_choices()]
        form = open_form(type(form), desk.before, data=data, films=films)
    return _page(replace(desk, form=form), tried=pressed == "try")


def _stale(public_id: str, error: StaleEdit) -> ResponseReturnValue:
    """Show what the other one stored above what was typed; saving again from there overwrites it knowingly."""
    desk = _stored_desk(public_id)
    form = _required(desk)
    form.revision.data = str(error.revision)
    return _page(desk, 409, stored=error.stored)


def _unfit(desk: Desk, error: Unfit) -> ResponseReturnValue:
    form = _required(desk)
    form.form_errors.extend(str(error).splitlines())
    return _page(desk, 400)


def _page(
    desk: Desk, status: int = 200, *, stored: Question | None = None, tried: bool = False
) -> ResponseReturnValue:
    form, detail = desk.form, desk.detail
    now = form.question(desk.before) if form else desk.before
    page = render_template(
        "admin/desk.html",
        form=form,
        detail=detail,
        question=now,
        shown=public(now, secret=PREVIEW),
        findings=_findings(now),
        alike=desk.alike,
        waiting=desk.waiting,
        stored=stored,
        verdict=_verdict(form, now) if tried else None,
        kinds=KIND_NAMES,
        statuses=STATUSES,
        difficulties=DIFFICULTIES,
        spoilers=SPOILERS,
        new_kinds=NEW_KINDS,
    )
    return page, status


def _findings(now: Question) -> list[str] | None:
    """Return what the checks would mend, or None for a question that is not whole yet: there the form itself complains."""
    if any(question_problems(to_json(now))):
        return None
    return list(dict.fromkeys(one.message for one in lint_question(now)))


def _verdict(form: QuestionForm | None, now: Question) -> tuple[str, str, str] | None:
    """Return (attempt, verdict, what a player would hear) for the try-out box."""
    attempt = one_line(form.attempt.data) if isinstance(form, TypedForm) else ""
    if not attempt or not now.accepted:
        return None
    return attempt, *VERDICTS[mark(now.accepted, attempt, others=now.others)]
