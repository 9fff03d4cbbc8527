"""The bank file: the same bytes each time, and every broken file refused with its place and what to do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions.bankfile import MOST_PROBLEMS, BrokenBank, encoded, question_problems, read
from quiz.questions.generate import generate
from quiz.questions.model import Bank, Kind, Question, to_json
from tests.questions.harbour import facts
from tests.questions.samples import FILM, choices, make_bank, make_question

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = jsonschema.Draft202012Validator(json.loads((DOCS / "bank.schema.json").read_text()))
EVERY_KIND = make_bank(*(make_question(kind, id=f"q-{kind}") for kind in Kind))


def plain() -> dict[str, Any]:
    """Return the bank of every kind as JSON, in the order of Kind and without its hash, to be broken."""
    rows = [to_json(question) for question in EVERY_KIND.questions]
    return {
        "format": "marquee/1",
        "film": {"id": "harbour", "title": "The Harbour", "year": 1971},
        "questions": rows,
    }


def raw(whole: Any) -> bytes:
    return json.dumps(whole).encode()


def problems(raw_bytes: bytes) -> list[str]:
    with pytest.raises(BrokenBank) as caught:
        read(raw_bytes, "bank.json")
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    "bank", [EVERY_KIND, make_bank(), generate(facts())], ids=["kinds", "empty", "generated"]
)
def test_what_was_written_is_read_again(bank):
    again = read(encoded(bank), "bank.json")
    assert again.film == bank.film
    assert set(again.questions) == set(bank.questions)
    assert encoded(again) == encoded(bank)


def test_questions_stand_by_id_whatever_order_they_came_in():
    backwards = Bank(film=FILM, questions=EVERY_KIND.questions[::-1])
    assert encoded(backwards) == encoded(EVERY_KIND)
    ids = [question.id for question in read(encoded(EVERY_KIND), "b").questions]
    assert ids == sorted(ids)


def test_a_file_ends_with_a_line_feed_and_keeps_letters_readable():
    written = encoded(make_bank(make_question(explanation="Léon – “Stan”.")))
    assert written.endswith(b"}\n")
    assert "Léon – “Stan”.".encode() in written


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40
).filter(str.strip)


@settings(deadline=None)  # a busy machine is no failure
@given(TEXT, TEXT, st.integers(1, 5), st.integers(0, 3), st.lists(TEXT, max_size=3))
def test_any_text_survives_the_round_trip(prompt, key, difficulty, spoiler, tags):
    question = make_question(
        prompt=prompt,
        choices=choices(key, "other"),
        difficulty=difficulty,
        spoiler=spoiler,
        tags=tuple(tags),
    )
    assert read(encoded(make_bank(question)), "b").questions == (question,)


Break = Callable[[dict[str, Any]], object]


def at(index: int, **fields: Any) -> Break:
    return lambda whole: whole["questions"][index].update(fields)


def without(index: int, key: str) -> Break:
    return lambda whole: whole["questions"][index].pop(key)


def choice(index: int, number: int, **fields: Any) -> Break:
    return lambda whole: whole["questions"][index]["choices"][number].update(fields)


SINGLE, MULTIPLE, TRUE_FALSE, TYPED, NUMBER, ORDER, MATCH, CLOZE, ODD = range(9)
BROKEN: list[tuple[Break, str, str]] = [
    (lambda w: w.update(format="marquee/2"), "$.format", "must be 'marquee/1'"),
    (lambda w: w.pop("format"), "$.format", "must be 'marquee/1'"),
    (lambda w: w.pop("film"), "$.film", "is missing"),
    (lambda w: w.update(film="harbour"), "$.film", "must be an object"),
    (lambda w: w["film"].update(year="1971"), "$.film.year", "whole number from 1880"),
    (lambda w: w["film"].update(director="Ida"), "$.film.director", "is no key"),
    (lambda w: w["film"].pop("title"), "$.film.title", "is missing"),
    (lambda w: w.pop("questions"), "$.questions", "is missing"),
    (lambda w: w.update(questions={}), "$.questions", "must be a list"),
    (lambda w: w["questions"].append("q"), "$.questions[9]", "must be an object"),
    (lambda w: w.update(extra=1), "$.extra", "is no key"),
    (lambda w: w.update(sha256="0" * 64), "$.sha256", "does not fit"),
    (lambda w: w.update(sha256="abc"), "$.sha256", "64 hexadecimal"),
    (without(SINGLE, "id"), "$.questions[0].id", "is missing"),
    (at(SINGLE, id="a b"), "$.questions[0].id", "without spaces"),
    (at(SINGLE, id="x" * 121), "$.questions[0].id", "1 to 120"),
    (lambda w: w["questions"][1].update(id=w["questions"][0]["id"]), "$.questions[1].id", "stands at $.questions[0]"),
    (at(SINGLE, kind="quiz"), "$.questions[0].kind", "must be one of single_choice"),
    (at(SINGLE, kind=["typed"]), "$.questions[0].kind", "must be one of"),
    (at(SINGLE, prompt=""), "$.questions[0].prompt", "1 to 500 characters"),
    (at(SINGLE, prompt="x" * 501), "$.questions[0].prompt", "has 501"),
    (at(SINGLE, prompt="Who\nis it?"), "$.questions[0].prompt", "line break"),
    (at(SINGLE, prompt=7), "$.questions[0].prompt", "must be text"),
    (at(SINGLE, film="other"), "$.questions[0].film", "must be 'harbour'"),
    (at(SINGLE, difficulty=6), "$.questions[0].difficulty", "from 1 to 5"),
    (at(SINGLE, difficulty=True), "$.questions[0].difficulty", "from 1 to 5"),
    (at(SINGLE, spoiler=-1), "$.questions[0].spoiler", "from 0 to 3"),
    (at(SINGLE, flags="violence"), "$.questions[0].flags", "must be a list"),
    (at(SINGLE, facts=["F1", 2]), "$.questions[0].facts", "entry 1"),
    (at(SINGLE, seconds=4), "$.questions[0].seconds", "from 5 to 300"),
    (at(SINGLE, media="a.png"), "$.questions[0].media", "must be null"),
    (at(SINGLE, status="live"), "$.questions[0].status", "draft, approved, retired"),
    (at(SINGLE, tier="gold"), "$.questions[0].tier", "auto, reviewed"),
    (at(SINGLE, note="x"), "$.questions[0].note", "is no key"),
    (without(SINGLE, "choices"), "$.questions[0].choices", "a single_choice question needs it"),
    (at(SINGLE, choices=[]), "$.questions[0].choices", "2 to 8"),
    (at(SINGLE, choices=["Marten", "Bo"]), "$.questions[0].choices", "each an object"),
    (choice(SINGLE, 1, correct=True), "$.questions[0].choices", "2 choices are right"),
    (choice(SINGLE, 0, correct=False), "$.questions[0].choices", "0 choices are right"),
    (choice(SINGLE, 0, correct="yes"), "$.questions[0].choices[0].correct", "true or false"),
    (choice(SINGLE, 1, proof="P9"), "$.questions[0].choices[1].proof", "P1, P2"),
    (choice(SINGLE, 1, text=""), "$.questions[0].choices[1].text", "1 to 200"),
    (choice(SINGLE, 1, colour="red"), "$.questions[0].choices[1].colour", "is no key"),
    (at(SINGLE, accepted=["Marten"]), "$.questions[0].accepted", "does not belong"),
    (choice(MULTIPLE, 1, correct=False), "$.questions[1].choices", "at least two right"),
    (at(TYPED, accepted=[]), "$.questions[3].accepted", "1 to 60"),
    (at(TYPED, choices=[]), "$.questions[3].choices", "does not belong"),
    (without(NUMBER, "tolerance"), "$.questions[4].tolerance", "needs it"),
    (at(NUMBER, answer="31"), "$.questions[4].answer", "must be a number"),
    (at(NUMBER, tolerance=1.5), "$.questions[4].tolerance", "from 0 to 1"),
    (at(NUMBER, unit=3), "$.questions[4].unit", "must be text"),
    (at(ORDER, sequence=["a", "b"]), "$.questions[5].sequence", "3 to 6"),
    (at(MATCH, pairs=[["a", "b"], ["c", "d"]]), "$.questions[6].pairs", "3 to 5"),
    (at(MATCH, pairs=[["a", "b"], ["c", "d"], ["e"]]), "$.questions[6].pairs", "pair 2"),
    (without(CLOZE, "choices"), "$.questions[7].accepted", "needs it"),
    (at(CLOZE, accepted=["a bell"]), "$.questions[7].accepted", "does not belong"),
]  # fmt: skip


@pytest.mark.parametrize(("break_it", "path", "words"), BROKEN)
def test_t51_a_broken_file_is_refused_with_path_and_remedy(break_it, path, words):
    whole = plain()
    break_it(whole)
    told = problems(raw(whole))
    assert any(line.startswith(f"bank.json: {path}: ") and words in line for line in told), told


#: What one file says about itself or in two places is beyond a schema.
BEYOND_SCHEMA = ("does not fit", "stands at", "must be 'harbour'")


@pytest.mark.parametrize(("break_it", "path", "words"), BROKEN)
def test_the_schema_refuses_what_the_reader_refuses(break_it, path, words):
    whole = plain()
    break_it(whole)
    assert SCHEMA.is_valid(whole) is any(words.startswith(beyond) for beyond in BEYOND_SCHEMA)


def test_the_schema_accepts_what_is_written():
    SCHEMA.check_schema(SCHEMA.schema)
    for bank in (EVERY_KIND, generate(facts())):
        SCHEMA.validate(json.loads(encoded(bank)))


NOT_JSON: list[tuple[bytes, str]] = [
    (b"", "line 1, column 1: expecting value"),
    (b"\xff\xfe{}", "not UTF-8"),
    (raw(plain())[:-40], "the file ends too early"),
    (b'{"format": "marquee/1",}', "line 1, column"),
    (b"[" * 100_000, "nested deeper than 20"),
    (b'{"a":' * 100_000, "nested deeper than 20"),
    (b" " * 20_000_001, "at most 20,000,000"),
]


@pytest.mark.parametrize(("broken", "words"), NOT_JSON, ids=range(len(NOT_JSON)))
def test_t51_what_is_no_json_is_one_line(broken, words):
    (line,) = problems(broken)
    assert words in line
    assert line.startswith("bank.json: ")


@pytest.mark.parametrize(
    ("inner", "path", "words"),
    [
        (b'"answer": NaN', "$.questions[0].answer", "NaN"),
        (b'"answer": -Infinity', "$.questions[0].answer", "Infinity"),
        (b'"answer": 1e999', "$.questions[0].answer", "1e999"),
        (b'"answer": ' + b"9" * 5_000, "$.questions[0].answer", "finite"),
        (b'"id": "a", "id": "b"', "$.questions[0].id", "stands twice"),
        (b'"prompt": "\\ud800"', "$.questions[0].prompt", "half a character"),
        (b'"prompt": "a\\u0000b"', "$.questions[0].prompt", "NUL"),
    ],
)
def test_t51_json_abuse_is_named_by_path(inner, path, words):
    broken = b'{"format": "marquee/1", "film": {}, "questions": [{' + inner + b"}]}"
    assert any(
        line.startswith(f"bank.json: {path}: ") and words in line for line in problems(broken)
    )


@pytest.mark.parametrize(
    "whole", [[], "text", 3, None, {"format": []}, {"format": "marquee/1", "film": None}]
)
def test_other_json_is_refused(whole):
    assert problems(raw(whole))


def test_t54_at_most_two_hundred_problems_are_told():
    whole = plain()
    whole["questions"] = [{"id": "q"}] * 50
    told = problems(raw(whole))
    assert len(told) == MOST_PROBLEMS + 1
    assert "more problems" in told[-1]


def test_a_hash_is_optional_and_must_fit_if_it_is_there():
    written = json.loads(encoded(EVERY_KIND))
    written["questions"][0]["prompt"] = "Who keeps the light?"
    (line,) = problems(raw(written))
    assert "does not fit the questions" in line
    del written["sha256"]
    assert read(raw(written), "bank.json").questions[0].prompt == "Who keeps the light?"


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=3))
def test_t54_any_damaged_file_is_refused_or_read_but_never_crashes(place, junk):
    whole = encoded(EVERY_KIND)
    place %= len(whole)
    damaged = whole[:place] + junk + whole[place + len(junk) :]
    told, questions = [], ()
    try:
        questions = read(damaged, "bank.json").questions
    except BrokenBank as broken:
        told = broken.problems
    assert all(line.startswith("bank.json: ") for line in told)
    assert told or all(isinstance(question, Question) for question in questions)


def test_one_question_can_be_checked_by_itself():
    row = to_json(make_question())
    assert list(question_problems(row)) == []
    assert list(question_problems(row | {"seconds": 0})) == [
        "$.seconds: must be a whole number from 5 to 300"
    ]


def test_every_key_is_documented():
    page = (DOCS / "bank-format.md").read_text()
    keys = {key for question in EVERY_KIND.questions for key in to_json(question)}
    keys |= {
        "accepted",
        "others",
        "asks",
        "proof",
        "text",
        "correct",
        "sha256",
        "format",
        "film",
        "questions",
    }
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
