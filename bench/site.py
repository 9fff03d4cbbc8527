"""A site of its own for the benches: a film, players with runs that wait for answers, and a server in its own process."""

import argparse
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, update

from quiz.bank.queries import deal as deal_by_id
from quiz.bank.rules import RECIPES
from quiz.bank.service import draw_deal
from quiz.clock import wall_ms
from quiz.config import Config
from quiz.db import writing
from quiz.opening import open_house
from quiz.people.service import begin_guest
from quiz.solo.rules import Way
from quiz.solo.service.playing import begin
from quiz.solo.tables import AskedQuestion, Attempt

SECRET = "bench-only-0123456789-abcdefghijkl"  # noqa: S105 - signs forms of a throw-away server


@dataclass(frozen=True)
class Player:
    """One client: its cookie, and for each answer it may send the address and the form fields."""

    token: str
    answers: list[tuple[str, str]]


def settings(folder: Path, **more: str) -> dict[str, str]:
    return {"QUIZ_DATA_DIR": str(folder), "QUIZ_SECRET_KEY": SECRET, **more}


def players(folder: Path, *, clients: int, runs: int) -> list[Player]:
    """Make clients with runs in which every question of ten is open and waits."""
    database = open_house(Config.from_env(settings(folder)), lambda _line: None)
    now = wall_ms()
    with writing() as session:
        deals = [
            deal_by_id(session, draw_deal(session, "leon", RECIPES["ranked"], now=now))
            for _ in range(runs)
        ]
        made = []
        for _ in range(clients):
            entered = begin_guest(session, now=now)
            waiting = []
            for deal in deals:
                public_id = begin(session, entered.who.person_id, deal.id, Way.CHALLENGE, now=now)
                attempt = session.query(Attempt).filter_by(public_id=public_id).one()
                session.execute(
                    insert(AskedQuestion),
                    [
                        {
                            "attempt_id": attempt.id,
                            "position": n,
                            "opened_at": now,
                            "limit_ms": 3_600_000,
                            "closes_at": now + 3_600_500,
                        }
                        for n in range(2, len(deal.questions) + 1)
                    ],
                )
                session.execute(
                    update(AskedQuestion)
                    .where(AskedQuestion.attempt_id == attempt.id)
                    .values(limit_ms=3_600_000, closes_at=now + 3_600_500)
                )
                waiting += [
                    (f"/play/{public_id}/answer", _fields(one.question, deal.secret, one.position))
                    for one in deal.questions
                ]
            made.append(Player(token=entered.token, answers=waiting))
    database.close()
    return made


def _fields(question: "object", secret: str, position: int) -> str:
    """Return a form that answers a question of any kind, right or wrong."""
    from urllib.parse import urlencode

    from quiz.questions.model import Question
    from quiz.questions.public import public

    assert isinstance(question, Question)
    shown = public(question, secret=secret)
    fields = [("position", str(position))]
    if shown.choices:
        fields.append(("choice", shown.choices[0].token))
    elif shown.items:
        fields += [(f"place-{item.token}", str(n)) for n, item in enumerate(shown.items, 1)]
    elif shown.lefts:
        fields += [
            (f"pair-{left.token}", right.token)
            for left, right in zip(shown.lefts, shown.rights, strict=False)
        ]
    else:
        fields.append(("text", "12"))
    return urlencode(fields)


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve the site, with an empty POST view behind the same guards, on a free loopback port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.site", str(folder), str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("open"), line
        yield port
    finally:
        process.terminate()
        process.wait(15)


def main() -> None:
    """Serve: `python -m bench.site FOLDER PORT`."""
    from quiz.app import create_app
    from quiz.people.guards import current_person
    from quiz.serving import on_air
    from quiz.wire.server import listen

    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("port", type=int)
    told = parser.parse_args()
    config = Config.from_env(settings(told.folder, QUIZ_PORT=str(told.port)))
    site = create_app(config)

    @site.post("/bench/empty")
    def empty() -> tuple[str, int]:
        return "", 204

    @site.post("/bench/known")
    def known() -> tuple[str, int]:
        current_person()
        return "", 204

    listening = listen("127.0.0.1", told.port)
    on_air(site, listening, config=config, opened=lambda: print("open", flush=True))


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder of our own for a database."""
    with tempfile.TemporaryDirectory(prefix="marquee-bench-") as name:
        yield Path(name)


def form_token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page[:500]
    return found.group(1)


if __name__ == "__main__":
    main()
