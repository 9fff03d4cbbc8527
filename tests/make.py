"""Builders for tests: a sound question of any kind, and a film in the bank whose questions do not touch each other."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from quiz.bank.service import load_film
from quiz.films.facts import Film
from quiz.questions.model import Bank, Choice, Kind, Question

FILM = Film(id="harbour", title="The Harbour", year=1971)
KINDS = (
    Kind.SINGLE_CHOICE,
    Kind.TRUE_FALSE,
    Kind.TYPED,
    Kind.SINGLE_CHOICE,
    Kind.CLOZE,
    Kind.MULTIPLE_CHOICE,
    Kind.SINGLE_CHOICE,
    Kind.NUMBER,
    Kind.ORDER,
    Kind.MATCH,
    Kind.ODD_ONE_OUT,
)


def make_question(n: int = 0, kind: Kind = Kind.SINGLE_CHOICE, **fields: Any) -> Question:
    """Return the n-th sound question of a kind; no two numbers share a word that matters."""
    a, b, c, d, thing = (word(n * 5 + place) for place in range(5))
    row: dict[str, Any] = {
        "id": f"harbour-{n:04}-{kind}",
        "kind": kind,
        "prompt": f"Who {thing}s?",
        "explanation": f"It is {a} who {thing}s.",
        "film": FILM.id,
        "facts": (f"F{n:03}",),
        "family": "keeps",
        "tags": ("harbour",),
        "difficulty": n % 5 + 1,
    }
    row |= {
        Kind.SINGLE_CHOICE: {"choices": choices((a,), (b, c, d))},
        Kind.MULTIPLE_CHOICE: {"choices": choices((a, b), (c, d))},
        Kind.TRUE_FALSE: {
            "prompt": f"{a.title()} {thing}s.",
            "choices": choices(("True",), ("False",)),
        },
        Kind.TYPED: {"accepted": (a, f"Old {a}"), "others": (b,)},
        Kind.NUMBER: {
            "prompt": f"How many {thing}s are there?",
            "explanation": f"There are {1000 + n} {thing}s.",
            "answer": 1000 + n,
            "unit": None,
            "tolerance": 0.0,
        },
        Kind.ORDER: {"prompt": f"In which order do they {thing}?", "sequence": (a, b, c, d)},
        Kind.MATCH: {
            "prompt": f"Which {thing} is whose?",
            "pairs": ((a, f"{a}or"), (b, f"{b}or"), (c, f"{c}or")),
        },
        Kind.CLOZE: {"prompt": f"The {thing} belongs to ___.", "choices": choices((a,), (b, c))},
        Kind.ODD_ONE_OUT: {
            "prompt": f"Which of these is NOT a {thing}?",
            "choices": choices((a,), (b, c, d)),
        },
    }[kind]
    return Question(**(row | fields))


def choices(right: tuple[str, ...], wrong: tuple[str, ...]) -> tuple[Choice, ...]:
    """Return the right texts first, then the wrong ones."""
    texts = [(text, True) for text in right] + [(text, False) for text in wrong]
    return tuple(
        Choice(id="abcdefgh"[place], text=text, correct=correct, proof=None if correct else "P2")
        for place, (text, correct) in enumerate(texts)
    )


def make_questions(number: int, **fields: Any) -> tuple[Question, ...]:
    """Return sound questions of all kinds and difficulties, none of which gives away another."""
    return tuple(make_question(n, KINDS[n % len(KINDS)], **fields) for n in range(number))


def make_film(
    session: Session, *, n: int = 60, film: Film = FILM, now: int = 0, **fields: Any
) -> Film:
    """Load a film with n approved questions of all kinds into the bank."""
    questions = tuple(
        replace(question, id=question.id.replace(FILM.id, film.id), film=film.id)
        for question in make_questions(n, **fields)
    )
    load_film(session, Bank(film=film, questions=questions), facts_sha="test", now=now)
    return film


def word(n: int) -> str:
    """Return the n-th invented word; none is a beginning, an end or a stem of another."""
    head, tail = "bdfgklmnprtvz", "aeiou"
    letters = []
    for _ in range(3):
        n, rest = divmod(n, len(head) * len(tail))
        letters.append(head[rest // len(tail)] + tail[rest % len(tail)])
    return "".join(letters) + "k"
