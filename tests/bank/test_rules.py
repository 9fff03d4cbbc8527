from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.rules import (
    MOST_CHOICE,
    MOST_OF_A_KIND,
    RECIPES,
    Mode,
    NotEnough,
    Recipe,
    Standing,
    band,
    choose,
    shortlist,
    standing_after_load,
    weighted_order,
)
from quiz.questions.leaks import leaks
from quiz.questions.model import Kind, Status
from tests.make import choices, make_question, make_questions

RANKED = RECIPES["ranked"]
APPROVED, DRAFT, RETIRED = Status.APPROVED, Status.DRAFT, Status.RETIRED


def mix(questions):
    counts = Counter(band(question.difficulty) for question in questions)
    return counts[0], counts[1], counts[2]


@pytest.mark.parametrize("seed", range(20))
def test_a_deal_has_the_mix_the_length_and_a_variety_of_kinds(seed):
    chosen = choose(make_questions(90), RANKED, Random(seed))
    kinds = Counter(question.kind for question in chosen)
    assert len(chosen) == 10
    assert mix(chosen) == (3, 4, 3)
    assert kinds.pop(Kind.SINGLE_CHOICE, 0) <= MOST_CHOICE
    assert max(kinds.values()) <= MOST_OF_A_KIND
    assert [band(question.difficulty) for question in chosen] == [0] * 3 + [1] * 4 + [2] * 3


def test_every_question_can_be_drawn():
    questions = make_questions(40)
    seen = {
        question.id for seed in range(400) for question in choose(questions, RANKED, Random(seed))
    }
    assert seen == {question.id for question in questions}


@st.composite
def banks(draw):
    """Questions that share facts, kinds, words and spoilers at will."""
    number = draw(st.integers(0, 60))
    questions = []
    for n in range(number):
        kind = draw(st.sampled_from(Kind))
        twin = draw(st.integers(0, max(n - 1, 0)))  # shares the words of an earlier one
        questions.append(
            make_question(
                draw(st.sampled_from((n, n, n, twin))),
                kind,
                id=f"q{n}",
                facts=draw(st.sampled_from(((f"F{n}",), (f"F{n}",), (f"F{n % 7}",), ()))),
                difficulty=draw(st.integers(1, 5)),
                spoiler=draw(st.sampled_from((0, 0, 1, 2, 3))),
                flags=draw(st.sampled_from(((), (), ("violence",)))),
            )
        )
    return questions


@settings(max_examples=60, deadline=None)
@given(questions=banks(), slug=st.sampled_from(sorted(RECIPES)), seed=st.integers(0, 2**32))
def test_whatever_the_bank_a_deal_keeps_the_recipe_or_says_what_is_missing(questions, slug, seed):
    recipe = RECIPES[slug]
    try:
        chosen = choose(questions, recipe, Random(seed))
    except NotEnough as error:
        told = str(error)
    else:
        told = None
    if told is not None:
        assert f"The bank has {sum(map(recipe.takes, questions))} that fit it" in told
        return
    assert len(chosen) == recipe.length == len({question.id for question in chosen})
    assert all(question.kind in recipe.kinds for question in chosen)
    assert all(question.spoiler <= recipe.spoiler_limit for question in chosen)
    if recipe.family_friendly:
        assert not any(question.flags for question in chosen)
    for one, other in combinations(chosen, 2):
        assert not set(one.facts) & set(other.facts)
        assert not leaks(one, other)
        assert not leaks(other, one)


def test_a_question_that_gives_away_another_is_never_beside_it():
    tells = make_question(
        0, Kind.TRUE_FALSE, id="tells", facts=("A",), prompt="Zarek paints the pier."
    )
    asks = make_question(
        1,
        id="asks",
        facts=("B",),
        prompt="Who paints the pier?",
        choices=choices(("Zarek",), ("Bo", "Cy")),
    )
    others = make_questions(90)[2:]
    for seed in range(60):
        ids = {question.id for question in choose((tells, asks, *others), RANKED, Random(seed))}
        assert not {"tells", "asks"} <= ids


