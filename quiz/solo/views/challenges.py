"""Challenges: make one of a finished run, look at it, take it up."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.db import reading, writing
from quiz.people.guards import play_as
from quiz.solo import queries, service
from quiz.solo.views.pages import bp, my_id, own, title_of
from quiz.web.request import now_ms


@bp.post("/play/<attempt_id>/challenge")
def make_challenge(attempt_id: str) -> ResponseReturnValue:
    """Make a finished run into a challenge and show its link."""
    with writing() as session:
        played = own(session, attempt_id)
        public_id = service.make_challenge(session, played, now=now_ms())
    return redirect(url_for("solo.challenge", public_id=public_id), 303)


@bp.get("/challenge/<public_id>")
def challenge(public_id: str) -> ResponseReturnValue:
    """Show who challenges, and to those who have played how the runs compare."""
    me = my_id()
    with reading() as session:
        dared = queries.dared(session, public_id, me=me)
        mine = queries.own_run_of(session, me, dared.deal_id)
        is_played = mine is not None and mine.is_finished
        is_mine = dared.challenger.is_me
        return render_template(
            "solo/challenge.html",
            dared=dared,
            title=title_of(dared.quiz),
            link=request.base_url,
            mine=mine,
            is_mine=is_mine,
            is_played=is_played,
            rows=[
                {
                    "rank": rank,
                    "name": entry.name,
                    "tag": entry.tag,
                    "points": entry.points,
                    "is_me": entry.is_me,
                }
                for rank, entry in queries.standings(session, dared.id, me=me)
            ],
            compared=queries.compared(session, mine.id, dared.challenger.attempt_id)
            if mine is not None and is_played and not is_mine
            else (),
        )


@bp.post("/challenge/<public_id>/play")
def take_up(public_id: str) -> ResponseReturnValue:
    """Deal the challenge's questions to whoever takes it up."""
    now = now_ms()
    with writing() as session:
        who = play_as(session, now=now)
        attempt_id = service.take_up(session, public_id, who.person_id, now=now)
    return redirect(url_for("solo.play", attempt_id=attempt_id), 303)
