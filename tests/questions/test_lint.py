"""Each criterion finds the flaw it is for, and leaves sound questions alone."""

from dataclasses import replace

import pytest

from quiz.questions.lint import CRITERIA, lint, lint_question
from quiz.questions.lint.wholebank import chi_square_p
from quiz.questions.model import Choice, Kind, Question
from tests.questions.samples import choices, make_bank, make_question

SINGLE, MULTIPLE, TRUE_FALSE, TYPED = (
    Kind.SINGLE_CHOICE,
    Kind.MULTIPLE_CHOICE,
    Kind.TRUE_FALSE,
    Kind.TYPED,
)
CLOZE, ODD, ORDER, MATCH, NUMBER = Kind.CLOZE, Kind.ODD_ONE_OUT, Kind.ORDER, Kind.MATCH, Kind.NUMBER

BAD = [
    ("1", SINGLE, {"choices": choices("Marten", "1971", "Colm", "Ruth")}),
    ("1", SINGLE, {"choices": choices("4 May 1971", "4 June 1971", "1972")}),
    ("1", CLOZE, {"choices": choices("“so long”", "a lamp", "a rope")}),
    ("2", SINGLE, {"choices": choices("Marten", "Agnes", "Colm", "None of these")}),
    ("2", SINGLE, {"choices": choices("Marten", "Agnes", "Colm", "Neither of the above")}),
    ("3", SINGLE, {"choices": choices("Marten", "Agnes", "Colm", "All of the above")}),
    ("3", SINGLE, {"choices": choices("Marten", "Agnes", "Colm", "Both of them")}),
    ("4", SINGLE, {"prompt": "Who keeps the ____?"}),
    ("4", CLOZE, {"prompt": "____ hides the key under the old bell."}),
    ("4", CLOZE, {"prompt": "Marten hides ____ under ____."}),
    ("4", CLOZE, {"prompt": "Marten hides the key."}),
    ("5", SINGLE, {"choices": choices("True", "False")}),
    ("5", TRUE_FALSE, {"choices": choices("Yes", "No")}),
    ("5", TRUE_FALSE, {"choices": choices("False", "True")}),
    ("6", SINGLE, {"prompt": "Who always keeps the lighthouse?"}),
    ("6", CLOZE, {"choices": choices("every bell", "a rope", "a lamp")}),
    ("6", TRUE_FALSE, {"prompt": "Marten is the only keeper of the lighthouse."}),
    ("7", SINGLE, {"choices": choices("the man who rows out", "a boy", "a girl", "a priest")}),
    ("7", ODD, {"choices": choices("the man who rows out at night", "a boy", "a girl", "a priest")}),
    ("8", SINGLE, {"prompt": "Who does not keep the lighthouse?"}),
    ("8", SINGLE, {"prompt": "Who doesn’t keep the lighthouse?"}),
    ("8", TRUE_FALSE, {"prompt": "Marten cannot swim."}),
    ("8", ODD, {"prompt": "Who does not row to the island?"}),
    ("8", ODD, {"prompt": "Who rows to the mainland?"}),
    ("9", SINGLE, {"prompt": "What stands beside the mill house?", "choices": choices("a mill wheel", "a barn", "a well")}),
    ("9", SINGLE, {"prompt": "What is the first name of Mortens Marsh?", "choices": choices("Morten", "Colm", "Ned")}),
    ("9", TYPED, {"prompt": "Who is Marten’s keeper?"}),
    ("10", CLOZE, {"prompt": "Marten hides the key under a ____.", "choices": choices("bell", "rope", "lamp")}),
    ("10", SINGLE, {"prompt": "What does Agnes sell?", "choices": choices("old ropes", "a lamp", "a bell", "a boat")}),
    ("11", SINGLE, {"prompt": "How old is Ruth?", "choices": choices("31", "28", "35", "40")}),
    ("11", SINGLE, {"prompt": "When did it open?", "choices": choices("4 May 1971", "4 April 1971", "4 June 1971")}),
    ("11", MULTIPLE, {"choices": choices(("1971", "1950"), "1960")}),
    ("12", SINGLE, {"choices": choices(("Marten", "Colm"), "Agnes")}),
    ("12", SINGLE, {"choices": choices("Marten", "Agnes")}),
    ("12", SINGLE, {"choices": choices("Marten", "Agnes", "marten")}),
    ("12", SINGLE, {"choices": choices("Marten", "Agnes", "Colm", proof=None)}),
    ("12", MULTIPLE, {"choices": choices("Colm", "Agnes", "Marten")}),
    ("12", MULTIPLE, {"choices": choices(("Colm", "Agnes", "Marten"))}),
    ("12", TYPED, {"accepted": ()}),
    ("12", NUMBER, {"answer": None}),
    ("12", ORDER, {"sequence": ("Colm buys a boat", "Agnes leaves town")}),
    ("12", ORDER, {"sequence": ("Colm buys a boat", "Agnes leaves town", "Colm buys a boat")}),
    ("12", MATCH, {"pairs": (("Colm", "fisher"), ("Agnes", "baker"))}),
    ("12", MATCH, {"pairs": (("Colm", "fisher"), ("Agnes", "fisher"), ("Ruth", "miller"))}),
    ("13", SINGLE, {"choices": choices("a bell", "a bell of bronze", "a rope")}),
    ("13", SINGLE, {"choices": choices("Marten", "Agnes", "Both Marten and Agnes")}),
    ("14", SINGLE, {"prompt": "What does he keep?"}),
    ("14", SINGLE, {"prompt": "Who takes her to the island?"}),
    ("14", SINGLE, {"prompt": "Who keeps the lighthouse?[3]"}),
    ("14", SINGLE, {"prompt": "Who says “so long?"}),
    ("14", SINGLE, {"explanation": "Marten  keeps the lighthouse."}),
    ("15", SINGLE, {"prompt": "Who " + "slowly " * 24 + "rows?"}),
    ("15", SINGLE, {"prompt": "Who keeps the light that guides the boats when the fog comes?"}),
    ("16", SINGLE, {"choices": choices("a brass bell", "a brass lamp", "a rope", "a net")}),
    ("17", SINGLE, {"choices": choices("a bell", "the lamp", "the rope", "the net")}),
    ("17", SINGLE, {"choices": choices("rowing a boat", "to mend a net", "to sell a bell", "to sail")}),
    ("17", SINGLE, {"choices": choices("a bell.", "a lamp", "a rope", "a net")}),
    ("18", SINGLE, {"prompt": "Who usually keeps the lighthouse?"}),
    ("18", SINGLE, {"choices": choices("Marten", "Agnes", "several sailors", "Colm")}),
    ("19", SINGLE, {"prompt": "Who keeps the lighthouse"}),
    ("19", SINGLE, {"prompt": "Which of these keeps the lighthouse?"}),
    ("19", SINGLE, {"prompt": "The lighthouse?"}),
    ("19", TYPED, {"prompt": " "}),
    ("19", TRUE_FALSE, {"prompt": "Marten keeps the lighthouse"}),
]  # fmt: skip

