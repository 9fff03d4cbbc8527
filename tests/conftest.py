"""Real parts: every test gets its own migrated SQLite file, its own app and a clock it can move."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quiz.app import create_app
from quiz.config import Config
from quiz.db import Database, database
from quiz.migrate import upgrade
from tests.parts import stop_cluster

START = 1_795_500_000_000  # Tuesday 24 November 2026, 06:00 UTC


class TestClock:
    """A clock that stands still until told."""

    __test__ = False

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def advance(self, ms: int) -> None:
        self.now += ms


@pytest.fixture(scope="session", autouse=True)
def _parts() -> Iterator[None]:
    yield
    stop_cluster()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file to copy from."""
    path = tmp_path_factory.mktemp("template") / "marquee.db"
    template = Database(f"sqlite:///{path}")
    upgrade(template)
    with template.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    template.close()
    return path


@pytest.fixture
def config(tmp_path: Path, migrated: Path) -> Config:
    shutil.copy(migrated, tmp_path / "marquee.db")
    return Config.from_env(
        {
            "QUIZ_DATA_DIR": str(tmp_path),
            "QUIZ_SECRET_KEY": "test-only-0123456789-abcdefghijk",
        }
    )


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def app(config: Config, clock: TestClock) -> Iterator[Flask]:
    app = create_app(config, clock=clock)
    app.testing = False
    yield app
    database().close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
