"""Up, down and up again on both databases, and the tables are what the code says, CHECKs included."""

from collections.abc import Iterator
from enum import StrEnum

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Enum, inspect

from quiz.db import Base, Database
from quiz.errors import UserMistake
from quiz.migrate import alembic_config, is_current, upgrade
from tests.parts import postgres_url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request, tmp_path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
        yield database
        database.close()
    else:
        with postgres_url() as url:
            database = Database(url)
            yield database
            database.close()


def tables(database: Database) -> set[str]:
    return set(inspect(database.writer).get_table_names()) - {"alembic_version"}


def test_f20_up_down_up(empty):
    assert upgrade(empty)
    assert tables(empty) == set(Base.metadata.tables)
    with empty.writer.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert tables(empty) == set()
    assert upgrade(empty)
    assert not upgrade(empty)


def test_the_migrated_tables_are_the_ones_of_the_code(empty):
    upgrade(empty)
    with empty.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_enum_column_has_a_check_with_its_values(empty):
    upgrade(empty)
    inspector = inspect(empty.writer)
    for table in Base.metadata.sorted_tables:
        checks = {
            check["name"]: check["sqltext"] for check in inspector.get_check_constraints(table.name)
        }
        for column in table.columns:
            if isinstance(column.type, Enum) and issubclass(column.type.enum_class, StrEnum):
                text = checks[f"ck_{table.name}_{column.name}"]
                for member in column.type.enum_class:
                    assert f"'{member}'" in text, (table.name, column.name, member)


def test_every_check_of_the_code_stands_in_the_database(empty):
    upgrade(empty)
    inspector = inspect(empty.writer)
    for table in Base.metadata.sorted_tables:
        stored = {check["name"] for check in inspector.get_check_constraints(table.name)}
        declared = {
            str(constraint.name)
            for constraint in table.constraints
            if constraint.__visit_name__ in ("check_constraint", "table_or_column_check_constraint")
            and constraint.name
        }
        assert declared <= stored, table.name


def test_a_database_from_a_newer_marquee_is_refused(empty):
    upgrade(empty)
    with empty.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'from_the_future'")
    with pytest.raises(UserMistake, match="newer"):
        is_current(empty)
