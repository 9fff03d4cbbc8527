"""Reads each request's body whole before any thread is spent on it.

a2wsgi reads bodies inside its threads, so as many half-sent bodies as there are threads would freeze every page. Here a
slow body costs a coroutine: it has ten seconds, a size limit, and past one megabyte it waits on disk. A refused body
reaches the site as an empty request with a header that no client can set, so that the site's own error page answers.
"""

import asyncio
import io
import tempfile
from collections.abc import Callable
from typing import IO

from uvicorn._types import (
    ASGI3Application,
    ASGIReceiveCallable,
    ASGIReceiveEvent,
    ASGISendCallable,
    ASGISendEvent,
    HTTPScope,
    Scope,
)

BODY_S = 10.0
SPOOL_BYTES = 1024 * 1024
CHUNK_BYTES = 64 * 1024
REFUSED = b"x-marquee-refused"
"""Header on a request whose body was refused; its value is the HTTP status."""


class Refused(Exception):
    """The body cannot be taken; `status` is 408 or 413."""

    def __init__(self, status: int) -> None:
        self.status = status


class WholeBodies:
    """ASGI middleware. `limit` gives the most bytes a path takes; `seconds` is the time a body has to arrive."""

    def __init__(
        self, app: ASGI3Application, *, limit: Callable[[str], int], seconds: float = BODY_S
    ) -> None:
        self._app = app
        self._limit = limit
        self._seconds = seconds

    async def __call__(
        self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["headers"] = [pair for pair in scope["headers"] if pair[0].lower() != REFUSED]
        with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as body:
            try:
                async with asyncio.timeout(self._seconds):
                    await self._read(scope, receive, body)
            except (Refused, TimeoutError) as refusal:
                status = refusal.status if isinstance(refusal, Refused) else 408
                await self._app(_without_body(scope, status), _replay(io.BytesIO()), _closing(send))
                return
            except ConnectionResetError:
                return
            size = body.tell()
            body.seek(0)
            await self._app(_with_length(scope, size), _replay(body), send)

    async def _read(self, scope: HTTPScope, receive: ASGIReceiveCallable, body: IO[bytes]) -> None:
        headers = dict(scope["headers"])
        if b"content-length" not in headers and b"transfer-encoding" not in headers:
            return
        limit = self._limit(scope["path"])
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or len(declared) > 18 or int(declared) > limit:
            raise Refused(413)
        taken = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise ConnectionResetError
            taken += len(message.get("body", b""))
            if taken > limit:
                raise Refused(413)
            body.write(message.get("body", b""))
            if not message.get("more_body", False):
                return


def _with_length(scope: HTTPScope, size: int) -> HTTPScope:
    """A chunked body has been put together: the site, which knows no chunks, is told its length."""
    if not any(name == b"transfer-encoding" for name, _ in scope["headers"]):
        return scope
    whole: HTTPScope = scope.copy()
    kept = [pair for pair in scope["headers"] if pair[0] != b"transfer-encoding"]
    whole["headers"] = [*kept, (b"content-length", str(size).encode())]
    return whole


def _without_body(scope: HTTPScope, status: int) -> HTTPScope:
    dropped = (b"content-length", b"transfer-encoding", b"content-type")
    headers = [pair for pair in scope["headers"] if pair[0].lower() not in dropped]
    refused: HTTPScope = scope.copy()
    refused["headers"] = [*headers, (REFUSED, str(status).encode())]
    return refused


def _closing(send: ASGISendCallable) -> ASGISendCallable:
    """Tell the client that the connection ends: the rest of its body is never read."""

    async def closing(message: ASGISendEvent) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), (b"connection", b"close")]
        await send(message)

    return closing


def _replay(body: IO[bytes]) -> ASGIReceiveCallable:
    async def receive() -> ASGIReceiveEvent:
        chunk = body.read(CHUNK_BYTES)
        return {"type": "http.request", "body": chunk, "more_body": len(chunk) == CHUNK_BYTES}

    return receive
