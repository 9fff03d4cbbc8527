from dataclasses import replace

import pytest
from sqlalchemy import select

from quiz.bank import queries
from quiz.bank.rules import RECIPES, Origin
from quiz.bank.service import (
    StaleEdit,
    Unfit,
    add_question,
    approve,
    draw_deal,
    edit_question,
    load_film,
    restore_draft,
    retire,
)
from quiz.bank.tables import QuestionRevision
from quiz.db import reading, writing
from quiz.questions.model import Bank, Kind, Status, Tier
from tests.make import FILM, choices, make_film, make_question, make_questions

THREE = make_questions(3)
FIRST = THREE[0]


@pytest.fixture
def three(app):
    load(*THREE)


def load(*questions, now=1):
    with writing() as session:
        return load_film(session, Bank(film=FILM, questions=questions), now=now)


def detail(public_id=FIRST.id):
    with reading() as session:
        return queries.question(session, public_id)


def edit(text, *, editor, expected_revision=1, public_id=FIRST.id, now=10, **more):
    with writing() as session:
        return edit_question(
            session,
            public_id,
            text,
            expected_revision=expected_revision,
            by=editor,
            now=now,
            **more,
        )


def stand(verb, public_id=FIRST.id, *, editor, now=20, **more):
    with writing() as session:
        verb(session, public_id, by=editor, now=now, **more)


def test_an_edit_is_a_revision_with_who_when_and_why(three, editor):
    assert edit(replace(FIRST, prompt="Who hums?"), editor=editor, reason="clearer") == 2
    shown = detail()
    assert (shown.question.prompt, shown.revision, shown.tier) == ("Who hums?", 2, Tier.REVIEWED)
    newest, first = shown.history
    assert (newest.at, newest.reason, newest.revision) == (10, "clearer", 2)
    assert (first.at, first.who, first.revision) == (1, None, 1)
    assert first.text == FIRST


def test_the_same_text_again_is_no_edit(three, editor):
    assert edit(FIRST, editor=editor) == 1
    assert detail().edited_at is None


def test_an_edit_changes_neither_id_nor_film_nor_kind(three, editor):
    edit(replace(FIRST, id="x", film="y", kind=Kind.ODD_ONE_OUT, prompt="Who?"), editor=editor)
    text = detail().question
    assert (text.id, text.film, text.kind) == (FIRST.id, FIRST.film, FIRST.kind)


def test_a_stale_edit_is_refused_and_carries_what_is_stored(three, editor):
    edit(replace(FIRST, prompt="Who hums?"), editor=editor)
    with pytest.raises(StaleEdit) as refused:
        edit(replace(FIRST, prompt="Who whistles?"), editor=editor, expected_revision=1)
    assert (refused.value.stored.prompt, refused.value.revision) == ("Who hums?", 2)
    assert detail().question.prompt == "Who hums?"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"choices": ()}, "choices"),
        ({"choices": choices((), ("a", "b"))}, "mark exactly one"),
        ({"prompt": " "}, "prompt"),
        ({"difficulty": 6}, "difficulty"),
        ({"seconds": 1}, "seconds"),
    ],
)
def test_a_text_that_is_no_whole_question_is_refused(three, editor, broken, told):
    with pytest.raises(Unfit, match=told):
        edit(replace(FIRST, **broken), editor=editor)
    assert detail().question == FIRST


def test_regenerating_leaves_an_edited_question_alone(three, editor):
    edit(replace(FIRST, prompt="Who hums?"), editor=editor)
    loaded = load(replace(FIRST, prompt="Who sings?"), *THREE[1:], now=30)
    assert (loaded.protected, loaded.changed) == (1, 0)
    assert detail().question.prompt == "Who hums?"


def test_an_edited_question_whose_facts_are_gone_stays_and_is_named(three, editor):
    edit(replace(FIRST, prompt="Who hums?"), editor=editor)
    loaded = load(*THREE[1:], now=30)
    assert (loaded.protected, loaded.retired, loaded.unsupported) == (1, 0, (FIRST.id,))
    assert detail().status is Status.APPROVED


