"""What the generator promises of any film, and the targets it reaches on Léon."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.films.facts import FactStatus, FactTier
from quiz.questions.bankfile import encoded
from quiz.questions.generate import generate
from quiz.questions.generate.caps import MOST_PER_FACT
from quiz.questions.lint import lint
from quiz.questions.model import Kind
from quiz.questions.words import contains
from tests.questions import harbour, leon

ROOT = Path(__file__).parents[2]


def test_a_small_film_has_no_flaw_and_every_wrong_option_its_proof():
    assert lint(generate(harbour.facts()), harbour.facts()) == []


def test_leon_has_no_flaw_no_ambiguity_and_no_unproved_option():
    assert [str(finding) for finding in lint(leon.bank(), leon.facts())] == []


def test_leon_reaches_its_counts():
    questions = leon.bank().questions
    kinds = Counter(question.kind for question in questions)
    used = {source for question in questions for source in question.facts}
    assert len(questions) >= 450
    assert {kind: kinds[kind] for kind in Kind if kinds[kind] < 8} == {}
    assert len(used & {fact.id for fact in leon.facts().facts}) >= 170


def test_every_band_of_difficulty_and_every_spoiler_level_is_there():
    questions = leon.bank().questions
    bands = Counter(question.difficulty for question in questions)
    assert min(bands[band] for band in range(1, 6)) >= 0.05 * len(questions)
    assert set(range(4)) == {question.spoiler for question in questions}


@pytest.mark.parametrize("is_friendly", [False, True])
def test_a_night_without_spoilers_has_a_hundred_questions_of_several_kinds(is_friendly):
    early = [q for q in leon.bank().questions if q.spoiler <= 1 and not (is_friendly and q.flags)]
    assert len(early) >= 100
    assert len({question.kind for question in early}) >= 6


def test_the_same_facts_give_the_same_bytes():
    assert encoded(generate(leon.facts())) == encoded(leon.bank())


def test_the_bytes_do_not_depend_on_the_hash_seed():
    code = (
        "import hashlib; from tests.questions import leon; from quiz.questions.bankfile import encoded;"
        "print(hashlib.sha256(encoded(leon.bank())).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_order_of_the_facts_does_not_matter():
    known = harbour.facts()
    shuffled = replace(known, facts=known.facts[::-1], entities=known.entities[::-1])
    assert encoded(generate(shuffled)) == encoded(generate(known))


def test_ids_stay_when_another_fact_goes():
    known = harbour.facts()
    fewer = harbour.facts(facts=tuple(fact for fact in known.facts if fact.id != "F009"))
    before = {question.id for question in generate(known).questions if "F009" not in question.facts}
    after = {question.id for question in generate(fewer).questions}
    assert len(before & after) >= 0.9 * len(before)


@pytest.mark.parametrize("fact_id", ["F012", "F013"])
def test_what_is_excluded_or_waits_for_review_is_never_asked(fact_id):
    assert not [
        question.id for question in generate(harbour.facts()).questions if fact_id in question.facts
    ]


def test_excluded_facts_of_leon_are_neither_asked_nor_offered():
    excluded = [fact for fact in leon.facts().facts if fact.status is FactStatus.EXCLUDED]
    assert excluded
    for question in leon.bank().questions:
        shown = " ".join(
            (question.prompt, *(choice.text for choice in question.choices), question.explanation)
        )
        assert not contains(shown, "in love")
        assert not {fact.id for fact in excluded} & set(question.facts)


def test_a_fact_becomes_four_questions_of_its_own_at_most():
    alone = Counter(
        question.facts[0] for question in leon.bank().questions if len(question.facts) == 1
    )
    derived = Counter(
        question.facts[0]
        for question in leon.bank().questions
        if len(question.facts) == 1 and question.asks not in ("object", "subject")
    )
    assert max((alone - derived).values()) <= MOST_PER_FACT


def test_a_question_gives_away_as_much_as_its_most_telling_part():
    known = harbour.facts()
    spoiler = {fact.id: fact.spoiler for fact in known.facts} | {
        event.id: event.spoiler for event in known.events
    }
    for question in generate(known).questions:
        assert question.spoiler >= max(spoiler[source] for source in question.facts)


def test_a_flag_is_carried_over_and_words_bring_in_their_own():
    known = harbour.facts()
    armed = tuple(
        replace(fact, foils=("a hunting rifle", "a box of cigars", "a torn sail"))
        if fact.id == "F009"
        else fact
        for fact in known.facts
    )
    questions = {
        question.id: question for question in generate(harbour.facts(facts=armed)).questions
    }
    assert "minor" in questions["harbour-f008-object-number"].flags
    assert {"weapons", "smoking"} <= set(questions["harbour-f009-object-single-choice"].flags)


def test_a_draft_film_is_marked_auto():
    known = harbour.facts()
    drafted = tuple(
        replace(fact, tier=FactTier.AUTO) if fact.id == "F002" else fact for fact in known.facts
    )
    questions = generate(harbour.facts(facts=drafted)).questions
    assert {q.tier for q in questions if "F002" in q.facts} == {"auto"}
    assert {q.tier for q in questions if q.facts == ("F003",)} == {"reviewed"}


def test_numbers_and_dates_stand_in_order_and_keys_at_every_place():
    metric = [
        q
        for q in leon.bank().questions
        if any(choice.proof == "P6" for choice in q.choices) and len(q.choices) > 2
    ]
    places = Counter(
        [choice.correct for choice in question.choices].index(True) for question in metric
    )
    assert len(places) >= 3


def test_a_film_without_facts_has_no_questions():
    assert generate(harbour.facts(facts=(), events=())).questions == ()
