"""Builders of questions for the tests of this room; what a test does not name is sound."""

from typing import Any

from quiz.films.facts import Film
from quiz.questions.model import Bank, Choice, Kind, Question

FILM = Film(id="harbour", title="The Harbour", year=1971)


def choices(
    key: str | tuple[str, ...], *wrong: str, proof: str | None = "P2"
) -> tuple[Choice, ...]:
    """Return the right texts first, then the wrong ones."""
    right = (key,) if isinstance(key, str) else key
    texts = [(text, True) for text in right] + [(text, False) for text in wrong]
    return tuple(
        Choice(id="abcdefgh"[index], text=text, correct=correct, proof=None if correct else proof)
        for index, (text, correct) in enumerate(texts)
    )


def make_question(kind: Kind = Kind.SINGLE_CHOICE, **fields: Any) -> Question:
    """Return a sound question of a kind, changed in the fields given."""
    row: dict[str, Any] = {
        "id": "q1",
        "kind": kind,
        "prompt": "Who keeps the lighthouse?",
        "explanation": "Old Marten keeps the lighthouse.",
        "film": FILM.id,
        "facts": ("F1",),
        "family": "keeps",
        **_SOUND[kind],
    }
    return Question(**(row | fields))


def make_bank(*questions: Question) -> Bank:
    return Bank(film=FILM, questions=questions)


_SOUND: dict[Kind, dict[str, Any]] = {
    Kind.SINGLE_CHOICE: {"choices": choices("Marten", "Agnes", "Colm", "Ruth")},
    Kind.MULTIPLE_CHOICE: {
        "prompt": "Which two sailors row to the island?",
        "choices": choices(("Colm", "Ruth"), "Agnes", "Marten"),
    },
    Kind.TRUE_FALSE: {
        "prompt": "Marten keeps the lighthouse.",
        "choices": choices("True", "False"),
    },
    Kind.TYPED: {"accepted": ("Marten", "Old Marten")},
    Kind.NUMBER: {"prompt": "How old is Ruth?", "answer": 31, "unit": "years", "tolerance": 0.0},
    Kind.ORDER: {
        "prompt": "In what order do these events happen?",
        "sequence": ("Colm buys a boat", "Agnes leaves town", "Ruth sells the mill"),
    },
    Kind.MATCH: {
        "prompt": "Who does what?",
        "pairs": (("Colm", "fisher"), ("Agnes", "baker"), ("Ruth", "miller")),
    },
    Kind.CLOZE: {
        "prompt": "Marten hides the key under ____.",
        "choices": choices("a bell", "a rope", "a lamp"),
    },
    Kind.ODD_ONE_OUT: {
        "prompt": "Who does NOT row to the island?",
        "choices": choices("Agnes", "Colm", "Ruth", "Marten"),
    },
}
