"""Bringing a database to the version of this code, once, whoever comes first."""

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from quiz.db import Database
from quiz.errors import UserMistake
from quiz.places import beside

_LOCK = (
    7_270_001  # any number, the same in every process: PostgreSQL's advisory lock for migrations
)


def alembic_config(connection: Connection | None = None) -> AlembicConfig:
    """Return Alembic's configuration for our scripts, bound to a connection."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(beside("migrations")))
    config.attributes["connection"] = connection
    return config


def is_current(database: Database) -> bool:
    """Whether every migration has been applied; raise UserMistake if the database is newer than this code."""
    scripts = ScriptDirectory.from_config(alembic_config())
    with database.reader.connect() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    if at is not None and at not in {script.revision for script in scripts.walk_revisions()}:
        raise UserMistake(
            f"The database is at version {at!r}, which this Marquee does not know: "
            "it was made by a newer one. Start that version, or restore a backup."
        )
    return at == scripts.get_current_head()


def upgrade(database: Database) -> bool:
    """Apply what is missing and return whether anything was; safe when several processes start at once."""
    if is_current(database):
        return False
    with database.writer.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(alembic_config(connection), "head")
    return True