def test_a_small_film_borrows_from_another_band_and_repeats_kinds_last():
    only_easy = [make_question(n, difficulty=1) for n in range(12)]
    chosen = choose(only_easy, RANKED, Random(1))
    assert mix(chosen) == (10, 0, 0)
    assert {question.kind for question in chosen} == {Kind.SINGLE_CHOICE}


def test_too_few_questions_are_told_with_their_numbers():
    with pytest.raises(
        NotEnough, match=r"needs 10 .* has 9 that fit it \(4 easy, 2 middling, 3 hard\)"
    ):
        choose(make_questions(9), RANKED, Random(1))


def test_the_recipes_are_the_five_quizzes_of_ten():
    assert list(RECIPES) == ["ranked", "practice", "daily", "family", "spoiler-free"]
    assert {recipe.length for recipe in RECIPES.values()} == {10}
    assert RECIPES["practice"].mode is Mode.PRACTICE
    assert RECIPES["daily"].mode is Mode.DAILY
    assert RECIPES["spoiler-free"].spoiler_limit == 0
    assert RECIPES["family"].spoiler_limit == 1


@pytest.mark.parametrize(
    ("fields", "slugs"),
    [
        ({}, {"ranked", "family", "spoiler-free"}),
        ({"spoiler": 1}, {"ranked", "family"}),
        ({"spoiler": 2}, {"ranked"}),
        ({"flags": ("violence",)}, {"ranked", "spoiler-free"}),
        ({"spoiler": 3, "flags": ("weapons",)}, {"ranked"}),
    ],
)
def test_what_a_quiz_takes(fields, slugs):
    question = make_question(**fields)
    quizzes = (RECIPES[slug] for slug in ("ranked", "family", "spoiler-free"))
    assert {recipe.slug for recipe in quizzes if recipe.takes(question)} == slugs


def test_a_kind_comes_as_early_as_its_weight_says_however_many_there_are():
    things = [(Kind.MATCH, n) for n in range(500)] + [(Kind.SINGLE_CHOICE, n) for n in range(10)]
    first = Counter(
        weighted_order(things, lambda thing: thing[0], Random(seed))[0][0] for seed in range(300)
    )
    assert first[Kind.SINGLE_CHOICE] > 3 * first[Kind.MATCH] > 0


def test_the_shortlist_keeps_room_for_each_band():
    standing = [Standing(n, Kind.SINGLE_CHOICE, n % 5 + 1) for n in range(1_000)]
    recipe = Recipe(slug="s", title="S", blurb="", mode=Mode.RANKED, mix=(1, 2, 1))
    ids = shortlist(standing, recipe, Random(1))
    assert Counter(band(n % 5 + 1) for n in ids) == {0: 5, 1: 10, 2: 5}


@pytest.mark.parametrize(
    ("now", "by_person", "edited", "offered", "then"),
    [
        (APPROVED, False, False, APPROVED, APPROVED),
        (DRAFT, False, False, APPROVED, APPROVED),  # reviewed in the file since
        (APPROVED, False, False, None, RETIRED),
        (RETIRED, False, False, APPROVED, APPROVED),  # its facts are back
        (RETIRED, True, False, APPROVED, RETIRED),  # a person retired it
        (DRAFT, True, False, APPROVED, DRAFT),  # a person withdrew it
        (APPROVED, True, False, DRAFT, APPROVED),  # a person approved it
        (APPROVED, True, False, None, RETIRED),  # approval does not outlive the facts
        (DRAFT, True, False, None, DRAFT),
        (DRAFT, False, False, None, RETIRED),
        (RETIRED, False, False, None, RETIRED),
        (APPROVED, True, True, None, APPROVED),  # edited by hand: never touched
        (APPROVED, False, True, DRAFT, APPROVED),
    ],
)
def test_where_a_question_stands_after_a_load(now, by_person, edited, offered, then):
    assert standing_after_load(now, by_person=by_person, edited=edited, offered=offered) is then
