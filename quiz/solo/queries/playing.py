"""What a player sees of their runs. Read-only, frozen; what is asked and what is told are different shapes.

`Asking` holds a `PublicQuestion` and nothing that could hold an answer; `Told` exists only for a question that was
answered, or whose gate is shut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from quiz.bank.queries import Deal, DealtQuestion, chosen_right, dealt
from quiz.bank.tables import Deal as DealRow
from quiz.bank.tables import Film
from quiz.boards.rules import Run
from quiz.errors import QuizError
from quiz.people.tables import Kind as PersonKind
from quiz.people.tables import SessionRow
from quiz.questions.grading import Given, readable
from quiz.questions.model import Kind, Question
from quiz.questions.public import PublicQuestion, Shown, public
from quiz.solo import rules
from quiz.solo.rules import Asked, AttemptOver, Outcome, Way
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer

AnyRow = Row[*tuple[Any, ...]]
SITTINGS_KEPT = 8_192
NOT_YOURS = "There is no such quiz, or it is not yours. Start one from the front page."
KNOWN_FROM = 5  # answers before the share of right ones says anything


class UnknownAttempt(QuizError):
    """There is no such attempt, or it is somebody else's: nobody can tell which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What never changes of one player's run: whose it is, how it is played, and its deal."""

    id: int
    public_id: str
    person_id: int
    way: Way
    questions: int
    started_at: int
    deal: Deal

    @property
    def film_id(self) -> str:
        return self.deal.film_id

    @property
    def quiz(self) -> str:
        return self.deal.quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Played(Sitting):
    """One run as it stands now."""

    film_title: str
    finished_at: int | None
    counted_at: int | None
    total: int
    right: int
    steps: int

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """A run that waits for its player."""

    public_id: str
    position: int
    questions: int


def attempt(session: Session, public_id: str, person_id: int | None) -> Played:
    """Return a player's own attempt; raise UnknownAttempt for everybody else's and for none."""
    row = session.execute(_OWN, {"public_id": public_id, "person_id": person_id}).one_or_none()
    if row is None:
        raise UnknownAttempt(NOT_YOURS)
    return _played(session, row)


def known_sitting(public_id: str, session_hash: str | None) -> Sitting | None:
    """Return what never changes of an attempt if a session was seen to own it before; costs no query.

    For the answers: whether the session still stands is asked in the transaction that saves them.
    """
    return _sittings.get((public_id, session_hash))


def sitting(session: Session, public_id: str, session_hash: str | None, *, now: int) -> Sitting:
    """Read what never changes of the attempt that a session owns, and keep it; raise UnknownAttempt."""
    row = (
        session.connection()
        .execute(_SITTING, {"public_id": public_id, "session_hash": session_hash, "now": now})
        .one_or_none()
    )
    if row is None:
        raise UnknownAttempt(NOT_YOURS)
    kept = Sitting(
        id=row.id,
        public_id=public_id,
        person_id=row.person_id,
        way=row.way,
        questions=row.questions,
        started_at=row.started_at,
        deal=_deal_in(session, row),
    )
    with _keeping:
        if len(_sittings) >= SITTINGS_KEPT:
            _sittings.pop(next(iter(_sittings)))
        _sittings[public_id, session_hash] = kept
    return kept


# By public id and the hash of a token, both random and never given twice: nothing here grows stale, the oldest goes.
_sittings: dict[tuple[str, str | None], Sitting] = {}
_keeping = Lock()


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


def left_open(session: Session, person_id: int, *, now: int) -> LeftOpen | None:
    """Return the run a player left last, if it can go on."""
    at = (
        select(func.max(AskedQuestion.position))
        .where(AskedQuestion.attempt_id == Attempt.id)
        .scalar_subquery()
    )
    row = session.execute(
        select(Attempt.public_id, at, Attempt.questions)
        .where(
            Attempt.person_id == person_id,
            Attempt.started_at >= now - rules.KEPT_OPEN_MS,
            Attempt.finished_at.is_(None),
        )
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    public_id, position, questions = row
    return LeftOpen(public_id=public_id, position=position, questions=questions)


def own_run_of(session: Session, person_id: int | None, deal_id: int) -> Played | None:
    """Return a player's run through a deal, finished or not."""
    row = session.execute(
        _PLAYED.where(Attempt.person_id == person_id, Attempt.deal_id == deal_id)
    ).one_or_none()
    return _played(session, row) if row else None


