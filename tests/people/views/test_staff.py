"""The admins' list of people, over HTTP."""

import pytest

from quiz.people.roles import Role
from tests.people.make import public_id


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
    guest = another.becomes_a_guest("Rude Name")
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
