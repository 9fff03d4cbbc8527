"""The outward form of a facts file: which keys there are and what they hold, both ways.

`built` turns parsed JSON into `FilmFacts` and notes every deviation with its path; meaning is checked in `check.py`.
"""

import dataclasses
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from quiz.films.facts import (
    FORMAT,
    Article,
    Entity,
    Event,
    Fact,
    FactStatus,
    FactTier,
    Film,
    FilmFacts,
    Sentence,
)

MOST_ROWS = 20_000
LONGEST_TEXT = 2_000
Problems = list[str]
Reader = Callable[[Any, str, Problems], Any]


def built(value: Any, problems: Problems) -> FilmFacts | None:
    """Return the facts of parsed JSON, or None when its shape has problems (added as `path: what and what to do`)."""
    before = len(problems)
    if not isinstance(value, dict):
        problems.append(f"$: is {_kind(value)}; a facts file is one JSON object")
        return None
    if value.get("format") != FORMAT:
        problems.append(f'$.format: is {value.get("format")!r:.40}; write "{FORMAT}"')
    row = _object(value, "$", _FILE, problems)
    if len(problems) > before:
        return None
    return FilmFacts(**{key: inner for key, inner in row.items() if key != "format"})


def to_row(facts: FilmFacts) -> dict[str, Any]:
    """Return the JSON object of a facts file: fixed key order, empty optional keys left out."""
    row = {"format": FORMAT, **_plain(facts)}
    for key in ("synonyms", "barred", "deny"):
        if not row[key]:
            del row[key]
    return row


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {
            field.name: (getattr(value, field.name), field)
            for field in dataclasses.fields(value)
            if field.init
        }
        keep_always = isinstance(value, FilmFacts | Film | Article | Sentence)
        return {
            name: _plain(inner)
            for name, (inner, field) in fields.items()
            if keep_always or field.default is dataclasses.MISSING or inner != field.default
        }
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value


def _object(
    value: Any, path: str, keys: dict[str, tuple[Reader, bool]], problems: Problems
) -> dict[str, Any]:
    """Return the read values of an object's keys; `keys` gives for each its reader and whether it must be there."""
    if not isinstance(value, dict):
        problems.append(f"{path}: is {_kind(value)}; write an object with {', '.join(keys)}")
        return {}
    for key in value.keys() - keys.keys():
        problems.append(f"{path}.{key:.40}: unknown key; the keys are {', '.join(keys)}")
    row = {}
    for key, (reader, required) in keys.items():
        if key in value:
            row[key] = reader(value[key], f"{path}.{key}", problems)
        elif required:
            problems.append(f"{path}.{key}: is missing; add it")
    return row


def _rows(make: Callable[..., Any], keys: dict[str, tuple[Reader, bool]]) -> Reader:
    def read(value: Any, path: str, problems: Problems) -> Any:
        items = _list(value, path, problems)
        rows = []
        for index, item in enumerate(items):
            before = len(problems)
            row = _object(item, f"{path}[{index}]", keys, problems)
            if len(problems) == before:
                rows.append(make(**row))
        return tuple(rows)

    return read


def _one(make: Callable[..., Any], keys: dict[str, tuple[Reader, bool]]) -> Reader:
    def read(value: Any, path: str, problems: Problems) -> Any:
        before = len(problems)
        row = _object(value, path, keys, problems)
        return make(**row) if len(problems) == before else None

    return read


def _list(value: Any, path: str, problems: Problems) -> list[Any]:
    if not isinstance(value, list):
        problems.append(f"{path}: is {_kind(value)}; write a list")
        return []
    if len(value) > MOST_ROWS:
        problems.append(f"{path}: has {len(value):,} rows; at most {MOST_ROWS:,} are read")
        return []
    return value


def _text(value: Any, path: str, problems: Problems) -> str:
    if not isinstance(value, str):
        problems.append(f"{path}: is {_kind(value)}; write a text")
        return ""
    if not value.strip():
        problems.append(f"{path}: is empty; write a text")
    elif value != value.strip() or "  " in value or "\n" in value:
        problems.append(f"{path}: has spaces at an end, two in a row or a line break; remove them")
    elif len(value) > LONGEST_TEXT:
        problems.append(
            f"{path}: has {len(value):,} characters; at most {LONGEST_TEXT:,} are allowed"
        )
    return value


def _texts(value: Any, path: str, problems: Problems) -> tuple[str, ...]:
    items = _list(value, path, problems)
    return tuple(_text(item, f"{path}[{index}]", problems) for index, item in enumerate(items))


def _groups(least: int, most: int) -> Reader:
    def read(value: Any, path: str, problems: Problems) -> tuple[tuple[str, ...], ...]:
        groups = []
        for index, item in enumerate(_list(value, path, problems)):
            group = _texts(item, f"{path}[{index}]", problems)
            if not least <= len(group) <= most:
                wanted = f"{least}" if least == most else f"{least} or more"
                problems.append(
                    f"{path}[{index}]: has {len(group)} texts; write {wanted} that belong together"
                )
            groups.append(group)
        return tuple(groups)

    return read


