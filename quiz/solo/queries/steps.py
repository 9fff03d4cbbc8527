"""A question as its player sees it. What is asked and what is told are different shapes.

`Asking` holds a `PublicQuestion` and nothing that could hold an answer; `Told` exists only for a question that was
answered, or whose gate is shut.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session, aliased

from quiz.bank.queries import DealtQuestion, chosen_right
from quiz.questions.grading import Given, readable
from quiz.questions.model import Kind, Question
from quiz.questions.public import PublicQuestion, Shown, public
from quiz.solo import rules
from quiz.solo.queries.attempts import AnyRow, Played
from quiz.solo.rules import Asked, AttemptOver, Outcome
from quiz.solo.tables import AskedQuestion, SoloAnswer

YEARS = range(1_000, 3_000)
KNOWN_FROM = 5  # answers before the share of right ones says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question that waits for its answer, as the player may see it. `prompted` is the answer that was too vague."""

    position: int
    question: PublicQuestion
    left_ms: int | None
    limit_ms: int | None
    closes_at: int | None
    prompted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChoice:
    """A choice after the answer, where it stood before."""

    text: str
    is_right: bool
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A question that is over, with what was answered and what is right."""

    position: int
    revision_id: int
    kind: Kind
    prompt: str
    outcome: Outcome
    share_num: int
    share_den: int
    points: int
    given: tuple[str, ...]
    right: tuple[str, ...]
    choices: tuple[ToldChoice, ...]
    explanation: str
    so_far: int
    percent_right: int | None

    @property
    def is_right(self) -> bool:
        return self.outcome is Outcome.RIGHT


def current(session: Session, played: Played, *, now: int) -> Asking | Told:
    """Return the question a player is at: waiting for its answer, or told. Raise AttemptOver if it waited too long."""
    row = session.execute(_step(played.id).order_by(AskedQuestion.position.desc()).limit(1)).one()
    asked = Asked(opened_at=row.opened_at, limit_ms=row.limit_ms)
    if row.outcome is None and rules.is_left_behind(played.started_at, now=now):
        raise AttemptOver(
            "This quiz was left for more than 30 days and cannot be finished any more."
        )
    if row.outcome is None and not asked.is_over(now):
        return _asking(played, row, asked, now=now)
    return _told_with_others(session, played, [row])[0]


def told(session: Session, played: Played, position: int) -> Told | None:
    """Return one answered question of a run, None if it has no answer yet or does not exist."""
    if not 1 <= position <= played.questions:
        return None
    row = session.execute(_step(played.id).where(AskedQuestion.position == position)).one_or_none()
    if row is None or row.outcome is None:
        return None
    return _told_with_others(session, played, [row])[0]


def review(session: Session, played: Played) -> tuple[Told, ...]:
    """Return every answered question of a run, in order."""
    rows = session.execute(
        _step(played.id).where(SoloAnswer.outcome.is_not(None)).order_by(AskedQuestion.position)
    ).all()
    return _told_with_others(session, played, rows)


def _step(attempt_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AskedQuestion.position,
            AskedQuestion.opened_at,
            AskedQuestion.limit_ms,
            AskedQuestion.prompted,
            SoloAnswer.given,
            SoloAnswer.outcome,
            SoloAnswer.share_num,
            SoloAnswer.share_den,
            SoloAnswer.points,
            _so_far(attempt_id).label("so_far"),
        )
        .outerjoin(
            SoloAnswer,
            (SoloAnswer.attempt_id == AskedQuestion.attempt_id)
            & (SoloAnswer.position == AskedQuestion.position),
        )
        .where(AskedQuestion.attempt_id == attempt_id)
    )


def _so_far(attempt_id: int) -> ScalarSelect[int]:
    """The points of a run up to a question."""
    earlier = aliased(SoloAnswer)
    return (
        select(func.coalesce(func.sum(earlier.points), 0))
        .where(earlier.attempt_id == attempt_id, earlier.position <= AskedQuestion.position)
        .scalar_subquery()
    )


def _asking(played: Played, row: AnyRow, asked: Asked, *, now: int) -> Asking:
    question = played.deal.at(row.position).question
    return Asking(
        position=row.position,
        question=public(question, secret=played.deal.secret),
        left_ms=asked.left_ms(now),
        limit_ms=asked.limit_ms,
        closes_at=asked.closes_at,
        prompted=Given.from_json(row.prompted).text if row.prompted else None,
    )


def _told_with_others(session: Session, played: Played, rows: Iterable[AnyRow]) -> tuple[Told, ...]:
    pairs = [(row, played.deal.at(row.position)) for row in rows]
    counted = chosen_right(session, [question.revision_id for _, question in pairs])
    return tuple(
        _told(row, question, played.deal.secret, counted.get(question.revision_id, (0, 0)))
        for row, question in pairs
    )


def _told(row: AnyRow, asked: DealtQuestion, secret: str, counted: tuple[int, int]) -> Told:
    question = asked.question
    given = Given.from_json(row.given) if row.given else Given()
    answered, right = counted
    return Told(
        position=row.position,
        revision_id=asked.revision_id,
        kind=question.kind,
        prompt=question.prompt,
        outcome=row.outcome or Outcome.MISSED,
        share_num=row.share_num or 0,
        share_den=row.share_den or 1,
        points=row.points or 0,
        given=readable(question, given, secret=secret) if row.given else (),
        right=_right_in_words(question),
        choices=_told_choices(question, public(question, secret=secret).choices, given),
        explanation=question.explanation,
        so_far=row.so_far,
        percent_right=round(100 * right / answered) if answered >= KNOWN_FROM else None,
    )


def _told_choices(
    question: Question, shown: tuple[Shown, ...], given: Given
) -> tuple[ToldChoice, ...]:
    right = {choice.text for choice in question.choices if choice.correct}
    return tuple(
        ToldChoice(text=one.text, is_right=one.text in right, is_mine=one.token in given.choices)
        for one in shown
    )


def _right_in_words(question: Question) -> tuple[str, ...]:
    if question.answer is None:
        return question.keys
    return (_figure(question.answer, question.unit),)


def _figure(number: float, unit: str | None) -> str:
    """Return a figure with its unit and thousands apart, but a bare one that looks like a year as a year.

    >>> _figure(45_284_974, "US dollars"), _figure(1994, None)
    ('45,284,974 US dollars', '1994')
    """
    if unit is None:
        return str(number) if number in YEARS else f"{number:,}"
    return f"{number:,} {unit}"
