"""Reading and writing facts files: nothing is lost, and what cannot be used is refused with all its reasons."""

import dataclasses
from pathlib import Path

import pytest

from quiz.films import reading
from quiz.films.facts import (
    Article,
    Entity,
    Event,
    Fact,
    FactStatus,
    FactTier,
    Film,
    FilmFacts,
    Sentence,
)
from quiz.films.shape import CONTENT_FLAGS
from tests.films.broken import broken, put, raw, sound


def test_what_is_written_reads_back_the_same_and_writes_the_same_bytes():
    facts = reading.parse(raw(sound()))
    written = reading.to_json(facts)
    assert reading.parse(written) == facts
    assert reading.to_json(reading.parse(written)) == written


def test_a_written_file_has_one_row_a_line():
    lines = reading.to_json(reading.parse(raw(sound()))).decode().splitlines()
    assert sum('"evidence"' in line for line in lines) == 4
    assert all(line.count('"evidence"') <= 1 for line in lines)


def test_every_problem_of_a_file_is_a_line_with_the_files_name():
    row = sound()
    row["facts"][0]["spoiler"] = 9
    row["events"][0]["rank"] = "first"
    with pytest.raises(reading.BadFacts) as refused:
        reading.parse(raw(row), "lamp.json")
    lines = str(refused.value).splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["lamp.json", "$.facts[0].spoiler"],
        ["lamp.json", "$.events[0].rank"],
    ]


def test_a_file_that_is_not_there_or_no_file_is_refused_with_its_path(tmp_path):
    with pytest.raises(reading.BadFacts, match=r"nowhere\.json.*give the path"):
        reading.read(tmp_path / "nowhere.json")
    with pytest.raises(reading.BadFacts, match="give the path"):
        reading.read(tmp_path)


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "lamp.json"
    path.write_bytes(raw(sound()))
    assert reading.read(path).film.title == "The Lamp"


@pytest.mark.parametrize(
    ("tier", "status", "usable"),
    [
        ("reviewed", "stated", True),
        ("auto", "hedged", True),
        ("auto", "inferred", True),
        ("review", "stated", False),
        ("reviewed", "duplicate", False),
        ("reviewed", "excluded", False),
    ],
)
def test_only_settled_facts_are_usable(tier, status, usable):
    row = broken(lambda row: row["facts"][0].update(tier=tier, status=status))
    fact = reading.parse(row).facts[0]
    assert (fact.tier, fact.status) == (FactTier(tier), FactStatus(status))
    assert fact.usable is usable


def test_barred_pairs_hold_both_ways():
    facts = reading.parse(raw(sound()))
    assert facts.is_barred("house", "lamp")
    assert facts.is_barred("lamp", "house")
    assert not facts.is_barred("lamp", "nora")


def test_an_id_is_an_entity_and_a_literal_is_none():
    facts = reading.parse(broken(put("entities.2.plural", True)))
    nora = facts.entity("nora")
    assert nora is not None
    assert nora.plural
    assert facts.entity("1971") is None


def test_the_format_page_names_every_key_and_value():
    page = (Path(__file__).parents[2] / "docs" / "facts-format.md").read_text(encoding="utf-8")
    shapes = (FilmFacts, Film, Article, Sentence, Entity, Fact, Event)
    keys = {field.name for shape in shapes for field in dataclasses.fields(shape) if field.init}
    values = {*CONTENT_FLAGS, *FactStatus, *FactTier}
    assert {word for word in keys | values if f"`{word}`" not in page} == set()