GOOD = [
    (SINGLE, {}),
    (MULTIPLE, {}),
    (TRUE_FALSE, {}),
    (TYPED, {}),
    (NUMBER, {}),
    (ORDER, {}),
    (MATCH, {}),
    (CLOZE, {}),
    (ODD, {}),
    (CLOZE, {"choices": (), "accepted": ("a bell", "bell")}),
    (SINGLE, {"prompt": "How old is Ruth?", "choices": choices("31", "35", "40")}),
    (SINGLE, {"choices": choices("4 May 1971", "4 June 1971", "5 January 1972")}),
    (SINGLE, {"prompt": "Who says “nobody ever sails alone, not even him”?"}),
    (SINGLE, {"prompt": "Where does Colm leave his boat?", "choices": choices("at the pier", "in a cave", "on a beach")}),
    (SINGLE, {"prompt": "Which of these keeps the light?", "tags": ("needs_options",)}),
    (SINGLE, {"choices": choices("Colm’s father", "Colm’s brother", "Colm’s wife")}),
    (SINGLE, {"choices": choices("Ruth", "Colm", "Colm’s brother", "Agnes")}),
    (SINGLE, {"prompt": "Who finds Marten’s key?", "choices": choices("Marten’s wife", "Marten’s son", "Marten’s aunt")}),
    (SINGLE, {"choices": choices("Marten", "Agnes", "Colm", proof=None), "facts": ()}),
    (SINGLE, {"prompt": "What happens right after Agnes rows to the island?", "choices": choices("Ruth", "Colm", "Marten")}),
    (SINGLE, {"prompt": "In which town does the keeper who drowns live?"}),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "kind", "fields"), BAD)
