"""The English of the templates: every relation in use has one, and every fact fills it into clean English."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.films.facts import Entity, Fact, FilmFacts
from quiz.films.reading import parse, read
from quiz.films.relations import RELATIONS
from quiz.questions.generate.templates import (
    TEMPLATES,
    Template,
    filled,
    sentence,
    shown,
    true_or_false,
)
from tests.films.broken import raw, sound

LEON = Path(__file__).parents[2] / "questions" / "leon.json"
ASKED = ("forward", "backward", "multiple", "odd", "multiple_backward", "match", "order", "number")
MOST_WORDS = 25


def facts() -> FilmFacts:
    return read(LEON)


FACTS = facts()
USABLE = [fact for fact in FACTS.facts if fact.usable]


@pytest.mark.parametrize("fact", USABLE, ids=lambda fact: fact.id)
def test_every_stem_is_one_clean_question(fact):
    template = TEMPLATES[fact.relation]
    stems = [filled(pattern, fact, FACTS) for name in ASKED if (pattern := getattr(template, name))]
    stems.append(true_or_false(template.statement, fact, FACTS))
    stems += [
        true_or_false(template.statement, replace(fact, object=foil), FACTS) for foil in fact.foils
    ]
    for stem in stems:
        assert stem.endswith("?"), stem
        assert stem[0].isupper() or stem[0] == '"', stem
        assert len(stem.split()) <= MOST_WORDS, stem
        assert_clean(stem)


@pytest.mark.parametrize("fact", USABLE, ids=lambda fact: fact.id)
def test_every_statement_is_one_clean_sentence(fact):
    for text in (fact.statement, sentence(TEMPLATES[fact.relation].statement, fact, FACTS)):
        assert re.search(r'[.!]"?$', text), text
        assert_clean(text)


def assert_clean(text: str) -> None:
    assert not re.search(
        r"[{}\[\]]|  | [?.,]|,,|'s's|\ba [aeiou]\w+ (?!one)|\bthe the\b|\ba the\b", text
    ), text
    assert text.count('"') % 2 == 0, text
    assert text.count("(") == text.count(")"), text


# The statement says "the boy of four": a gap that one of the offered relatives alone fits is no fair gap.
WITHOUT_A_GAP = {"wants_to_avenge", "claims_to_have_loved"}


@pytest.mark.parametrize(
    "fact",
    [fact for fact in USABLE if fact.relation not in WITHOUT_A_GAP],
    ids=lambda fact: fact.id,
)
def test_every_statement_names_its_object(fact):
    """The blank of a cloze is the object as the fact's own statement says it."""
    said = (
        shown(fact.object, fact, FACTS)
        .removeprefix("her own and ")
        .removeprefix("a ")
        .removeprefix("the ")
    )
    said = said.removeprefix("Mathilda's ") if fact.subject == "mathilda" else said
    assert said.casefold() in fact.statement.casefold(), (said, fact.statement)


def test_a_stem_does_not_say_its_answer():
    """Names repeat at most where the relation is about a name."""
    named = {"full_name", "given_name", "nickname", "title_alias", "name_kind"}
    for fact in USABLE:
        template = TEMPLATES[fact.relation]
        if template.forward and fact.relation not in named:
            stem = filled(template.forward, fact, FACTS).replace("film Léon", "film").casefold()
            key = shown(fact.object, fact, FACTS).casefold()
            assert not re.search(rf"\b{re.escape(key)}\b", stem), (stem, key)


def test_stems_of_credits_and_releases_say_the_film_and_the_place():
    for fact in USABLE:
        family = RELATIONS[fact.relation].family
        if family in ("credits", "starring", "release", "titles", "money"):
            for name in ("forward", "backward"):
                if (pattern := getattr(TEMPLATES[fact.relation], name)) and fact.relation not in (
                    "holds_for", "fortune_kept_for", "amassed", "gives_at_most", "offers", "paid_every",
                ):  # fmt: skip
                    assert "the film Léon" in filled(pattern, fact, FACTS)
        if fact.relation in ("release_date", "release_month"):
            assert re.search(
                r" in (?:France|the United States)\?",
                filled(TEMPLATES[fact.relation].forward, fact, FACTS),
            )


def test_every_relation_in_use_has_a_template_and_every_template_a_relation():
    assert {fact.relation for fact in USABLE} <= TEMPLATES.keys()
    assert TEMPLATES.keys() <= RELATIONS.keys()


