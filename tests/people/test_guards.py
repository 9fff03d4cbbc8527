"""Who is asking, becoming a guest by playing, and doors that stay shut."""

import re
from http.cookies import SimpleCookie

import pytest
from flask import Flask, abort
from sqlalchemy import func, select

from quiz.db import reading, writing
from quiz.people.current import token_in
from quiz.people.guards import current_person, is_at_least, play_as, role_required
from quiz.people.roles import Role
from quiz.people.service import DAY_MS, KEPT_MS
from quiz.people.tables import Person, SessionRow
from quiz.web.guards import csrf
from quiz.web.request import now_ms
from tests.people.conftest import Visitor

ROLES = (None, *Role)


@pytest.fixture
def playground(app: Flask) -> Flask:
    """Add a few pages that use the guards the way other rooms do."""

    @app.get("/who")
    def who():
        first, second = current_person(), current_person()
        assert first is second
        return f"{first and first.public_id} {is_at_least(Role.EDITOR)}"

    @app.post("/play")
    @csrf.exempt
    def play():
        with writing() as session:
            return play_as(session, now=now_ms()).public_id

    @app.post("/play-and-fail")
    @csrf.exempt
    def fail():
        with writing() as session:
            play_as(session, now=now_ms())
            abort(409)

    @app.post("/edit")
    @csrf.exempt
    @role_required(Role.EDITOR)
    def edit():
        return "edited"

    @app.get("/admin/forgotten")
    def forgotten():
        return "a page whose author named no role"

    return app


def people_count() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_a_get_makes_nobody_a_guest(playground, visitor):
    assert visitor.get("/who").text == "None False"
    assert visitor.cookie() is None
    assert people_count() == 0


def test_playing_makes_a_guest_once(playground, visitor):
    first, second = (visitor.client.post("/play").text for _ in range(2))
    assert first == second == visitor.get("/who").text.split()[0]
    assert people_count() == 1


def test_a_play_that_failed_leaves_no_guest_and_no_cookie(playground, visitor):
    assert visitor.client.post("/play-and-fail").status_code == 409
    assert visitor.cookie() is None
    assert people_count() == 0


@pytest.mark.parametrize("cookie", ["", "nonsense", "x" * 5000, "a b", "\u00e9"])
def test_an_invented_cookie_is_nobody_and_playing_replaces_it(playground, visitor, cookie):
    sent = {"Cookie": f"m_person={cookie}"}
    assert visitor.get("/who", headers=sent).text == "None False"
    assert visitor.client.post("/play", headers=sent).status_code == 200
    assert visitor.cookie() not in (None, cookie)


def test_playing_a_day_later_renews_the_cookie_and_the_session(playground, visitor, clock):
    visitor.client.post("/play")
    clock.advance(DAY_MS - 1)
    assert "Set-Cookie" not in visitor.client.post("/play").headers
    clock.advance(1)
    assert f"Max-Age={KEPT_MS // 1000}" in visitor.client.post("/play").headers["Set-Cookie"]
    clock.advance(KEPT_MS - 1)
    assert visitor.get("/who").text != "None False"
    clock.advance(1)
    assert visitor.get("/who").text == "None False"


def test_t38_looking_never_renews(playground, visitor, clock):
    visitor.client.post("/play")
    clock.advance(2 * DAY_MS)
    before = seen()
    assert "Set-Cookie" not in visitor.get("/who").headers
    assert seen() == before


def test_staff_who_only_edit_stay_signed_in(playground, signed_in, clock):
    editor = signed_in(Role.EDITOR)
    for _ in range(3):
        clock.advance(KEPT_MS - DAY_MS)
        assert editor.client.post("/edit").status_code == 200


def seen() -> list[int]:
    with reading() as session:
        return list(session.scalars(select(SessionRow.seen_at)))


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, 403), (Role.PLAYER, 403), (Role.HOST, 403), (Role.EDITOR, 200), (Role.ADMIN, 200)],
)
def test_t26_a_door_opens_from_its_role_upwards(playground, visitor, signed_in, role, status):
    someone = visitor if role is None else signed_in(role)
    assert someone.client.post("/edit").status_code == status


