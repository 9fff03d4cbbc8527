import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions.words import bare, contains, content_stems, fold, stem, without_quotations


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Léon's “taste for life”", "leon taste for life"),
        ("Éric Serra & Co.", "eric serra and co"),
        ("$45,284,974", "45284974"),
        ("twelve-year-old", "12 year old"),
        ("one of them", "one of them"),
        ("  ", ""),
        ("rock ’n’ roll", "rock n roll"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plants", "planting"),
        ("robbed", "rob"),
        ("carries", "carry"),
        ("men", "man"),
        ("shot", "shoots"),
        ("gave", "given"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("plant", "planet"), ("glass", "gas"), ("police", "polish"), ("hand", "hands off")],
)
def test_different_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_little_words_carry_no_content():
    assert content_stems("Who is the one in the film?") == {"one"}


@pytest.mark.parametrize(
    ("text", "phrase", "is_there"),
    [
        ("She keeps a houseplant.", "the houseplant", True),
        ("Tony's place", "Tony", True),
        ("a houseplant", "plant", False),
        ("Mathilda is 12", "twelve", True),
        ("anything", "", False),
    ],
)
def test_a_phrase_is_found_word_by_word(text, phrase, is_there):
    assert contains(text, phrase) is is_there


def test_a_lone_article_is_left_as_it_is():
    assert (bare("the Lamp"), bare("The"), bare("another")) == ("lamp", "the", "another")


def test_quotations_are_taken_out_with_both_kinds_of_marks():
    assert "never" not in without_quotations('He says “never” and "never say never".')
