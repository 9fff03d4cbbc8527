"""`quiz serve`: the house is opened, the site is put on the air, and the address is said."""

import contextlib
import gc
import logging
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from quiz.app import create_app
from quiz.clock import wall_ms
from quiz.config import Config
from quiz.db import writing
from quiz.opening import Say, open_house
from quiz.people.service import first_admin_link, purge
from quiz.wire.server import hold, listen, serve

log = logging.getLogger(__name__)
TIDY_EVERY_S = 3600.0


def serve_site(config: Config, say: Say) -> None:
    """Serve until stopped. Raise CannotServe, BadSettings or NotReady with the reason if that cannot be."""
    with contextlib.ExitStack() as held:
        if config.is_sqlite:
            held.enter_context(hold(_lock_file(config)))
        listening = held.enter_context(listen(config.host, config.port))
        database = open_house(config, say)
        held.callback(database.close)
        address = config.public_url or _address(listening)

        def opened() -> None:
            say(f"Marquee is on at {address}  (stop it with Ctrl+C)")
            if link := first_admin_address(address):
                say(f"Make the first admin here, once: {link}")

        on_air(create_app(config), listening, config=config, opened=opened)


def on_air(
    site: Flask, listening: socket.socket, *, config: Config, opened: Callable[[], None]
) -> None:
    """Serve a site until told to stop, tidying up in the background; what is queued is saved before it returns."""
    closing = threading.Event()
    broom = threading.Thread(target=_tidy_hourly, args=(closing,), name="broom", daemon=True)
    broom.start()
    gc.collect()
    gc.freeze()  # code lives as long as the process: walking it again and again costs a request 40 ms each time
    try:
        serve(site, listening, threads=config.threads, opened=opened)
    finally:
        for stop in site.extensions["quiz.stop"]:
            stop()
        closing.set()
        broom.join(5)


def tidy() -> dict[str, int]:
    """Delete what nobody may keep any longer, and return how much of each kind went."""
    with writing() as session:
        return purge(session, now=wall_ms())


def _tidy_hourly(closing: threading.Event) -> None:
    while not closing.wait(TIDY_EVERY_S):
        try:
            tidy()
        except Exception:
            log.warning("Tidying up was put off", exc_info=True)


def first_admin_address(site: str) -> str | None:
    """Return a fresh one-time address that makes the first admin; None once there is one."""
    with writing() as session:
        token = first_admin_link(session, now=wall_ms())
    return f"{site}/welcome/{token}" if token else None


def _lock_file(config: Config) -> Path:
    path = config.database_url.split("///", 1)[-1].split("?", 1)[0]
    return Path(f"{path}.lock")


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104 - only shown
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
