"""Dates as people type them: 14 September 1994, September 14th, 14/9/94, 1994-09-14."""

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final, NamedTuple

from quiz.questions.marking.vocabulary import MONTHS, ORDINALS, WEEKDAYS


class Day(NamedTuple):
    """A date, or the parts of it that were given; 0 where nothing was said."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> bool:
        return bool(self.year and self.month and self.day)

    def agrees(self, other: "Day") -> bool:
        """Whether nothing said in one is denied by the other."""
        return all(
            mine == theirs or not (mine and theirs)
            for mine, theirs in zip(self, other, strict=True)
        )


@lru_cache(maxsize=20_000)
def dates(folded: str) -> frozenset[Day]:
    """Return every day a folded text may mean: both where day and month could be either; nothing if it is no date."""
    words = [word for word in _PART.findall(folded) if word not in _NOISE]
    if not 2 <= len(words) <= 3 or _LEFT_OVER.sub("", folded).strip(" ,./-'") or len(folded) > 60:
        return frozenset()
    return _with_month_name(words) if any(word in MONTHS for word in words) else _in_figures(words)


_NOISE: Final = WEEKDAYS | {"of", "the", "on", "in"}
_PART: Final = re.compile(r"\d+|[a-z]{3,}|\bof\b|\bon\b|\bin\b")
_LEFT_OVER: Final = re.compile(
    rf"\d+(?:st|nd|rd|th)?|\b(?:{'|'.join([*MONTHS, *WEEKDAYS, *ORDINALS, 'of', 'the', 'on', 'in'])})\b"
)


def _with_month_name(words: list[str]) -> frozenset[Day]:
    months = [MONTHS[word] for word in words if word in MONTHS]
    figures = [
        word if word.isdigit() else str(ORDINALS.get(word, ""))
        for word in words
        if word not in MONTHS
    ]
    if len(months) != 1 or not all(figures):
        return frozenset()
    if len(figures) == 1:
        return _real(
            [
                Day(0, months[0], int(figures[0]))
                if len(figures[0]) <= 2
                else Day(_year(figures[0]), months[0])
            ]
        )
    first, second = figures
    return _real(
        [Day(_year(second), months[0], int(first)), Day(_year(first), months[0], int(second))]
    )


def _in_figures(words: list[str]) -> frozenset[Day]:
    if not all(word.isdigit() and len(word) <= 4 for word in words):
        return frozenset()
    if len(words) == 2:
        first, second = (int(word) for word in words)
        return _real([Day(0, second, first), Day(0, first, second)])
    one, two, three = words
    if len(one) == 4:
        return _real([Day(int(one), int(two), int(three)), Day(int(one), int(three), int(two))])
    return _real([Day(_year(three), int(two), int(one)), Day(_year(three), int(one), int(two))])


def _year(figure: str) -> int:
    """Return the year; of two digits, the one in 1930–2029."""
    if len(figure) != 2:
        return int(figure) if len(figure) == 4 else -1
    return int(figure) + (1900 if int(figure) >= 30 else 2000)


def _real(days: list[Day]) -> frozenset[Day]:
    return frozenset(day for day in days if _exists(day))


def _exists(day: Day) -> bool:
    if day.year < 0 or day.year > 9999 or not 0 <= day.month <= 12:
        return False
    return day.month > 0 and 0 <= day.day <= monthrange(day.year or 2000, day.month)[1]
