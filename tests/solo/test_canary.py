"""T13–T16: whatever a player gets before the answer, no byte of it tells the right one.

Each kind of question is put with a canary in every place that must stay hidden; all routes are walked, forms are sent in
vain, and the canary must not appear. Afterwards it must, which shows that the search would have found it.
"""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from quiz.bank.queries import deals
from quiz.bank.tables import DealtRevision, QuestionRevision
from quiz.bank.texts import body_of, question_of
from quiz.db import writing
from quiz.questions.model import Kind
from quiz.solo.queries import attempts
from tests.questions.test_public import CANARY, betraying, swapped
from tests.samples import sample
from tests.solo.conftest import TOKEN

EVERY_KIND = pytest.mark.parametrize("kind", Kind)
NUMBER = re.compile(r"735[,_ \u202f]?519")
UNKNOWN = "A" * 22
JSON = {"Accept": "application/json"}


def pages_of(app, player) -> list[str]:
    """Return the address of every page there is, as this player would open it; a new argument is a KeyError."""
    fill = {
        "attempt_id": [player.attempt_id, UNKNOWN],
        "position": ["1", "2"],
        "public_id": [UNKNOWN],
        "film": ["harbour"],
        "film_id": ["harbour"],
        "quiz": ["ranked"],
        "slug": ["ranked"],
        "token": [UNKNOWN],
        "filename": ["play.js"],
        "report_id": ["1"],
        "person_id": ["1"],
        "kind": ["typed"],
    }
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        urls = [rule.rule]
        for name in rule.arguments:
            urls = [
                re.sub(rf"<(?:\w+:)?{name}>", value, url) for url in urls for value in fill[name]
            ]
        found += urls
    return sorted(set(found))


def seen(response) -> str:
    """Return every byte of an answer that a player can look at: status, headers and body."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers)
    body = response.data.decode(errors="replace")
    response.close()
    return f"{response.status}\n{headers}\n{body}"


def betrays(text: str) -> bool:
    return CANARY in text.casefold() or NUMBER.search(text) is not None


@EVERY_KIND
def test_t13_no_byte_before_the_answer_holds_it(put, app, kind, clock):
    player = put(betraying(kind), sample(Kind.TRUE_FALSE))
    sent = [
        player.get(url, headers=accept) for url in pages_of(app, player) for accept in ({}, JSON)
    ]
    sent += [
        player.post(f"{player.url}/{verb}", fields, headers=headers)
        for verb in ("answer", "next", "report", "challenge", "name")
        for fields in (
            {},
            {"position": "1"},
            {"position": "2"},
            {"position": "1", "reason": "wrong"},
        )
        for headers in ({}, JSON, {"X-Requested-With": "fetch"})
    ]
    refused = {"position": "1", "choice": "no-token", "place-x": "1", "pair-x": "y"}
    sent += [player.post(f"{player.url}/answer", refused, headers=head) for head in ({}, JSON)]
    clock.advance(20_000 + 500)  # the bell has rung, the gate is not shut yet
    sent += [player.page(), player.next(1), player.page()]
    assert not [response.request.path for response in sent if betrays(seen(response))]


@EVERY_KIND
def test_t13_the_canary_is_there_once_the_answer_was_given(put, kind):
    player = put(betraying(kind), sample(Kind.TRUE_FALSE))
    assert betrays(seen(player.get(player.answer(1).location)))


@EVERY_KIND
def test_t13_the_canary_is_there_once_the_gate_is_shut(put, kind, clock):
    player = put(betraying(kind), sample(Kind.TRUE_FALSE))
    clock.advance(20_000 + 501)
    assert betrays(seen(player.page()))


@EVERY_KIND
def test_t14_the_next_question_is_not_told_with_this_one(put, app, kind):
    prompt = "Whose boat is the last one in the harbour?"
    player = put(sample(Kind.TRUE_FALSE), replace(betraying(kind), prompt=prompt))
    player.answer(1)
    for url in pages_of(app, player):
        text = seen(player.get(url))
        assert not betrays(text)
        assert prompt not in text


@EVERY_KIND
def test_t16_another_right_answer_gives_the_same_bytes(put, app, kind):
    """The stored question is swapped under a running quiz; only the form token may differ."""
    question = sample(kind)
    player = put(question, sample(Kind.TRUE_FALSE, 2))
    urls = [url for url in pages_of(app, player) if "/play/" in url or url == "/"]
    before = [plain(player.get(url)) for url in urls]
    for other in swapped(question)[:6]:
        swap(player, other)
        assert player.question(1).keys == other.keys
        assert [plain(player.get(url)) for url in urls] == before


def swap(player, question) -> None:
    with writing() as session:
        revision_id = session.scalars(
            select(DealtRevision.revision_id).where(
                DealtRevision.deal_id == player.row().deal_id, DealtRevision.position == 1
            )
        ).one()
        session.execute(
            update(QuestionRevision)
            .where(QuestionRevision.id == revision_id)
            .values(body=body_of(question))
        )
    deals._deals.clear()
    attempts._sittings.clear()
    question_of.cache_clear()


def plain(response) -> str:
    return TOKEN.sub("", seen(response))


def test_t16_nothing_is_cached_or_tagged(player):
    player.start()
    headers = player.page().headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers
    assert "Last-Modified" not in headers
