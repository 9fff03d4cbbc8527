"""Databases of both kinds, and visitors: a browser with its cookies, sending forms as pages give them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.db import Database, writing
from quiz.migrate import upgrade
from quiz.people.passwords import hashed
from quiz.people.roles import Role
from quiz.people.service import set_role
from tests.parts import postgres_url
from tests.people.make import account, admin, new_guest

PASSWORD = "seven velvet seats"


@pytest.fixture(scope="session")
def on_postgres() -> Iterator[Database]:
    """One migrated PostgreSQL database for all tests about people."""
    with postgres_url() as url:
        database = Database(url)
        upgrade(database)
        yield database
        database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty, migrated database, once of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("on_sqlite")
    else:
        database: Database = request.getfixturevalue("on_postgres")
        with database.writing() as session:
            session.execute(text("TRUNCATE person CASCADE"))
            session.execute(text("TRUNCATE one_time_link"))
        yield database


@pytest.fixture
def on_sqlite(config) -> Iterator[Database]:
    database = Database(config.database_url)
    yield database
    database.close()


@pytest.fixture
def session(db: Database) -> Iterator[Session]:
    with db.writing() as session:
        yield session


@dataclass
class Visitor:
    """One browser."""

    client: FlaskClient

    def get(self, path: str, **more: object) -> TestResponse:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, str] | None = None, **more: object) -> TestResponse:
        return self.client.post(
            path, data={"csrf_token": self.form_token(), **(data or {})}, **more
        )

    def form_token(self) -> str:
        return token_on(self.client.get("/sign-up", follow_redirects=True))

    def cookie(self) -> str | None:
        held = self.client.get_cookie("m_person")
        return held and held.value

    def becomes_a_guest(self, name: str | None = None) -> str:
        """Take a guest's cookie, as a first play gives it, and return the person's public id."""
        entered = new_guest(name)
        self.client.set_cookie("m_person", entered.token)
        return entered.who.public_id

    def signs_up(self, name: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/sign-up", {"name": name, "password": password, "again": password})

    def signs_in(self, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
        return self.post("/sign-in", {"name": name, "password": password, **more})


def token_on(page: TestResponse) -> str:
    """Return the form token that a page holds."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def another(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Role], Visitor]:
    """Return a visitor with an account of the given role, named after it."""

    def make(role: Role) -> Visitor:
        name = f"Ms {role.value.title()}son"
        with writing() as session:
            if role is Role.ADMIN:
                admin(session, name, password_hash=hashed(PASSWORD))
            else:
                entered = account(session, name, password_hash=hashed(PASSWORD))
                set_role(session, entered.who.person_id, role)
        visitor = Visitor(app.test_client())
        assert visitor.signs_in(name).status_code == 303
        return visitor

    return make
