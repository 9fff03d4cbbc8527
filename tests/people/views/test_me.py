"""One's own page, over HTTP."""

import json

import pytest
from markupsafe import escape
from sqlalchemy import select

from quiz.db import reading
from quiz.people.tables import Person, SessionRow
from tests.people.conftest import PASSWORD


def test_a_guest_names_themselves_on_their_page(visitor, clock):
    visitor.becomes_a_guest()
    assert "A guest" in visitor.get("/me").text
    assert visitor.post("/me/name", {"name": "Anna"}).status_code == 303
    assert "Anna" in visitor.get("/me").text


@pytest.mark.parametrize("raw", ["", "Host", "\u202enimda", "<" * 30])
def test_a_bad_name_is_shown_again_with_its_reason(visitor, clock, raw):
    visitor.becomes_a_guest("Anna")
    page = visitor.post("/me/name", {"name": raw})
    assert page.status_code == 400
    assert 'id="name-error"' in page.text


def test_t32_a_guest_cannot_take_an_account_s_name(visitor, another, clock):
    visitor.signs_up("Ilse")
    another.becomes_a_guest()
    page = another.post("/me/name", {"name": "llse"})
    assert page.status_code == 400
    assert "belongs to an account" in page.text


@pytest.mark.parametrize("name", ["<b>bold</b>", "{{7*7}}", "'\"><svg/onload=", "{0.__class__}"])
def test_t39_t42_a_name_is_shown_literally(visitor, clock, name):
    visitor.becomes_a_guest(name)
    page = visitor.get("/me").text
    assert str(escape(name)) in page
    assert "49</" not in page
    assert "<b>bold" not in page
    assert "<svg/onload" not in page


def test_a_password_is_changed_by_whoever_knows_the_old_one(visitor, another):
    visitor.signs_up("Ilse")
    another.signs_in("Ilse")
    before = visitor.cookie()
    new = "eight amber bulbs"
    sent = {"current": PASSWORD, "password": new, "again": new}
    assert visitor.post("/me/password", sent).status_code == 303
    assert visitor.cookie() != before
    assert visitor.get("/me").status_code == 200
    assert another.get("/me").status_code == 303
    assert another.signs_in("Ilse").status_code == 400
    assert another.signs_in("Ilse", new).status_code == 303


def test_a_wrong_old_password_changes_nothing_and_is_limited(visitor):
    visitor.signs_up("Ilse")
    sent = {
        "current": "not this one",
        "password": "eight amber bulbs",
        "again": "eight amber bulbs",
    }
    pages = [visitor.post("/me/password", sent) for _ in range(6)]
    assert [page.status_code for page in pages] == [400] * 5 + [429]
    assert "not the password of your account" in pages[0].text
    assert "eight amber bulbs" not in pages[0].text
    assert visitor.get("/me").status_code == 200


def test_a_guest_has_no_password_to_change(visitor, clock):
    visitor.becomes_a_guest()
    sent = {"current": "", "password": "eight amber bulbs", "again": "eight amber bulbs"}
    assert visitor.post("/me/password", sent).status_code == 400
    sent["current"] = (
        "nobody signs in with this"  # what stands in for a missing hash proves nothing
    )
    assert visitor.post("/me/password", sent).status_code == 400


def test_the_export_is_a_file_of_everything_held(visitor):
    visitor.signs_up("Ilse")
    answer = visitor.get("/me/export")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    held = json.loads(answer.data)
    assert held["person"]["name"] == "Ilse"
    assert len(held["devices"]) == 1


def test_leaving_needs_the_word_and_then_forgets(visitor, another):
    visitor.signs_up("Ilse")
    page = visitor.post("/me/delete", {"confirm": "yes"})
    assert page.status_code == 400
    assert "Type delete to confirm" in page.text
    assert visitor.post("/me/delete", {"confirm": " Delete "}).status_code == 303
    assert visitor.cookie() is None
    assert another.signs_in("Ilse").status_code == 400
    with reading() as session:
        assert session.scalars(select(Person.name)).all() == [None]
        assert session.scalars(select(SessionRow)).all() == []


@pytest.mark.parametrize("path", ["/me/name", "/me/password", "/me/delete"])
def test_nobody_changes_nothing(visitor, path):
    assert visitor.post(path, {"name": "Anna", "confirm": "delete"}).status_code == 403
    assert visitor.get("/me/export").status_code == 403
