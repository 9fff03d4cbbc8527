"""What an editor sees: lists to search, one question with its history, what looks alike, what players reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, func, literal, select
from sqlalchemy.orm import Session

from quiz.bank.rules import Origin, Reason
from quiz.bank.tables import (
    Film,
    Question,
    QuestionCounter,
    QuestionEvent,
    QuestionReport,
    QuestionRevision,
)
from quiz.bank.texts import folded, question_of
from quiz.errors import QuizError
from quiz.people.tables import Person
from quiz.questions.model import Kind, Status, Tier
from quiz.questions.model import Question as QuestionText

PAGE_SIZE = 50
MOST_TERMS = 8  # words of a search that are looked for; each costs a pass over the bank
# shorter to longer, of texts that are so much alike

SORTS: dict[str, tuple[str, UnaryExpression[Any]]] = {
    "newest": ("Newest first", Question.id.desc()),
    "oldest": ("Oldest first", Question.id.asc()),
    "prompt": ("By prompt", Question.search.asc()),
    "easiest": ("Easiest first", Question.difficulty.asc()),
    "hardest": ("Hardest first", Question.difficulty.desc()),
}
"""Every order there is; nothing a client sends is an order by itself (T41)."""


class UnknownQuestion(QuizError):
    """There is no such question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an editor looks for; None and "" take all."""

    text: str = ""
    film_id: str | None = None
    kind: Kind | None = None
    status: Status | None = None
    difficulty: int | None = None
    spoiler: int | None = None
    sort: str = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list."""

    public_id: str
    film: str
    kind: Kind
    status: Status
    difficulty: int
    spoiler: int
    prompt: str
    edited: bool
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of what was found. Pages count from 1."""

    rows: tuple[Listed, ...]
    total: int
    number: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something in a question's life: a revision (with its number and text) or a change of standing."""

    at: int
    who: str | None
    what: str
    reason: str
    revision: int | None = None
    text: QuestionText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDetail:
    """One question as it stands, with its life and its numbers (first answers of the current revision)."""

    public_id: str
    film_id: str
    film: str
    status: Status
    tier: Tier
    origin: Origin
    revision: int
    question: QuestionText
    edited_at: int | None
    history: tuple[Happening, ...]
    answered: int
    answered_right: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport:
    """A player's report that waits for an editor. `changed` tells that the question was revised since."""

    id: int
    public_id: str
    prompt: str
    status: Status
    reason: Reason
    words: str
    created_at: int
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much work lies on the desk."""

    drafts: int
    reports: int


def questions(session: Session, wanted: Wanted, *, page: int = 1) -> Page:
    """Return one page of the questions that are wanted; a page past the end is the last one."""
    conditions = _conditions(wanted)
    ids, total = _found(session, wanted, conditions, page := max(page, 1))
    if page > 1 and not ids:
        total = _count(session, conditions)
        page = max(1, -(-total // PAGE_SIZE))
        ids, total = _found(session, wanted, conditions, page)
    return Page(rows=_listed(session, ids), total=total, number=page)


def _found(
    session: Session, wanted: Wanted, conditions: Sequence[ColumnElement[bool]], page: int
) -> tuple[list[int], int]:
    """Return the ids on a page, and how many were found in all.

    Words are looked for in every row, so those rows are counted in the same pass; an index counts faster than that.
    """
    _, order = SORTS.get(wanted.sort, SORTS["newest"])
    number = func.count().over() if wanted.text else literal(0)
    found = session.execute(
        select(Question.id, number)
        .where(*conditions)
        .order_by(order, Question.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    ).all()
    ids = [question_id for question_id, _ in found]
    if wanted.text:
        return ids, found[0][1] if found else 0
    return ids, _count(session, conditions)


def _count(session: Session, conditions: Sequence[ColumnElement[bool]]) -> int:
    return session.scalar(select(func.count(Question.id)).where(*conditions)) or 0


def _listed(session: Session, ids: Sequence[int]) -> tuple[Listed, ...]:
    """Return the lines of these questions in this order."""
    rows = {
        row.id: (row, title)
        for row, title in session.execute(
            select(Question, Film.title)
            .join(Film, Film.id == Question.film_id)
            .where(Question.id.in_(ids))
        )
    }
    reports = _reports_on(session, ids)
    return tuple(
        Listed(
            public_id=row.public_id,
            film=title,
            kind=row.kind,
            status=row.status,
            difficulty=row.difficulty,
            spoiler=row.spoiler,
            prompt=row.prompt,
            edited=row.edited_at is not None,
            reports=reports.get(row.id, 0),
        )
        for row, title in (rows[question_id] for question_id in ids)
    )


def question(session: Session, public_id: str) -> QuestionDetail:
    """Return one question with its history, newest first; raise UnknownQuestion."""
    found = session.execute(
        select(Question, Film.title)
        .join(Film, Film.id == Question.film_id)
        .where(Question.public_id == public_id)
    ).one_or_none()
    if found is None:
        raise UnknownQuestion("There is no such question in the bank.")
    row, title = found
    revisions = _revisions(session, row.id)
    answered, right = session.execute(
        select(QuestionCounter.answered, QuestionCounter.answered_right)
        .join(QuestionRevision, QuestionRevision.id == QuestionCounter.revision_id)
        .where(QuestionRevision.question_id == row.id, QuestionRevision.number == row.revision)
    ).one_or_none() or (0, 0)
    current = next(one.text for one in revisions if one.revision == row.revision)
    if current is None:
        raise RuntimeError("A revision always has a text.")
    return QuestionDetail(
        public_id=row.public_id,
        film_id=row.film_id,
        film=title,
        status=row.status,
        tier=row.tier,
        origin=row.origin,
        revision=row.revision,
        question=current,
        edited_at=row.edited_at,
        history=_life(revisions, _events(session, row.id)),
        answered=answered,
        answered_right=right,
        reports=_reports_on(session, [row.id]).get(row.id, 0),
    )


def all_films(session: Session) -> list[tuple[str, str]]:
    """Return (id, title) of every film, those without questions too."""
    return [
        (film_id, title)
        for film_id, title in session.execute(select(Film.id, Film.title).order_by(Film.title))
    ]


def open_reports(session: Session) -> list[OpenReport]:
    """Return the reports that wait, oldest first, a page of them."""
    rows = session.execute(
        select(QuestionReport, Question, QuestionRevision.number)
        .join(Question, Question.id == QuestionReport.question_id)
        .join(QuestionRevision, QuestionRevision.id == QuestionReport.revision_id)
        .where(QuestionReport.resolved_at.is_(None))
        .order_by(QuestionReport.created_at, QuestionReport.id)
        .limit(PAGE_SIZE)
    )
    return [
        OpenReport(
            id=report.id,
            public_id=row.public_id,
            prompt=row.prompt,
            status=row.status,
            reason=report.reason,
            words=report.words,
            created_at=report.created_at,
            changed=number != row.revision,
        )
        for report, row, number in rows
    ]


def waiting(session: Session) -> Waiting:
    """Return how many drafts and reports wait for somebody."""
    drafts = session.scalar(select(func.count(Question.id)).where(Question.status == Status.DRAFT))
    reports = session.scalar(
        select(func.count(QuestionReport.id)).where(QuestionReport.resolved_at.is_(None))
    )
    return Waiting(drafts=drafts or 0, reports=reports or 0)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        Question.search.contains(term, autoescape=True)
        # The longest word is the rarest, and a row that lacks it needs no second look.
        for term in sorted(set(folded(wanted.text).split()), key=len, reverse=True)[:MOST_TERMS]
    ]
    exact = {
        Question.film_id: wanted.film_id,
        Question.kind: wanted.kind,
        Question.status: wanted.status,
        Question.difficulty: wanted.difficulty,
        Question.spoiler: wanted.spoiler,
    }
    return conditions + [column == value for column, value in exact.items() if value is not None]


def _reports_on(session: Session, question_ids: Sequence[int]) -> dict[int, int]:
    """Return how many reports are open on each of these questions that has any."""
    waiting_on = (
        select(QuestionReport.question_id, func.count())
        .where(QuestionReport.question_id.in_(question_ids), QuestionReport.resolved_at.is_(None))
        .group_by(QuestionReport.question_id)
    )
    return dict(session.execute(waiting_on).all())


def _life(revisions: list[Happening], events: list[Happening]) -> tuple[Happening, ...]:
    """Return what happened, newest first; of one moment, a new text comes before the verdict on it."""
    oldest_first = sorted((*revisions, *events), key=lambda one: one.at)
    return tuple(oldest_first[::-1])


def _revisions(session: Session, question_id: int) -> list[Happening]:
    rows = session.execute(
        select(QuestionRevision, Person.name)
        .outerjoin(Person, Person.id == QuestionRevision.made_by)
        .where(QuestionRevision.question_id == question_id)
        .order_by(QuestionRevision.id)
    )
    return [
        Happening(
            at=row.made_at,
            who=_named(row.made_by, name),
            what="first text" if row.number == 1 else "new text",
            reason=row.reason,
            revision=row.number,
            text=question_of(row.body),
        )
        for row, name in rows
    ]


def _events(session: Session, question_id: int) -> list[Happening]:
    rows = session.execute(
        select(QuestionEvent, Person.name)
        .outerjoin(Person, Person.id == QuestionEvent.made_by)
        .where(QuestionEvent.question_id == question_id)
        .order_by(QuestionEvent.id)
    )
    return [
        Happening(
            at=row.made_at,
            who=_named(row.made_by, name),
            what=str(row.happened),
            reason=row.reason,
        )
        for row, name in rows
    ]


def _named(person_id: int | None, name: str | None) -> str | None:
    """Return who did it; None is the loader."""
    return None if person_id is None else name or "a former editor"