def test_a_guest_is_no_staff(playground, visitor):
    visitor.client.post("/play")
    assert visitor.client.post("/edit").status_code == 403
    assert visitor.get("/who").text.endswith("False")


def test_t26_an_admin_page_without_a_role_stays_shut_even_for_admins(playground, signed_in):
    assert signed_in(Role.ADMIN).get("/admin/forgotten").status_code == 403


def staff_routes(app: Flask) -> list[tuple[str, str, Role | None]]:
    """Return method, address and role of every page under /admin, as the site stands."""
    return [
        (
            method,
            re.sub(r"<[^>]*>", "1", rule.rule),
            getattr(app.view_functions[rule.endpoint], "needs_role", None),
        )
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/admin")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_t26_every_staff_page_names_its_role(app):
    routes = staff_routes(app)
    assert len(routes) >= 5
    assert [route for route in routes if route[2] not in (Role.HOST, Role.EDITOR, Role.ADMIN)] == []


@pytest.mark.parametrize("role", ROLES)
def test_t26_every_staff_page_refuses_everybody_below_its_role(app, visitor, signed_in, role):
    someone = visitor if role is None else signed_in(role)
    token = someone.form_token()
    for method, path, needed in staff_routes(app):
        answer = someone.client.open(path, method=method, data={"csrf_token": token})
        if needed is not None and role is not None and role.includes(needed):
            assert answer.status_code not in (401, 403), (method, path)
        elif method == "GET" and role is None:
            assert answer.headers["Location"].startswith("/sign-in?next="), path
        else:
            assert answer.status_code == 403, (method, path)


def people_posts(app: Flask) -> list[str]:
    return [
        re.sub(r"<[^>]*>", "1", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("people.") and "POST" in (rule.methods or ())
    ]


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_t37_no_form_about_people_is_taken_from_elsewhere(app, signed_in, headers):
    admin = signed_in(Role.ADMIN)
    token = admin.form_token()
    paths = people_posts(app)
    assert len(paths) >= 11
    for path in paths:
        fields = {"csrf_token": token} if headers else {}
        assert admin.client.post(path, data=fields, headers=headers).status_code == 403, path
    assert admin.get("/admin/people").status_code == 200


def test_t37_a_form_token_of_another_visitor_is_worth_nothing(visitor, another):
    visitor.signs_up("Ilse")
    stolen = another.form_token()
    assert visitor.client.post("/sign-out", data={"csrf_token": stolen}).status_code == 403


def test_t38_looking_at_pages_about_people_changes_nothing(app, signed_in, tmp_path):
    admin = signed_in(Role.ADMIN)
    paths = [
        re.sub(r"<[^>]*>", "1", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("people.") and "GET" in (rule.methods or ())
    ]
    before = everything()
    for path in paths:
        for method in ("GET", "HEAD"):
            admin.client.open(path, method=method)
            Visitor(app.test_client()).client.open(path, method=method)
    assert everything() == before


def everything() -> list[tuple[object, ...]]:
    with reading() as session:
        return [
            tuple(row)
            for table in Person.metadata.sorted_tables
            for row in session.execute(select(table))
        ]


@pytest.mark.parametrize(
    ("header", "is_https", "token"),
    [
        ("m_person=abc", False, "abc"),
        ("m_theme=dark; m_person=abc; m_form=x=y", False, "abc"),
        ("__Host-m_person=abc", True, "abc"),
        ("m_person=abc", True, None),
        ("__Host-m_person=abc", False, None),
        ("xm_person=abc", False, None),
        ("m_person", False, ""),
        ("", False, None),
        (";;=;", False, None),
    ],
)
def test_the_token_is_read_from_a_cookie_header(header, is_https, token):
    assert token_in(header, is_https=is_https) == token


def test_flask_and_the_wire_read_the_same_cookie(playground, visitor):
    visitor.client.post("/play")
    header = SimpleCookie({"m_theme": "dark", "m_person": visitor.cookie()}).output(
        header="", sep=";"
    )
    assert token_in(header, is_https=False) == visitor.cookie()
