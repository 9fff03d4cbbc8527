"""The outward form of an option: a figure, a date, a quotation, a name or a phrase, and the value it sorts by."""

import re
from functools import lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORD_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_DAY_MONTH_YEAR = re.compile(rf"^(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})$")
_NUMBER = re.compile(r"^[$£€]?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|[a-z]+(?: [a-z]+)?)?$")
_SMALL_WORDS = "a an and at by de del des di du for from in la le of on or the to von van with"
_SMALL = frozenset(_SMALL_WORDS.split())
_MILLIONS = {"million": 10**6, "billion": 10**9, "thousand": 10**3}


@lru_cache(maxsize=4_096)
def shape(text: str) -> str:
    """Return "date", "money", "year", "number", "weekday", "month", "quote", "name" or "phrase"."""
    if _DAY_MONTH_YEAR.match(text):
        return "date"
    if text[:1] in "$£€" and _NUMBER.match(text):
        return "money"
    if re.fullmatch(r"1[89]\d\d|20\d\d", text):
        return "year"
    if _NUMBER.match(text) or text.casefold() in WORD_NUMBERS:
        return "number"
    if text in WEEKDAYS:
        return "weekday"
    if text in MONTHS:
        return "month"
    if text[:1] in '“"‘':
        return "quote"
    return "name" if _is_name(text) else "phrase"


@lru_cache(maxsize=4_096)
def sort_value(text: str) -> tuple[float, ...] | None:
    """Return what a figure, a date, a weekday or a month sorts by; None for everything that has no order."""
    if match := _DAY_MONTH_YEAR.match(text):
        return (int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    if text in WEEKDAYS:
        return (WEEKDAYS.index(text),)
    if text in MONTHS:
        return (MONTHS.index(text),)
    if text.casefold() in WORD_NUMBERS:
        return (WORD_NUMBERS.index(text.casefold()),)
    if match := _NUMBER.match(text):
        figure = float(match[1].replace(",", "") + (match[2] or ""))
        return (figure * _MILLIONS.get(match[3] or "", 1),)
    return None


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\s\-–/]+", text)
    heads = [word for word in words if word.casefold() not in _SMALL]
    return (
        bool(heads)
        and text[:1].isupper()
        and all(word[:1].isupper() or word[:1].isdigit() for word in heads)
    )
