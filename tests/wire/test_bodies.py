"""The server in front, driven over real sockets: slow, huge and broken bodies stop nobody else."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
import uvicorn
from werkzeug.wrappers import Request, Response

from quiz.wire.bodies import WholeBodies
from quiz.wire.server import asgi

LIMIT = 1000


@Request.application
def echo(request: Request) -> Response:
    refused = request.headers.get("X-Marquee-Refused")
    if refused:
        return Response(f"refused {refused}", int(refused))
    return Response(f"{request.method} {len(request.get_data())}")


@contextmanager
def serving(app) -> Iterator[int]:
    """Serve an ASGI application on a free loopback port for the length of a block."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    app = asgi(echo, threads=4)
    app._limit = lambda _path: LIMIT
    app._seconds = 0.4
    with serving(app) as port:
        yield port


def talk(port: int, *parts: bytes) -> bytes:
    """Send parts on a new connection and return all that comes back until the server closes it."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for part in parts:
            connection.sendall(part)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
        return received


def post(length: int | str, extra: bytes = b"") -> bytes:
    return (
        f"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n".encode()
        + extra
        + b"\r\n"
    )


def test_a_whole_body_reaches_the_site(port):
    assert b"POST 5" in talk(port, post(5) + b"hello")


def test_a_chunked_body_reaches_the_site(port):
    head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b"POST 5" in talk(port, head, b"5\r\nhello\r\n0\r\n\r\n")


def test_a_request_without_a_body_is_served_at_once(port):
    assert b"GET 0" in talk(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_t48_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(port):
    assert b"413" in talk(port, post(10**9)).split(b"\r\n")[0]


def test_t48_a_chunked_body_is_refused_when_it_grows_too_large(port):
    head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b"413" in talk(port, head, b"7d0\r\n" + b"x" * 2000 + b"\r\n").split(b"\r\n")[0]


def test_a_half_sent_body_is_refused_after_its_time_and_the_connection_ends(port):
    answer = talk(port, post(50) + b"half")
    assert b"408" in answer.split(b"\r\n")[0]
    assert b"refused 408" in answer


def test_more_half_sent_bodies_than_threads_stop_nobody_else(port):
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(10)]
    try:
        for connection in waiting:
            connection.sendall(post(50) + b"half")
        assert b"GET 0" in talk(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    finally:
        for connection in waiting:
            connection.close()


def test_a_client_cannot_set_the_header_of_refusal(port):
    assert b"POST 2" in talk(port, post(2, b"X-Marquee-Refused: 413\r\n") + b"ok")


def test_a_client_that_goes_away_half_way_leaves_nothing_behind(port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(post(50) + b"half")
    assert b"GET 0" in talk(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_other_scopes_pass_through():
    seen = []

    async def inner(scope, receive, send):
        seen.append(scope["type"])

    def run() -> None:
        asyncio.run(WholeBodies(inner, limit=lambda _: 1)({"type": "lifespan"}, None, None))

    # A thread of its own: the browser tests keep a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result(10)
    assert seen == ["lifespan"]
