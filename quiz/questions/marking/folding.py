"""How a typed answer is read: case, accents, punctuation, articles, numerals and spelling do not matter."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from anyascii import anyascii

from quiz.questions.marking.figures import digits_for_words
from quiz.questions.marking.vocabulary import (
    ARTICLES,
    CHATTER,
    FIRMS,
    HONORIFICS,
    LEADING,
    PARTS,
    PLURALS,
    ROMAN,
    SAME_PLACES,
    SPELLINGS,
    SUFFIXES,
    SYNONYMS,
)

LONGEST: Final = 200  # characters of an answer that are read; the rest is dropped unread
MOST_WORDS: Final = 40


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the text in lower-case ASCII letters, digits, spaces and the signs that figures and dates need.

    >>> fold("  L\u00c9ON\u2019s \u201cPlant\u201d ")
    "leon's plant"
    """
    text = unicodedata.normalize("NFKD", text[:LONGEST].translate(_QUOTES))
    # One ligature can stand for eighteen letters.
    kept = "".join(_kept(char) for char in text[:LONGEST])
    # Once more: transliteration may bring up capitals.
    folded = kept if kept.isascii() else anyascii(kept).casefold()
    return " ".join(_SIGNS.sub(" ", folded[:LONGEST]).split())


_QUOTES: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_SIGNS: Final = re.compile(r"[^a-z0-9 '.,/&$%;\n+-]")


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cs", "Co", "Cn", "So", "Sk"):
        return ""  # accents, right-to-left marks, unpaired surrogates, emoji
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if category == "Sc":
        return f" {char} " if char == "$" else {"\u20ac": " eur ", "\u00a3": " gbp "}.get(char, " ")
    return char.casefold()


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer as read. `words` keep their form, `bare` are those without honorifics, Jr. and
    Inc.; `stems` are the bare ones in the singular and in one spelling, `meanings` those with one word for a thing.
    """

    words: tuple[str, ...]
    bare: tuple[str, ...]
    stems: tuple[str, ...]
    meanings: tuple[str, ...]
    title: str  # "m" or "f" if it starts with Mr, Mrs and the like

    @property
    def run_on(self) -> str:
        """All words without spaces, so that "house plant" is "houseplant"."""
        return "".join(self.words)

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(sorted(word for word in self.words if not word.isalpha()))


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """Return the words that matter. Never raises; a text without any has no words."""
    words = _without_leading(_numbered(_words(fold(text))[:MOST_WORDS]))
    rest, title = _without_honorific(words)
    phrase = " ".join(rest)
    stems = tuple(stem(word) for word in SAME_PLACES.get(phrase, phrase).split())
    whole = SYNONYMS.get(phrase) or SYNONYMS.get(" ".join(stems))
    meanings = (
        whole.split()
        if whole
        else [part for each in stems for part in SYNONYMS.get(each, each).split()]
    )
    return Reading(tuple(words), tuple(rest), stems, tuple(meanings), title)


def _words(folded: str) -> list[str]:
    text = _DOTTED.sub(lambda initials: initials.group().replace(".", ""), folded)
    text = (
        text.replace("'s ", "s ")
        .replace("'", "")
        .replace("&", " and ")
        .replace("+", " and ")
        .replace("$", " ")
    )
    return _WORD.findall(_THOUSANDS.sub("", text))


_DOTTED: Final = re.compile(r"\b(?:[a-z]\.){2,}")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:st|nd|rd|th)?(?![a-z])|\d+(?:\.\d+)?|[a-z]+")


def _numbered(words: list[str]) -> list[str]:
    """Return the words with "twelve", "12th", and the II of "Rocky II" as digits, and "part" before them dropped."""
    words = digits_for_words(words)
    last = len(words) - 1
    figures = [
        _arabic(word, first=place == 0, last=place == last) for place, word in enumerate(words)
    ]
    return [
        word
        for word, after in zip_longest(figures, figures[1:], fillvalue="")
        if not (word in PARTS and after[:1].isdigit())
    ]


def _arabic(word: str, *, first: bool, last: bool) -> str:
    if word[0].isdigit():
        return re.sub(r"(?:st|nd|rd|th)$", "", word)
    # A numeral never comes first (I, Robot), and one of a single letter only at the end: Rocky V.
    return str(ROMAN[word]) if word in ROMAN and not first and (last or len(word) > 1) else word


def _without_leading(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in LEADING:
        words = words[1:]
    # One article only: La La Land.
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return [*words[:1], *(word for word in words[1:] if word not in ("the", "a", "an"))]


def _without_honorific(words: list[str]) -> tuple[list[str], str]:
    title = ""
    while len(words) > 1 and words[0] in HONORIFICS:
        title, words = HONORIFICS[words[0]] or title, words[1:]
    while len(words) > 2 and words[-1] in SUFFIXES | FIRMS and words[-2] not in CHATTER:
        words = words[:-1]
    return words, title


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word in the singular and in American spelling."""
    return _spelling(_singular(SPELLINGS.get(word, word)))


def _singular(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:s|x|z|ch|sh)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _spelling(word: str) -> str:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) > 4:
        word = re.sub(r"our(?=$|ed$|ing$|ful$|ite$|able$|er$)", "or", word)
        word = re.sub(r"is(?=(?:e|ed|er|ing|ation)$)", "iz", word)
    return word
