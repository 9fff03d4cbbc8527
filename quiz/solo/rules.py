"""A question put to one player, from the POST that deals it to the answer. Times are server milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from quiz import scoring
from quiz.clock import utc_date
from quiz.errors import QuizError
from quiz.questions.grading import Graded, Verdict

DAY_MS = 24 * 60 * 60 * 1_000
KEPT_OPEN_MS = 30 * DAY_MS
"""An attempt left for so long is over, and deleted with the next purge."""
PRACTICE_PER_RANKED = (
    5  # rounds of practice a day for each ranked one: enough to learn, too few to copy the bank
)


class Way(StrEnum):
    """What a run is played for: a board, learning, the board of its day, or a friend."""

    RANKED = "ranked"
    PRACTICE = "practice"
    DAILY = "daily"
    CHALLENGE = "challenge"

    @property
    def has_clock(self) -> bool:
        return self is not Way.PRACTICE

    @property
    def has_board(self) -> bool:
        """Whether it stands on a board of its quiz; a challenge has one of its own."""
        return self in (Way.RANKED, Way.DAILY)


class Outcome(StrEnum):
    """What became of one question."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MISSED = "missed"


class NotAsked(QuizError):
    """An answer names a question that was not dealt yet."""


class AlreadyAnswered(QuizError):
    """The question has its answer; the first one stands."""


class AttemptOver(QuizError):
    """The attempt was left for too long and takes nothing any more."""


class EnoughToday(QuizError):
    """The player has had the runs that a day allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """When a question was put, and for how long; without a limit no clock runs."""

    opened_at: int
    limit_ms: int | None

    @property
    def closes_at(self) -> int | None:
        return None if self.limit_ms is None else scoring.closes_at(self.opened_at, self.limit_ms)

    def elapsed(self, received: int) -> int | None:
        """Return the milliseconds that count, None where no clock runs. Solo play gives no lag back."""
        if self.limit_ms is None:
            return None
        return scoring.elapsed(opened_at=self.opened_at, received=received, limit_ms=self.limit_ms)

    def in_time(self, received: int) -> bool:
        """Whether an answer received now counts."""
        elapsed_ms, closes_at = self.elapsed(received), self.closes_at
        if self.limit_ms is None or elapsed_ms is None or closes_at is None:
            return True
        return scoring.counts(
            elapsed_ms=elapsed_ms, received=received, closes_at=closes_at, limit_ms=self.limit_ms
        )

    def left_ms(self, now: int) -> int | None:
        """Return the time to the bell."""
        return None if self.limit_ms is None else max(0, self.opened_at + self.limit_ms - now)

    def is_over(self, now: int) -> bool:
        """Whether the gate is shut, so that the answer may be told."""
        return self.closes_at is not None and now > self.closes_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What an answer is worth; as stored."""

    outcome: Outcome
    share_num: int
    share_den: int
    elapsed_ms: int | None
    points: int

    @property
    def is_right(self) -> bool:
        return self.outcome is Outcome.RIGHT

    @property
    def steps(self) -> int:
        """The time this adds to the tie-break."""
        return scoring.in_steps(self.elapsed_ms or 0) if self.is_right else 0


MISSED = Scored(outcome=Outcome.MISSED, share_num=0, share_den=1, elapsed_ms=None, points=0)
_OUTCOMES = {
    Verdict.RIGHT: Outcome.RIGHT,
    Verdict.PARTLY: Outcome.PARTLY,
    Verdict.WRONG: Outcome.WRONG,
    Verdict.PROMPT: Outcome.WRONG,  # asked to be more specific once, and still was not
}


def scored(asked: Asked, graded: Graded, *, received: int) -> Scored:
    """Return what a graded answer is worth at the moment it was received."""
    if not asked.in_time(received):
        return MISSED
    elapsed_ms = asked.elapsed(received)
    return Scored(
        outcome=_OUTCOMES[graded.verdict],
        share_num=graded.share_num,
        share_den=graded.share_den,
        elapsed_ms=elapsed_ms,
        points=points(
            share_num=graded.share_num,
            share_den=graded.share_den,
            elapsed_ms=elapsed_ms,
            limit_ms=asked.limit_ms,
        ),
    )


def points(*, share_num: int, share_den: int, elapsed_ms: int | None, limit_ms: int | None) -> int:
    """Return the points of an answer from what is stored of it; none where no clock ran."""
    if elapsed_ms is None or limit_ms is None:
        return 0
    return scoring.points(
        share_num=share_num, share_den=share_den, elapsed_ms=elapsed_ms, limit_ms=limit_ms
    )


def wants_more(asked: Asked, graded: Graded, *, prompted: bool, received: int) -> bool:
    """Whether a vague answer gets its second try: once, and within the same deadline."""
    return graded.verdict is Verdict.PROMPT and not prompted and asked.in_time(received)


def limit_ms(way: Way, seconds: int) -> int | None:
    """Return the time allowed for a question of so many seconds."""
    return seconds * 1_000 if way.has_clock else None


def is_left_behind(started_at: int, *, now: int) -> bool:
    """Whether an unfinished attempt is too old to go on."""
    return now - started_at > KEPT_OPEN_MS


def day_start(now: int) -> int:
    """Return the first moment of the UTC day that holds a moment."""
    return now - now % DAY_MS


def counted_at(way: Way, day: date | None, *, finished_at: int) -> int | None:
    """Return the moment for which boards take a finished run; None if it stands on none.

    A daily belongs to its day, also for those who play past midnight.
    """
    if not way.has_board:
        return None
    return finished_at if day is None else min(finished_at, _end_of(day))


def _end_of(day: date) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    return int(midnight.timestamp()) * 1_000 - 1


def check_today(way: Way, *, started: int, ranked_a_day: int) -> None:
    """Raise EnoughToday if a player who started so many runs of this way today may start no more (T61, T62)."""
    if way is Way.RANKED and started >= ranked_a_day:
        raise EnoughToday(
            f"You have played {ranked_a_day} ranked quizzes today, which is all a day holds. "
            "The boards open for you again at midnight UTC."
        )
    if way is Way.PRACTICE and started >= PRACTICE_PER_RANKED * ranked_a_day:
        raise EnoughToday(
            "You have practised as much as a day holds. Come back after midnight UTC."
        )


SIGNS = {Outcome.RIGHT: "🟩", Outcome.PARTLY: "🟨", Outcome.WRONG: "🟥", Outcome.MISSED: "⬛"}


def share_text(
    *, film: str, quiz: str, day: date | None, total: int | None, outcomes: Sequence[Outcome]
) -> str:
    """Return a result to show to friends without a word of the questions; no total where none was played for."""
    right = sum(outcome is Outcome.RIGHT for outcome in outcomes)
    title = f"{quiz} · {day.isoformat()}" if day else quiz
    score = f"{right}/{len(outcomes)}"
    if total is not None:
        score += f" · {total:,} points".replace(",", "\u202f")
    return f"Marquee · {film} · {title}\n{score}\n{''.join(SIGNS[one] for one in outcomes)}"


def day_of(now: int) -> date:
    """Return the UTC day whose daily is played now."""
    return utc_date(now)
