"""The boards: one page for all of them, and one for each."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from quiz.bank.queries import film as film_by_id
from quiz.bank.queries import films
from quiz.bank.rules import RECIPES, Mode, Recipe
from quiz.boards import queries
from quiz.boards.rules import Period
from quiz.db import reading
from quiz.people.guards import current_person
from quiz.web.request import now_ms

bp = Blueprint("boards", __name__)
TOP_ROWS = 5
PERIODS = {Period.TODAY: "Today", Period.WEEK: "This week", Period.ALL: "All time"}
RANKED = {slug: recipe for slug, recipe in RECIPES.items() if recipe.mode is not Mode.PRACTICE}


@bp.get("/boards")
def index() -> ResponseReturnValue:
    """Show the top of this week's board of every quiz."""
    now, me = now_ms(), _me()
    with reading() as session:
        shown = [
            (film, recipe, _top(session, film.id, recipe, now=now, me=me))
            for film in films(session)
            for recipe in RANKED.values()
        ]
    return render_template("boards/index.html", boards=shown)


@bp.get("/boards/<film_id>/<slug>")
def show(film_id: str, slug: str) -> ResponseReturnValue:
    """Show one board: `period` is today, week or all, `page` counts from 1."""
    recipe = RANKED.get(slug) or abort(404)
    period = _period(request.args.get("period", ""))
    now, me = now_ms(), _me()
    with reading() as session:
        film = film_by_id(session, film_id)
        board = queries.board_id(session, film_id, slug, period, now=now)
        page = queries.page(
            session, board, number=_page_number(request.args.get("page", "")), me=me
        )
        mine = queries.placement(session, board, me) if me is not None else None
    return render_template(
        "boards/board.html",
        film=film,
        recipe=recipe,
        period=period,
        periods=PERIODS,
        page=page,
        mine=mine,
    )


def _top(
    session: Session, film_id: str, recipe: Recipe, *, now: int, me: int | None
) -> queries.BoardPage:
    board = queries.board_id(session, film_id, recipe.slug, Period.WEEK, now=now)
    return queries.page(session, board, me=me, size=TOP_ROWS)


def _me() -> int | None:
    person = current_person()
    return person.person_id if person else None


def _period(text: str) -> Period:
    return Period(text) if text in set(Period) else Period.TODAY


def _page_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
