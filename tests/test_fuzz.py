"""Odd input at every door: nothing answers 500, whoever knocks."""

import random
import re
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quiz.db import writing
from quiz.people.passwords import hashed
from quiz.people.roles import Role
from quiz.people.service import sign_up
from quiz.web.guards import SAFE
from tests.conftest import START
from tests.make import FILM, make_film

ODD = [
    "",
    " ",
    "0",
    "-1",
    "1",
    "9" * 40,
    str(2**31),
    str(2**63),
    "1e400",
    "NaN",
    "½",
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202e\u200b",
    "🎬" * 300,
    "é" * 5_000,
    "x" * 20_000,
    "'; DROP TABLE person; --",
    '" OR 1=1 --',
    "%' ESCAPE '",
    "{{7*7}}{0.__class__}%s",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "//evil.example",
    "\r\nSet-Cookie: x=1",
    "[]",
    '{"a": {}}',
    "true",
]
FIELDS = [
    "name",
    "password",
    "again",
    "new_password",
    "position",
    "choice",
    "text",
    "second",
    "reason",
    "words",
    "version",
    "kind",
    "prompt",
    "explanation",
    "accepted",
    "others",
    "difficulty",
    "spoiler",
    "flags",
    "tags",
    "seconds",
    "source",
    "role",
    "next",
    "page",
    "q",
    "film",
    "status",
    "theme",
    "back",
    "add",
    "remove",
    "choices-0-text",
    "choices-1-text",
    "right",
    "expected_revision",
    "place-x",
    "pair-x",
]


def address(app: Flask, endpoint: str, rule, rng: random.Random) -> str:
    """Return an address of a route with odd parts that its converters take."""
    values = {
        name: rng.choice([1, 0, 99, 2**31, 2**63, 10**30])
        if type(kind).__name__ == "IntegerConverter"
        else (
            rng.choice(
                [
                    "harbour",
                    "ranked",
                    "x",
                    *(odd for odd in ODD if odd and "/" not in odd and len(odd) < 99),
                ]
            )
        )
        for name, kind in rule._converters.items()
    }
    path = rule.rule
    for name, value in values.items():
        written = quote(str(value).encode("utf-8", "surrogatepass"))
        path = re.sub(rf"<(\w+:)?{name}>", lambda _m, w=written: w, path)
    return path


@pytest.fixture
def house(app: Flask) -> Flask:
    with writing() as session:
        make_film(session)
    return app


def visitor(app: Flask, role: Role | None) -> FlaskClient:
    client = app.test_client()
    if role is not None:
        with writing() as session:
            entered = sign_up(
                session,
                None,
                name="Row Nine",
                password_hash=hashed("seven velvet seats"),
                role=role,
                now=START,
            )
        client.set_cookie("m_person", entered.token)
    return client


@pytest.mark.parametrize("role", [None, Role.PLAYER, Role.ADMIN])
def test_t36_no_input_breaks_a_page(house, role):
    rng = random.Random(f"fuzz {role}")
    client = visitor(house, role)
    if role is not Role.ADMIN:
        client.get("/sign-up")
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)
    assert found
    token = found.group(1)
    rules = [rule for rule in house.url_map.iter_rules() if rule.endpoint != "static"]
    for _ in range(12):
        for rule in rules:
            for method in sorted(rule.methods or ()):
                path = address(house, rule.endpoint, rule, rng)
                query = {rng.choice(FIELDS): rng.choice(ODD) for _ in range(2)}
                query = {
                    name: text.encode("utf-8", "surrogatepass") for name, text in query.items()
                }
                body = None
                if method not in SAFE:
                    fields = {
                        name: [
                            rng.choice(ODD).encode("utf-8", "surrogatepass")
                            for _ in range(rng.choice((1, 1, 2)))
                        ]
                        for name in rng.sample(FIELDS, 8)
                    }
                    body = {"csrf_token": token, **fields}
                response = client.open(path, method=method, query_string=query, data=body)
                assert response.status_code < 500, (method, path, query, body)


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/xml",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded; charset=utf-7",
        "\xff",
    ],
)
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 5_000, b"--x\r\n", b"\xff\xfe\x00", b"a=%ff%00&b=%"]
)
def test_no_kind_of_body_breaks_a_form(house, kind, body):
    client = house.test_client()
    for path in ("/sign-up", f"/play/{FILM.id}/ranked", "/play/x/answer", "/theme"):
        response = client.post(path, data=body, content_type=kind)
        assert response.status_code < 500
        assert response.status_code >= 400


def test_t48_too_many_parts_are_refused(house):
    parts = "&".join(f"f{n}=1" for n in range(5_000))
    response = house.test_client().post(
        "/sign-up", data=parts, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in (403, 413)


@pytest.mark.parametrize("accept", ["application/json", "*/*", "text/html;q=nonsense", ""])
def test_errors_answer_in_the_kind_that_was_asked_for(house, accept):
    response = house.test_client().get("/nowhere", headers={"Accept": accept})
    assert response.status_code == 404
    assert response.is_json is (accept == "application/json")
