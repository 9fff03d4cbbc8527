"""What players reported, oldest first, until somebody has looked at it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quiz.admin.views.pages import bp, editor_id
from quiz.bank import queries, service
from quiz.db import reading, writing
from quiz.people.guards import role_required
from quiz.people.roles import Role
from quiz.web.request import now_ms


@bp.get("/admin/reports")
@role_required(Role.EDITOR)
def reports() -> ResponseReturnValue:
    with reading() as session:
        waiting = queries.waiting(session)
        found = queries.open_reports(session)
    return render_template("admin/reports.html", reports=found, waiting=waiting)


@bp.post("/admin/reports/<int(max=2147483647):report_id>/resolve")
@role_required(Role.EDITOR)
def resolve(report_id: int) -> ResponseReturnValue:
    with writing() as session:
        service.resolve_report(session, report_id, by=editor_id(), now=now_ms())
    flash("The report is off the queue.")
    return redirect(url_for("admin.reports"), 303)
