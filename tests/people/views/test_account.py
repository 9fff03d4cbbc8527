"""Signing up, in and out, over HTTP."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from quiz.app import create_app
from quiz.db import database, reading
from quiz.people.service import KEPT_MS
from quiz.people.tables import Person
from quiz.people.views import account as account_views
from tests.people.conftest import PASSWORD, Visitor, token_on


def test_signing_up_signs_in_and_shows_the_name(visitor):
    assert visitor.signs_up("Ilse").headers["Location"] == "/me"
    page = visitor.get("/me").text
    assert "Ilse" in page
    assert "signed in" in page


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor):
    header = next(
        text
        for text in visitor.signs_up("Ilse").headers.getlist("Set-Cookie")
        if text.startswith("m_person=")
    )
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Path=/" in header
    assert f"Max-Age={KEPT_MS // 1000}" in header
    assert "Secure" not in header  # a pub's LAN is plain http


def test_t37_under_https_the_cookie_is_bound_to_host_and_scheme(config, clock):
    secure = create_app(replace(config, public_url="https://quiz.example.org"), clock=clock)
    visitor = Visitor(secure.test_client())
    with secure.app_context():
        headers = visitor.client.post(
            "https://localhost/sign-up",
            data={
                "csrf_token": token_on(visitor.get("https://localhost/sign-up")),
                "name": "Ilse",
                "password": PASSWORD,
                "again": PASSWORD,
            },
            headers={"Referer": "https://localhost/sign-up"},
        ).headers.getlist("Set-Cookie")
    header = next(text for text in headers if text.startswith("__Host-m_person="))
    assert "Secure" in header
    assert "Path=/" in header
    assert "Domain" not in header
    database().close()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "Type a name."),
        ({"name": "Admin"}, "belongs to the people who run the quiz"),
        ({"name": "ad\u200bmin"}, "cannot be seen"),
        ({"name": "x" * 21}, "too long"),
        ({"name": "a\x00b"}, "cannot be seen"),
        ({"password": ""}, "Choose a password."),
        ({"password": "short", "again": "short"}, "at least 8 characters"),
        ({"password": "x y" * 50, "again": "x y" * 50}, "at most 128 characters"),
        ({"password": "password1", "again": "password1"}, "first that anybody would try"),
        ({"password": "abababab", "again": "abababab"}, "first that anybody would try"),
        (
            {"name": "Ilsebill", "password": "ilsebill1", "again": "ilsebill1"},
            "must not be the name",
        ),
        ({"again": "something else"}, "passwords differ"),
    ],
)
def test_a_sign_up_with_a_mistake_is_shown_again_with_the_error_beside_it(visitor, change, message):
    sent = {"name": "Ilse", "password": PASSWORD, "again": PASSWORD} | change
    page = visitor.post("/sign-up", sent)
    assert page.status_code == 400
    assert message in page.text
    assert 'aria-invalid="true"' in page.text
    for secret in {sent["password"], sent["again"]} - {""}:
        assert secret not in page.text
    if sent["name"] in ("Ilse", "Ilsebill", "Admin"):
        assert f'value="{sent["name"]}"' in page.text
    with reading() as session:
        assert session.scalars(select(Person.id)).all() == []


def test_a_taken_name_is_said_beside_the_name(visitor, another):
    visitor.signs_up("Ilse")
    page = another.signs_up("ilse")
    assert page.status_code == 400
    assert "belongs to an account" in page.text
    assert another.cookie() is None


def test_a_guest_who_signs_up_stays_the_same_person(visitor, clock):
    public_id = visitor.becomes_a_guest("Ilse")
    assert 'value="Ilse"' in visitor.get("/sign-up").text
    visitor.signs_up("Ilse")
    held = visitor.get("/me/export").json
    assert (held["person"]["id"], held["account"]["role"]) == (public_id, "player")


def test_t31_a_planted_cookie_never_survives_a_sign_in(visitor, another, clock):
    visitor.signs_up("Ilse")
    another.becomes_a_guest()
    planted = another.cookie()
    another.signs_in("Ilse")
    assert another.cookie() != planted
    thief = Visitor(another.client.application.test_client())
    thief.client.set_cookie("m_person", planted)
    assert thief.get("/me").status_code == 303


def test_t31_an_invented_cookie_is_replaced_at_sign_in(visitor, another):
    visitor.signs_up("Ilse")
    another.client.set_cookie("m_person", "chosen-by-somebody-else")
    another.signs_in("Ilse")
    assert another.cookie() != "chosen-by-somebody-else"
    assert "Ilse" in another.get("/me").text


def test_t31_the_form_token_of_before_is_worth_nothing_after_the_sign_in(visitor):
    visitor.signs_up("Ilse")
    visitor.post("/sign-out")
    before = visitor.form_token()
    visitor.signs_in("Ilse")
    assert visitor.client.post("/sign-out", data={"csrf_token": before}).status_code == 403
    assert visitor.get("/me").status_code == 200


def test_signing_out_takes_the_cookie_back_and_ends_the_session(visitor, another):
    visitor.signs_up("Ilse")
    token = visitor.cookie()
    visitor.post("/sign-out")
    assert visitor.cookie() is None
    another.client.set_cookie("m_person", token)
    assert another.get("/me").status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ilse", "wrong password"),
        ("Nobody", PASSWORD),
        ("\x00", PASSWORD),
        ("x" * 5000, "y" * 5000),
        ("Ilse", "\x00"),
    ],
)
def test_t46_a_wrong_sign_in_is_always_the_same_answer(visitor, another, name, password):
    visitor.signs_up("Ilse")
    pattern = another.signs_in("Ilse", "certainly wrong")
    page = another.signs_in(name, password)
    assert page.status_code == pattern.status_code == 400
    assert plain(page.text, name) == plain(pattern.text, "Ilse")
    assert another.cookie() is None


def plain(page: str, name: str) -> str:
    """Return a page without the form token and without the name that was typed."""
    page = re.sub(r'(name="csrf_token" value=")[^"]+', r"\1", page)
    return page.replace(f'value="{name}"', 'value=""')


def test_t46_five_tries_a_minute_for_an_account_and_address(visitor, another, monkeypatch):
    visitor.signs_up("Ilse")
    proved = counted(monkeypatch)
    statuses = [another.signs_in("Ilse", f"guess number {n}").status_code for n in range(40)]
    assert statuses == [400] * 5 + [429] * 35
    assert len(proved) == 5
    assert (
        another.signs_in("ILSE").status_code == 429
    )  # the right password, too late, in other letters
    assert another.signs_in("ILSE").headers["Retry-After"].isdigit()


def test_t46_an_unknown_name_is_limited_alike(visitor):
    statuses = [visitor.signs_in("Nobody", f"guess number {n}").status_code for n in range(8)]
    assert statuses == [400] * 5 + [429] * 3


def test_t46_a_thousand_tries_over_many_names_stay_under_the_cap(visitor, monkeypatch):
    proved = counted(monkeypatch)
    token = visitor.form_token()
    for n in range(1_000):
        visitor.client.post(
            "/sign-in", data={"csrf_token": token, "name": f"Name {n}", "password": "a guess"}
        )
    assert len(proved) == 60


def counted(monkeypatch) -> list[str]:
    """Note each password that is looked at, without the work of a hash."""
    seen: list[str] = []

    def looked_at(_hash: str | None, password: str) -> bool:
        seen.append(password)
        return False

    monkeypatch.setattr(account_views, "proves", looked_at)
    return seen


def test_t24_a_class_behind_one_address_signs_in(app, visitor, monkeypatch):
    visitor.signs_up("Ilse")
    for _ in range(100):
        assert Visitor(app.test_client()).signs_in("Ilse").status_code == 303


def test_sign_up_tells_of_twenty_taken_names_an_hour_and_no_more(visitor, another):
    visitor.signs_up("Ilse")
    statuses = [another.signs_up("Ilse").status_code for _ in range(22)]
    assert statuses == [400] * 20 + [429] * 2


NEXTS = [
    "//evil.example", "/\\evil.example", "\\\\evil.example", "\t//evil.example", "\n//evil.example",
    " //evil.example", "https://evil.example", "http://evil.example", "https:evil.example",
    "http:/evil.example", "https:///evil.example", "///evil.example", "////evil.example",
    "/%0d%0aLocation:%20https://evil.example", "/\r\nLocation: https://evil.example", "%2f%2fevil.example",
    "/%2fevil.example", "/%5cevil.example", "//evil.example/%2e%2e", "/./\\evil.example", "/../evil.example",
    "javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//127.0.0.1:8000",
    "//localhost@evil.example", "https://localhost@evil.example", "https://localhost.evil.example",
    "/me", "/admin/people", "people.me/../..", "people.me\x00", "people.nothing", "static", "people.reset",
    "people.sign_out", "people.set_role", "\ufeff//evil.example", "／／evil.example", "〱evil.example", "",
    "{{7*7}}", "people.me?x=//evil",
]  # fmt: skip


@pytest.mark.parametrize("next_", NEXTS)
def test_t43_next_is_one_of_our_pages_by_name_or_it_is_home(visitor, next_):
    visitor.signs_up("Ilse")
    visitor.post("/sign-out")
    posted = visitor.signs_in("Ilse", next=next_).headers["Location"]
    got = visitor.get("/sign-in", query_string={"next": next_}).headers["Location"]
    assert posted == ("/me" if next_ == "" else "/")
    assert got == "/"


def test_t43_at_least_forty_redirects_are_tried():
    assert len(set(NEXTS)) >= 40


def test_a_page_that_asks_to_sign_in_is_shown_afterwards(visitor):
    visitor.signs_up("Ilse")
    visitor.post("/sign-out")
    asked = visitor.get("/me").headers["Location"]
    assert asked == "/sign-in?next=people.me"
    assert 'name="next" type="hidden" value="people.me"' in visitor.get(asked).text
    assert visitor.signs_in("Ilse", next="people.me").headers["Location"] == "/me"
