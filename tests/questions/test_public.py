"""T13–T16 where they are decided: what is shown is no function of the answer."""

from collections import Counter
from dataclasses import fields, replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.model import Choice, Kind, Question
from quiz.questions.public import PublicQuestion, Shown, meanings, public
from tests.samples import SECRET, choices, sample, shuffled_bank

CANARY = "zq7canary"


def betraying(kind: Kind) -> Question:
    """A question in which everything a player must not know yet holds the canary."""
    question = sample(kind)
    return replace(
        question,
        id=f"{CANARY}-id",
        explanation=f"{CANARY} explains",
        accepted=tuple(f"{CANARY} {text}" for text in question.accepted),
        others=(f"{CANARY} other",),
        answer=735_519 if question.answer is not None else None,
        choices=tuple(
            replace(choice, id=f"{CANARY}{number}", proof=CANARY)
            for number, choice in enumerate(question.choices)
        ),
        facts=(CANARY,),
        family=CANARY,
        tags=(CANARY,),
        source=CANARY,
    )


def swapped(question: Question) -> list[Question]:
    """Every question with the same texts and another right answer."""
    if question.choices:
        texts = [choice.text for choice in question.choices]
        number = sum(choice.correct for choice in question.choices)
        return [
            replace(question, choices=choices(tuple(order[:number]), tuple(order[number:])))
            for order in permutations(texts)
        ]
    if question.sequence:
        return [replace(question, sequence=order) for order in permutations(question.sequence)]
    if question.pairs:
        lefts, rights = zip(*question.pairs, strict=True)
        return [
            replace(question, pairs=tuple(zip(lefts, order, strict=True)))
            for order in permutations(rights)
        ]
    if question.answer is not None:
        return [replace(question, answer=answer) for answer in (1, 218, 10**9)]
    return [replace(question, accepted=("something else",), others=("Grey Heron",))]


@pytest.mark.parametrize("kind", Kind)
def test_t14_nothing_of_the_answer_is_in_the_public_question(kind):
    shown = repr(public(betraying(kind), secret=SECRET))
    assert CANARY not in shown
    assert "735519" not in shown
    assert "735_519" not in shown


@pytest.mark.parametrize("kind", Kind)
def test_t16_another_right_answer_shows_the_same_question(kind):
    question = sample(kind)
    assert {public(other, secret=SECRET) for other in swapped(question)} == {
        public(question, secret=SECRET)
    }


@pytest.mark.parametrize("kind", Kind)
def test_t15_the_order_in_the_bank_shows_nothing(kind):
    assert public(shuffled_bank(sample(kind)), secret=SECRET) == public(sample(kind), secret=SECRET)


def test_t14_a_new_field_of_the_public_question_must_be_thought_about():
    assert {field.name for field in fields(PublicQuestion)} == {
        "kind", "prompt", "seconds", "choices", "items", "lefts", "rights", "unit", "tolerance",
    }  # fmt: skip
    assert {field.name for field in fields(Shown)} == {"token", "text"}


def test_t15_the_right_choice_stands_everywhere_equally_often():
    """χ² over 2,000 questions whose bank lists the right one first; 16.27 is p = 0.001 at 3 degrees of freedom."""
    places = Counter(
        [one.text for one in public(_imported(number), secret=SECRET).choices].index("right")
        for number in range(2_000)
    )
    expected = 2_000 / 4
    assert sum((places[place] - expected) ** 2 / expected for place in range(4)) < 16.27


def test_t15_tokens_do_not_sort_the_right_one_anywhere():
    ranks = [
        sorted(one.token for one in shown).index(
            next(one.token for one in shown if one.text == "right")
        )
        for shown in (public(_imported(number), secret=SECRET).choices for number in range(2_000))
    ]
    expected = 2_000 / 4
    assert sum((ranks.count(place) - expected) ** 2 / expected for place in range(4)) < 16.27


def _imported(number: int) -> Question:
    texts = ("right", "alpha", "middle", "zulu")
    return replace(
        sample(Kind.SINGLE_CHOICE, number),
        choices=tuple(
            Choice(id=str(place), text=text, correct=place == 0) for place, text in enumerate(texts)
        ),
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("1992", "1994", "1996", "1998"),
        ("$9,500,000", "$16 million", "$45,284,974"),
        ("14 September 1994", "2 October 1994", "18 November 1994"),
        ("two", "five", "eleven"),
        ("Monday", "Wednesday", "Friday"),
        ("True", "False"),
    ],
)
def test_figures_dates_and_truth_keep_their_own_order(texts):
    question = replace(sample(Kind.SINGLE_CHOICE), choices=choices(texts[-1:], texts[:-1]))
    assert [one.text for one in public(question, secret=SECRET).choices] == list(texts)


@given(st.lists(st.text(max_size=8), min_size=2, max_size=6))
def test_every_choice_is_shown_once_under_a_token_of_its_own(texts):
    question = replace(
        sample(Kind.SINGLE_CHOICE),
        choices=tuple(Choice(id=str(n), text=text, correct=n == 0) for n, text in enumerate(texts)),
    )
    shown = public(question, secret=SECRET).choices
    assert sorted(one.text for one in shown) == sorted(texts)
    assert len({one.token for one in shown}) == len(texts)


def test_another_deal_has_other_tokens_and_another_question_too():
    question = sample(Kind.SINGLE_CHOICE)
    first = set(meanings(question, "choices", secret=SECRET))
    assert first.isdisjoint(meanings(question, "choices", secret="another deal's"))
    assert first.isdisjoint(meanings(sample(Kind.SINGLE_CHOICE, 2), "choices", secret=SECRET))


def test_the_two_sides_of_a_match_are_shuffled_apart():
    texts = tuple(f"x{number}" for number in range(6))
    question = replace(sample(Kind.MATCH), pairs=tuple(zip(texts, texts, strict=True)))
    shown = public(question, secret=SECRET)
    assert [one.text for one in shown.lefts] != [one.text for one in shown.rights]
