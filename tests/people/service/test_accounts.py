"""Signing up and in, passwords and roles."""

import pytest

from quiz.people.current import who_is
from quiz.people.queries import credentials
from quiz.people.roles import Role
from quiz.people.service import (
    AlreadySignedIn,
    LastAdmin,
    SignInFailed,
    UnknownPerson,
    begin_guest,
    change_password,
    delete_me,
    set_role,
    sign_in,
)
from quiz.people.tables import Account
from tests.conftest import START as NOW
from tests.people.make import account, admin, guest


def test_signing_up_keeps_the_person_and_ends_the_guest_s_session(session):
    before = guest(session, "Anna")
    after = account(session, "Ilse", who=before.who)
    assert after.who.person_id == before.who.person_id
    assert after.who.is_account
    assert who_is(session, before.token, NOW) is None
    assert who_is(session, after.token, NOW) == after.who


def test_an_account_holder_cannot_sign_up_again(session):
    who = account(session, "Ilse").who
    with pytest.raises(AlreadySignedIn):
        account(session, "Victor", who=who)


def test_the_second_of_two_sign_ups_in_two_tabs_is_refused(session):
    who = guest(session).who
    account(session, "Ilse", who=who)
    with pytest.raises(AlreadySignedIn):
        account(session, "Victor", who=who)


def test_t31_signing_in_makes_a_new_token_and_ends_the_one_that_was_there(session):
    account(session, "Ilse")
    planted = begin_guest(session, now=NOW)
    proved = credentials(session, "ilse")
    entered = sign_in(session, planted.who, proved=proved, now=NOW)
    assert entered.token != planted.token
    assert who_is(session, planted.token, NOW) is None
    assert who_is(session, entered.token, NOW).name == "Ilse"


def test_a_password_changed_between_proof_and_sign_in_opens_nothing(session):
    account(session, "Ilse")
    proved = credentials(session, "Ilse")
    session.get_one(Account, proved.person_id).password_hash = "another"
    session.flush()
    with pytest.raises(SignInFailed):
        sign_in(session, None, proved=proved, now=NOW)


def test_a_new_password_ends_every_other_session(session):
    here = account(session, "Ilse")
    there = sign_in(session, None, proved=credentials(session, "Ilse"), now=NOW)
    entered = change_password(
        session, proved=credentials(session, "Ilse"), password_hash="new", now=NOW
    )
    assert who_is(session, here.token, NOW) is None
    assert who_is(session, there.token, NOW) is None
    assert who_is(session, entered.token, NOW) is not None
    assert credentials(session, "Ilse").password_hash == "new"


def test_a_new_role_counts_from_the_next_sign_in(session):
    user = account(session, "Ilse")
    set_role(session, user.who.person_id, Role.EDITOR)
    assert who_is(session, user.token, NOW) is None
    entered = sign_in(session, None, proved=credentials(session, "Ilse"), now=NOW)
    assert entered.who.role is Role.EDITOR


def test_the_same_role_again_signs_nobody_out(session):
    user = account(session, "Ilse")
    set_role(session, user.who.person_id, Role.PLAYER)
    assert who_is(session, user.token, NOW) is not None


def test_the_last_admin_neither_steps_down_nor_leaves(session):
    boss = admin(session).who.person_id
    with pytest.raises(LastAdmin):
        set_role(session, boss, Role.EDITOR)
    with pytest.raises(LastAdmin):
        delete_me(session, boss, now=NOW)
    second = account(session, "Ilse").who.person_id
    set_role(session, second, Role.ADMIN)
    set_role(session, boss, Role.EDITOR)
    with pytest.raises(LastAdmin):
        delete_me(session, second, now=NOW)


def test_guests_have_no_role_to_set(session):
    with pytest.raises(UnknownPerson):
        set_role(session, guest(session).who.person_id, Role.EDITOR)


@pytest.mark.parametrize(
    ("roles", "asked", "expected"),
    [
        ("player", "player", True),
        ("player", "host", False),
        ("host", "editor", False),
        ("editor", "host", True),
        ("editor", "admin", False),
        ("admin", "player", True),
    ],
)
def test_a_role_includes_the_lower_ones(roles, asked, expected):
    assert Role(roles).includes(Role(asked)) is expected