def test_a_flaw_is_found(criterion, kind, fields):
    assert criterion in {
        finding.criterion for finding in lint_question(make_question(kind, **fields))
    }


@pytest.mark.parametrize(("kind", "fields"), GOOD)
def test_a_sound_question_passes(kind, fields):
    assert lint_question(make_question(kind, **fields)) == []


def test_the_table_holds_a_flaw_for_every_criterion():
    assert {criterion for criterion, _, _ in BAD} == set(CRITERIA) == {str(n) for n in range(1, 20)}


def test_a_finding_is_one_line_that_names_question_and_criterion():
    (finding,) = lint_question(make_question(id="q7", prompt="Who keeps the lighthouse"))
    assert str(finding) == "q7: criterion 19: the stem must end in ?"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([10, 10, 10, 10], 1.0),
        ([30, 10, 10, 10], 0.000170),
        ([20, 10], 0.067890),
        ([15, 9, 6], 0.122456),
        ([], 1.0),
    ],
)
def test_chi_square_has_the_values_of_the_printed_tables(counts, expected):
    assert chi_square_p(counts) == pytest.approx(expected, abs=1e-5)


def placed(position: int, number: int, index: int, *, key: str = "Bo") -> Question:
    wrong = [f"{'Quentin' if n % 2 else 'Al'} {chr(65 + n)}{index}" for n in range(number - 1)]
    texts = [*wrong[:position], f"{key}{index}", *wrong[position:]]
    options = tuple(
        Choice(
            id="abcd"[n], text=text, correct=n == position, proof=None if n == position else "P2"
        )
        for n, text in enumerate(texts)
    )
    return make_question(
        id=f"q{index}", prompt=f"Who rows boat {index}?", choices=options, facts=(f"F{index}",)
    )


def bank_findings(*questions: Question) -> set[str]:
    return {finding.criterion for finding in lint(make_bank(*questions))}


def test_keys_that_stand_first_too_often_are_found():
    assert "positions" in bank_findings(*(placed(0 if n < 15 else n % 4, 4, n) for n in range(40)))
    assert "positions" not in bank_findings(*(placed(n % 4, 4, n) for n in range(40)))


def test_keys_that_are_the_longest_too_often_are_found():
    long = [placed(n % 4, 4, n, key="Bartholomew the Great ") for n in range(13)]
    short = [placed(n % 4, 4, n) for n in range(13, 40)]
    assert "longest" in bank_findings(*long, *short)
    assert "longest" not in bank_findings(*long[:12], *short, placed(0, 4, 99))


def test_true_and_false_statements_must_balance():
    def statement(index: int, *, true: bool) -> Question:
        options = (
            Choice(id="a", text="True", correct=true, proof=None if true else "P2"),
            Choice(id="b", text="False", correct=not true),
        )
        return make_question(
            TRUE_FALSE,
            id=f"s{index}",
            prompt=f"Boat {index} sinks.",
            choices=options,
            facts=(f"F{index}",),
        )

    assert "balance" in bank_findings(*(statement(n, true=n % 3 == 0) for n in range(30)))
    assert "balance" not in bank_findings(*(statement(n, true=n % 2 == 0) for n in range(30)))


def test_one_stem_asked_twice_in_one_kind_is_found_but_not_across_kinds():
    first, second = make_question(id="q1"), make_question(id="q2")
    assert "stems" in bank_findings(first, second)
    assert "stems" not in bank_findings(first, make_question(TYPED, id="q2"))


def test_one_id_on_two_questions_is_found():
    assert "ids" in bank_findings(make_question(), make_question(TYPED))


def test_a_bank_whose_questions_give_each_other_away_is_found():
    same_fact = [replace(placed(n % 4, 4, n), facts=("F1",)) for n in range(100)]
    assert "leaks" in bank_findings(*same_fact)
