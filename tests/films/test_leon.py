"""The facts of Léon, held against the article they were taken from and against what the questions need of them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from quiz.films.against import longest_shared_run
from quiz.films.check import check
from quiz.films.facts import FactStatus
from quiz.films.reading import read, to_json
from quiz.films.relations import RELATIONS

ROOT = Path(__file__).parents[2]
FILE = ROOT / "questions" / "leon.json"
ARTICLE = ROOT.parent / "shared" / "articles" / "leon.txt"


@pytest.fixture(scope="module")
def facts():
    return read(FILE)


@pytest.fixture(scope="module")
def article():
    if not ARTICLE.exists():
        pytest.skip("the article is not part of the project and not beside it here")
    return ARTICLE.read_bytes().decode()


def test_the_file_has_no_problem_without_the_article():
    assert check(FILE.read_bytes()).ok


def test_the_file_is_as_the_writer_writes_it(facts):
    assert to_json(facts) == FILE.read_bytes()


def test_every_sentence_span_and_offset_is_as_in_the_article(article):
    report = check(FILE.read_bytes(), article)
    assert report.problems == ()
    assert len(report.coverage) == 45
    assert min(count for _, count in report.coverage) >= 1


def test_the_sentences_leave_nothing_of_the_article_out(facts, article):
    rest = list(article)
    for sentence in facts.article.sentences:
        rest[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    assert "".join(rest).strip() == ""


def test_no_statement_takes_more_than_a_quotation_from_the_article(facts, article):
    runs = {
        fact.id: longest_shared_run(fact.statement, article)
        for fact in facts.facts
        if fact.relation != "says"
    }
    assert {fact_id: run for fact_id, run in runs.items() if run > 7} == {}


def test_there_are_enough_facts_and_enough_of_them_usable(facts):
    assert len(facts.facts) >= 185
    assert sum(fact.usable for fact in facts.facts) >= 170


def test_spoilers_follow_the_plot(facts):
    assert {fact.spoiler for fact in facts.facts} == {0, 1, 2, 3}
    for fact in facts.facts:
        highest = 3 if fact.place[:2] in ("P4", "P5") else 2 if fact.place[:2] == "P3" else 1
        assert fact.spoiler <= highest, fact.id
        assert (fact.spoiler == 3) == (fact.place[:2] in ("P4", "P5")), fact.id


def test_what_is_said_of_love_between_a_child_and_an_adult_is_never_asked(facts):
    romantic = [fact for fact in facts.facts if fact.relation == "confides"]
    assert Counter(fact.place for fact in romantic) == {"P3.5": 2, "P4.6": 3}
    assert {fact.status for fact in romantic} == {FactStatus.EXCLUDED}
    asked = [
        fact.statement
        for fact in facts.facts
        if fact.usable and fact.relation != "claims_to_have_loved"
    ]
    assert not [text for text in asked if re.search(r"\blov(?:e|es|ed|ing)\b", text)]


@pytest.mark.parametrize(
    ("relation", "least"),
    [
        ("starring", 4), ("billed", 4), ("played_by", 5), ("plays_role", 4), ("release_date", 2), ("pastime", 3),
        ("title_alias", 2), ("offers_to_be", 2), ("learns_from", 2), ("why", 7), ("purpose", 3), ("by_means", 2),
    ],
)  # fmt: skip
def test_sets_are_whole(facts, relation, least):
    assert len([fact for fact in facts.facts if fact.relation == relation and fact.usable]) == least


REPEATED = [
    "ambushes",
    "busy_with",
    "poses_as",
    "says",
    "shoots",
    "release_date",
    "release_place",
    "finds",
]


@pytest.mark.parametrize("relation", REPEATED)
def test_what_happens_twice_is_pinned_to_its_scene(facts, relation):
    told = [fact for fact in facts.facts if fact.relation == relation and fact.usable]
    assert len(told) >= 2
    assert all(fact.scene for fact in told)
    assert len({fact.scene for fact in told}) >= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tony_place", "macaroni"),
        ("pin", "grenades"),
        ("father", "drug_addicted"),
        ("out_shopping", "grocery_shopping"),
    ],
)
def test_pairs_on_which_the_article_is_silent_are_barred(facts, one, other):
    assert facts.is_barred(one, other)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [("little_italy", "new_york"), ("chinatown", "new_york"), ("esu_team", "nypd")],
)
def test_what_lies_in_something_says_so(facts, inner, outer):
    assert outer in facts.entity(inner).within


@pytest.mark.parametrize(
    "truth",
    ["Luc Besson", "Thierry Arbogast", "Mathilda's half-sister", "Version Intégrale", "Manhattan"],
)
def test_truths_of_the_world_are_denied_as_wrong_answers(facts, truth):
    assert any(truth in denied for denied in facts.deny)


def test_wrong_answers_cleared_by_hand_name_nothing_true(facts):
    """A foil is neither the name of an entity with the same place in another fact nor on the deny list."""
    denied = {name.casefold() for name in facts.deny}
    for fact in facts.facts:
        assert not denied & {foil.casefold() for foil in fact.foils}, fact.id
        same = {
            other.object
            for other in facts.facts
            if (other.subject, other.relation) == (fact.subject, fact.relation)
        }
        names = {facts.entity(end).name.casefold() for end in same if facts.entity(end)}
        assert not names & {foil.casefold() for foil in fact.foils}, fact.id


def test_facts_that_take_only_cleared_wrong_answers_have_enough(facts):
    for fact in facts.facts:
        if fact.usable and RELATIONS[fact.relation].foils_only:
            assert len(fact.foils) >= 3, fact.id


def test_events_are_in_order_and_lead_forward(facts):
    ordered = [event for event in facts.events if event.orderable]
    assert len(ordered) >= 20
    assert [event.rank for event in ordered] == sorted(event.rank for event in ordered)
    assert sum(len(event.causes) for event in facts.events) >= 8
    places = [sentence.id for sentence in facts.article.sentences]
    assert [places.index(event.place) for event in ordered] == sorted(
        places.index(event.place) for event in ordered
    )
