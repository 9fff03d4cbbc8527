"""Points for one answer and the order of standings. Integers and milliseconds throughout, so that a replay on another
machine gives the same totals. Source of every figure: design.md section 8.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

FORMULA = 1
"""Stored with every row of points; a changed formula gets the next number, old rows keep theirs."""
FULL = 1_000
AT_ONCE_MS = 500  # nobody reads and answers faster than this: no reward for trying
LAG_CAP_MS = 500
LAG_SHARE = 25  # the cap is a 25th of the time allowed, 4 %
STEP_MS = 100


class Pace(StrEnum):
    """Whether speed counts."""

    SPEED = "speed"
    ACCURACY = "accuracy"


class Score(Protocol):
    """What decides a place: total points, answers with share 1, and the time of those in steps of 100 ms."""

    @property
    def total(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def steps(self) -> int: ...


Row = TypeVar("Row", bound=Score)


def cap(limit_ms: int) -> int:
    """Return the most that lag may give back, and how long the gate stays open after the bell.

    >>> cap(20_000), cap(5_000)
    (500, 200)
    """
    return min(LAG_CAP_MS, max(0, limit_ms) // LAG_SHARE)


def closes_at(opened_at: int, limit_ms: int) -> int:
    """Return the moment from which nothing sent counts any more."""
    return opened_at + limit_ms + cap(limit_ms)


def elapsed(
    *, opened_at: int, received: int, limit_ms: int, lag_ms: int = 0, paused_ms: int = 0
) -> int:
    """Return the time that counts: from opening to receiving, without pauses and with lag given back up to the cap."""
    given_back = min(max(0, lag_ms), cap(limit_ms))
    return max(0, received - opened_at - paused_ms - given_back)


def counts(*, elapsed_ms: int, received: int, closes_at: int, limit_ms: int) -> bool:
    """Whether an answer was in time: received before the gate closed, with at most the time allowed."""
    return received <= closes_at and elapsed_ms <= limit_ms


def points(
    *,
    share_num: int,
    share_den: int,
    elapsed_ms: int,
    limit_ms: int,
    pace: Pace = Pace.SPEED,
    full: int = FULL,
) -> int:
    """Return the points for a share of the answer: all within 0.5 s, half at the bell, in proportion to the share.

    Whatever integers come in, the result lies between 0 and `full`; share 1 gives at least half of it.

    >>> points(share_num=1, share_den=1, elapsed_ms=10_250, limit_ms=20_000)
    750
    """
    if share_den <= 0 or full <= 0:
        return 0
    return _whole(elapsed_ms, limit_ms, pace, full) * min(max(0, share_num), share_den) // share_den


def _whole(elapsed_ms: int, limit_ms: int, pace: Pace, full: int) -> int:
    late_ms = min(elapsed_ms, limit_ms) - AT_ONCE_MS
    if pace is Pace.ACCURACY or late_ms <= 0:
        return full
    return full - full * late_ms // (2 * (limit_ms - AT_ONCE_MS))


def in_steps(elapsed_ms: int) -> int:
    """Return what one right answer adds to the tie-break: its time in whole steps of 100 ms."""
    return elapsed_ms // STEP_MS


def place_key(score: Score) -> tuple[int, int, int]:
    """Return what sorts ascending from first to last place; equal keys share a rank."""
    return (-score.total, -score.right, score.steps)


def ranked(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    """Return each row with its rank, best first; equals share one (1, 2, 2, 4) and keep the order they came in."""
    placed: list[tuple[int, Row]] = []
    for place, row in enumerate(sorted(rows, key=place_key), start=1):
        shares = bool(placed) and place_key(placed[-1][1]) == place_key(row)
        placed.append((placed[-1][0] if shares else place, row))
    return placed
