"""Drawing a deal from 500 questions or from 100,000, in a few milliseconds and so that nobody can foresee it."""

import secrets
from collections.abc import Collection
from datetime import date
from random import Random

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from quiz.bank.queries import UnknownFilm
from quiz.bank.rules import RECIPES, ROOM, NotEnough, Recipe, Standing, choose, shortlist
from quiz.bank.tables import DRUM, Deal, DealtRevision, Film, Question, QuestionRevision
from quiz.bank.texts import question_of
from quiz.db import insert_into
from quiz.questions.model import Kind, Status
from quiz.questions.model import Question as QuestionText
from quiz.security import new_token

WINDOW = 1_000  # looked at in one draw: all of a film like Léon, a random stretch of a large bank
MORE_ROOM = 20


def draw_deal(
    session: Session, film_id: str, recipe: Recipe, *, avoid: Collection[int] = (), now: int
) -> int:
    """Draw a new deal and return its id; raise UnknownFilm or NotEnough.

    `avoid` holds ids of questions to leave out as long as there are enough others (`queries.dealt_questions`).
    """
    revisions = _drawn(session, film_id, recipe, avoid=frozenset(avoid))
    deal = Deal(quiz=recipe.slug, film_id=film_id, day=None, secret=new_token(), created_at=now)
    session.add(deal)
    session.flush()
    _hold(session, deal.id, revisions)
    return deal.id


def daily_deal(session: Session, film_id: str, day: date, *, now: int) -> int:
    """Return the id of a day's deal, drawn by the first who asks; the constraint decides who that was."""
    recipe = RECIPES["daily"]
    if (found := _daily(session, film_id, day)) is not None:
        return found
    _require_film(session, film_id)
    deal_id: int | None = session.scalar(
        insert_into(session, Deal)
        .values(quiz=recipe.slug, film_id=film_id, day=day, secret=new_token(), created_at=now)
        .on_conflict_do_nothing()
        .returning(Deal.id)
    )
    if deal_id is None:
        deal_id = _daily(session, film_id, day)
        if deal_id is None:
            raise RuntimeError("The daily is neither ours nor anybody's.")
        return deal_id
    _hold(session, deal_id, _drawn(session, film_id, recipe, avoid=frozenset()))
    return deal_id


def _daily(session: Session, film_id: str, day: date) -> int | None:
    return session.scalar(
        select(Deal.id).where(
            Deal.quiz == RECIPES["daily"].slug, Deal.film_id == film_id, Deal.day == day
        )
    )


def _require_film(session: Session, film_id: str) -> None:
    if session.scalar(select(Film.id).where(Film.id == film_id)) is None:
        raise UnknownFilm("No such film is showing here.")


def _drawn(session: Session, film_id: str, recipe: Recipe, *, avoid: frozenset[int]) -> list[int]:
    """Return the revision ids of a draw, in the order in which they are asked."""
    # Nobody can foresee a draw from this seed; asking the system for each number would take half of the draw's time.
    rng = Random(secrets.randbits(256))  # noqa: S311
    window = _window(session, film_id, recipe, rng)
    if not window:
        _require_film(session, film_id)
    fresh = [standing for standing in window if standing.question_id not in avoid]
    for standing, room in ((fresh, ROOM), (fresh, MORE_ROOM), (window, MORE_ROOM)):
        try:
            return _chosen(session, shortlist(standing, recipe, rng, room=room), recipe, rng)
        except NotEnough:
            continue  # read more of them before giving up
    return _chosen(session, [standing.question_id for standing in window], recipe, rng)


def _chosen(session: Session, question_ids: list[int], recipe: Recipe, rng: Random) -> list[int]:
    texts = _texts(session, question_ids)
    chosen = choose([text for _, text in texts], recipe, rng)
    revision_of = {text.id: revision_id for revision_id, text in texts}
    return [revision_of[question.id] for question in chosen]


def _window(session: Session, film_id: str, recipe: Recipe, rng: Random) -> list[Standing]:
    """Return a random stretch of the drum: the questions that follow a random key, going round at the end."""
    start = rng.randrange(DRUM)
    found = session.execute(_fit(film_id, recipe).where(Question.shuffle_key >= start)).all()
    if len(found) < WINDOW:
        rest = _fit(film_id, recipe).where(Question.shuffle_key < start)
        found = [*found, *session.execute(rest.limit(WINDOW - len(found)))]
    return [Standing(*row) for row in found]


def _fit(film_id: str, recipe: Recipe) -> Select[int, Kind, int]:
    fit = (
        select(Question.id, Question.kind, Question.difficulty)
        .where(
            Question.film_id == film_id,
            Question.status == Status.APPROVED,
            Question.spoiler <= recipe.spoiler_limit,
            Question.kind.in_(sorted(recipe.kinds)),
        )
        .order_by(Question.shuffle_key)
        .limit(WINDOW)
    )
    return fit.where(Question.flagged.is_(False)) if recipe.family_friendly else fit


def _texts(session: Session, question_ids: list[int]) -> list[tuple[int, QuestionText]]:
    """Return (revision id, question) of these questions as they stand now."""
    rows = session.execute(
        select(QuestionRevision.id, QuestionRevision.body)
        .join(
            Question,
            (Question.id == QuestionRevision.question_id)
            & (Question.revision == QuestionRevision.number),
        )
        .where(Question.id.in_(question_ids))
    )
    return [(revision_id, question_of(body)) for revision_id, body in rows]


def _hold(session: Session, deal_id: int, revision_ids: list[int]) -> None:
    session.execute(
        insert(DealtRevision),
        [
            {"deal_id": deal_id, "position": position, "revision_id": revision_id}
            for position, revision_id in enumerate(revision_ids, start=1)
        ],
    )
