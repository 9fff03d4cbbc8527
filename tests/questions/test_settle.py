"""Keys stand at every place alike, and few of them move to get there."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions.generate.settle import settled
from quiz.questions.lint import lint
from quiz.questions.model import Question
from tests.questions.samples import choices, make_bank, make_question


def question(number: int, key: str = "Colm", *wrong: str) -> Question:
    """Return a question with its key in the first place."""
    others = wrong or ("Agnes", "Marten", "Bo")
    return make_question(
        id=f"q{number:03}",
        prompt=f"Who rows boat {number}?",
        facts=(f"F{number}",),
        choices=choices(key, *others),
    )


def places(questions: list[Question]) -> Counter[int]:
    return Counter([choice.correct for choice in one.choices].index(True) for one in questions)


def test_keys_that_all_stand_first_are_spread():
    after = settled([question(number) for number in range(200)])
    assert min(places(after).values()) >= 35
    assert "positions" not in {finding.criterion for finding in lint(make_bank(*after))}


def test_even_keys_stay_where_they_are():
    even = settled([question(number) for number in range(100)])
    assert settled(even) == even


def test_figures_keep_their_order():
    dated = [question(number, "1950", "1960", "1970", "1980") for number in range(40)]
    assert settled(dated) == dated


def test_moving_keeps_the_options_and_their_letters():
    for before, after in zip(
        (question(n) for n in range(50)), settled([question(n) for n in range(50)]), strict=True
    ):
        assert {c.text for c in after.choices} == {c.text for c in before.choices}
        assert [c.id for c in after.choices] == ["a", "b", "c", "d"]
        assert after.keys == before.keys


def test_long_keys_are_thinned_out_until_they_tell_nothing():
    long = [question(number, "Bartholomew") for number in range(60)]
    short = [question(number) for number in range(60, 140)]
    after = settled([*long, *short])
    assert {"longest", "positions"} & {
        finding.criterion for finding in lint(make_bank(*after))
    } == set()
    assert len(after) > 100


@settings(deadline=None)  # a busy machine is no failure
@given(st.sets(st.integers(0, 400), max_size=60))
def test_no_bank_is_left_with_telling_positions(numbers):
    after = settled([question(number) for number in sorted(numbers)])
    assert len(after) == len(numbers)
    assert "positions" not in {finding.criterion for finding in lint(make_bank(*after))}
