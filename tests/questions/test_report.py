from quiz.questions.generate import generate
from quiz.questions.model import Kind
from quiz.questions.report import lines
from tests.questions import harbour
from tests.questions.samples import make_bank, make_question


def test_the_report_counts_kinds_families_levels_and_facts():
    bank = generate(harbour.facts())
    told = list(lines(bank, harbour.facts()))
    assert told[0] == f"The Harbour: {len(bank.questions)} questions"
    assert told[-1] == "facts used: 11 of 11 that may be asked, of 13"
    heads = [line for line in told if line.endswith(":")]
    assert heads == ["by kind:", "by family:", "by difficulty:", "by spoiler level:", "by tier:"]


def test_counts_add_up():
    bank = make_bank(
        *(make_question(kind, id=str(kind), spoiler=n % 4) for n, kind in enumerate(Kind))
    )
    told = list(lines(bank))
    start = told.index("by spoiler level:")
    assert told[start + 1 : start + 5] == ["      3  0", "      2  1", "      2  2", "      2  3"]
    assert "spoiler level up to 1: 5; family-friendly as well: 5" in told


def test_facts_without_a_question_are_named():
    *_, last = lines(make_bank(make_question(facts=("F001",))), harbour.facts())
    assert last.startswith(
        "facts used: 1 of 11 that may be asked, of 13; without a question: F002, F003"
    )


def test_an_empty_bank_has_a_report():
    assert next(iter(lines(make_bank()))) == "The Harbour: 0 questions"
