"""Who gets in: every editors' page, by everybody."""

import pytest

from quiz.people.roles import Role

ID = "harbour-0000-single_choice"


def pages(app):
    """Return (method, path) of every route of the blueprint, so that a new page cannot be forgotten."""
    adapter = app.url_map.bind("localhost")
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("admin."):
            known = {"public_id": ID, "report_id": 1}
            path = adapter.build(rule.endpoint, {name: known[name] for name in rule.arguments})
            found += [(method, path) for method in (rule.methods or set()) & {"GET", "POST"}]
    return found


def test_t26_there_are_pages_to_guard(app):
    assert len(pages(app)) >= 9


def test_t26_strangers_are_asked_to_sign_in_and_their_forms_refused(app, film, signs_in):
    token = signs_in(Role.PLAYER).token
    for method, path in pages(app):
        client = app.test_client()
        answer = client.open(
            path, method=method, data={"csrf_token": token} if method == "POST" else None
        )
        if method == "GET":
            assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/sign-in"), (
                path
            )
        else:
            assert answer.status_code == 403, path


@pytest.mark.parametrize("role", [Role.PLAYER, Role.HOST])
def test_t26_players_and_hosts_are_refused(app, film, signs_in, role):
    somebody = signs_in(role)
    for method, path in pages(app):
        answer = somebody.get(path) if method == "GET" else somebody.post(path)
        assert answer.status_code == 403, (method, path)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_editors_and_admins_get_in(app, film, signs_in, role):
    somebody = signs_in(role)
    for method, path in pages(app):
        if method == "GET":
            assert somebody.get(path).status_code == 200, path


def test_t37_no_form_is_taken_without_its_token(app, editor):
    for method, path in pages(app):
        if method == "POST":
            assert editor.client.post(path, data={"prompt": "x"}).status_code == 403, path


def test_t38_looking_changes_nothing(app, editor):
    from sqlalchemy import text

    from quiz.db import reading

    def dump():
        with reading() as session:
            names = (
                "question",
                "question_revision",
                "question_event",
                "question_report",
                "session",
            )
            return [session.execute(text(f"SELECT * FROM {name}")).all() for name in names]

    before = dump()
    for method, path in pages(app):
        if method == "GET":
            editor.get(path)
            editor.client.head(path)
    assert dump() == before
