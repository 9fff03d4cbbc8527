"""The one door to the database: `with writing() as session:` changes things, `with reading() as session:` cannot.

`open_database(url)` binds the door for this process. On SQLite a writer takes a process-wide lock, then BEGIN IMMEDIATE:
SQLite's own busy handler sleeps and starves under many threads, and a read that turns into a write fails at once
whatever the timeout. Nothing but the writer's thread checkpoints (`Database.checkpoint`): several connections
checkpointing at once can corrupt a WAL in SQLite before 3.51.3.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from sqlalchemy import BigInteger, Engine, Enum, MetaData, create_engine, event, make_url
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    Session,
    mapped_column,
)

from quiz.clock import ServerClock, boot_ms, wall_ms
from quiz.errors import QuizError

LOCK_WAIT_S = 5.0
# A plan made for any board reads most of the largest one: each query is planned for the values it has. Compiling plans
# costs more than our short queries take.
POSTGRES_OPTIONS = "-c plan_cache_mode=force_custom_plan -c jit=off"
FIXED_SQLITE = ((3, 44, 6), (3, 50, 7), (3, 51, 3))  # releases that mend the WAL checkpoint race

Inserter = Callable[[Any], sqlite_dialect.Insert]
Statement = TypeVar("Statement")
Ms = Annotated[int, mapped_column(BigInteger)]
"""A moment or a span in milliseconds; Unix milliseconds overflow PostgreSQL's integer."""


class Busy(QuizError):
    """The database is busy; nothing was saved. Try again in a moment."""


class StorageFull(QuizError):
    """The disk of the server is full; nothing was saved."""


class ReadOnlyDoor(RuntimeError):
    """Something tried to write through `reading()`: a GET never writes."""


def _values(enum: type[StrEnum]) -> list[str]:
    return [str(member) for member in enum]


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A row. Equality stays identity so that rows can be hashed; no repr, so that a log line loads nothing."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as a plain class attribute
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            length=20,
            create_constraint=True,
            values_callable=_values,
        ),
    }


class Boot(Base):
    """The clock's anchor for one boot of a machine, so that every process of it tells the same time."""

    __tablename__ = "boot"

    boot_id: Mapped[str] = mapped_column(primary_key=True)
    anchor_ms: Mapped[Ms]


class Database:
    """Engines and lock of one database; use the module's `writing()` and `reading()`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._lock = threading.Lock()
        if self.is_sqlite:
            self.writer = _sqlite_engine(url, begin="BEGIN IMMEDIATE", query_only=False, size=4)
            self.reader = _sqlite_engine(url, begin="BEGIN", query_only=True, size=40)
        else:
            self.writer = create_engine(
                url,
                pool_size=40,
                max_overflow=8,
                pool_pre_ping=True,
                connect_args={"options": POSTGRES_OPTIONS},
            )
            self.reader = self.writer.execution_options(postgresql_readonly=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        if self.is_sqlite and not self._lock.acquire(timeout=LOCK_WAIT_S):
            raise Busy("The server is busy; nothing was saved. Try again in a moment.")
        try:
            with Session(self.writer, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise _translated(error) from error
        finally:
            if self.is_sqlite:
                self._lock.release()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        try:
            with Session(self.reader, expire_on_commit=False) as session:
                yield session
        except DBAPIError as error:
            raise _translated(error) from error

    def checkpoint(self) -> None:
        """Move what the WAL holds into the database file, as far as no reader is in the way."""
        if self.is_sqlite:
            with self.writer.connect() as connection:
                raw = connection.connection.driver_connection
                if raw is None:
                    raise RuntimeError("The connection is closed.")
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        self.writer.dispose()
        self.reader.dispose()


def _sqlite_engine(url: str, *, begin: str, query_only: bool, size: int) -> Engine:
    engine = create_engine(
        url, pool_size=size, max_overflow=8, connect_args={"check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in (
            "busy_timeout=5000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "wal_autocheckpoint=0",
            "secure_delete=ON",  # who asks to be deleted is gone from the file too
            f"query_only={'ON' if query_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _translated(error: DBAPIError) -> Exception:
    text = str(error.orig).lower()
    if any(sign in text for sign in ("locked", "deadlock", "busy", "timeout")):
        return Busy("The server is busy; nothing was saved. Try again in a moment.")
    if "disk is full" in text or "no space" in text:
        return StorageFull("The server's disk is full; nothing was saved. Tell whoever runs it.")
    if "readonly" in text or "read-only" in text:
        return ReadOnlyDoor(str(error.orig))
    return error


_database: Database | None = None


def open_database(url: str) -> Database:
    """Bind the door of this process to a database and return it; the one that is open already if it is the same.

    Writers of one file share its lock, so there is one door to it. Another database is left to its owner to close.
    """
    global _database
    if _database is None or _database.url != make_url(url):
        _database = Database(url)
    return _database


def database() -> Database:
    """Return the database this process is bound to; raise RuntimeError before `open_database`."""
    if _database is None:
        raise RuntimeError("No database is open: call open_database(url) first.")
    return _database


@contextmanager
def writing() -> Iterator[Session]:
    """Open the one transaction of a view, command or job: commits at the end of the block, rolls back on any error."""
    with database().writing() as session:
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """Open a consistent view of the database in which every write is refused."""
    with database().reading() as session:
        yield session


def insert_into(session: Session, table: Any) -> sqlite_dialect.Insert:
    """Return the INSERT of the session's database, the one with `on_conflict_do_nothing` and `…_do_update`."""
    return _insert_of(session.get_bind().dialect.name)(table)


def prepared(build: Callable[[Inserter], Statement]) -> Callable[[Session], Statement]:
    """Build a statement once per kind of database: on the answer's path, putting it together costs more than running it.

    The function gets the INSERT of that database and returns a statement whose values are all bound later.
    """
    built = cache(lambda dialect: build(_insert_of(dialect)))
    return lambda session: built(session.get_bind().dialect.name)


def _insert_of(dialect: str) -> Inserter:
    # Both dialects share what we use of theirs: on_conflict_*, excluded, returning.
    return cast("Inserter", {"postgresql": postgresql_insert}.get(dialect, sqlite_insert))


def boot_clock() -> ServerClock:
    """Return the clock that every process of this boot shares; the first one stores its anchor."""
    try:
        boot_id = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:  # no such file outside Linux: restart the scale at the wall clock
        return ServerClock()
    with reading() as session:
        boot = session.get(Boot, boot_id)
    if boot is None:
        with writing() as session:
            boot = session.get(Boot, boot_id)
            if boot is None:
                boot = Boot(boot_id=boot_id, anchor_ms=wall_ms() - boot_ms())
                session.add(boot)
    return ServerClock(boot.anchor_ms)


def sqlite_is_fixed(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite holds the mend for the WAL checkpoint race."""
    return version >= (3, 51, 3) or any(
        version[:2] == fixed[:2] and version >= fixed for fixed in FIXED_SQLITE
    )