def daily_run(session: Session, person_id: int | None, film_id: str, day: date) -> Played | None:
    """Return a player's run through a day's daily, finished or not."""
    row = session.execute(
        _PLAYED.where(
            Attempt.person_id == person_id,
            DealRow.quiz == Way.DAILY,
            DealRow.film_id == film_id,
            DealRow.day == day,
        )
    ).one_or_none()
    return _played(session, row) if row else None


def played_today(session: Session, film_id: str, *, now: int) -> int:
    """Return how many people finished a quiz of a film since midnight UTC."""
    return (
        session.scalar(
            select(func.count(Attempt.person_id.distinct())).where(
                Attempt.film_id == film_id, Attempt.finished_at >= rules.day_start(now)
            )
        )
        or 0
    )


def started_today(session: Session, person_id: int, way: Way, *, now: int) -> int:
    """Return how many runs of one way a player has started since midnight UTC."""
    return (
        session.scalar(
            select(func.count(Attempt.id)).where(
                Attempt.person_id == person_id,
                Attempt.started_at >= rules.day_start(now),
                Attempt.way == way,
            )
        )
        or 0
    )


def runs(session: Session) -> Iterator[Run]:
    """Return every run that stands on a board of its quiz, from the attempts themselves."""
    rows = session.execute(
        select(
            Attempt.id,
            Attempt.film_id,
            Attempt.quiz,
            Attempt.person_id,
            Attempt.total,
            Attempt.right,
            Attempt.steps,
            Attempt.counted_at,
        )
        .where(Attempt.counted_at.is_not(None))
        .order_by(Attempt.id)
        .execution_options(yield_per=1_000)
    )
    for row in rows:
        yield Run(
            attempt_id=row.id,
            film_id=row.film_id,
            quiz=row.quiz,
            person_id=row.person_id,
            total=row.total,
            right=row.right,
            steps=row.steps,
            finished_at=row.counted_at,
        )


_PLAYED = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.person_id,
        Attempt.way,
        Attempt.questions,
        Attempt.started_at,
        Attempt.finished_at,
        Attempt.counted_at,
        Attempt.total,
        Attempt.right,
        Attempt.steps,
        Film.title,
        DealRow.id.label("deal_id"),
        DealRow.film_id,
        DealRow.quiz,
        DealRow.day,
        DealRow.secret,
    )
    .join(DealRow, DealRow.id == Attempt.deal_id)
    .join(Film, Film.id == DealRow.film_id)
)


_SITTING = (
    select(
        Attempt.id,
        Attempt.person_id,
        Attempt.way,
        Attempt.questions,
        Attempt.started_at,
        DealRow.id.label("deal_id"),
        DealRow.film_id,
        DealRow.quiz,
        DealRow.day,
        DealRow.secret,
    )
    .join(DealRow, DealRow.id == Attempt.deal_id)
    .join(SessionRow, SessionRow.person_id == Attempt.person_id)
    .where(
        Attempt.public_id == bindparam("public_id"),
        SessionRow.token_hash == bindparam("session_hash"),
        SessionRow.kind.in_((PersonKind.GUEST, PersonKind.ACCOUNT)),
        SessionRow.expires_at > bindparam("now"),
    )
)
# Built once: putting a statement together costs more than running it.
_OWN = _PLAYED.where(
    Attempt.public_id == bindparam("public_id"), Attempt.person_id == bindparam("person_id")
)


def _played(session: Session, row: AnyRow) -> Played:
    return Played(
        id=row.id,
        public_id=row.public_id,
        person_id=row.person_id,
        film_title=row.title,
        way=row.way,
        questions=row.questions,
        started_at=row.started_at,
        finished_at=row.finished_at,
        counted_at=row.counted_at,
        total=row.total,
        right=row.right,
        steps=row.steps,
        deal=_deal_in(session, row),
    )


def _deal_in(session: Session, row: AnyRow) -> Deal:
    return dealt(
        session,
        row.deal_id,
        film_id=row.film_id,
        quiz=row.quiz,
        day=row.day,
        secret=row.secret,
    )


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
    if question.answer is None or not question.unit:
        return question.keys
    return tuple(f"{key} {question.unit}" for key in question.keys)
