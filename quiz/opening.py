"""Opening the house: the database is migrated, the film is on, the bank is made. Doing it again changes nothing."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import DatabaseError

from quiz.bank.service import load_film
from quiz.bank.tables import Film
from quiz.clock import wall_ms
from quiz.config import Config
from quiz.db import Database, open_database, reading, sqlite_is_fixed, writing
from quiz.errors import UserMistake
from quiz.migrate import is_current, upgrade
from quiz.places import beside

Say = Callable[[str], None]


class NotReady(UserMistake):
    """The house cannot open; the text says what to do. Exit code 78."""


def open_house(config: Config, say: Say) -> Database:
    """Make everything ready to serve and return the database; `say` gets one line for each thing that was done."""
    os.umask(0o077)  # the database holds password hashes: nobody else reads its files
    try:
        config.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotReady(
            f"{config.data_dir}: cannot be made ({error.strerror}). Set QUIZ_DATA_DIR."
        ) from error
    database = open_database(config.database_url)
    try:
        _migrated(database, say)
    except DatabaseError as error:
        raise NotReady(_unusable(config, error)) from error
    for path in sorted(beside("questions").glob("*.json")):
        show_film(path, say)
    if database.is_sqlite and not sqlite_is_fixed():
        say(
            f"Note: SQLite {sqlite3.sqlite_version} has a rare flaw in checkpoints, mended in 3.51.3. "
            "Marquee avoids it with a single checkpointer; a newer SQLite is still better."
        )
    return database


def show_film(path: Path, say: Say) -> None:
    """Bring a film's questions in the bank to what its facts file offers, unless that was done already."""
    raw = path.read_bytes()
    made_from = hashlib.sha256(raw + _generator()).hexdigest()
    with reading() as session:
        if made_from in session.scalars(select(Film.facts_sha)):
            return
    from quiz.films.reading import parse
    from quiz.questions.generate import generate

    bank = generate(parse(raw, str(path)))
    with writing() as session:
        counts = load_film(session, bank, facts_sha=made_from, now=wall_ms())
    say(f"{bank.film.title} is on: {len(bank.questions)} questions ({counts}).")


def _generator() -> bytes:
    """Return a digest of the code that makes questions: when it changes, the bank is made anew."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.read_bytes())
    return digest.digest()


def _sources() -> Iterator[Path]:
    here = Path(__file__).parent
    for folder in ("films", "questions"):
        yield from sorted((here / folder).rglob("*.py"))


def _migrated(database: Database, say: Say) -> None:
    if database.is_sqlite:
        if upgrade(database):
            say("The database is ready.")
    elif not is_current(database):
        raise NotReady(
            "The PostgreSQL database is not at this version: run `quiz db upgrade` once."
        )


def _unusable(config: Config, error: DatabaseError) -> str:
    if not config.is_sqlite:
        return (
            "The database of QUIZ_DATABASE_URL cannot be reached. "
            f"Is it running, and are name and password right? It says: {error.orig}"
        )
    return (
        f"The database file cannot be used ({error.orig}). Restore it from a backup, "
        f"or move it away to begin with an empty one: {make_url(config.database_url).database}"
    )
