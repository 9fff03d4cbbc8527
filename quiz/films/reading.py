"""Reading and writing a facts file: bytes ⇄ `FilmFacts`. Every problem has the JSON path where it stands."""

import json
from pathlib import Path
from typing import Any

from quiz.errors import UserMistake
from quiz.films.check import check
from quiz.films.facts import FilmFacts
from quiz.films.shape import to_row


class BadFacts(UserMistake):
    """A facts file that cannot be used; the text is one line per problem: `file: $.path: what and what to do`."""


def read(path: Path | str) -> FilmFacts:
    """Return the facts of a file; raise BadFacts with one line per problem."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadFacts(
            f"{path}: {error.strerror or error}; give the path of a facts file"
        ) from None
    return parse(raw, path.name)


def parse(raw: bytes, name: str = "facts") -> FilmFacts:
    """Return the facts of a file's bytes; raise BadFacts with one line per problem."""
    report = check(raw)
    if report.facts is None or report.problems:
        raise BadFacts("\n".join(f"{name}: {problem}" for problem in report.problems))
    return report.facts


def to_json(facts: FilmFacts) -> bytes:
    """Return a facts file, one entity, fact and event a line, so that a change shows as one line of a diff."""
    row = to_row(facts)
    lines = []
    for key, value in row.items():
        lines.append(f"{json.dumps(key)}: {_laid_out(value)}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _laid_out(value: Any) -> str:
    if isinstance(value, dict) and "sentences" in value:
        head = {key: inner for key, inner in value.items() if key != "sentences"}
        return f'{_line(head)[:-1]}, "sentences": {_laid_out(value["sentences"])}}}'
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_line(inner) for inner in value) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
