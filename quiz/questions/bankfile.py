"""The canonical bank file `marquee/1`: written byte for byte the same each time, read with every problem named.

docs/bank-format.md describes each key, docs/bank.schema.json is the same as a JSON Schema.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from quiz.errors import UserMistake
from quiz.films.facts import Film
from quiz.films.strict_json import NotJson, parse
from quiz.questions.model import FORMAT, Bank, Kind, Status, Tier, from_json, to_json

MOST_PROBLEMS = 200
PROOFS = ("P1", "P2", "P3", "P4", "P5", "P6", "P7")

_ID = re.compile(r"\S{1,120}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
Check = Callable[[Any], str | None]


class BrokenBank(UserMistake):
    """A bank file cannot be used; `problems` holds one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def encoded(bank: Bank) -> bytes:
    """Return the bank as a `marquee/1` file: questions by id, keys in a fixed order, a hash over the questions."""
    rows = [
        to_json(question) for question in sorted(bank.questions, key=lambda question: question.id)
    ]
    whole = {
        "format": FORMAT,
        "film": {"id": bank.film.id, "title": bank.film.title, "year": bank.film.year}
        | ({"tagline": bank.film.tagline} if bank.film.tagline else {}),
        "sha256": content_hash(rows),
        "questions": rows,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def content_hash(rows: list[dict[str, Any]]) -> str:
    """Return the SHA-256 of the questions in their shortest JSON form with sorted keys."""
    shortest = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(shortest.encode()).hexdigest()


def read(raw: bytes, name: str) -> Bank:
    """Return the bank of a file's bytes; raise BrokenBank with one `name: path: what and what to do` line per problem."""
    try:
        whole, problems = parse(raw)
    except NotJson as error:
        raise BrokenBank([f"{name}: {error}"]) from None
    problems = problems or list(_problems(whole))
    if problems:
        shown = [f"{name}: {problem}" for problem in problems[:MOST_PROBLEMS]]
        more = len(problems) - MOST_PROBLEMS
        raise BrokenBank(
            shown + ([f"{name}: {more} more problems; mend these first"] if more > 0 else [])
        )
    film = whole["film"]
    return Bank(
        film=Film(
            id=film["id"],
            title=film["title"],
            year=film["year"],
            tagline=film.get("tagline"),
        ),
        questions=tuple(from_json(row) for row in whole["questions"]),
    )


def question_problems(row: Any, path: str = "$") -> Iterator[str]:
    """Yield what keeps one JSON object from being a question, each line beginning with its path."""
    if not isinstance(row, dict):
        yield f"{path}: must be an object with the keys of a question"
        return
    yield from _fields(row, path, required=_ALWAYS, optional=_SOMETIMES)
    if row.get("kind") in list(Kind):
        yield from _of_kind(row, Kind(row["kind"]), path)


def _problems(whole: Any) -> Iterator[str]:
    if not isinstance(whole, dict):
        yield "$: must be an object with format, film and questions"
        return
    if whole.get("format") != FORMAT:
        yield f"$.format: must be {FORMAT!r}; this is no bank file of ours"
        return
    yield from _fields(whole, "$", required=_BANK, optional={"sha256": _hash})
    film, rows = whole.get("film"), whole.get("questions")
    if isinstance(film, dict):
        yield from _fields(film, "$.film", required=_FILM, optional={"tagline": _text(200)})
    if isinstance(rows, list):
        yield from _questions(rows, film.get("id") if isinstance(film, dict) else None)
        if _hash(whole.get("sha256", "0" * 64)) is None and whole.get(
            "sha256", content_hash(rows)
        ) != content_hash(rows):
            yield "$.sha256: does not fit the questions; the file was cut or changed: write it again, or delete this key"


def _questions(rows: list[Any], film_id: Any) -> Iterator[str]:
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        path = f"$.questions[{index}]"
        yield from question_problems(row, path)
        if not isinstance(row, dict):
            continue
        if isinstance(row.get("film"), str) and isinstance(film_id, str) and row["film"] != film_id:
            yield f"{path}.film: must be {film_id!r}, the film of this file"
        question_id = row.get("id")
        if isinstance(question_id, str):
            if question_id in seen:
                yield f"{path}.id: {question_id!r} stands at $.questions[{seen[question_id]}] already; ids are unique"
            seen.setdefault(question_id, index)


def _fields(
    row: dict[str, Any], path: str, *, required: dict[str, Check], optional: dict[str, Check]
) -> Iterator[str]:
    """Yield a line for each missing, unknown or unfit key."""
    for key in required:
        if key not in row:
            yield f"{path}.{key}: is missing; add it"
    for key, value in row.items():
        check = required.get(key) or optional.get(key)
        if check is None:
            yield f"{path}.{key}: is no key of {FORMAT}; remove it"
        elif problem := check(value):
            yield f"{path}.{key}: {problem}"


def _of_kind(row: dict[str, Any], kind: Kind, path: str) -> Iterator[str]:
    """Yield a line for each answer key that the kind needs and lacks, or has and cannot use."""
    wanted = _ANSWERS[kind]
    if kind is Kind.CLOZE:
        wanted = ("choices",) if "choices" in row else ("accepted",)
    for key in wanted:
        if key not in row:
            yield f"{path}.{key}: is missing; a {kind} question needs it"
    for key in _ANSWER_KEYS:
        if key in row and key not in wanted and not (key == "others" and "accepted" in wanted):
            yield f"{path}.{key}: does not belong to a {kind} question; remove it"
    yield from _choices(row.get("choices"), kind, f"{path}.choices")


def _choices(choices: Any, kind: Kind, path: str) -> Iterator[str]:
    if not isinstance(choices, list) or not all(isinstance(choice, dict) for choice in choices):
        return
    for index, choice in enumerate(choices):
        yield from _fields(choice, f"{path}[{index}]", required=_CHOICE, optional={"proof": _proof})
    ids = [choice.get("id") for choice in choices]
    if len({str(one) for one in ids}) < len(ids):
        yield f"{path}: two choices have one id; give each its own"
    right = sum(choice.get("correct") is True for choice in choices)
    if kind is Kind.MULTIPLE_CHOICE and not 2 <= right < len(choices):
        yield f"{path}: {right} of {len(choices)} are right; mark at least two right and one wrong"
    elif kind is not Kind.MULTIPLE_CHOICE and right != 1:
        yield f"{path}: {right} choices are right; mark exactly one"


def _text(most: int, *, least: int = 1) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, str):
            return "must be text in quotation marks"
        if not least <= len(value.strip()) or len(value) > most:
            return f"must have {least} to {most} characters, has {len(value)}"
        return "must hold no line break or control character" if _CONTROL.search(value) else None

    return check


