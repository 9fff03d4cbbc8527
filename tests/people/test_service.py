"""Guests, accounts and their sessions, on a real database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from quiz.db import Database
from quiz.people.current import Who, who_is
from quiz.people.queries import Credentials, credentials
from quiz.people.roles import Role
from quiz.people.rules import BadName
from quiz.people.service import (
    DAY_MS,
    HOUR_MS,
    KEPT_MS,
    LINK_MS,
    AlreadySignedIn,
    Entered,
    LastAdmin,
    LinkSpent,
    NameTaken,
    SignInFailed,
    UnknownPerson,
    begin_guest,
    change_password,
    delete_me,
    export_my_data,
    exports,
    first_admin_link,
    forgets,
    give_name,
    make_reset_link,
    purge,
    purges,
    set_role,
    sign_in,
    sign_out,
    sign_out_everywhere,
    sign_up,
    take_name,
    touch,
    use_first_admin_link,
    use_reset_link,
)
from quiz.people.tables import Account, OneTimeLink, Person, SessionRow

NOW = 1_795_500_000_000


@pytest.fixture
def db(config) -> Iterator[Database]:
    opened = Database(config.database_url)
    yield opened
    opened.close()


@pytest.fixture
def session(db) -> Iterator[Session]:
    with db.writing() as session:
        yield session


def guest(session: Session, name: str | None = None, *, now: int = NOW) -> Entered:
    entered = begin_guest(session, now=now)
    if name is not None:
        give_name(session, entered.who.person_id, name)
    return entered


def account(
    session: Session, name: str, *, who: Who | None = None, password_hash: str = "hash", now: int = NOW
) -> Entered:
    return sign_up(session, who, name=name, password_hash=password_hash, now=now)


def admin(session: Session, name: str = "Rosalind") -> Entered:
    token = first_admin_link(session, now=NOW)
    assert token is not None
    return use_first_admin_link(session, token, None, name=name, password_hash="hash", now=NOW)


def bearer(session: Session, entered: Entered) -> Person:
    return session.get_one(Person, entered.who.person_id)


class TestGuests:
    def test_a_guest_is_known_by_their_token(self, session):
        entered = begin_guest(session, now=NOW)
        assert who_is(session, entered.token, NOW) == entered.who
        assert entered.who.is_guest
        assert entered.who.role is Role.PLAYER

    @pytest.mark.parametrize("token", [None, "", "nonsense", "x" * 10_000, "\ud800", "\x00"])
    def test_nobody_else_is_known(self, session, token):
        begin_guest(session, now=NOW)
        assert who_is(session, token, NOW) is None

    def test_a_session_ends_to_the_millisecond(self, session):
        entered = begin_guest(session, now=NOW)
        assert who_is(session, entered.token, NOW + KEPT_MS - 1) is not None
        assert who_is(session, entered.token, NOW + KEPT_MS) is None

    def test_the_lookup_is_one_query_that_uses_an_index(self, session):
        entered = begin_guest(session, now=NOW)
        plan = session.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT p.id FROM session s JOIN person p ON p.id = s.person_id "
                "LEFT JOIN account a ON a.person_id = p.id WHERE s.token_hash = :hash"
            ),
            {"hash": entered.who.session_hash},
        ).all()
        assert all("SEARCH" in row.detail for row in plan)
