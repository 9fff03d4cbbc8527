"""Which prompts of a film are much like a new one, so that nobody writes a question twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from quiz.bank.tables import Question
from quiz.bank.texts import folded
from quiz.questions.model import Status

ALIKE_PERCENT = 90
MOST_ALIKE = 5
# The shorter to the longer of two texts that are so much alike; most of a large bank is left out by that.
LENGTHS = ALIKE_PERCENT / (200 - ALIKE_PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A prompt much like another one; 100 `percent` is the same but for case and accents.

    `number` questions have it, of which `public_id` is the first.
    """

    public_id: str
    prompt: str
    percent: int
    number: int


def alike(session: Session, film_id: str, prompt: str, *, but: str | None = None) -> list[Alike]:
    """Return the prompts of a film's questions that say the same, or nearly so; the nearest first."""
    others = [Question.film_id == film_id, Question.status != Status.RETIRED]
    others += [Question.public_id != but] if but else []
    near = _near(session, others, folded(prompt))
    rows = session.execute(
        select(Question.folded_prompt, Question.public_id, Question.prompt)
        .where(*others, Question.folded_prompt.in_([text for text, _ in near]))
        .order_by(Question.id)
    ).all()
    found = []
    for text, percent in near:
        same = [
            (public_id, shown) for folded_prompt, public_id, shown in rows if folded_prompt == text
        ]
        found.append(
            Alike(public_id=same[0][0], prompt=same[0][1], percent=percent, number=len(same))
        )
    return found


def _near(
    session: Session, others: Sequence[ColumnElement[bool]], wanted: str
) -> list[tuple[str, int]]:
    """Return the folded prompts nearest to the one wanted, with how near they are."""
    shortest, longest = int(len(wanted) * LENGTHS), int(len(wanted) / LENGTHS) + 1
    texts = session.scalars(
        select(Question.folded_prompt).where(
            *others, func.length(Question.folded_prompt).between(shortest, longest)
        )
    )
    near = process.extract(
        wanted,
        sorted(set(texts)),
        scorer=fuzz.ratio,
        score_cutoff=ALIKE_PERCENT,
        limit=MOST_ALIKE,
    )
    return [(text, int(percent)) for text, percent, _ in near]