def test_every_template_names_what_tells_its_facts_apart():
    """A relation that holds within a scene shows scene and third party in what it asks."""
    for fact in USABLE:
        template = TEMPLATES[fact.relation]
        others = [
            o
            for o in USABLE
            if (o.relation, o.subject) == (fact.relation, fact.subject) and o.scene != fact.scene
        ]
        if others and template.forward:
            assert "{scene}" in template.forward, fact.relation
        backwards = [
            o
            for o in USABLE
            if (o.relation, o.object) == (fact.relation, fact.object) and o.scene != fact.scene
        ]
        if backwards and template.backward:
            assert "{scene}" in template.backward, fact.relation


LAMP = parse(raw(sound()))
KEY = Fact(
    id="X", subject="nora", relation="best_friend", object="lamp", statement="-", place="P1.1", evidence="-",
    offset=0, spoiler=0, whom="otto", scene="at night",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{subject} keeps {object}", "Nora keeps a lamp"),
        ("{object} is old", "A lamp is old"),
        ("Who sees {object:the}?", "Who sees the lamp?"),
        ("{subject:'s} lamp", "Nora's lamp"),
        ("{subject} {subject:sleeps|sleep}", "Nora sleeps"),
        ("{subject} likes {subject:their} lamp", "Nora likes her lamp"),
        ("{whom} sees {whom:themselves}", "Otto sees himself"),
        ("What does {subject} do {scene}?", "What does Nora do at night?"),
        ("In the film {film}?", "In the film The Lamp?"),
        ('"{subject}" is a name', '"Nora" is a name'),
    ],
)
def test_slots_take_the_form_they_ask_for(pattern, text):
    assert filled(pattern, KEY, LAMP) == text


def test_an_empty_scene_leaves_no_gap():
    fact = replace(KEY, scene=None)
    assert filled("What does {subject} do {scene}?", fact, LAMP) == "What does Nora do?"
    assert filled("{subject} went {scene} to {whom}", fact, LAMP) == "Nora went to Otto"


def test_several_take_the_plural():
    group = Entity(id="g", type="group", name="the sisters", plural=True)
    several = replace(LAMP, entities=(*LAMP.entities, group))
    fact = replace(KEY, subject="g")
    assert (
        filled("{subject:'s} {subject:is|are} {subject:their}", fact, several)
        == "The sisters' are their"
    )


def test_own_things_are_said_with_a_pronoun():
    cat = Entity(id="cat", type="object", name="Nora's cat")
    own = replace(LAMP, entities=(*LAMP.entities, cat))
    assert (
        filled("{subject} finds {object:own}", replace(KEY, object="cat"), own)
        == "Nora finds her cat"
    )
    assert (
        filled("{subject} finds {object:own}", replace(KEY, subject="otto", object="cat"), own)
        == "Otto finds Nora's cat"
    )


@pytest.mark.parametrize(
    ("relation", "value", "text"),
    [
        ("release_date", "1971-03-09", "9 March 1971"),
        ("box_office", "45284974 USD", "$45,284,974"),
        ("box_office", "678100000 USD", "$678.1 million"),
        ("budget", "55000000 GBP", "£55 million"),
        ("budget", "900000 INR", "INR 900,000"),
        ("running_time", "142", "142 minutes"),
        ("release_year", "1971", "1971"),
        ("played_by", "ada", "Ada Quill"),
        ("played_by", "somebody else", "somebody else"),
    ],
)
def test_ends_are_shown_as_people_write_them(relation, value, text):
    assert shown(value, replace(KEY, relation=relation, object=value), LAMP) == text


def test_years_and_units_are_in_words():
    one = replace(KEY, relation="age", object="1")
    assert filled("{subject} is {object:years} old", one, LAMP) == "Nora is 1 year old"
    sum_ = replace(KEY, relation="budget", object="45284974 USD", subject="film")
    assert filled("How much, in {object:unit}?", sum_, LAMP) == "How much, in US dollars?"


def test_a_statement_becomes_a_sentence_and_a_question():
    clause = "{subject} keeps {object}"
    assert sentence(clause, KEY, LAMP) == "Nora keeps a lamp."
    assert true_or_false(clause, KEY, LAMP) == "Is it true that Nora keeps a lamp?"


def test_a_template_asks_nothing_it_was_not_given():
    bare = Template(relation="best_friend", statement="-")
    assert all(not getattr(bare, name) for name in ASKED)
