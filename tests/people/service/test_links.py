"""One-time links open once, for a day, and only what they were made for."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from quiz.people.current import who_is
from quiz.people.queries import credentials, has_admin
from quiz.people.roles import Role
from quiz.people.service import (
    LINK_MS,
    LinkSpent,
    UnknownPerson,
    first_admin_link,
    make_reset_link,
    use_first_admin_link,
    use_reset_link,
)
from tests.conftest import START as NOW
from tests.people.make import account, admin, guest


def test_a_reset_link_sets_the_password_once_and_signs_out_the_rest(session):
    boss, user = admin(session), account(session, "Ilse")
    token = make_reset_link(session, user.who.person_id, made_by=boss.who.person_id, now=NOW)
    entered = use_reset_link(session, token, None, password_hash="new", now=NOW)
    assert entered.who.name == "Ilse"
    assert who_is(session, user.token, NOW) is None
    assert credentials(session, "Ilse").password_hash == "new"
    with pytest.raises(LinkSpent):
        use_reset_link(session, token, None, password_hash="newer", now=NOW)


@pytest.mark.parametrize(("after", "opens"), [(LINK_MS - 1, True), (LINK_MS, False)])
def test_a_reset_link_opens_for_a_day_to_the_millisecond(session, after, opens):
    user = account(session, "Ilse")
    token = make_reset_link(session, user.who.person_id, made_by=None, now=NOW)
    if opens:
        use_reset_link(session, token, None, password_hash="new", now=NOW + after)
    else:
        with pytest.raises(LinkSpent):
            use_reset_link(session, token, None, password_hash="new", now=NOW + after)


def test_a_second_reset_link_withdraws_the_first(session):
    user = account(session, "Ilse")
    first = make_reset_link(session, user.who.person_id, made_by=None, now=NOW)
    make_reset_link(session, user.who.person_id, made_by=None, now=NOW)
    with pytest.raises(LinkSpent):
        use_reset_link(session, first, None, password_hash="new", now=NOW)


def test_guests_have_no_reset_link(session):
    with pytest.raises(UnknownPerson):
        make_reset_link(session, guest(session).who.person_id, made_by=None, now=NOW)


def test_a_reset_link_does_not_make_an_admin_nor_an_admin_s_link_a_password(session):
    user = account(session, "Ilse")
    reset = make_reset_link(session, user.who.person_id, made_by=None, now=NOW)
    first = first_admin_link(session, now=NOW)
    with pytest.raises(LinkSpent):
        use_first_admin_link(session, reset, None, name="Eve", password_hash="x", now=NOW)
    with pytest.raises(LinkSpent):
        use_reset_link(session, first, None, password_hash="x", now=NOW)


def test_one_link_used_twice_at_once_opens_once(db):
    with db.writing() as session:
        user = account(session, "Ilse").who.person_id
        token = make_reset_link(session, user, made_by=None, now=NOW)

    def use(number: int) -> bool:
        try:
            with db.writing() as session:
                use_reset_link(session, token, None, password_hash=f"hash {number}", now=NOW)
        except LinkSpent:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(16))) == 1


def test_the_first_admin_s_link_makes_an_admin_and_there_is_no_second(session):
    token = first_admin_link(session, now=NOW)
    entered = use_first_admin_link(session, token, None, name="Ros", password_hash="x", now=NOW)
    assert entered.who.role is Role.ADMIN
    assert first_admin_link(session, now=NOW) is None


def test_each_start_without_an_admin_gives_a_fresh_link_and_only_the_newest_opens(session):
    old, new = first_admin_link(session, now=NOW), first_admin_link(session, now=NOW + 1)
    with pytest.raises(LinkSpent):
        use_first_admin_link(session, old, None, name="Eve", password_hash="x", now=NOW + 2)
    use_first_admin_link(session, new, None, name="Ros", password_hash="x", now=NOW + 2)
    assert has_admin(session)


def test_a_guest_who_becomes_the_first_admin_stays_the_same_person(session):
    before = guest(session, "Ros")
    token = first_admin_link(session, now=NOW)
    after = use_first_admin_link(session, token, before.who, name="Ros", password_hash="x", now=NOW)
    assert after.who.person_id == before.who.person_id
    assert who_is(session, before.token, NOW) is None
