import pytest

from quiz.questions.shapes import shape, sort_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 September 1994", "date"),
        ("$45,284,974", "money"),
        ("$8.5 million", "money"),
        ("1994", "year"),
        ("65", "number"),
        ("145 minutes", "number"),
        ("two", "number"),
        ("Friday", "weekday"),
        ("September", "month"),
        ('"from Mathilda"', "quote"),
        ("Little Italy", "name"),
        ("The Wizard of Oz", "name"),
        ("a houseplant", "phrase"),
        ("A houseplant", "phrase"),
        ("Mathilda's father", "phrase"),
    ],
)
def test_shapes(text, expected):
    assert shape(text) == expected


@pytest.mark.parametrize(
    "rising",
    [
        ["2", "12", "65"],
        ["two", "seven", "12"],
        ["$900,000", "$1.5 million", "$25 million", "$1 billion"],
        ["9 September 1990", "19 September 1990", "1 January 1991"],
        ["Monday", "Wednesday", "Sunday"],
        ["January", "September"],
        ["102 minutes", "145 minutes"],
    ],
)
def test_what_can_be_sorted_is_sorted_by_its_value(rising):
    falling = list(reversed(rising))
    falling.sort(key=lambda text: sort_value(text) or ())
    assert falling == rising


@pytest.mark.parametrize("text", ["Little Italy", "a houseplant", "12-year-old", ""])
def test_words_have_no_order(text):
    assert sort_value(text) is None
