"""How often somebody may try: a pub is one address, so limits count failures per address, never its guests.

A view counts a try before it looks (two at once must not both slip through) and clears the count on success, or, where
successes of other people share the key, asks first and counts the failure afterwards.
"""

import time
from typing import Final

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, parse
from werkzeug.exceptions import TooManyRequests

# The counters live in this process: nothing outside can go down and leave a door open.
limiter = Limiter(
    key_func=get_remote_address,
    storage_uri="memory://",
    strategy="moving-window",
    headers_enabled=False,
    in_memory_fallback_enabled=False,
)


class Allowance:
    """How many tries are allowed in how long, as in "5 per minute", each key on its own."""

    def __init__(self, name: str, allowed: str) -> None:
        self._name: Final = name
        self._item: Final[RateLimitItem] = parse(allowed)

    def count(self, *key: str) -> None:
        """Count one try; raise 429 if there were too many."""
        if not limiter.limiter.hit(self._item, self._name, *key):
            self._refuse(*key)

    def check(self, *key: str) -> None:
        """Raise 429 if there were too many; count nothing."""
        if not limiter.limiter.test(self._item, self._name, *key):
            self._refuse(*key)

    def clear(self, *key: str) -> None:
        """Forget the tries of a key that turned out to be honest."""
        limiter.limiter.clear(self._item, self._name, *key)

    def _refuse(self, *key: str) -> None:
        reset = limiter.limiter.get_window_stats(self._item, self._name, *key).reset_time
        raise TooManyRequests(retry_after=max(1, int(reset - time.time()) + 1))


def address() -> str:
    """Return the address a request came from; behind a proxy the one that the proxy names."""
    return request.remote_addr or "unknown"


def install(app: Flask) -> None:
    """Attach the limiter; views name their own limits."""
    limiter.init_app(app)
    limiter.reset()
