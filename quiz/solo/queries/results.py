"""What a finished run came to: its places on the boards, its outcomes, and the runs it is compared with."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.bank.tables import Deal as DealRow
from quiz.bank.tables import Film
from quiz.boards.queries import Placement, board_id, placement
from quiz.boards.rules import Period
from quiz.errors import QuizError
from quiz.people.tables import Person
from quiz.scoring import ranked
from quiz.solo.queries.attempts import Played
from quiz.solo.rules import Outcome
from quiz.solo.tables import Attempt, Challenge, ChallengeEntry, SoloAnswer


class UnknownChallenge(QuizError):
    """There is no such challenge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a player stands on one board of the quiz, by their best run of its period."""

    period: Period
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finished run on the board of a challenge."""

    attempt_id: int
    name: str
    tag: int | None
    total: int
    right: int
    steps: int
    is_me: bool
    is_challenger: bool

    @property
    def points(self) -> int:
        return self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Dared:
    """A challenge as those see it who have its link: who challenges, with which quiz, and how many points to beat."""

    id: int
    public_id: str
    deal_id: int
    film_id: str
    film_title: str
    quiz: str
    questions: int
    challenger: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One question of two runs, side by side and without its words."""

    position: int
    mine: Outcome
    my_points: int
    theirs: Outcome
    their_points: int


def places(session: Session, played: Played) -> tuple[Placed, ...]:
    """Return a player's places on the boards that a run counts for; none for practice and challenges."""
    if played.counted_at is None:
        return ()
    found = []
    for period in Period:
        board = board_id(session, played.film_id, played.quiz, period, now=played.counted_at)
        if (mine := placement(session, board, played.person_id)) is not None:
            found.append(Placed(period=period, placement=mine))
    return tuple(found)


def challenge_of(session: Session, attempt_id: int) -> str | None:
    """Return the public id of the challenge that a run was made into."""
    return session.scalar(select(Challenge.public_id).where(Challenge.attempt_id == attempt_id))


def taken_up(session: Session, attempt_id: int) -> str | None:
    """Return the public id of somebody else's challenge that a run answers, the latest one."""
    return session.scalar(
        select(Challenge.public_id)
        .join(ChallengeEntry, ChallengeEntry.challenge_id == Challenge.id)
        .where(ChallengeEntry.attempt_id == attempt_id, Challenge.attempt_id != attempt_id)
        .order_by(Challenge.id.desc())
        .limit(1)
    )


def dared(session: Session, public_id: str, *, me: int | None) -> Dared:
    """Return a challenge by its link; raise UnknownChallenge."""
    row = session.execute(
        select(
            Challenge.id,
            Attempt.id.label("attempt_id"),
            Attempt.deal_id,
            Attempt.questions,
            DealRow.film_id,
            DealRow.quiz,
            Film.title,
        )
        .join(Attempt, Attempt.id == Challenge.attempt_id)
        .join(DealRow, DealRow.id == Attempt.deal_id)
        .join(Film, Film.id == DealRow.film_id)
        .where(Challenge.public_id == public_id)
    ).one_or_none()
    if row is None:
        raise UnknownChallenge("There is no such challenge. Ask your friend for the link again.")
    challenger = next(
        one for _, one in standings(session, row.id, me=me) if one.attempt_id == row.attempt_id
    )
    return Dared(
        id=row.id,
        public_id=public_id,
        deal_id=row.deal_id,
        film_id=row.film_id,
        film_title=row.title,
        quiz=row.quiz,
        questions=row.questions,
        challenger=challenger,
    )


def standings(session: Session, challenge_id: int, *, me: int | None) -> list[tuple[int, Entry]]:
    """Return the board of a challenge: every finished run through its deal, with shared ranks."""
    rows = session.execute(
        select(
            Attempt.id,
            Attempt.person_id,
            Attempt.total,
            Attempt.right,
            Attempt.steps,
            Person.name,
            Person.tag,
            Person.deleted_at,
            (Challenge.attempt_id == Attempt.id).label("is_challenger"),
        )
        .join(ChallengeEntry, ChallengeEntry.attempt_id == Attempt.id)
        .join(Challenge, Challenge.id == ChallengeEntry.challenge_id)
        .join(Person, Person.id == Attempt.person_id)
        .where(ChallengeEntry.challenge_id == challenge_id, Attempt.finished_at.is_not(None))
        .order_by(Attempt.public_id)
    )
    return ranked(
        Entry(
            attempt_id=row.id,
            name="A former player" if row.deleted_at is not None else row.name or "A guest",
            tag=row.tag,
            total=row.total,
            right=row.right,
            steps=row.steps,
            is_me=row.person_id == me,
            is_challenger=row.is_challenger,
        )
        for row in rows
    )


def compared(session: Session, mine: int, theirs: int) -> tuple[Compared, ...]:
    """Return two finished attempts through one deal, question by question."""
    rows = session.execute(
        select(SoloAnswer.position, SoloAnswer.attempt_id, SoloAnswer.outcome, SoloAnswer.points)
        .where(SoloAnswer.attempt_id.in_((mine, theirs)))
        .order_by(SoloAnswer.position)
    )
    found: dict[int, dict[int, tuple[Outcome, int]]] = {}
    for position, attempt_id, outcome, points in rows:
        found.setdefault(position, {})[attempt_id] = (outcome, points)
    return tuple(
        Compared(
            position=position,
            mine=both[mine][0],
            my_points=both[mine][1],
            theirs=both[theirs][0],
            their_points=both[theirs][1],
        )
        for position, both in found.items()
    )
