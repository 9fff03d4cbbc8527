"""The accepted answers, read ahead of time: what each one is (a date, a figure, a list, a name) and how it is worded."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quiz.questions.marking import figures
from quiz.questions.marking.dates import Day, dates
from quiz.questions.marking.folding import LONGEST, Reading, fold, read
from quiz.questions.marking.names import spellings, surname
from quiz.questions.marking.vocabulary import MONTHS

MOST_MEMBERS: Final = 12


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say an answer."""

    text: str
    reading: Reading
    surname: tuple[str, ...]

    @property
    def family(self) -> str:
        """The surname run together, or nothing."""
        return "".join(self.surname)


@dataclass(frozen=True, slots=True)
class Key(Wording):
    """An accepted answer: a date, a figure, a list, or plain words."""

    days: frozenset[Day]
    amounts: frozenset[float]
    currency: str
    members: tuple[str, ...]  # of "A, B and C"; one if it is no list


@lru_cache(maxsize=4_000)
def keys_of(accepted: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple(_key(spelling[:LONGEST]) for spelling in _spelt(accepted))


@lru_cache(maxsize=4_000)
def rivals_of(accepted: tuple[str, ...], others: tuple[str, ...]) -> tuple[Wording, ...]:
    """Return the names that must not be taken for the answer, without those that are the answer."""
    own = {key.reading.words for key in keys_of(accepted)}
    rivals = (wording_of(spelling[:LONGEST]) for spelling in _spelt(others))
    return tuple(rival for rival in rivals if rival.reading.words not in own)


@lru_cache(maxsize=20_000)
def wording_of(text: str) -> Wording:
    return Wording(text, read(text), surname(text))


def _spelt(answers: tuple[str, ...]) -> list[str]:
    return [each for answer in answers for each in spellings(answer) if read(each[:LONGEST]).words]


def _key(text: str) -> Key:
    folded = fold(text)
    days = dates(folded)
    # "4/5" alone may be anything; with a month's name or a year it is a date.
    named = any(word in MONTHS for word in re.findall("[a-z]+", folded))
    return Key(
        text=text,
        reading=read(text),
        surname=surname(text),
        days=days if named or any(day.whole for day in days) else frozenset(),
        amounts=figures.amounts(folded),
        currency=figures.currency(folded),
        members=members(text),
    )


def members(text: str) -> tuple[str, ...]:
    """Return the parts of a list: "A, B and C" has three."""
    parts = _BETWEEN_MEMBERS.split(text)
    # Too many to be anybody's list: not worth reading one by one.
    return (
        (text,) if len(parts) > MOST_MEMBERS else tuple(part for part in parts if read(part).words)
    )


_BETWEEN_MEMBERS: Final = re.compile(r"\s*(?:,|;|\n|&|\+|/|\band\b)\s*", re.IGNORECASE)
