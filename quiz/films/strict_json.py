"""JSON from outside, read so that nothing slips through: duplicate keys, NaN, endless depth and digits are problems.

Python's own reader keeps the last of two equal keys, knows NaN, and dies of 100,000 brackets.
"""

import json
import math
import re
from typing import Any

MOST_BYTES = 20_000_000
MOST_DEPTH = 20
MOST_DIGITS = 18
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotJson(ValueError):
    """The text is no JSON at all; the message says where and what to do."""


class _Row(dict[str, Any]):
    """A JSON object that remembers which of its keys stood twice."""

    __slots__ = ("twice",)
    twice: list[str]


class _Strange:
    """A number that no file may hold; kept until its path is known."""

    def __init__(self, text: str) -> None:
        self.text = text


def parse(raw: bytes) -> tuple[Any, list[str]]:
    """Return the value and one `path: what and what to do` line per problem; raise NotJson if there is no value."""
    if len(raw) > MOST_BYTES:
        raise NotJson(f"the file has {len(raw):,} bytes, at most {MOST_BYTES:,} are read; split it")
    text = _decoded(raw)
    _refuse_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_row,
            parse_constant=_Strange,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        hint = (
            "the file ends too early; write it again"
            if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
            else "mend the JSON there"
        )
        raise NotJson(f"{at}: {error.msg[:1].lower()}{error.msg[1:]}; {hint}") from None
    problems: list[str] = []
    _walk(value, "$", problems)
    return value, problems


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise NotJson(f"line {line}, column {column}: not UTF-8; save the file as UTF-8") from None


def _refuse_depth(text: str) -> None:
    depth = 0
    for match in _TOKEN.finditer(text):
        sign = match.group()
        depth += (sign in "[{") - (sign in "]}") if len(sign) == 1 else 0
        if depth > MOST_DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            raise NotJson(
                f"line {line}, column {column}: nested deeper than {MOST_DEPTH}; flatten it"
            )


def _row(pairs: list[tuple[str, Any]]) -> _Row:
    row = _Row(pairs)
    keys = [key for key, _ in pairs]
    row.twice = sorted({key for key in keys if keys.count(key) > 1}) if len(row) < len(keys) else []
    return row


def _whole(text: str) -> int | _Strange:
    return int(text) if len(text.lstrip("-")) <= MOST_DIGITS else _Strange(f"{text[:12]}…")


def _fraction(text: str) -> float | _Strange:
    number = float(text)
    return number if math.isfinite(number) else _Strange(text)


def _walk(value: Any, path: str, problems: list[str]) -> None:
    if isinstance(value, _Row):
        problems += [f"{path}.{key}: stands twice in one object; keep one" for key in value.twice]
        for key, inner in value.items():
            _walk(inner, f"{path}.{key}", problems)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _walk(inner, f"{path}[{index}]", problems)
    elif isinstance(value, _Strange):
        problems.append(
            f"{path}: {value.text} is no number that can be stored; give a finite one of up to {MOST_DIGITS} digits"
        )
    elif isinstance(value, str) and (_SURROGATE.search(value) or "\0" in value):
        problems.append(f"{path}: holds half a character or a NUL; type the text anew")
