"""An editor with a browser, and a film to work on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quiz.bank import queries
from quiz.bank.queries import QuestionDetail
from quiz.db import reading, writing
from quiz.people.roles import Role
from quiz.people.service import sign_up
from tests.conftest import START
from tests.make import make_film

LIST = "/admin/questions"
NAMES = {Role.PLAYER: "Pia", Role.HOST: "Hugo", Role.EDITOR: "Kim", Role.ADMIN: "Ada"}


@dataclass
class Editor:
    """Somebody with an account, at their browser."""

    client: FlaskClient
    person_id: int
    token: str

    def get(self, path: str, **query: object) -> TestResponse:
        return self.client.get(path, query_string=query)

    def post(self, path: str, **fields: object) -> TestResponse:
        """Send a form with the token that its page would carry."""
        return self.client.post(path, data={"csrf_token": self.token, **fields})

    def saves(self, path: str, **fields: object) -> QuestionDetail:
        """Send a form that must be stored, and return the question it led to."""
        answer = self.post(path, **fields)
        assert answer.status_code == 303, words(answer.text)
        return stored(answer.location.rpartition("/")[2])


def stored(public_id: str) -> QuestionDetail:
    with reading() as session:
        return queries.question(session, public_id)


def words(page: str) -> str:
    """Return what a page says in its main part, without its tags."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def film(app: Flask):
    with writing() as session:
        return make_film(session, n=12)


@pytest.fixture
def signs_in(app: Flask) -> Callable[[Role], Editor]:
    """Return a function that gives somebody of a role."""

    def enter(role: Role, name: str | None = None) -> Editor:
        with writing() as session:
            entered = sign_up(
                session, None, name=name or NAMES[role], password_hash="x", role=role, now=START
            )
        client = app.test_client()
        client.set_cookie("m_person", entered.token)
        page = client.get("/sign-up", follow_redirects=True).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token is not None
        return Editor(client, entered.who.person_id, token[1])

    return enter


@pytest.fixture
def editor(film, signs_in) -> Editor:
    return signs_in(Role.EDITOR)
