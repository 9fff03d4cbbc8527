"""Plain names, tags, and names that belong to an account."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from quiz.people.current import who_is
from quiz.people.rules import BadName
from quiz.people.service import NameTaken, UnknownPerson, begin_guest, give_name, take_name
from quiz.people.tables import Person
from tests.conftest import START as NOW
from tests.people.make import account, bearer, guest


def test_the_first_bears_the_plain_name_and_equal_guests_carry_a_tag(session):
    tags = [bearer(session, guest(session, name)).tag for name in ("Anna", "anna", "Аnna", "Bob")]
    assert tags == [None, 2, 3, None]


def test_a_guest_keeps_the_tag_when_only_the_spelling_changes(session):
    guest(session, "Anna")
    second = guest(session, "Anna")
    give_name(session, second.who.person_id, "ANNA")
    assert (bearer(session, second).name, bearer(session, second).tag) == ("ANNA", 2)


def test_a_name_that_was_given_up_is_free_again(session):
    first = guest(session, "Anna")
    give_name(session, first.who.person_id, "Bob")
    assert bearer(session, guest(session, "Anna")).tag is None


@pytest.mark.parametrize(
    "raw", ["", "   ", "Host", "Аdmin", "ad\u200bmin", "x" * 21, "\ud800", "a\x00b"]
)
def test_t32_t33_t36_a_bad_name_is_refused_and_nothing_changes(session, raw):
    entered = guest(session, "Anna")
    with pytest.raises(BadName):
        give_name(session, entered.who.person_id, raw)
    assert bearer(session, entered).name == "Anna"


@pytest.mark.parametrize(
    "likeness", ["Ilse", "ILSE", "llse", "Ⅰlse", "ｉｌｓｅ", "Ílse", "I l s e", "1lse"]
)
def test_t32_an_account_s_name_is_refused_to_guests_and_accounts_however_it_is_spelt(
    session, likeness
):
    account(session, "Ilse")
    with pytest.raises(NameTaken, match="belongs to an account"):
        guest(session, likeness)
    with pytest.raises(NameTaken):
        account(session, likeness)


def test_guests_give_way_to_an_account(session):
    first, second = guest(session, "Ilse"), guest(session, "Ilse")
    newcomer = account(session, "Ilse")
    assert bearer(session, newcomer).tag is None
    assert {bearer(session, first).tag, bearer(session, second).tag} == {2, 3}


def test_a_guest_with_a_tag_gets_the_plain_name_by_signing_up(session):
    first, second = guest(session, "Ilse"), guest(session, "Ilse")
    account(session, "Ilse", who=second.who)
    assert (bearer(session, second).tag, bearer(session, first).tag) == (None, 3)


def test_two_guests_who_take_one_name_at_once_both_get_it(db):
    with db.writing() as session:
        ids = [begin_guest(session, now=NOW).who.person_id for _ in range(16)]

    def take(person_id: int) -> None:
        with db.writing() as session:
            give_name(session, person_id, "Anna")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take, ids))
    with db.reading() as session:
        tags = session.scalars(select(Person.tag)).all()
    assert sorted(tag or 1 for tag in tags) == list(range(1, 17))


def test_an_unfit_name_is_taken_from_a_guest_never_from_an_account(session):
    entered = guest(session, "Anna")
    take_name(session, entered.who.person_id)
    assert bearer(session, entered).name is None
    assert who_is(session, entered.token, NOW) is not None
    with pytest.raises(UnknownPerson):
        take_name(session, account(session, "Ilse").who.person_id)
