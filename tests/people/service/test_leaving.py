"""The export, leaving for good, and what is deleted after thirty days."""

import json

from sqlalchemy import func, select

from quiz.people.current import who_is
from quiz.people.queries import credentials
from quiz.people.service import (
    DAY_MS,
    KEPT_MS,
    begin_guest,
    delete_me,
    export_my_data,
    exports,
    forgets,
    make_reset_link,
    purge,
    purges,
    touch,
)
from quiz.people.tables import Account, OneTimeLink, SessionRow
from tests.conftest import START as NOW
from tests.people.make import account, bearer, guest


def test_the_export_holds_everything_but_secrets(session, monkeypatch):
    monkeypatch.setitem(exports, "runs", lambda _session, person_id: [{"person": person_id}])
    user = account(session, "Ilse", password_hash="secret-hash")
    held = export_my_data(session, user.who.person_id)
    assert held["person"]["name"] == "Ilse"
    assert held["account"]["role"] == "player"
    assert len(held["devices"]) == 1
    assert held["runs"] == [{"person": user.who.person_id}]
    text = json.dumps(held)
    assert "secret-hash" not in text
    assert user.token not in text
    assert user.who.session_hash not in text


def test_t66_delete_me_leaves_a_former_player_and_nothing_of_the_person(session, monkeypatch):
    asked: list[int] = []
    monkeypatch.setitem(forgets, "runs", lambda _session, person_id: asked.append(person_id))
    user = account(session, "Canary", password_hash="hash-canary")
    make_reset_link(session, user.who.person_id, made_by=None, now=NOW)
    delete_me(session, user.who.person_id, now=NOW + 5)
    session.flush()
    person = bearer(session, user)
    assert (person.name, person.skeleton, person.tag, person.deleted_at) == (
        None,
        None,
        None,
        NOW + 5,
    )
    assert who_is(session, user.token, NOW) is None
    assert asked == [user.who.person_id]
    assert [
        session.scalar(select(func.count()).select_from(table))
        for table in (Account, SessionRow, OneTimeLink)
    ] == [0, 0, 0]
    assert bearer(session, account(session, "Canary")).name == "Canary"


def test_t66_purge_deletes_what_was_not_used_for_thirty_days(session, monkeypatch):
    monkeypatch.setitem(purges, "attempts", lambda _session, now: 7)
    old = account(session, "Ilse")
    make_reset_link(session, old.who.person_id, made_by=None, now=NOW)
    used = begin_guest(session, now=NOW)
    touch(session, used.who, now=NOW + DAY_MS)
    assert purge(session, now=NOW + KEPT_MS - 1) == {"sessions": 0, "links": 0, "attempts": 7}
    assert purge(session, now=NOW + KEPT_MS) == {"sessions": 1, "links": 1, "attempts": 7}
    assert who_is(session, used.token, NOW + KEPT_MS) is not None
    assert credentials(session, "Ilse") is not None


def test_t66_a_deleted_name_is_gone_from_the_file_too(on_sqlite, tmp_path):
    with on_sqlite.writing() as session:
        user = guest(session, "Zanzibarcanary")
    with on_sqlite.writing() as session:
        delete_me(session, user.who.person_id, now=NOW)
    with on_sqlite.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"anzibarcanary" not in (tmp_path / "marquee.db").read_bytes().lower()
