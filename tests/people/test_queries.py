"""Finding people."""

import pytest

from quiz.people.queries import named_people
from tests.people.make import account, guest


def test_admins_find_accounts_and_named_guests_by_what_a_name_looks_like(session):
    account(session, "Ilse")
    account(session, "Victor")
    guest(session, "Ilsebill")
    guest(session)
    people, total = named_people(session, search="ILSE")
    assert ([person.name for person in people], total) == (["Ilse"], 1)
    people, total = named_people(session, guests=True)
    assert ([person.name for person in people], total) == (["Ilsebill"], 1)


@pytest.mark.parametrize("search", ["%", "_", "' OR 1=1 --", "\\", "ilse%x"])
def test_t41_a_search_is_only_ever_a_search(session, search):
    account(session, "Ilse")
    assert named_people(session, search=search) == ([], 0)