def _whole(least: int, most: int) -> Reader:
    def read(value: Any, path: str, problems: Problems) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.append(f"{path}: is {_kind(value)}; write a whole number")
            return least
        if not least <= value <= most:
            problems.append(f"{path}: is {value}; write a number from {least} to {most}")
        return value

    return read


def _flag(value: Any, path: str, problems: Problems) -> bool:
    if not isinstance(value, bool):
        problems.append(f"{path}: is {_kind(value)}; write true or false")
        return False
    return value


def _maybe(reader: Reader) -> Reader:
    return lambda value, path, problems: None if value is None else reader(value, path, problems)


def _among(*allowed: str) -> Reader:
    def read(value: Any, path: str, problems: Problems) -> str:
        if value not in allowed or not isinstance(value, str):
            problems.append(f"{path}: is {value!r:.40}; write one of {', '.join(allowed)}")
            return allowed[0]
        return value

    return read


def _enum(kind: type[StrEnum]) -> Reader:
    among = _among(*(str(member) for member in kind))
    return lambda value, path, problems: kind(among(value, path, problems))


def _sha256(value: Any, path: str, problems: Problems) -> str:
    if not isinstance(value, str) or len(value) != 64 or set(value) - set("0123456789abcdef"):
        problems.append(f"{path}: is no SHA-256; write 64 digits 0-9a-f")
        return ""
    return value


def _flags(value: Any, path: str, problems: Problems) -> tuple[str, ...]:
    among = _among(*CONTENT_FLAGS)
    items = _list(value, path, problems)
    return tuple(among(item, f"{path}[{index}]", problems) for index, item in enumerate(items))


def _kind(value: Any) -> str:
    names = {bool: "true or false", str: "a text", list: "a list", dict: "an object"}
    return "null" if value is None else names.get(type(value), f"the number {value!r:.20}")


CONTENT_FLAGS = (
    "violence",
    "minor",
    "weapons",
    "drugs",
    "abuse",
    "smoking",
    "death",
    "language",
    "sex",
)
_OFFSET = _whole(0, 10_000_000)
_SPOILER = _whole(0, 3)

_FILM: dict[str, tuple[Reader, bool]] = {
    "id": (_text, True),
    "title": (_text, True),
    "year": (_maybe(_whole(1870, 2200)), True),
    "tagline": (_maybe(_text), False),
}
_SENTENCE: dict[str, tuple[Reader, bool]] = {
    "id": (_text, True),
    "part": (_among("lead", "info", "plot"), True),
    "paragraph": (_maybe(_whole(1, MOST_ROWS)), True),
    "number": (_whole(1, MOST_ROWS), True),
    "start": (_OFFSET, True),
    "end": (_OFFSET, True),
    "sha256": (_sha256, True),
}
_ARTICLE: dict[str, tuple[Reader, bool]] = {
    "title": (_text, True),
    "sha256": (_sha256, True),
    "length": (_OFFSET, True),
    "sentences": (_rows(Sentence, _SENTENCE), True),
}
_ENTITY: dict[str, tuple[Reader, bool]] = {
    "id": (_text, True),
    "type": (_text, True),
    "name": (_text, True),
    "nicknames": (_texts, False),
    "aliases": (_texts, False),
    "gender": (_maybe(_among("f", "m")), False),
    "plural": (_flag, False),
    "within": (_texts, False),
    "asked": (_maybe(_text), False),
    "since": (_maybe(_text), False),
    "until": (_maybe(_text), False),
    "only_for": (_texts, False),
}
_FACT: dict[str, tuple[Reader, bool]] = {
    "id": (_text, True),
    "subject": (_text, True),
    "relation": (_text, True),
    "object": (_text, True),
    "statement": (_text, True),
    "place": (_text, True),
    "evidence": (_text, True),
    "offset": (_OFFSET, True),
    "spoiler": (_SPOILER, True),
    "flags": (_flags, False),
    "scene": (_maybe(_text), False),
    "whom": (_maybe(_text), False),
    "foils": (_texts, False),
    "unsafe": (_texts, False),
    "tier": (_enum(FactTier), False),
    "status": (_enum(FactStatus), False),
}
_EVENT: dict[str, tuple[Reader, bool]] = {
    "id": (_text, True),
    "statement": (_text, True),
    "rank": (_maybe(_whole(1, MOST_ROWS)), True),
    "orderable": (_flag, True),
    "place": (_text, True),
    "spoiler": (_SPOILER, True),
    "flags": (_flags, False),
    "causes": (_texts, False),
}
_FILE: dict[str, tuple[Reader, bool]] = {
    "format": (lambda value, path, problems: value, True),
    "film": (_one(Film, _FILM), True),
    "article": (_one(Article, _ARTICLE), True),
    "entities": (_rows(Entity, _ENTITY), True),
    "facts": (_rows(Fact, _FACT), True),
    "events": (_rows(Event, _EVENT), True),
    "synonyms": (_groups(2, 100), False),
    "barred": (_groups(2, 2), False),
    "deny": (_texts, False),
}
