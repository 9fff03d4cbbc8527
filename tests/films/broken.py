"""A small sound facts file, and the ways to break it: what is changed, and the path the problem must name."""

import copy
import hashlib
import json
from collections.abc import Callable
from typing import Any

ARTICLE = (
    "The Lamp (1971) was made by Ada Quill.\n\nDirected by - Ada Quill\n\n\n"
    "Nora keeps a green lamp. Her brother Otto steals the lamp one night."
)
Row = dict[str, Any]


def sound() -> Row:
    """Return a facts file without a problem on an article written for it."""
    return {
        "format": "marquee-facts/1",
        "film": {"id": "lamp", "title": "The Lamp", "year": 1971},
        "article": {
            "title": "The Lamp",
            "sha256": _sha256(ARTICLE),
            "length": len(ARTICLE),
            "sentences": [
                _sentence("L.1", "lead", None, 1, "The Lamp (1971) was made by Ada Quill."),
                _sentence("I.1", "info", None, 1, "Directed by - Ada Quill"),
                _sentence("P1.1", "plot", 1, 1, "Nora keeps a green lamp."),
                _sentence("P1.2", "plot", 1, 2, "Her brother Otto steals the lamp one night."),
            ],
        },
        "entities": [
            {"id": "film", "type": "film", "name": "The Lamp"},
            {"id": "ada", "type": "person", "name": "Ada Quill", "aliases": ["Quill"], "gender": "f"},
            {"id": "nora", "type": "character", "name": "Nora", "gender": "f"},
            {"id": "otto", "type": "character", "name": "Otto", "nicknames": ["Ottie"], "gender": "m"},
            {"id": "lamp", "type": "object", "name": "a lamp", "within": ["house"]},
            {"id": "house", "type": "object", "name": "a house"},
        ],
        "facts": [
            _fact("F1", "film", "release_year", "1971", "The film dates from 1971.", "L.1", "1971"),
            _fact("F2", "film", "directed_by", "ada", "The director is Ada Quill.", "I.1", "Ada Quill"),
            _fact("F3", "nora", "best_friend", "lamp", "What Nora treasures is a lamp.", "P1.1", "a green lamp")
            | {"foils": ["a clock", "a chair"], "unsafe": ["otto"]},
            _fact("F4", "otto", "steals", "lamp", "The thief of the lamp is Otto.", "P1.2", "steals the lamp")
            | {"scene": "at night", "whom": "nora", "spoiler": 2},
        ],
        "events": [
            {"id": "E1", "statement": "Nora keeps watch", "rank": 1, "orderable": True, "place": "P1.1", "spoiler": 1, "causes": ["E2"]},
            {"id": "E2", "statement": "Otto comes by night", "rank": 2, "orderable": True, "place": "P1.2", "spoiler": 2},
        ],
        "synonyms": [["lamp", "lantern"]],
        "barred": [["lamp", "house"]],
        "deny": ["The Lantern"],
    }  # fmt: skip


def raw(row: Row) -> bytes:
    return json.dumps(row).encode()


def broken(change: Callable[[Row], object]) -> bytes:
    """Return the sound file after one change."""
    row = copy.deepcopy(sound())
    change(row)
    return raw(row)


def put(path: str, value: object) -> Callable[[Row], None]:
    """Return the change that puts a value at a dotted path: `facts.0.offset`."""
    *outer, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def change(row: Any) -> None:
        for step in outer:
            row = row[step]
        row[last] = value

    return change


def drop(path: str) -> Callable[[Row], None]:
    """Return the change that takes away what stands at a dotted path."""
    *outer, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def change(row: Any) -> None:
        for step in outer:
            row = row[step]
        del row[last]

    return change


def _sentence(id: str, part: str, paragraph: int | None, number: int, text: str) -> Row:
    start = ARTICLE.index(text)
    return {
        "id": id,
        "part": part,
        "paragraph": paragraph,
        "number": number,
        "start": start,
        "end": start + len(text),
        "sha256": _sha256(text),
    }


def _fact(
    id: str, subject: str, relation: str, object: str, statement: str, place: str, evidence: str
) -> Row:
    texts = {
        "L.1": 0,
        "I.1": ARTICLE.index("Directed"),
        "P1.1": ARTICLE.index("Nora"),
        "P1.2": ARTICLE.index("Her"),
    }
    return {
        "id": id,
        "subject": subject,
        "relation": relation,
        "object": object,
        "statement": statement,
        "place": place,
        "evidence": evidence,
        "offset": ARTICLE.index(evidence, texts[place]),
        "spoiler": 0,
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
