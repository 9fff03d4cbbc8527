"""The pages about people, over HTTP."""

import json
import re
from dataclasses import replace

import pytest
from markupsafe import escape
from sqlalchemy import func, select

from quiz.app import create_app
from quiz.db import database, reading, writing
from quiz.people import passwords
from quiz.people.roles import Role
from quiz.people.service import KEPT_MS, begin_guest, first_admin_link, give_name
from quiz.people.tables import Account, Person, SessionRow
from quiz.people.views import account as account_views
from tests.people.conftest import PASSWORD, Visitor

MINUTE_MS = 60_000


def guest_cookie(visitor: Visitor, name: str | None = None, *, now: int) -> str:
    """Give the visitor a guest's cookie, as a first play does, and return the person's public id."""
    with writing() as session:
        entered = begin_guest(session, now=now)
        if name:
            give_name(session, entered.who.person_id, name)
    visitor.client.set_cookie("m_person", entered.token)
    return entered.who.public_id


def people_count() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


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
                "csrf_token": token_of(visitor.get("https://localhost/sign-up")),
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


def token_of(page) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


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
    assert people_count() == 0


def test_a_taken_name_is_said_beside_the_name(visitor, another):
    visitor.signs_up("Ilse")
    page = another.signs_up("ilse")
    assert page.status_code == 400
    assert "belongs to an account" in page.text
    assert another.cookie() is None


def test_a_guest_who_signs_up_stays_the_same_person(visitor, clock):
    public_id = guest_cookie(visitor, "Ilse", now=clock())
    assert 'value="Ilse"' in visitor.get("/sign-up").text
    visitor.signs_up("Ilse")
    held = visitor.get("/me/export").json
    assert (held["person"]["id"], held["account"]["role"]) == (public_id, "player")


def test_t31_a_planted_cookie_never_survives_a_sign_in(visitor, another, clock):
    visitor.signs_up("Ilse")
    guest_cookie(another, now=clock())
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


def test_t46_an_unknown_name_costs_the_same_hash_as_a_known_one(monkeypatch):
    hashes: list[str] = []

    class Counting:
        def verify(self, password_hash: str, _password: bytes) -> bool:
            hashes.append(password_hash)
            return True

        def hash(self, password: bytes) -> str:
            return real.hash(password)

    real = passwords._hasher
    known = passwords.hashed(PASSWORD)
    passwords._nobody()
    monkeypatch.setattr(passwords, "_hasher", Counting())
    assert passwords.proves(known, PASSWORD)
    assert not passwords.proves(None, PASSWORD)
    parameters = [each.rsplit("$", 2)[0] for each in hashes]
    assert parameters[0] == parameters[1] == "$argon2id$v=19$m=19456,t=2,p=1"


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


def test_a_guest_names_themselves_on_their_page(visitor, clock):
    guest_cookie(visitor, now=clock())
    assert "A guest" in visitor.get("/me").text
    assert visitor.post("/me/name", {"name": "Anna"}).status_code == 303
    assert "Anna" in visitor.get("/me").text


@pytest.mark.parametrize("raw", ["", "Host", "\u202enimda", "<" * 30])
def test_a_bad_name_is_shown_again_with_its_reason(visitor, clock, raw):
    guest_cookie(visitor, "Anna", now=clock())
    page = visitor.post("/me/name", {"name": raw})
    assert page.status_code == 400
    assert 'id="name-error"' in page.text


def test_t32_a_guest_cannot_take_an_account_s_name(visitor, another, clock):
    visitor.signs_up("Ilse")
    guest_cookie(another, now=clock())
    page = another.post("/me/name", {"name": "llse"})
    assert page.status_code == 400
    assert "belongs to an account" in page.text


@pytest.mark.parametrize("name", ["<b>bold</b>", "{{7*7}}", "'\"><svg/onload=", "{0.__class__}"])
def test_t39_t42_a_name_is_shown_literally(visitor, clock, name):
    guest_cookie(visitor, name, now=clock())
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
    guest_cookie(visitor, now=clock())
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


def reset_path(admin: Visitor, name: str) -> str:
    page = admin.post(f"/admin/people/{public_id(name)}/reset-link").text
    found = re.search(r"http://localhost(/reset/[\w-]+)", page)
    assert found is not None
    return found[1]


def public_id(name: str) -> str:
    with reading() as session:
        return session.scalars(select(Person.public_id).where(Person.name == name)).one()


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
    clock.advance(24 * 60 * MINUTE_MS)
    assert visitor.get(path).status_code == 404


def test_admins_set_roles(visitor, signed_in):
    visitor.signs_up("Ilse")
    admin = signed_in(Role.ADMIN)
    answer = admin.post(f"/admin/people/{public_id('Ilse')}/role", {"role": "editor"})
    assert answer.status_code == 303
    assert visitor.get("/me").status_code == 303
    visitor.signs_in("Ilse")
    assert "Editor" in visitor.get("/me").text


@pytest.mark.parametrize("role", ["", "king", "ADMIN", "admin\x00"])
def test_an_unknown_role_is_refused(visitor, signed_in, role):
    visitor.signs_up("Ilse")
    admin = signed_in(Role.ADMIN)
    assert admin.post(f"/admin/people/{public_id('Ilse')}/role", {"role": role}).status_code == 400


def test_the_last_admin_stays_and_the_page_says_why(signed_in):
    admin = signed_in(Role.ADMIN)
    answer = admin.post(f"/admin/people/{public_id('Ms Adminson')}/role", {"role": "player"})
    assert answer.status_code == 409
    assert "only admin" in answer.text
    assert admin.post("/me/delete", {"confirm": "delete"}).status_code == 409
    assert admin.get("/admin/people").status_code == 200


def test_admins_sign_people_out_and_take_names_from_guests(visitor, another, signed_in, clock):
    admin = signed_in(Role.ADMIN)
    visitor.signs_up("Ilse")
    guest = guest_cookie(another, "Rude Name", now=clock())
    assert admin.post(f"/admin/people/{public_id('Ilse')}/sign-out").status_code == 303
    assert visitor.get("/me").status_code == 303
    assert "Rude Name" in admin.get("/admin/people?guests=1").text
    assert admin.post(f"/admin/people/{guest}/take-name").status_code == 303
    assert "A guest" in another.get("/me").text


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%F0",
        "q=' OR 1=1",
        "page=0",
        "page=-1",
        "page=9e9",
        "page=" + "9" * 30,
        "page=%00",
        "guests=%00",
        "q=" + "x" * 5000,
    ],
)
def test_t36_t41_no_search_breaks_the_list(signed_in, query):
    assert signed_in(Role.ADMIN).get(f"/admin/people?{query}").status_code == 200


@pytest.mark.parametrize("public_id", ["x", "%00", "a" * 3000, "%f0%9f%92%a9", "1 OR 1=1"])
@pytest.mark.parametrize("act", ["role", "reset-link", "sign-out", "take-name"])
def test_t64_an_unknown_person_is_a_404(signed_in, public_id, act):
    admin = signed_in(Role.ADMIN)
    assert admin.post(f"/admin/people/{public_id}/{act}", {"role": "editor"}).status_code == 404


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
