"""A quiz in play. A GET shows where the player is; a question's clock starts in the POST that deals it."""

import json
from http import HTTPStatus

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quiz.bank.queries import UnknownFilm
from quiz.bank.rules import RECIPES
from quiz.bank.service import report_question
from quiz.db import reading, writing
from quiz.people.guards import current_person, play_as, session_here
from quiz.people.rules import BadName
from quiz.people.service import give_name
from quiz.questions.grading import BadAnswer, Given, grade
from quiz.solo import queries, rules, service
from quiz.solo.forms import SECOND, NameForm, ReportForm, answer_in, position_in, shown_again
from quiz.solo.queries import Asking, Played, Sitting, Told, UnknownAttempt
from quiz.solo.rules import AlreadyAnswered, AttemptOver, EnoughToday, NotAsked
from quiz.solo.service import Fate, Saved, Sent
from quiz.solo.views.pages import answers_writer, bp, config, own, title_of, wants_json
from quiz.web.request import now_ms

FORMS = frozenset({"answer", "next", "report", "name", "challenge"})
LEFT_BEHIND = "This quiz was left for more than 30 days and is over. Start a new one."
FIRST_STANDS = "You had answered this question already. Your first answer stands."


@bp.post("/play/<film>/<quiz>")
def start(film: str, quiz: str) -> ResponseReturnValue:
    """Begin a quiz, or go back into the one that was left."""
    now = now_ms()
    recipe = RECIPES.get(quiz)
    if recipe is None:
        raise UnknownFilm("No such quiz is showing here.")
    try:
        with writing() as session:
            who = play_as(session, now=now)
            attempt_id = service.start(
                session,
                who.person_id,
                film,
                recipe,
                ranked_a_day=config().ranked_a_day,
                now=now,
            )
    except EnoughToday as refusal:
        return _enough(film, str(refusal), now)
    return redirect(url_for("solo.play", attempt_id=attempt_id), 303)


@bp.get("/play/<film>/<quiz>")
def entrance(film: str, quiz: str) -> ResponseReturnValue:
    """Lead whoever opens the address of a form, after a reload for instance, to the page that has the form."""
    if quiz in FORMS:
        return redirect(url_for("solo.play", attempt_id=film), 303)
    if quiz in RECIPES:
        return redirect(url_for("solo.film", film_id=film), 303)
    raise UnknownFilm("No such quiz is showing here.")


@bp.get("/play/<attempt_id>")
def play(attempt_id: str) -> ResponseReturnValue:
    """Show the question, or what became of it, or the result: whatever the player is at."""
    now = now_ms()
    with reading() as session:
        played = own(session, attempt_id)
        if not played.is_finished:
            return _step(played, queries.current(session, played, now=now))
    return result_page(played)


@bp.get("/play/<attempt_id>/<int:position>")
def told(attempt_id: str, position: int) -> ResponseReturnValue:
    """Show an answered question again; one that is not answered leads to where the player is."""
    with reading() as session:
        played = own(session, attempt_id)
        found = queries.told(session, played, position)
    if found is None:
        return redirect(url_for("solo.play", attempt_id=attempt_id), 303)
    return _told(played, found)


@bp.post("/play/<attempt_id>/answer")
def answer(attempt_id: str) -> ResponseReturnValue:
    """Store the answer to the open question; whatever is sent twice, the first counts."""
    received = now_ms()
    sitting = _sitting(attempt_id, now=received)
    try:
        position = position_in(request.form)
        sent = _graded(sitting, position, answer_in(request.form), received)
    except BadAnswer as refusal:
        return _refused(attempt_id, refusal, now=received)
    if rules.is_left_behind(sitting.started_at, now=received):
        _refuse_left_behind(attempt_id)
    return _answered(attempt_id, sent, answers_writer().write(sent))


