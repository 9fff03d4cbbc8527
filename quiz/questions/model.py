"""A question as plain frozen data, and its canonical form `marquee/1` (docs/bank-format.md).

Every kind uses the fields it needs and leaves the others empty; `Question.keys` tells what the right answer is in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quiz.films.facts import Film

FORMAT = "marquee/1"


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    MATCH = "match"
    CLOZE = "cloze"
    ODD_ONE_OUT = "odd_one_out"


class Status(StrEnum):
    """Where a stored question stands: only approved ones are dealt."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


class Tier(StrEnum):
    """Whether a person has looked at it."""

    AUTO = "auto"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option; a wrong one carries the proof code (P1 … P7) that says why it is wrong."""

    id: str
    text: str
    correct: bool
    proof: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. Which fields are filled depends on the kind:

    single_choice, multiple_choice, true_false, odd_one_out: choices. typed: accepted. cloze: choices or accepted.
    number: answer, unit, tolerance (relative, 0.01 = one per cent; 0 = exact). order: sequence in the right order.
    match: pairs of left and right. `others` are names that must not be taken for a typed answer. `asks` says which end
    of its facts a generated question asks for ("object", "subject", …), so that its proofs can be found again.
    """

    id: str
    kind: Kind
    prompt: str
    explanation: str
    film: str
    choices: tuple[Choice, ...] = ()
    accepted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    answer: float | int | None = None
    unit: str | None = None
    tolerance: float | None = None
    sequence: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    family: str = ""
    asks: str = ""
    tags: tuple[str, ...] = ()
    difficulty: int = 3
    spoiler: int = 0
    flags: tuple[str, ...] = ()
    seconds: int = 20
    media: None = None
    status: Status = Status.APPROVED
    tier: Tier = Tier.AUTO
    source: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the right answer in words: every right choice, the first accepted answer, or the figure."""
        if self.choices:
            return tuple(choice.text for choice in self.choices if choice.correct)
        if self.accepted:
            return self.accepted[:1]
        if self.answer is not None:
            return (f"{self.answer:,}",)
        return self.sequence or tuple(f"{left} – {right}" for left, right in self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """The questions on one film, in the order of their ids."""

    film: Film
    questions: tuple[Question, ...]


def to_json(question: Question) -> dict[str, Any]:
    """Return a question in its `marquee/1` form: a dict with the keys of its kind only, in one fixed order."""
    row: dict[str, Any] = {
        "id": question.id,
        "kind": str(question.kind),
        "prompt": question.prompt,
        "explanation": question.explanation,
    }
    if question.choices:
        row["choices"] = [
            {"id": choice.id, "text": choice.text, "correct": choice.correct}
            | ({"proof": choice.proof} if choice.proof else {})
            for choice in question.choices
        ]
    if question.accepted:
        row["accepted"] = list(question.accepted)
    if question.others:
        row["others"] = list(question.others)
    if question.answer is not None:
        row |= {"answer": question.answer, "unit": question.unit, "tolerance": question.tolerance}
    if question.sequence:
        row["sequence"] = list(question.sequence)
    if question.pairs:
        row["pairs"] = [list(pair) for pair in question.pairs]
    return row | {
        "film": question.film,
        "facts": list(question.facts),
        "family": question.family,
        **({"asks": question.asks} if question.asks else {}),
        "tags": list(question.tags),
        "difficulty": question.difficulty,
        "spoiler": question.spoiler,
        "flags": list(question.flags),
        "seconds": question.seconds,
        "media": question.media,
        "status": str(question.status),
        "tier": str(question.tier),
        "source": question.source,
    }


def from_json(row: Mapping[str, Any]) -> Question:
    """Return the question of a row that has passed the checks of `bankfile.read`; raise KeyError or ValueError else."""
    return Question(
        id=row["id"],
        kind=Kind(row["kind"]),
        prompt=row["prompt"],
        explanation=row["explanation"],
        film=row["film"],
        choices=tuple(
            Choice(id=c["id"], text=c["text"], correct=c["correct"], proof=c.get("proof"))
            for c in row.get("choices", ())
        ),
        accepted=tuple(row.get("accepted", ())),
        others=tuple(row.get("others", ())),
        answer=row.get("answer"),
        unit=row.get("unit"),
        tolerance=row.get("tolerance"),
        sequence=tuple(row.get("sequence", ())),
        pairs=tuple((left, right) for left, right in row.get("pairs", ())),
        facts=tuple(row.get("facts", ())),
        family=row.get("family", ""),
        asks=row.get("asks", ""),
        tags=tuple(row.get("tags", ())),
        difficulty=row.get("difficulty", 3),
        spoiler=row.get("spoiler", 0),
        flags=tuple(row.get("flags", ())),
        seconds=row.get("seconds", 20),
        status=Status(row.get("status", "approved")),
        tier=Tier(row.get("tier", "auto")),
        source=row.get("source", ""),
    )
