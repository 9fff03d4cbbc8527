"""Who is known by a token, and for how long."""

import pytest
from sqlalchemy import event

from quiz.people.current import who_is
from quiz.people.passwords import hashed
from quiz.people.queries import credentials
from quiz.people.roles import Role
from quiz.people.service import (
    DAY_MS,
    KEPT_MS,
    begin_guest,
    change_password,
    first_admin_link,
    make_reset_link,
    sign_in,
    sign_out,
    touch,
)
from tests.conftest import START as NOW
from tests.people.make import account, guest


def test_a_guest_is_known_by_their_token(session):
    entered = begin_guest(session, now=NOW)
    assert who_is(session, entered.token, NOW) == entered.who
    assert entered.who.is_guest
    assert entered.who.role is Role.PLAYER
    assert not entered.who.may(Role.HOST)


@pytest.mark.parametrize("token", [None, "", "nonsense", "x" * 10_000, "\ud800", "\x00"])
def test_t36_nobody_is_known_by_another_token(session, token):
    begin_guest(session, now=NOW)
    assert who_is(session, token, NOW) is None


def test_a_session_ends_to_the_millisecond(session):
    entered = begin_guest(session, now=NOW)
    assert who_is(session, entered.token, NOW + KEPT_MS - 1) is not None
    assert who_is(session, entered.token, NOW + KEPT_MS) is None


def test_who_is_asking_costs_one_query_that_only_searches_indexes(on_sqlite):
    asked: list[tuple[str, object]] = []
    with on_sqlite.writing() as session:
        entered = account(session, "Ilse")
        connection = session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def note(_connection, _cursor, statement, parameters, _context, _many):
            asked.append((statement, parameters))

        who_is(session, entered.token, NOW)
        event.remove(connection, "before_cursor_execute", note)
        [(statement, parameters)] = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert plan
    assert all(row.detail.startswith("SEARCH") for row in plan)


@pytest.mark.parametrize(("after", "noted"), [(0, False), (DAY_MS - 1, False), (DAY_MS, True)])
def test_being_here_is_noted_once_a_day_and_keeps_the_session(session, after, noted):
    entered = begin_guest(session, now=NOW)
    assert touch(session, entered.who, now=NOW + after) is noted
    assert (who_is(session, entered.token, NOW + KEPT_MS) is not None) is noted


def test_signing_out_ends_this_device_only(session):
    here = account(session, "Ilse")
    there = sign_in(session, None, proved=credentials(session, "Ilse"), now=NOW)
    sign_out(session, here.who)
    assert who_is(session, here.token, NOW) is None
    assert who_is(session, there.token, NOW) is not None


def test_t28_no_token_and_no_password_stands_in_the_database(on_sqlite, tmp_path):
    password = "canary-password-7"
    with on_sqlite.writing() as session:
        user = account(session, "Ilse", password_hash=hashed(password))
        tokens = [
            user.token,
            guest(session, "Anna").token,
            make_reset_link(session, user.who.person_id, made_by=None, now=NOW),
            first_admin_link(session, now=NOW),
            change_password(
                session,
                proved=credentials(session, "Ilse"),
                password_hash=hashed(password),
                now=NOW,
            ).token,
        ]
    on_sqlite.checkpoint()
    written = b"".join(path.read_bytes() for path in tmp_path.glob("marquee.db*"))
    assert user.who.public_id.encode() in written
    assert [secret for secret in (*tokens, password) if secret.encode() in written] == []