@bp.post("/play/<attempt_id>/next")
def next_question(attempt_id: str) -> ResponseReturnValue:
    """Deal the question after the one that was shown; pressed twice, it deals one."""
    now = now_ms()
    after = position_in(request.form)
    with writing() as session:
        played = own(session, attempt_id)
        if not played.is_finished and rules.is_left_behind(played.started_at, now=now):
            raise AttemptOver(LEFT_BEHIND)
        service.deal_next(session, played, after=after, now=now)
    return redirect(url_for("solo.play", attempt_id=attempt_id), 303)


@bp.post("/play/<attempt_id>/report")
def report(attempt_id: str) -> ResponseReturnValue:
    """Put what a player says about an answered question into the editors' queue."""
    form = ReportForm(request.form)
    with reading() as session:
        played = own(session, attempt_id)
        position = form.position.data or 0
        found = queries.told(session, played, position)
    if found is None:
        raise NotAsked("Answer the question first, then say what is wrong with it.")
    if not form.validate():
        return _told(played, found, report=form), HTTPStatus.BAD_REQUEST
    with writing() as session:
        report_question(
            session,
            found.revision_id,
            person_id=played.person_id,
            reason=form.reason.data,
            words=form.words.data or "",
            now=now_ms(),
        )
    flash("Thank you. An editor will look at this question.")
    return redirect(url_for("solo.told", attempt_id=attempt_id, position=position), 303)


@bp.post("/play/<attempt_id>/name")
def name(attempt_id: str) -> ResponseReturnValue:
    """Put a name on the player's runs; it is asked for with the result."""
    form = NameForm(request.form)
    with reading() as session:
        played = own(session, attempt_id)
    if not played.is_finished:
        return redirect(url_for("solo.play", attempt_id=attempt_id), 303)
    if form.validate():
        try:
            with writing() as session:
                given = give_name(session, played.person_id, form.name.data or "")
        except BadName as refusal:
            form.name.errors = [*form.name.errors, str(refusal)]
        else:
            flash(f"You stand on the boards as {given}.")
            return redirect(url_for("solo.play", attempt_id=attempt_id), 303)
    return result_page(played, form=form), HTTPStatus.BAD_REQUEST


def result_page(played: Played, *, form: NameForm | None = None) -> str:
    """Return the page of a finished run: score, places, every question, and a result to share."""
    who = current_person()
    with reading() as session:
        review = queries.review(session, played)
        places = queries.places(session, played)
        challenge = queries.challenge_of(session, played.id)
        taken_up = queries.taken_up(session, played.id)
    return render_template(
        "solo/result.html",
        played=played,
        title=title_of(played.quiz),
        review=review,
        places=places,
        challenge=challenge,
        taken_up=taken_up,
        who=who,
        form=form or NameForm(name=who.name if who else None),
        share=rules.share_text(
            film=played.film_title,
            quiz=title_of(played.quiz),
            day=played.deal.day,
            total=played.total if played.way.has_clock else None,
            outcomes=[told.outcome for told in review],
        ),
    )


def _sitting(attempt_id: str, *, now: int) -> Sitting:
    here = session_here()
    known = queries.known_sitting(attempt_id, here)
    if known is not None:
        return known
    with reading() as session:
        return queries.sitting(session, attempt_id, here, now=now)


def _refuse_left_behind(attempt_id: str) -> None:
    """Raise AttemptOver for a run that was not finished within its 30 days."""
    with reading() as session:
        if not own(session, attempt_id).is_finished:
            raise AttemptOver(LEFT_BEHIND)


def _graded(sitting: Sitting, position: int, given: Given, received: int) -> Sent:
    if position > sitting.questions:
        raise NotAsked("This quiz has no such question.")
    dealt = sitting.deal.at(position)
    return Sent(
        attempt_id=sitting.id,
        session_hash=session_here() or "",
        position=position,
        given=given.to_json(),
        graded=grade(dealt.question, given, secret=sitting.deal.secret),
        received=received,
        revision_id=dealt.revision_id,
        is_last=position == sitting.questions,
        is_second=SECOND in request.form,
    )


