"""The general pool: every entry fit to stand as an option, and none that a film's deny list or article knows is offered."""

from collections import Counter

import pytest

from quiz.questions.lint import lint_question
from quiz.questions.pool import POOL
from quiz.questions.words import bare, contains
from tests.questions import leon
from tests.questions.samples import choices, make_question

ENTRIES = [(kind, entry) for kind, entries in POOL.items() for entry in entries]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_an_entry_reads_well_as_an_option(kind, entry):
    question = make_question(
        choices=choices(entry, "Agnes", "Colm", "Ruth"), prompt="Who or what is meant?"
    )
    flaws = [
        str(f) for f in lint_question(question) if f.criterion in ("2", "3", "5", "6", "14", "18")
    ]
    assert (entry.strip(), flaws) == (entry, [])


def test_no_entry_stands_twice_in_its_kind():
    assert [
        e for e, n in Counter((kind, bare(entry)) for kind, entry in ENTRIES).items() if n > 1
    ] == []


def test_each_kind_has_enough_to_choose_from():
    assert {kind: len(entries) for kind, entries in POOL.items() if len(entries) < 12} == {}


def test_nothing_from_outside_is_offered_that_leon_knows_or_denies():
    facts = leon.facts()
    known = " / ".join(f"{fact.statement} / {fact.evidence}" for fact in facts.facts)
    offered = {
        choice.text
        for question in leon.bank().questions
        for choice in question.choices
        if choice.proof == "P5"
        and not any(
            choice.text.casefold() == foil.casefold() for fact in facts.facts for foil in fact.foils
        )
    }
    assert len(offered) > 50
    assert [text for text in sorted(offered) if contains(known, text)] == []
    assert [
        text for text in sorted(offered) if any(bare(text) == bare(entry) for entry in facts.deny)
    ] == []
