from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.grading import (
    BadAnswer,
    Given,
    Graded,
    Verdict,
    given_from,
    grade,
    readable,
)
from quiz.questions.model import Kind
from quiz.questions.public import meanings
from tests.samples import SECRET, form, sample

ALL_KINDS = pytest.mark.parametrize("kind", Kind)


def as_given(fields) -> Given:
    return given_from(
        {name: sent if isinstance(sent, list) else [sent] for name, sent in fields.items()}
    )


def token_of(question, part, text):
    return {name: token for token, name in meanings(question, part, secret=SECRET).items()}[text]


@ALL_KINDS
def test_a_right_answer_gets_the_whole_share(kind):
    question = sample(kind)
    graded = grade(question, as_given(form(question)), secret=SECRET)
    assert graded.verdict is Verdict.RIGHT
    assert graded.share_num == graded.share_den


@ALL_KINDS
def test_a_wrong_answer_gets_nothing(kind):
    question = sample(kind)
    graded = grade(question, as_given(form(question, right=False)), secret=SECRET)
    assert (graded.verdict, graded.share_num) == (Verdict.WRONG, 0)


@ALL_KINDS
def test_an_answer_is_read_back_from_its_text(kind):
    sent = as_given(form(sample(kind)))
    assert Given.from_json(sent.to_json()) == sent


@ALL_KINDS
def test_nothing_at_all_is_no_answer(kind):
    with pytest.raises(BadAnswer):
        grade(sample(kind), Given(), secret=SECRET)


TYPED = {Kind.TYPED, Kind.NUMBER, Kind.CLOZE}  # words may be typed into any of these


@pytest.mark.parametrize(
    ("kind", "other"),
    [(kind, other) for kind in Kind for other in Kind if not {kind, other} <= TYPED],
)
def test_the_answer_to_another_kind_or_question_is_refused(kind, other):
    question, elsewhere = sample(kind), sample(other, number=2)
    with pytest.raises(BadAnswer):
        grade(question, as_given(form(elsewhere)), secret=SECRET)


@ALL_KINDS
def test_an_answer_with_a_part_of_another_kind_is_refused(kind):
    question = sample(kind)
    fields = form(question)
    extra = {"text": "x"} if "text" not in fields else {"choice": "x"}
    with pytest.raises(BadAnswer, match="does not belong"):
        grade(question, as_given(fields | extra), secret=SECRET)


@pytest.mark.parametrize(
    "name", ["points", "right", "elapsed_ms", "choice[]", "lag", "person_id", ""]
)
def test_t06_a_field_that_no_answer_has_is_refused(name):
    with pytest.raises(BadAnswer, match="does not belong"):
        given_from({"choice": ["x"], name: ["1"]})


def test_a_part_sent_twice_is_refused():
    with pytest.raises(BadAnswer, match="twice"):
        given_from({"text": ["one", "two"]})


@pytest.mark.parametrize(
    ("picked", "share", "verdict"),
    [
        (("a crate", "a drum", "a rope"), 3, Verdict.RIGHT),
        (("a crate", "a drum"), 2, Verdict.PARTLY),
        (("a crate", "a bell"), 0, Verdict.WRONG),
        (("a crate", "a drum", "a bell"), 1, Verdict.PARTLY),
        (("a bell", "a sail"), 0, Verdict.WRONG),
        (("a crate", "a drum", "a rope", "a bell", "a sail"), 1, Verdict.PARTLY),
    ],
)
def test_several_right_takes_wrong_ones_off(picked, share, verdict):
    question = sample(Kind.MULTIPLE_CHOICE)
    tokens = tuple(token_of(question, "choices", text) for text in picked)
    assert grade(question, Given(choices=tokens), secret=SECRET) == Graded(verdict, share, 3)


def test_two_answers_where_one_counts_are_refused():
    question = sample(Kind.SINGLE_CHOICE)
    tokens = tuple(meanings(question, "choices", secret=SECRET))
    with pytest.raises(BadAnswer, match="Only one"):
        grade(question, Given(choices=tokens[:2]), secret=SECRET)


@pytest.mark.parametrize("tokens", [("0" * 12,), ("Orla",), ("c0",), ("",), ("\x00",)])
def test_a_token_that_was_not_shown_is_refused(tokens):
    with pytest.raises(BadAnswer, match="not one of those shown"):
        grade(sample(Kind.SINGLE_CHOICE), Given(choices=tokens), secret=SECRET)


def test_the_same_choice_twice_is_refused():
    question = sample(Kind.MULTIPLE_CHOICE)
    token = token_of(question, "choices", "a crate")
    with pytest.raises(BadAnswer):
        grade(question, Given(choices=(token, token)), secret=SECRET)


