"""One process: uvicorn in front, the site in a pool of threads behind it."""

import fcntl
import os
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO, Any

import uvicorn
from a2wsgi import WSGIMiddleware
from uvicorn._types import ASGI3Application

from quiz.errors import QuizError
from quiz.wire.bodies import WholeBodies

GRACE_S = 4
FORM_BYTES = 64 * 1024


class CannotServe(QuizError):
    """The server cannot start here; the text says why and what to do. Exit code 78."""


class Serving(uvicorn.Server):
    """uvicorn, telling when it is really open."""

    def __init__(self, config: uvicorn.Config, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._opened()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop in good order. uvicorn would raise the signal anew at the end, before what is queued is saved."""
        super().handle_exit(sig, frame)
        self._captured_signals.clear()


def asgi(site: Callable[..., Any], *, threads: int) -> ASGI3Application:
    """Return the site as an ASGI application whose threads only ever see whole requests."""
    pool: Any = WSGIMiddleware(site, workers=threads, send_queue_size=16)
    return WholeBodies(pool, limit=lambda _path: FORM_BYTES)


def serve(
    site: Callable[..., Any],
    listening: socket.socket,
    *,
    threads: int,
    opened: Callable[[], None],
) -> None:
    """Serve until told to stop; what is under way at that moment gets 4 s to finish."""
    config = uvicorn.Config(
        asgi(site, threads=threads),
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_S,
        timeout_keep_alive=15,
        backlog=2048,
    )
    Serving(config, opened).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a bound socket; raise CannotServe if the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise CannotServe(
            f"Cannot listen on {host}:{port} ({error.strerror}). "
            f"Something else may be using it: try PORT={port + 1 if port < 65_535 else 8000}."
        ) from None
    return listening


def hold(path: Path) -> IO[str]:
    """Hold the lock file of a database for as long as the returned file is open.

    Raise CannotServe if another server holds it: two servers on one SQLite file would each believe that they alone
    write to it.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise CannotServe(
            f"{path.parent}: the database cannot be kept there ({error.strerror})."
        ) from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        file.close()
        raise CannotServe(
            f"Another Marquee (process {holder}) already serves this database ({path.with_suffix('')}). "
            "Stop it first, or set QUIZ_DATA_DIR to another folder."
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
