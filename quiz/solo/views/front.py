"""The front page and today's daily."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from quiz.bank.queries import FilmShown, UnknownFilm, films, now_showing
from quiz.bank.queries import film as film_by_id
from quiz.bank.rules import RECIPES, Recipe
from quiz.boards.queries import BoardRow, board_id, page
from quiz.boards.rules import Period
from quiz.db import reading
from quiz.solo import queries, rules
from quiz.solo.views.pages import bp, my_id
from quiz.web.request import now_ms

ROWS_AT_THE_DOOR = 5
ACTIONS = {
    "ranked": "Play the ranked ten",
    "practice": "Practise, no clock",
    "daily": "Play today’s",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One quiz as the front page offers it."""

    slug: str
    title: str
    blurb: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """The way back into a quiz that was left."""

    url: str
    label: str


@bp.get("/")
def home() -> ResponseReturnValue:
    """Show what is on: one click to the first question."""
    with reading() as session:
        showing = films(session)
    if not showing:
        return render_template("solo/closed.html")
    return film(showing[0].id)


@bp.get("/films/<film_id>")
def film(film_id: str) -> ResponseReturnValue:
    """Show the quizzes of one film."""
    now, me = now_ms(), my_id()
    with reading() as session:
        shown = film_by_id(session, film_id)
        return render_template(
            "home.html",
            film=shown,
            question_count=shown.questions,
            other_films=[other for other in films(session) if other.id != film_id],
            quizzes=[_door(quiz.recipe) for quiz in now_showing(session, film_id)],
            daily_date=rules.day_of(now),
            board_rows=_tonight(session, film_id, me=me, now=now),
            played_today=queries.played_today(session, film_id, now=now),
            open_attempt=_resume(session, me, now=now),
        )


@bp.get("/daily")
def daily() -> ResponseReturnValue:
    """Show today's daily: the way in, or how the player did."""
    now, me = now_ms(), my_id()
    with reading() as session:
        showing = films(session)
        if not showing:
            return render_template("solo/closed.html")
        shown = _with_daily(session, showing)
        return render_template(
            "solo/daily.html",
            film=shown,
            recipe=RECIPES["daily"],
            day=rules.day_of(now),
            run=queries.daily_run(session, me, shown.id, rules.day_of(now)),
            board_rows=_tonight(session, shown.id, me=me, now=now, quiz="daily"),
        )


def _with_daily(session: Session, showing: list[FilmShown]) -> FilmShown:
    for shown in showing:
        if any(quiz.recipe.slug == "daily" for quiz in now_showing(session, shown.id)):
            return shown
    raise UnknownFilm("There is no daily today: no film here has enough questions yet.")


def _door(recipe: Recipe) -> Door:
    return Door(
        slug=recipe.slug,
        title=recipe.title,
        blurb=recipe.blurb,
        action=ACTIONS.get(recipe.slug, "Play these ten"),
    )


def _tonight(
    session: Session, film_id: str, *, me: int | None, now: int, quiz: str = "ranked"
) -> tuple[BoardRow, ...]:
    board = board_id(session, film_id, quiz, Period.TODAY, now=now)
    return page(session, board, me=me, size=ROWS_AT_THE_DOOR).rows


def _resume(session: Session, me: int | None, *, now: int) -> Resume | None:
    if me is None:
        return None
    left = queries.left_open(session, me, now=now)
    if left is None:
        return None
    return Resume(
        url=url_for("solo.play", attempt_id=left.public_id),
        label=f"Resume your quiz: question {left.position} of {left.questions}",
    )
