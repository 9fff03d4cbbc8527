"""Guests, accounts and their sessions, on a real database."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from quiz.db import Database
from quiz.people.current import Who, who_is
from quiz.people.passwords import hashed
from quiz.people.queries import credentials, has_admin, named_people
from quiz.people.roles import Role
from quiz.people.rules import BadName
from quiz.people.service import (
    DAY_MS,
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
    session: Session,
    name: str,
    *,
    who: Who | None = None,
    password_hash: str = "hash",  # noqa: S107 - nobody proves it
    now: int = NOW,
) -> Entered:
    return sign_up(session, who, name=name, password_hash=password_hash, now=now)


def admin(session: Session, name: str = "Rosalind") -> Entered:
    token = first_admin_link(session, now=NOW)
    assert token is not None
    return use_first_admin_link(session, token, None, name=name, password_hash="hash", now=NOW)


def bearer(session: Session, entered: Entered) -> Person:
    return session.get_one(Person, entered.who.person_id)


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


def test_who_is_asking_costs_one_query_that_only_searches_indexes(session):
    entered = account(session, "Ilse")
    asked: list[tuple[str, object]] = []
    note = lambda _c, _cur, statement, parameters, *_: asked.append((statement, parameters))  # noqa: E731
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
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


def test_signing_out_ends_this_device_only(session):
    here = account(session, "Ilse")
    there = sign_in(session, None, proved=credentials(session, "Ilse"), now=NOW)
    sign_out(session, here.who)
    assert who_is(session, here.token, NOW) is None
    assert who_is(session, there.token, NOW) is not None


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


def test_an_unfit_name_is_taken_from_a_guest_never_from_an_account(session):
    entered = guest(session, "Anna")
    take_name(session, entered.who.person_id)
    assert bearer(session, entered).name is None
    assert who_is(session, entered.token, NOW) is not None
    with pytest.raises(UnknownPerson):
        take_name(session, account(session, "Ilse").who.person_id)


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


def test_t28_no_token_and_no_password_stands_in_the_database(db, config, tmp_path):
    password = "canary-password-7"
    with db.writing() as session:
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
    db.checkpoint()
    written = b"".join(path.read_bytes() for path in tmp_path.glob("marquee.db*"))
    assert user.who.public_id.encode() in written
    assert [secret for secret in (*tokens, password) if secret.encode() in written] == []


def test_t66_a_deleted_name_is_gone_from_the_file_too(db, tmp_path):
    with db.writing() as session:
        user = guest(session, "Zanzibarcanary")
    with db.writing() as session:
        delete_me(session, user.who.person_id, now=NOW)
    with db.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"anzibarcanary" not in (tmp_path / "marquee.db").read_bytes().lower()


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
