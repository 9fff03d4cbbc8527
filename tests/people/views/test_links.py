"""One-time links, over HTTP."""

import re

import pytest
from sqlalchemy import select

from quiz.db import reading, writing
from quiz.people.roles import Role
from quiz.people.service import LINK_MS, first_admin_link
from quiz.people.tables import Account
from tests.people.conftest import PASSWORD, Visitor
from tests.people.make import public_id


def reset_path(admin: Visitor, name: str) -> str:
    page = admin.post(f"/admin/people/{public_id(name)}/reset-link").text
    found = re.search(r"http://localhost(/reset/[\w-]+)", page)
    assert found is not None
    return found[1]


def test_the_first_admin_s_link_opens_once(visitor, another, clock):
    with writing() as session:
        token = first_admin_link(session, now=clock())
    assert visitor.get(f"/welcome/{token}").status_code == 200
    sent = {"name": "Ros", "password": PASSWORD, "again": PASSWORD}
    assert visitor.post(f"/welcome/{token}", sent | {"again": ""}).status_code == 400
    assert visitor.post(f"/welcome/{token}", sent).headers["Location"] == "/admin/people"
    assert visitor.get("/admin/people").status_code == 200
    spent = another.get(f"/welcome/{token}")
    invented = another.get("/welcome/AAAAAAAAAAAAAAAAAAAAAA")
    assert spent.status_code == invented.status_code == 404
    assert another.post(f"/welcome/{token}", sent | {"name": "Eve"}).status_code == 404
    with reading() as session:
        assert session.scalars(select(Account.role)).all() == [Role.ADMIN]


@pytest.mark.parametrize("token", ["x", "%00", "%ff", "a" * 3000, "../../me"])
def test_t36_an_invented_link_is_a_plain_404(visitor, token):
    for path in ("/reset", "/welcome"):
        assert visitor.get(f"{path}/{token}").status_code == 404


def test_invented_links_are_limited(visitor):
    statuses = [visitor.get(f"/reset/{n}").status_code for n in range(22)]
    assert statuses == [404] * 20 + [429] * 2


def test_an_admin_s_reset_link_lets_an_account_in_once(visitor, another, signed_in):
    visitor.signs_up("Ilse")
    path = reset_path(signed_in(Role.ADMIN), "Ilse")
    assert "Ilse" in another.get(path).text
    new = {"password": "eight amber bulbs", "again": "eight amber bulbs"}
    assert another.post(path, {"password": "short", "again": "short"}).status_code == 400
    assert another.post(path, new).headers["Location"] == "/me"
    assert "Ilse" in another.get("/me").text
    assert visitor.get("/me").status_code == 303
    assert another.get(path).status_code == another.post(path, new).status_code == 404


def test_a_reset_link_is_too_old_after_a_day(visitor, signed_in, clock):
    visitor.signs_up("Ilse")
    path = reset_path(signed_in(Role.ADMIN), "Ilse")
    clock.advance(LINK_MS)
    assert visitor.get(path).status_code == 404


def test_t28_t68_no_answer_shows_a_token_and_nothing_logs_one(visitor, signed_in, caplog):
    caplog.set_level("DEBUG")
    visitor.signs_up("Ilse")
    admin = signed_in(Role.ADMIN)
    path = reset_path(admin, "Ilse")
    token = path.rsplit("/", 1)[1]
    visitor.get("/reset/nothing")
    pages = [
        visitor.get("/me").text,
        visitor.get("/me/export").text,
        admin.get("/admin/people").text,
    ]
    for secret in (visitor.cookie(), admin.cookie(), token):
        assert secret
        assert all(secret not in page for page in pages)
        assert secret not in caplog.text
