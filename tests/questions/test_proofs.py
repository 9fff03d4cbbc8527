"""Why a wrong answer is certainly wrong: one code each, and no code where it might be right."""

from dataclasses import replace

import pytest

from quiz.questions.generate.asks import OBJECT, SUBJECT, Ask, ask_of
from quiz.questions.generate.proofs import figure, is_far, proof_of
from quiz.questions.generate.templates import TEMPLATES
from quiz.questions.generate.world import World, world
from tests.questions.harbour import ENTITIES, FACTS, entity, fact, facts

KNOWN = world(facts())


def ask(fact_id: str, asks: str = OBJECT, known: World = KNOWN) -> Ask:
    one = known.by_id[fact_id]
    template = TEMPLATES[one.relation]
    found = ask_of(known, one, asks, template.forward if asks == OBJECT else template.backward)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("fact_id", "asks", "end", "proof"),
    [
        # P1: the line of credits is closed
        ("F001", OBJECT, "ned", "P1"),
        ("F001", OBJECT, "ida", None),
        # P2: one object for a subject, one subject for an object
        ("F002", OBJECT, "otto", "P2"),
        ("F002", SUBJECT, "marten", "P2"),
        ("F002", OBJECT, "ned", None),
        ("F002", OBJECT, "bell", None),  # another type of thing
        ("F002", OBJECT, "colm", None),  # what the stem names
        # P3: one place holds the other
        ("F007", OBJECT, "mayo", None),
        ("F007", OBJECT, "boston", "P2"),
        # P4: a word for the same
        ("F006", OBJECT, "boatman", None),
        # foils, barred pairs and the deny list
        ("F009", OBJECT, "a silver cup", "P2"),
        ("F009", OBJECT, "a wooden cross", None),
        ("F009", OBJECT, "lamp", None),
        # the relation offers cleared answers only: whatever else Agnes does may be a pastime too
        ("F010", OBJECT, "mending nets", "P5"),
        ("F010", OBJECT, "humming", None),
        ("F010", OBJECT, "swimming", None),
        # P5: from the pool of the same trade
        ("F001", OBJECT, "Sidney Lumet", "P5"),
        ("F001", OBJECT, "Hans Zimmer", None),
        ("F007", OBJECT, "Chicago", "P5"),
        ("F007", OBJECT, "Atlantis", None),
        # P6: far enough away
        ("F008", OBJECT, "18", "P6"),
        ("F008", OBJECT, "15", None),
        ("F008", OBJECT, "16", None),
        ("F008", OBJECT, "old", None),
    ],
)
def test_proofs(fact_id, asks, end, proof):
    assert proof_of(KNOWN, ask(fact_id, asks), end) == proof


def test_what_only_excluded_facts_speak_of_is_never_offered():
    known = world(facts(entities=(*ENTITIES, entity("kiss", "object", "a kiss")), facts=(
        *FACTS,
        replace(FACTS[-2], id="F020", relation="finds", object="kiss"),
    )))  # fmt: skip
    assert proof_of(known, ask("F009", known=known), "kiss") is None


@pytest.mark.parametrize("spread", ["deny", "statement"])
def test_a_pool_entry_that_the_film_knows_is_not_offered(spread):
    if spread == "deny":
        known = world(facts(deny=("Sidney Lumet",)))
    else:
        known = world(
            facts(
                facts=(
                    *FACTS,
                    replace(
                        FACTS[0],
                        id="F020",
                        relation="starring",
                        statement="So says Sidney Lumet.",
                    ),
                )
            )
        )
    assert proof_of(known, ask("F001", known=known), "Sidney Lumet") is None


def test_whoever_is_in_the_film_is_no_wrong_answer_for_the_starring_line():
    line = fact("F030", "film", "starring", "ned", "Ned Byrne stars.", "Ned Byrne")
    known = world(facts(facts=(*FACTS, line)))
    assert proof_of(known, ask("F030", known=known), "otto") is None
    assert proof_of(known, ask("F030", known=known), "Al Pacino") == "P5"


def test_directors_are_no_wrong_answer_for_the_producer():
    line = fact("F030", "film", "produced_by", "ned", "Ned Byrne is the producer.", "Ned Byrne")
    known = world(facts(facts=(*FACTS, line)))
    assert proof_of(known, ask("F030", known=known), "ida") is None


def test_relatives_are_no_wrong_answer_for_a_surname():
    sister = entity("sister", "character", "Colm's sister", gender="f")
    name = fact("F030", "colm", "surname", "Byrne", "The surname of Colm is Byrne.", "Byrne")
    known = world(facts(entities=(*ENTITIES, sister), facts=(*FACTS, name)))
    assert proof_of(known, ask("F030", SUBJECT, known), "sister") is None
    assert proof_of(known, ask("F030", SUBJECT, known), "marten") == "P2"


@pytest.mark.parametrize(
    ("key", "other", "is_fair"),
    [
        ("12", "14", True),
        ("12", "13", False),
        ("4", "5", True),
        ("4", "4", False),
        ("145", "160", False),
        ("145", "170", True),
        ("1994", "1995", True),
        ("1994-09-14", "1994-09-15", False),
        ("1994-09-14", "1994-09-16", True),
        ("45284974 USD", "50000000 USD", False),
        ("45284974 USD", "30000000 USD", True),
        ("12", "twelve", False),
    ],
)
def test_fair_margins(key, other, is_fair):
    assert is_far(key, other) is is_fair


@pytest.mark.parametrize(
    ("literal", "value"),
    [("12", 12), ("45284974 USD", 45284974), ("1994-01-01", 727929), ("a houseplant", None)],
)
def test_figures_of_literals(literal, value):
    assert figure(literal) == value
