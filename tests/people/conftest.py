"""Visitors: a browser with its cookies, sending forms as pages give them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quiz.db import writing
from quiz.people.passwords import hashed
from quiz.people.roles import Role
from quiz.people.service import first_admin_link, set_role, sign_up, use_first_admin_link

PASSWORD = "seven velvet seats"
NOW = 1_795_500_000_000


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
        page = self.client.get("/sign-up", follow_redirects=True).text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def cookie(self) -> str | None:
        held = self.client.get_cookie("m_person")
        return held and held.value

    def signs_up(self, name: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/sign-up", {"name": name, "password": password, "again": password})

    def signs_in(self, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
        return self.post("/sign-in", {"name": name, "password": password, **more})


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
                token = first_admin_link(session, now=NOW)
                assert token is not None
                use_first_admin_link(
                    session, token, None, name=name, password_hash=hashed(PASSWORD), now=NOW
                )
            else:
                entered = sign_up(session, None, name=name, password_hash=hashed(PASSWORD), now=NOW)
                set_role(session, entered.who.person_id, role)
        visitor = Visitor(app.test_client())
        assert visitor.signs_in(name).status_code == 303
        return visitor

    return make
