"""Wrong options that a reader would laugh at, or could argue for, are never made."""

from itertools import combinations

import pytest

from quiz.questions.generate.asks import asks_of
from quiz.questions.generate.derived import is_fair_for
from quiz.questions.generate.distractors import wrong_answers
from quiz.questions.generate.proofs import is_metric
from quiz.questions.generate.world import world
from quiz.questions.model import Kind
from quiz.questions.pool import CHANGE, OF_OLD, POOL, in_their_time
from tests.questions import leon

KNOWN = world(leon.facts())
ASKS = [ask for fact in KNOWN.usable for ask in asks_of(KNOWN, fact)]


def test_nobody_who_is_dead_or_not_yet_met_is_a_wrong_answer():
    order = KNOWN.order
    for ask in ASKS:
        for wrong in wrong_answers(KNOWN, ask):
            entity = KNOWN.facts.entity(wrong.end)
            if entity and entity.until:
                assert order[ask.fact.place] <= order[entity.until], (ask.prompt, wrong.text)
            if entity and entity.since:
                assert order[ask.fact.place] >= order[entity.since], (ask.prompt, wrong.text)


def test_a_small_child_is_a_wrong_answer_only_where_one_may_be_thought_of():
    asked = {
        ask.fact.relation
        for ask in ASKS
        for wrong in wrong_answers(KNOWN, ask)
        if wrong.end == "brother"
    }
    assert asked <= set(KNOWN.facts.entity("brother").only_for)


def test_wrong_options_are_apart_from_each_other():
    for ask in ASKS:
        if not is_metric(ask):
            for one, other in combinations([wrong.end for wrong in wrong_answers(KNOWN, ask)], 2):
                assert KNOWN.are_apart(one, other), (ask.prompt, one, other)


def test_an_actor_whose_character_may_have_done_it_is_no_wrong_answer():
    for act in KNOWN.usable:
        for part in act.unsafe:
            for played in KNOWN.objects.get((part, "played_by"), ()):
                assert not is_fair_for(KNOWN, act, played.object), (act.id, played.object)


@pytest.mark.parametrize(
    "kind", ["director", "actor", "actress", "composer", "producer", "girl", "boy"]
)
def test_people_of_the_pool_were_at_work_when_the_film_was_made(kind):
    assert not set(in_their_time(POOL[kind], CHANGE + 24)) & OF_OLD
    assert len(in_their_time(POOL[kind], CHANGE + 24)) >= 4


def test_everybody_of_old_stands_in_the_pool():
    assert {entry for entries in POOL.values() for entry in entries} >= OF_OLD


def test_a_trait_makes_no_false_statement():
    assert not [
        question.prompt
        for question in leon.bank().questions
        if question.kind is Kind.TRUE_FALSE and question.family == "has_trait"
    ]


def test_a_false_statement_on_a_list_is_explained_by_the_list():
    told = [
        question.explanation
        for question in leon.bank().questions
        if question.kind is Kind.TRUE_FALSE
        and question.family == "starring"
        and question.keys == ("False",)
    ]
    assert told
    assert all("Jean Reno, Gary Oldman, Natalie Portman and Danny Aiello" in text for text in told)
