"""Corrupt one fact and every question built on it changes or goes; a broken evidence span is found by the check.

Target 7 of the facts' quality: two hundred seeded corruptions, ten facts a round so that the rounds stay few.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.films.check import check
from quiz.films.facts import Fact, FilmFacts
from quiz.films.reading import to_json
from quiz.films.relations import RELATIONS
from quiz.questions.generate import generate
from quiz.questions.lint import lint
from quiz.questions.model import Question
from tests.parts import missing
from tests.questions import leon

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "leon.txt"
ROUNDS = range(20)
FACTS_A_ROUND = 10


def other_object(fact: Fact, facts: FilmFacts, dice: random.Random) -> Fact:
    entity = facts.entity(fact.object)
    if entity is None:
        return replace(fact, object=different_literal(fact.object))
    mates = [one.id for one in facts.entities if one.type == entity.type and one.id != entity.id]
    return replace(fact, object=dice.choice(mates)) if mates else other_statement(fact, facts, dice)


def different_literal(literal: str) -> str:
    if literal[:1].isdigit():
        return ("2" if literal[0] != "2" else "1") + literal[1:]
    return f"{literal} Smith"


def other_subject(fact: Fact, facts: FilmFacts, dice: random.Random) -> Fact:
    entity = facts.entity(fact.subject)
    mates = [
        one.id
        for one in facts.entities
        if entity and one.type == entity.type and one.id != entity.id
    ]
    return replace(fact, subject=dice.choice(mates)) if mates else other_object(fact, facts, dice)


def other_relation(fact: Fact, facts: FilmFacts, dice: random.Random) -> Fact:
    names = sorted(name for name in RELATIONS if name != fact.relation)
    return replace(fact, relation=dice.choice(names))


def other_statement(fact: Fact, facts: FilmFacts, dice: random.Random) -> Fact:
    return replace(fact, statement=f"It is said that {fact.statement}")


CORRUPTIONS: list[Callable[[Fact, FilmFacts, random.Random], Fact]] = [
    other_object,
    other_subject,
    other_relation,
]


def corrupted(seed: int) -> tuple[FilmFacts, list[Fact]]:
    dice = random.Random(seed)
    known = leon.facts()
    victims = {
        fact.id
        for fact in dice.sample([fact for fact in known.facts if fact.usable], FACTS_A_ROUND)
    }
    after = [
        dice.choice(CORRUPTIONS)(fact, known, dice) if fact.id in victims else fact
        for fact in known.facts
    ]
    return replace(known, facts=tuple(after)), [fact for fact in after if fact.id in victims]


def built_on(fact_ids: set[str]) -> list[Question]:
    return [question for question in leon.bank().questions if set(question.facts) & fact_ids]


@pytest.mark.parametrize("seed", ROUNDS)
def test_every_question_built_on_a_corrupted_fact_changes_or_goes(seed):
    facts, victims = corrupted(seed)
    after = {question.id: question for question in generate(facts).questions}
    stale = [q.id for q in built_on({fact.id for fact in victims}) if after.get(q.id) == q]
    assert stale == []


@pytest.mark.parametrize("seed", ROUNDS[:5])
def test_an_old_bank_no_longer_stands_up_to_corrupted_facts(seed):
    facts, victims = corrupted(seed)
    accused = {finding.question_id for finding in lint(leon.bank(), facts)}
    innocent = [
        fact.id
        for fact in victims
        if not accused & {question.id for question in built_on({fact.id})} and built_on({fact.id})
    ]
    assert innocent == []


@pytest.mark.parametrize("seed", ROUNDS)
def test_every_broken_evidence_span_is_found(seed):
    if not ARTICLE.exists():
        missing("the article on Léon lies outside the project")
    dice = random.Random(seed)
    known, article = leon.facts(), ARTICLE.read_text()
    victims = dice.sample(range(len(known.facts)), FACTS_A_ROUND)
    broken = list(known.facts)
    for index in victims:
        fact = broken[index]
        shift = dice.choice([-3, -1, 1, 2, 7])
        broken[index] = dice.choice(
            [
                replace(fact, offset=max(0, fact.offset + shift)),
                replace(fact, evidence=f"{fact.evidence[:-1]}#"),
            ]
        )
    told = check(to_json(replace(known, facts=tuple(broken))), article).problems
    assert [
        index for index in victims if not any(f"$.facts[{index}]." in line for line in told)
    ] == []