def test_what_a_person_retired_does_not_come_back_with_the_file(three, editor):
    stand(retire, editor=editor, reason="wrong")
    load(*THREE, now=30)
    shown = detail()
    assert shown.status is Status.RETIRED
    assert (shown.history[0].what, shown.history[0].reason) == ("retired", "wrong")


def test_a_written_question_survives_every_load(three, editor):
    with writing() as session:
        written = add_question(session, make_question(50), by=editor, now=5)
    assert load(*THREE[:1], now=30).retired == 2
    assert detail(written).status is Status.DRAFT


def test_a_new_question_is_a_draft_with_an_id_of_its_own(three, editor):
    with writing() as session:
        first = add_question(session, make_question(50), by=editor, now=5)
        second = add_question(session, make_question(50), by=editor, now=5)
    assert first != second
    shown = detail(first)
    assert (shown.status, shown.origin, shown.tier) == (
        Status.DRAFT,
        Origin.WRITTEN,
        Tier.REVIEWED,
    )
    assert shown.question == replace(make_question(50), id=first, tier=Tier.REVIEWED)


def test_a_question_on_no_film_of_ours_is_refused(three, editor):
    with pytest.raises(queries.UnknownFilm), writing() as session:
        add_question(session, make_question(50, film="nowhere"), by=editor, now=5)


def test_an_approved_question_is_in_the_next_deal(app, editor):
    with writing() as session:
        make_film(session, n=0)
        ids = [
            add_question(session, text, by=editor, now=5)
            for text in (make_question(n, difficulty=n % 5 + 1) for n in range(10))
        ]
        for public_id in ids:
            approve(session, public_id, by=editor, now=6)
    with writing() as session:
        deal = queries.deal(session, draw_deal(session, "harbour", RECIPES["ranked"], now=7))
    assert {dealt.question.id for dealt in deal.questions} == set(ids)


def test_a_deal_keeps_the_text_it_was_dealt_in(film, editor):
    with writing() as session:
        deal_id = draw_deal(session, "harbour", RECIPES["ranked"], now=7)
    with reading() as session:
        before = queries.deal(session, deal_id)
    dealt = before.at(1).question
    edit(replace(dealt, prompt="All new?"), editor=editor, public_id=dealt.id)
    stand(retire, dealt.id, editor=editor)
    queries.deals._deals.clear()
    with reading() as session:
        assert queries.deal(session, deal_id) == before


def test_standing_changes_are_events_and_doing_one_twice_is_one(three, editor):
    for verb in (retire, retire, restore_draft, approve, approve):
        stand(verb, editor=editor)
    assert [one.what for one in detail().history if one.revision is None] == [
        "approved",
        "returned",
        "retired",
    ]


def test_approving_what_one_has_not_seen_is_refused(three, editor):
    stand(restore_draft, editor=editor)
    edit(replace(FIRST, prompt="Who hums?"), editor=editor)
    with pytest.raises(StaleEdit):
        stand(approve, editor=editor, expected_revision=1)
    assert detail().status is Status.DRAFT


@pytest.mark.parametrize("verb", [approve, retire, restore_draft])
def test_an_unknown_question_is_told(three, editor, verb):
    with pytest.raises(queries.UnknownQuestion):
        stand(verb, "no-such", editor=editor)


def test_no_revision_is_ever_changed(three, editor):
    with reading() as session:
        first = session.scalars(select(QuestionRevision).order_by(QuestionRevision.id)).first()
    edit(replace(FIRST, prompt="Who hums?"), editor=editor)
    load(*THREE[1:], now=30)
    with reading() as session:
        again = session.get(QuestionRevision, first.id)
    assert (again.body, again.sha256, again.made_at) == (first.body, first.sha256, first.made_at)
