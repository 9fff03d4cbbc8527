"""What the check of a facts file promises: each defect is one line that names its place, whatever the bytes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.films.against import longest_shared_run
from quiz.films.check import check
from tests.films.broken import ARTICLE, broken, drop, put, raw, sound

SHAPE = [
    (drop("format"), "$.format"),
    (put("format", "marquee/1"), "$.format"),
    (drop("film"), "$.film"),
    (put("film", []), "$.film"),
    (put("film.year", "1971"), "$.film.year"),
    (put("film.year", True), "$.film.year"),
    (put("film.id", ""), "$.film.id"),
    (put("film.id", "no id at all"), "$.film.id"),
    (put("article.sha256", "abc"), "$.article.sha256"),
    (put("article.length", -1), "$.article.length"),
    (put("article.sentences", {}), "$.article.sentences"),
    (put("article.sentences.1.part", "middle"), "$.article.sentences[1].part"),
    (put("entities.2", "Nora"), "$.entities[2]"),
    (put("entities.2.gender", "x"), "$.entities[2].gender"),
    (put("entities.2.colour", "red"), "$.entities[2].colour"),
    (put("entities.3.nicknames", "Ottie"), "$.entities[3].nicknames"),
    (put("facts.0.offset", 1.5), "$.facts[0].offset"),
    (put("facts.0.spoiler", 4), "$.facts[0].spoiler"),
    (put("facts.0.flags", ["gore"]), "$.facts[0].flags[0]"),
    (put("facts.0.tier", "certain"), "$.facts[0].tier"),
    (put("facts.0.status", None), "$.facts[0].status"),
    (put("facts.0.statement", " "), "$.facts[0].statement"),
    (put("facts.0.statement", "Two  spaces."), "$.facts[0].statement"),
    (put("facts.0.statement", "Long " * 500), "$.facts[0].statement"),
    (drop("facts.1.evidence"), "$.facts[1].evidence"),
    (put("events.0.orderable", "yes"), "$.events[0].orderable"),
    (put("synonyms", [["lamp"]]), "$.synonyms[0]"),
    (put("barred", [["lamp", "house", "nora"]]), "$.barred[0]"),
]
MEANING = [
    (put("article.sentences.1.id", "L.1"), "$.article.sentences[1].id"),
    (put("article.sentences.2.end", 3), "$.article.sentences[2].end"),
    (put("article.sentences.1.start", 5), "$.article.sentences[1].start"),
    (put("article.sentences.3.end", 4000), "$.article.sentences[3].end"),
    (put("article.sentences.3.paragraph", None), "$.article.sentences[3].paragraph"),
    (put("entities.1.type", "wizard"), "$.entities[1].type"),
    (put("entities.4.within", ["attic"]), "$.entities[4].within[0]"),
    (put("entities.5.within", ["lamp"]), "$.entities[4].within"),
    (put("entities.2.aliases", ["OTTIE"]), "$.entities[3].nicknames[0]"),
    (put("entities.3.id", "nora"), "$.entities[3].id"),
    (put("facts.1.id", "F1"), "$.facts[1].id"),
    (put("facts.1.relation", "painted_by"), "$.facts[1].relation"),
    (put("facts.1.subject", "nobody"), "$.facts[1].subject"),
    (put("facts.1.subject", "nora"), "$.facts[1].subject"),
    (put("facts.1.object", "nobody"), "$.facts[1].object"),
    (put("facts.1.object", "lamp"), "$.facts[1].object"),
    (put("facts.0.object", "the seventies"), "$.facts[0].object"),
    (put("facts.3.whom", "nobody"), "$.facts[3].whom"),
    (put("facts.2.unsafe", ["nobody"]), "$.facts[2].unsafe"),
    (put("facts.2.place", "P9.9"), "$.facts[2].place"),
    (put("facts.2.offset", 0), "$.facts[2].offset"),
    (put("facts.2.statement", "No full stop"), "$.facts[2].statement"),
    (put("facts.2.statement", "no capital."), "$.facts[2].statement"),
    (put("facts.2.statement", "The thief of the lamp is Otto."), "$.facts[3].statement"),
    (put("facts.3.evidence", "Her brother Otto steals the lamp one night again"), "$.facts[3].evidence"),
    (put("facts.2.foils", ["A Lamp"]), "$.facts[2].foils[0]"),
    (put("facts.2.foils", ["a clock", "a Clock"]), "$.facts[2].foils[1]"),
    (put("facts.2.foils", ["house"]), "$.facts[2].foils[0]"),
    (put("events.1.place", "P9.9"), "$.events[1].place"),
    (put("events.1.rank", None), "$.events[1].rank"),
    (put("events.1.rank", 1), "$.events[1].rank"),
    (put("events.0.causes", ["E9"]), "$.events[0].causes[0]"),
    (put("events.1.causes", ["E1"]), "$.events[1].causes[0]"),
    (put("barred", [["lamp", "attic"]]), "$.barred[0][1]"),
]  # fmt: skip


def test_a_sound_file_has_no_problem_with_its_article_and_without():
    assert check(raw(sound())).problems == ()
    assert check(raw(sound()), ARTICLE).ok


@pytest.mark.parametrize(("change", "path"), SHAPE + MEANING)
def test_each_defect_is_told_with_its_path_and_what_to_do(change, path):
    problems = check(broken(change), ARTICLE).problems
    told = [problem for problem in problems if problem.startswith(f"{path}: ")]
    assert told, problems
    assert all("; " in problem and "\n" not in problem for problem in problems)


def test_one_defect_of_shape_is_one_line():
    assert len(check(broken(put("facts.0.spoiler", 4))).problems) == 1


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [
        (b"", "line 1, column 1"),
        (b"{", "line 1, column 2"),
        (raw(sound())[:-200], "ends too early"),
        (b'{"format": "marquee-facts/1",\n "film": }', "line 2, column 10"),
        (b"\xff\xfe{\x00}", "not UTF-8"),
        ('{"film": "Léon"}'.encode("latin-1"), "line 1, column 12"),
        (b"[" * 100_000, "nested deeper than 20"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "nested deeper than 20"),
        (b"null", "$: is null"),
        (b'"facts"', "$: is a text"),
        (b"[1, 2]", "$: is a list"),
    ],
)
def test_t51_what_is_no_facts_file_is_refused_in_one_clear_line(bytes_, words):
    report = check(bytes_)
    assert report.facts is None
    assert [words in problem for problem in report.problems].count(True) == 1


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (b'"year": 1971', b'"year": 1971, "year": 1972', "$.film.year: stands twice"),
        (b'"spoiler": 0', b'"spoiler": NaN', "$.facts[0].spoiler: NaN"),
        (b'"spoiler": 0', b'"spoiler": -Infinity', "$.facts[0].spoiler: -Infinity"),
        (b'"spoiler": 0', b'"spoiler": ' + b"9" * 5000, "$.facts[0].spoiler: 9"),
        (b'"Ada Quill"', b'"Ada \\ud800 Quill"', "$.entities[1].name: holds half a character"),
        (b'"Ada Quill"', b'"Ada\\u0000Quill"', "$.entities[1].name: holds half a character"),
    ],
)
def test_t51_what_json_readers_let_pass_is_a_problem_with_its_path(old, new, path):
    problems = check(raw(sound()).replace(old, new, 1)).problems
    assert any(problem.startswith(path) for problem in problems), problems


def test_t51_a_huge_file_is_refused_before_it_is_read():
    problems = check(b" " * 20_000_001).problems
    assert len(problems) == 1
    assert "at most" in problems[0]


@given(st.binary(max_size=300))
def test_t51_no_bytes_raise(bytes_):
    assert check(bytes_).problems


@settings(max_examples=60)
@given(st.data())
def test_t51_no_value_anywhere_raises(data):
    row = sound()
    spots = list(_spots(row))
    holder, key = data.draw(st.sampled_from(spots))
    holder[key] = data.draw(
        st.none()
        | st.booleans()
        | st.integers(-5, 10**6)
        | st.text(max_size=5)
        | st.just([])
        | st.just({})
    )
    check(json.dumps(row).encode(), ARTICLE)


def _spots(value):
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _spots(inner)


def test_another_article_is_refused_once_and_not_by_every_span():
    problems = check(raw(sound()), ARTICLE + " ").problems
    assert [problem.split(":")[0] for problem in problems] == ["$.article.sha256"]


def test_a_span_that_moved_and_evidence_that_moved_are_told():
    moved = broken(put("article.sentences.0.end", 10))
    assert any(
        "$.article.sentences[0].sha256" in problem for problem in check(moved, ARTICLE).problems
    )
    row = sound()
    row["facts"][2]["offset"] += 1
    problems = check(raw(row), ARTICLE).problems
    assert any(
        problem.startswith("$.facts[2].offset") and "stands at" in problem for problem in problems
    )


def test_the_wording_of_the_article_is_no_statement():
    copied = "It is so: her brother Otto steals the lamp one night, and she keeps a green lamp."
    assert check(broken(put("facts.3.statement", copied)), ARTICLE).ok
    row = broken(
        put("facts.3.statement", "Nora keeps a green lamp; her brother Otto steals the lamp.")
    )
    problems = check(row, ARTICLE).problems
    assert [problem.split(":")[0] for problem in problems] == ["$.facts[3].statement"]


@pytest.mark.parametrize(
    ("text", "other", "run"),
    [
        ("", "", 0),
        ("A lamp", "the LAMP!", 1),
        ("one two three", "three two one", 1),
        ("He said: no work, no pay.", "no work no pay", 4),
        ("a 12-year-old kid", "12-year-old kid", 2),
        ("cat", "concatenate", 0),
    ],
)
def test_the_longest_shared_run_counts_whole_words(text, other, run):
    assert longest_shared_run(text, other) == run


def test_two_values_of_a_functional_relation_need_their_scenes():
    row = sound()
    row["facts"].append(
        {**row["facts"][3], "id": "F5", "object": "house", "statement": "The loot is a house."}
    )
    assert any(
        "$.facts[4]: steals is functional" in problem for problem in check(raw(row)).problems
    )
    row["facts"][4]["scene"] = "by day"
    assert check(raw(row)).problems == ()


def test_a_fact_said_twice_is_a_duplicate_until_it_is_marked():
    row = sound()
    row["facts"].append({**row["facts"][3], "id": "F5", "statement": "By night the lamp goes."})
    assert any("says the same" in problem for problem in check(raw(row)).problems)
    row["facts"][4]["status"] = "duplicate"
    assert check(raw(row)).problems == ()


def test_love_beside_a_child_waits_for_review():
    row = sound()
    row["facts"][2] |= {"tier": "auto", "statement": "Otto, a boy, is in love with a lamp."}
    row["facts"][3] = {
        **row["facts"][3],
        "relation": "age",
        "object": "9",
        "subject": "nora",
        "whom": None,
    }
    problems = check(raw(row)).problems
    assert any(problem.startswith("$.facts[2].tier") for problem in problems), problems
    row["facts"][2]["tier"] = "review"
    assert check(raw(row)).problems == ()


def test_a_sentence_without_a_fact_is_a_gap_only_in_a_file_people_went_through():
    row = sound()
    del row["facts"][3]
    report = check(raw(row))
    assert report.problems == ()
    assert report.coverage[3] == ("P1.2", 0)
    assert [gap.split(":")[0] for gap in report.gaps] == ["$.article.sentences[3]"]
    row["facts"][0]["tier"] = "auto"
    assert check(raw(row)).ok