def places(question, *order) -> dict[str, str]:
    """Give the events, in their right order, these places."""
    return {
        token_of(question, "items", text): place
        for text, place in zip(question.sequence, order, strict=False)
    }


@pytest.mark.parametrize(
    ("order", "share", "verdict"),
    [
        (("1", "2", "3", "4"), 4, Verdict.RIGHT),
        (("2", "1", "3", "4"), 2, Verdict.PARTLY),
        (("2", "3", "1", "4"), 1, Verdict.PARTLY),
        (("2", "3", "4", "1"), 0, Verdict.WRONG),
    ],
)
def test_order_counts_events_in_place(order, share, verdict):
    question = sample(Kind.ORDER)
    given = Given(places=places(question, *order))
    assert grade(question, given, secret=SECRET) == Graded(verdict, share, 4)


@pytest.mark.parametrize(
    "order",
    [
        ("1", "1", "2", "3"), ("1", "2", "3"), ("1", "2", "3", "5"), ("0", "1", "2", "3"),
        ("1", "2", "3", ""), ("1", "2", "3", "four"), ("1", "2", "3", "٤"), ("01", "2", "3", "4"), ("-1", "2", "3", "4"),
    ],
)  # fmt: skip
def test_places_missing_repeated_or_unheard_of_are_refused(order):
    question = sample(Kind.ORDER)
    with pytest.raises(BadAnswer):
        grade(question, Given(places=places(question, *order)), secret=SECRET)


def test_match_counts_pairs_in_place():
    question = sample(Kind.MATCH)
    left = {text: token for token, text in meanings(question, "lefts", secret=SECRET).items()}
    right = {text: token for token, text in meanings(question, "rights", secret=SECRET).items()}
    pairs = {
        left["Orla"]: right["the lamp"],
        left["Bram"]: right["the engine"],
        left["Tove"]: right["the ropes"],
    }
    assert grade(question, Given(pairs=pairs), secret=SECRET) == Graded(Verdict.PARTLY, 1, 3)


def test_one_partner_for_everybody_is_refused():
    """Else it would be sure of one hit."""
    question = sample(Kind.MATCH)
    partner = token_of(question, "rights", "the lamp")
    pairs = dict.fromkeys(meanings(question, "lefts", secret=SECRET), partner)
    with pytest.raises(BadAnswer, match="once"):
        grade(question, Given(pairs=pairs), secret=SECRET)


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "x" * 201, "a\x00b", "\ud800"])
@pytest.mark.parametrize("kind", [Kind.TYPED, Kind.NUMBER, Kind.CLOZE])
def test_t36_blank_endless_and_unstorable_words_are_refused(kind, text):
    with pytest.raises(BadAnswer):
        grade(sample(kind), Given(text=text), secret=SECRET)


def test_a_number_counts_within_its_tolerance():
    question = replace(sample(Kind.NUMBER), answer=45_284_974, unit="US dollars", tolerance=0.01)
    verdicts = [
        grade(question, Given(text=text), secret=SECRET).verdict
        for text in ("45,284,974", "45.3 million", "44m")
    ]
    assert verdicts == [Verdict.RIGHT, Verdict.RIGHT, Verdict.WRONG]


def test_another_name_of_the_film_is_wrong():
    graded = grade(sample(Kind.TYPED), Given(text="Black Tern"), secret=SECRET)
    assert graded == Graded(Verdict.WRONG, 0, 1)


def test_half_a_name_asks_for_more():
    question = replace(sample(Kind.TYPED), accepted=("Luc Besson",), others=())
    assert grade(question, Given(text="Luc"), secret=SECRET).verdict is Verdict.PROMPT


@ALL_KINDS
def test_a_review_shows_the_answer_in_words(kind):
    question = sample(kind)
    words = readable(question, as_given(form(question)), secret=SECRET)
    expected = {
        Kind.ORDER: question.sequence,
        Kind.MATCH: tuple(f"{left} – {right}" for left, right in question.pairs),
        Kind.NUMBER: ("217",),
        Kind.TYPED: ("Grey Heron",),
        Kind.CLOZE: ("biscuit tin",),
    }.get(kind, question.keys)
    assert sorted(words) == sorted(expected)


@given(
    st.dictionaries(st.text(), st.lists(st.text(), max_size=3), max_size=5), st.sampled_from(Kind)
)
def test_whatever_a_form_holds_is_graded_or_refused(fields, kind):
    with suppress(BadAnswer):
        graded = grade(sample(kind), given_from(fields), secret=SECRET)
        assert 0 <= graded.share_num <= graded.share_den