def _answered(attempt_id: str, sent: Sent, saved: Saved) -> ResponseReturnValue:
    """Say what became of an answer, now that it is committed."""
    if saved.fate is Fate.NOT_THEIRS:
        raise UnknownAttempt(queries.NOT_YOURS)
    if saved.fate is Fate.NOT_ASKED:
        with reading() as session:
            own(session, attempt_id)  # it may have been deleted meanwhile
        raise NotAsked("That question was not asked yet. Go back to the one that is open.")
    if wants_json():
        return _told_in_json(sent.position, saved)
    if saved.fate is Fate.REFUSED:
        return _first_stands(attempt_id, sent.position)
    if sent.is_last and saved.fate is not Fate.PROMPTED:
        return redirect(url_for("solo.told", attempt_id=attempt_id, position=sent.position), 303)
    return redirect(url_for("solo.play", attempt_id=attempt_id), 303)


def _first_stands(attempt_id: str, position: int) -> ResponseReturnValue:
    """Show the answer that stands, to whoever sent another one."""
    with reading() as session:
        played = own(session, attempt_id)
        found = queries.told(session, played, position)
    if found is None:
        raise AlreadyAnswered(FIRST_STANDS)
    return _told(played, found, notice=FIRST_STANDS), HTTPStatus.CONFLICT


def _told_in_json(position: int, saved: Saved) -> ResponseReturnValue:
    if saved.fate is Fate.PROMPTED:
        return jsonify(position=position, prompt="Be more specific.")
    body = {
        "position": position,
        "given": json.loads(saved.given) if saved.given else None,
        "outcome": str(saved.outcome),
        "points": saved.points,
    }
    if saved.fate is Fate.REFUSED:
        return jsonify(error=FIRST_STANDS, **body), HTTPStatus.CONFLICT
    return jsonify(body)


def _refused(attempt_id: str, refusal: BadAnswer, *, now: int) -> ResponseReturnValue:
    """Show the open question again with what was sent and what is wrong with it; nothing was stored."""
    with reading() as session:
        played = own(session, attempt_id)
        if wants_json() or played.is_finished:
            raise refusal
        step = queries.current(session, played, now=now)
    if isinstance(step, Asking) and request.form.get("position") == str(step.position):
        page = _asking(played, step, error=str(refusal), given=shown_again(request.form))
        return page, HTTPStatus.BAD_REQUEST
    return _step(played, step, notice=str(refusal)), HTTPStatus.BAD_REQUEST


def _step(played: Played, step: Asking | Told, *, notice: str | None = None) -> str:
    if isinstance(step, Asking):
        return _asking(played, step, notice=notice)
    return _told(played, step, notice=notice)


def _asking(
    played: Played,
    asking: Asking,
    *,
    notice: str | None = None,
    error: str | None = None,
    given: Given | None = None,
) -> str:
    """Return the page of an open question. The run itself holds answers, so the page gets only what it names."""
    return render_template(
        "solo/question.html",
        attempt_id=played.public_id,
        title=title_of(played.quiz),
        number=asking.position,
        of=played.questions,
        asking=asking,
        question=asking.question,
        given=given or Given(),
        notice=notice,
        error=error,
    )


def _told(
    played: Played, found: Told, *, notice: str | None = None, report: ReportForm | None = None
) -> str:
    return render_template(
        "solo/told.html",
        attempt_id=played.public_id,
        title=title_of(played.quiz),
        number=found.position,
        of=played.questions,
        has_clock=played.way.has_clock,
        is_finished=played.is_finished,
        told=found,
        report=report or ReportForm(position=found.position),
        notice=notice,
    )


def _enough(film: str, words: str, now: int) -> ResponseReturnValue:
    """Say that today's runs are used up, and what can be played instead."""
    page = render_template("solo/enough.html", film_id=film, words=words)
    wait_s = (rules.day_start(now) + rules.DAY_MS - now) // 1_000 + 1
    return page, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(wait_s)}
