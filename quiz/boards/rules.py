"""Which boards a run stands on, and the one number that orders them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from quiz.clock import utc_date

TOTAL_MAX = (1 << 22) - 1
RIGHT_MAX = (1 << 10) - 1
STEPS_MAX = (1 << 30) - 1
ALL_TIME = 0
FINE, COARSE = 1, 128
"""How wide the buckets of a tally are, in points: a rank sums a few coarse ones and the fine ones of one of them."""


class Period(StrEnum):
    """How far back a board looks; weeks begin on Monday, UTC."""

    TODAY = "today"
    WEEK = "week"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished attempt as boards see it. `steps` is the time of the right answers in steps of 100 ms."""

    film_id: str
    quiz: str
    person_id: int
    attempt_id: int
    total: int
    right: int
    steps: int
    finished_at: int


def starts(period: Period, moment: int) -> int:
    """Return the day a period began on that holds a moment (Unix ms), as a day number; 0 for all time."""
    day = utc_date(moment)
    if period is Period.ALL:
        return ALL_TIME
    if period is Period.WEEK:
        day -= timedelta(days=day.weekday())
    return day.toordinal()


def standing(total: int, right: int, steps: int) -> int:
    """Return the number that orders runs, smallest first: more points, then more right, then quicker.

    Runs that share it share their rank (design: points, section 8). It fits 63 bits, so that one index orders a board.

    >>> standing(900, 9, 100) < standing(899, 10, 1)
    True
    """
    return (
        ((TOTAL_MAX - _within(total, TOTAL_MAX)) << 40)
        | ((RIGHT_MAX - _within(right, RIGHT_MAX)) << 30)
        | _within(steps, STEPS_MAX)
    )


def first_standing(total: int) -> int:
    """Return the smallest standing that a run of this total could have."""
    return (TOTAL_MAX - _within(total, TOTAL_MAX)) << 40


def total_of(standing: int) -> int:
    """Return the total that a standing stands for.

    >>> total_of(standing(740, 3, 12))
    740
    """
    return TOTAL_MAX - (standing >> 40)


def bucket(total: int, grain: int) -> int:
    """Return the lowest total in the bucket that holds a total.

    >>> bucket(300, COARSE)
    256
    """
    return total - total % grain


def _within(number: int, most: int) -> int:
    return min(max(number, 0), most)
