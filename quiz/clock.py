"""The server's clock: Unix milliseconds that never jump while the machine is up.

An anchor taken once per boot plus boot time, so that every process of a host agrees and neither an NTP step nor a
summer-time change moves a deadline. `db.py` stores the anchor; without one the process takes its own.
"""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], int]

_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def boot_ms() -> int:
    """Return the milliseconds since this machine started, sleep included where the system can tell."""
    return time.clock_gettime_ns(_BOOT) // 1_000_000


def wall_ms() -> int:
    """Return what the wall clock says, in Unix milliseconds; it may jump."""
    return time.time_ns() // 1_000_000


class ServerClock:
    """A clock that adds boot time to an anchor; call it for Unix milliseconds."""

    def __init__(self, anchor_ms: int | None = None) -> None:
        self.anchor_ms = wall_ms() - boot_ms() if anchor_ms is None else anchor_ms

    def __call__(self) -> int:
        return self.anchor_ms + boot_ms()


def utc_date(now: int) -> date:
    """Return the UTC calendar day of a moment given in Unix milliseconds."""
    return datetime.fromtimestamp(now / 1000, UTC).date()
