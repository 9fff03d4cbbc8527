"""What others see of the bank: films, deals, counters. Read-only; everything returned is frozen."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.bank.rules import RECIPES, Recipe
from quiz.bank.tables import Deal as DealRow
from quiz.bank.tables import DealtRevision, Film, Question, QuestionCounter, QuestionRevision
from quiz.bank.texts import question_of
from quiz.errors import QuizError
from quiz.questions.model import Question as QuestionText
from quiz.questions.model import Status

DEALS_KEPT = 512
# By id and secret: an id alone could be given again after a rollback, a secret is random and belongs to one deal.
# A deal never changes once drawn, so nothing in here grows stale; the oldest goes first.
_deals: "dict[tuple[int, str], Deal]" = {}
_deals_lock = threading.Lock()


class UnknownFilm(QuizError):
    """There is no such film."""


class UnknownDeal(QuizError):
    """There is no such deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmShown:
    """A film of the bank and how many of its questions may be dealt."""

    id: str
    title: str
    year: int | None
    questions: int
    tagline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizShowing:
    """A quiz of one film and how many questions it draws from."""

    recipe: Recipe
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealtQuestion:
    """One question of a deal. `position` counts from 1."""

    position: int
    revision_id: int
    question: QuestionText


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """Drawn questions, which nothing changes any more. `secret` keys the order in which choices are shown."""

    id: int
    film_id: str
    quiz: str
    day: date | None
    secret: str
    questions: tuple[DealtQuestion, ...]

    def at(self, position: int) -> DealtQuestion:
        """Return the question at a position that the deal has."""
        return self.questions[position - 1]


def films(session: Session) -> list[FilmShown]:
    """Return the films that have questions to deal, the fullest bank first: it is the one on the front page."""
    rows = session.execute(
        select(Film.id, Film.title, Film.year, Film.tagline, func.count(Question.id))
        .join(Question, Question.film_id == Film.id)
        .where(Question.status == Status.APPROVED)
        .group_by(Film.id, Film.title, Film.year, Film.tagline)
        .order_by(func.count(Question.id).desc(), Film.title, Film.id)
    )
    return [
        FilmShown(id=id_, title=title, year=year, tagline=tagline, questions=number)
        for id_, title, year, tagline, number in rows
    ]


def film(session: Session, film_id: str) -> FilmShown:
    """Return one film; raise UnknownFilm if the bank has none of that id."""
    row = session.execute(select(Film).where(Film.id == film_id)).scalar_one_or_none()
    if row is None:
        raise UnknownFilm("No such film is showing here.")
    return FilmShown(
        id=row.id,
        title=row.title,
        year=row.year,
        tagline=row.tagline,
        questions=sum(_approved_by_fitness(session, film_id).values()),
    )


def now_showing(session: Session, film_id: str) -> list[QuizShowing]:
    """Return the quizzes that a film has enough questions for, in the order of RECIPES."""
    numbers = _approved_by_fitness(session, film_id)
    showing = [
        QuizShowing(
            recipe=recipe,
            questions=sum(
                number
                for (spoiler, flagged), number in numbers.items()
                if spoiler <= recipe.spoiler_limit and not (recipe.family_friendly and flagged)
            ),
        )
        for recipe in RECIPES.values()
    ]
    return [quiz for quiz in showing if quiz.questions >= quiz.recipe.length]


def deal(session: Session, deal_id: int) -> Deal:
    """Return a deal with its questions; raise UnknownDeal. Costs one small query once it has been read before."""
    row = session.execute(
        select(DealRow.film_id, DealRow.quiz, DealRow.day, DealRow.secret).where(
            DealRow.id == deal_id
        )
    ).one_or_none()
    if row is None:
        raise UnknownDeal("No such deal.")
    film_id, quiz, day, secret = row
    return dealt(session, deal_id, film_id=film_id, quiz=quiz, day=day, secret=secret)


def dealt(
    session: Session, deal_id: int, *, film_id: str, quiz: str, day: date | None, secret: str
) -> Deal:
    """Return the deal whose row the caller has read already, in a join of its own; no query once it is known."""
    kept = _deals.get((deal_id, secret))
    if kept is None:
        questions = _questions_of(session, deal_id)
        kept = Deal(
            id=deal_id, film_id=film_id, quiz=quiz, day=day, secret=secret, questions=questions
        )
        with _deals_lock:
            while len(_deals) >= DEALS_KEPT:
                _deals.pop(next(iter(_deals)))
            _deals[deal_id, secret] = kept
    return kept


def dealt_questions(session: Session, deal_ids: Iterable[int]) -> frozenset[int]:
    """Return the ids of the questions that these deals hold, for `draw_deal(avoid=…)`."""
    return frozenset(
        session.scalars(
            select(QuestionRevision.question_id)
            .join(DealtRevision, DealtRevision.revision_id == QuestionRevision.id)
            .where(DealtRevision.deal_id.in_(list(deal_ids)))
        )
    )


def chosen_right(session: Session, revision_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return (answers, right ones) of each revision that somebody answered, counting first answers."""
    rows = session.execute(
        select(
            QuestionCounter.revision_id, QuestionCounter.answered, QuestionCounter.answered_right
        ).where(QuestionCounter.revision_id.in_(list(revision_ids)))
    )
    return {revision_id: (answered, right) for revision_id, answered, right in rows}


def _questions_of(session: Session, deal_id: int) -> tuple[DealtQuestion, ...]:
    rows = session.execute(
        select(DealtRevision.position, QuestionRevision.id, QuestionRevision.body)
        .join(QuestionRevision, QuestionRevision.id == DealtRevision.revision_id)
        .where(DealtRevision.deal_id == deal_id)
        .order_by(DealtRevision.position)
    )
    return tuple(
        DealtQuestion(position=position, revision_id=revision_id, question=question_of(body))
        for position, revision_id, body in rows
    )


def _approved_by_fitness(session: Session, film_id: str) -> dict[tuple[int, bool], int]:
    """Return how many approved questions a film has by (spoiler level, flagged)."""
    rows = session.execute(
        select(Question.spoiler, Question.flagged, func.count())
        .where(Question.film_id == film_id, Question.status == Status.APPROVED)
        .group_by(Question.spoiler, Question.flagged)
    )
    return {(spoiler, flagged): number for spoiler, flagged, number in rows}
