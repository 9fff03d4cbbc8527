"""Sentences of a paragraph, and the cleaned text that rules read while offsets stay those of the article."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """Return the words of a space-separated list."""
    return frozenset(text.split())


NESTED_MAX = (
    1_000  # characters; a bracket or quotation mark open for longer is taken for a slip of the pen
)

CITATION = re.compile(
    r"\[(?:\d{1,4}|(?:note|nb|fn|n|ref|lower-alpha|[a-z]) ?\d{1,4}|sic"
    r"|[a-z ]{0,30}(?:citation|clarification|verification|page|source|date)[a-z ]{0,30}needed[a-z ]{0,30}"
    r"|(?:by )?(?:who|whom|when|where|which|why)\?)\]"
    # A lone letter is a mark only where it clings to a word: in a quotation "[a] fool" is the editor's.
    r"|(?:(?<=[\w.,;:!?)])|(?<=[\w.,;:!?][\"'”’]))\[[a-z]\](?=\W|$)",
    re.IGNORECASE,
)
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'"})

TITLES = words(
    "mr mrs ms dr prof rev hon st gen lt sgt capt col cpl cmdr maj adm gov sen rep pres mt ft no nos vs vol messrs"
)
SOFT_ABBREVIATIONS = words("bros inc ltd co corp jr sr etc ph.d m.d esq dept ave blvd approx est")
# Words that open an English sentence and no name: after "Jr." or "U.S." only these begin a new sentence.
OPENERS = words(
    "the a an in on at as after before when while with without although though however meanwhile later soon then "
    "his her its their he she it they this that these those there one two both because since if once upon during "
    "despite following by from to for but and or so yet also eventually finally instead unable upset back now"
)
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
INITIAL_NEXT = re.compile(r"[^\W\d_]\. ")
STOP = re.compile(r"(?:[!?…]|\.)+[\"')\]»]*(?=\s)")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without citation marks, with plain spaces and straight quotes; `origins[i]` is where character i stood."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the article of a non-empty slice of the clean text."""
        return self.origins[start], self.origins[end - 1] + 1

    def cut(self, start: int, end: int) -> "CleanText":
        return CleanText(self.text[start:end], self.origins[start:end])


def cleaned(text: str, start: int, end: int) -> CleanText:
    """Return text[start:end] without citation marks, invisible characters and runs of white space."""
    letters: list[str] = []
    origins: list[int] = []
    for at in _outside_citations(text, start, end):
        letter = text[at]
        if letter.isspace():
            if not letters or letters[-1] == " ":
                continue
            letter = " "
        elif unicodedata.category(letter) in ("Cf", "Cc"):
            continue
        letters.append(letter)
        origins.append(at)
    while letters and letters[-1] == " ":
        letters.pop()
        origins.pop()
    return CleanText("".join(letters).translate(STRAIGHT), tuple(origins))


def _outside_citations(text: str, start: int, end: int) -> Iterator[int]:
    at = start
    for mark in CITATION.finditer(text, start, end):
        yield from range(at, mark.start())
        at = mark.end()
    yield from range(at, end)


def after_citations(text: str, at: int) -> int:
    """Return the place after the citation marks that follow directly."""
    while mark := CITATION.match(text, at):
        at = mark.end()
    return at


def sentence_slices(text: str, *, not_before: int = 0) -> list[tuple[int, int]]:
    """Return start and end of each sentence of one clean paragraph; no sentence ends before `not_before`.

    A full stop inside brackets or quotation marks ends nothing, so that a quotation is never torn in two.
    """
    nested = _nested(text)
    slices = []
    start = 0
    for stop in STOP.finditer(text):
        if stop.start() < not_before or nested[stop.end() - 1] or not _ends(text, stop):
            continue
        slices.append((start, stop.end()))
        start = stop.end() + 1
    if text[start:].strip():
        slices.append((start, len(text)))
    return slices


def _nested(text: str) -> bytearray:
    """Return a 1 for each character that stands inside brackets or double quotation marks which are closed later."""
    nested = bytearray(len(text) + 1)
    opened: dict[str, int] = {}
    for at, letter in enumerate(text):
        if letter == '"':
            opening = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
            if opening:
                opened['"'] = at
            else:
                _close(nested, opened.pop('"', None), at)
        elif letter == "(":
            opened.setdefault("(", at)
        elif letter == ")":
            _close(nested, opened.pop("(", None), at)
    return nested


def _close(nested: bytearray, opened: int | None, at: int) -> None:
    if opened is not None and at - opened <= NESTED_MAX:
        nested[opened:at] = b"\1" * (at - opened)


def _ends(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() + 1 : stop.end() + 40].lstrip("\"'([«¿¡")
    if not following or following[0].islower():
        return not following
    if stop.group() != ".":
        return True
    word = re.split(r"[\s(\[\"—–]", text[max(0, stop.start() - 30) : stop.start()])[-1]
    if word.casefold() in TITLES:
        return False
    if word == "I":
        return not INITIAL_NEXT.match(following)
    if word.casefold() in SOFT_ABBREVIATIONS or INITIALS.fullmatch(word):
        opener = re.match(r"[^\W\d_]+", following)
        return opener is not None and opener.group().casefold() in OPENERS
    return True
