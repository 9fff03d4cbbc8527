"""What views ask of the request that HTTP itself does not tell: the server's time."""

from flask import current_app


def now_ms() -> int:
    """Return the server's clock in Unix milliseconds."""
    return int(current_app.extensions["quiz.clock"]())
