"""What the desk calls things."""

from collections.abc import Iterable

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from quiz.questions.model import Kind, Status

KIND_NAMES: dict[Kind, str] = {
    Kind.SINGLE_CHOICE: "Single choice",
    Kind.MULTIPLE_CHOICE: "Several right",
    Kind.TRUE_FALSE: "True or false",
    Kind.TYPED: "Type the answer",
    Kind.NUMBER: "A number",
    Kind.ORDER: "Put in order",
    Kind.MATCH: "Match the pairs",
    Kind.CLOZE: "Fill the gap",
    Kind.ODD_ONE_OUT: "Odd one out",
}
DIFFICULTIES = {"1": "1, easy", "2": "2", "3": "3, middling", "4": "4", "5": "5, hard"}
SPOILERS = {
    "0": "0, none",
    "1": "1, the set-up",
    "2": "2, the middle",
    "3": "3, the ending",
}
STATUSES = {Status.DRAFT: "Draft", Status.APPROVED: "Approved", Status.RETIRED: "Retired"}
FLAGS = {
    "violence": "Violence",
    "death": "Death",
    "weapons": "Weapons",
    "drugs": "Drugs",
    "smoking": "Smoking",
    "abuse": "Abuse",
    "minor": "A child in danger",
    "language": "Strong language",
}


def options(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Return (value, label) pairs as a field takes them."""
    return [SelectChoice(str(value), label) for value, label in pairs]
