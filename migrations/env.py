"""Alembic's entry: migrates the connection it is given, or the database of the settings."""

from alembic import context
from sqlalchemy import Connection

import quiz.bank.tables
import quiz.boards.tables
import quiz.people.tables
import quiz.solo.tables  # noqa: F401 - the tables register themselves with Base
from quiz.config import Config
from quiz.db import Base, Database


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with Database(Config.from_env().database_url).writer.begin() as opened:
        run(opened)