def _texts(most: int, *, least: int = 0, length: int = 200) -> Check:
    one = _text(length)

    def check(value: Any) -> str | None:
        if not isinstance(value, list) or not least <= len(value) <= most:
            return f"must be a list of {least} to {most} texts"
        return next(
            (f"entry {i}: {problem}" for i, entry in enumerate(value) if (problem := one(entry))),
            None,
        )

    return check


def _whole(low: int, high: int) -> Check:
    def check(value: Any) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"must be a whole number from {low} to {high}"

    return check


def _one_of(*names: str) -> Check:
    return lambda value: (
        None if isinstance(value, str) and value in names else f"must be one of {', '.join(names)}"
    )


def _id(value: Any) -> str | None:
    fits = isinstance(value, str) and _ID.fullmatch(value) and not _CONTROL.search(value)
    return None if fits else "must be 1 to 120 characters without spaces"


def _hash(value: Any) -> str | None:
    fits = isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value)
    return None if fits else "must be 64 hexadecimal digits"


def _year(value: Any) -> str | None:
    return None if value is None else _whole(1880, 2100)(value)


def _object(value: Any) -> str | None:
    return None if isinstance(value, dict) else "must be an object"


def _list(value: Any) -> str | None:
    return None if isinstance(value, list) else "must be a list"


def _bool(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _proof(value: Any) -> str | None:
    return _one_of(*PROOFS)(value)


def _answer(value: Any) -> str | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    return None if fits else "must be a number"


def _tolerance(value: Any) -> str | None:
    return None if _answer(value) is None and 0 <= value <= 1 else "must be a number from 0 to 1"


def _unit(value: Any) -> str | None:
    return None if value is None else _text(60)(value)


def _media(value: Any) -> str | None:
    return (
        None if value is None else "must be null; pictures and sounds are not read from bank files"
    )


def _list_of_choices(value: Any) -> str | None:
    fits = (
        isinstance(value, list)
        and 2 <= len(value) <= 8
        and all(isinstance(choice, dict) for choice in value)
    )
    return (
        None
        if fits
        else "must be a list of 2 to 8 choices, each an object with id, text and correct"
    )


def _pairs(value: Any) -> str | None:
    if not isinstance(value, list) or not 3 <= len(value) <= 5:
        return "must be a list of 3 to 5 pairs"
    both = _texts(2, least=2, length=200)
    return next(
        (f"pair {i}: {problem}" for i, pair in enumerate(value) if (problem := both(pair))), None
    )


_BANK: dict[str, Check] = {"format": _text(40), "film": _object, "questions": _list}
_FILM: dict[str, Check] = {"id": _id, "title": _text(200), "year": _year}
_CHOICE: dict[str, Check] = {"id": _text(8), "text": _text(200), "correct": _bool}
_ALWAYS: dict[str, Check] = {
    "id": _id,
    "kind": _one_of(*Kind),
    "prompt": _text(500),
    "explanation": _text(1000, least=0),
    "film": _id,
    "facts": _texts(40),
    "family": _text(80, least=0),
    "tags": _texts(40, length=80),
    "difficulty": _whole(1, 5),
    "spoiler": _whole(0, 3),
    "flags": _texts(20, length=40),
    "seconds": _whole(5, 300),
    "media": _media,
    "status": _one_of(*Status),
    "tier": _one_of(*Tier),
    "source": _text(200, least=0),
}
_SOMETIMES: dict[str, Check] = {
    "choices": _list_of_choices,
    "accepted": _texts(60, least=1),
    "others": _texts(400),
    "answer": _answer,
    "unit": _unit,
    "tolerance": _tolerance,
    "sequence": _texts(6, least=3),
    "pairs": _pairs,
    "asks": _text(40),
}
_ANSWERS: dict[Kind, tuple[str, ...]] = {
    Kind.SINGLE_CHOICE: ("choices",),
    Kind.MULTIPLE_CHOICE: ("choices",),
    Kind.TRUE_FALSE: ("choices",),
    Kind.ODD_ONE_OUT: ("choices",),
    Kind.TYPED: ("accepted",),
    Kind.CLOZE: ("choices",),
    Kind.NUMBER: ("answer", "unit", "tolerance"),
    Kind.ORDER: ("sequence",),
    Kind.MATCH: ("pairs",),
}
_ANSWER_KEYS = ("choices", "accepted", "others", "answer", "unit", "tolerance", "sequence", "pairs")
