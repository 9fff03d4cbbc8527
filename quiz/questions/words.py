"""Words as the linter and the leak check compare them: folded, without accents, case or punctuation, and stemmed.

Answers are marked elsewhere (marking.py); here two texts are only asked whether they share a word or a phrase.
"""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"[’'](?:s\b)?")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")

_LITTLE_WORDS = """
    a an and are as at be been being but by did do does for from had has have her hers him his how if in into is it
    its itself of off on onto or our out over own she he so than that the their them then there these they this those
    through to under up upon was were what when where which while who whom whose why will with would yours your
    according article film movie following question answer complete sentence true false"""
# Words that carry no content of their own, whatever their length.
STOP = frozenset(_LITTLE_WORDS.split())
# From two on: "one" is more often a pronoun than a figure.
_FIGURE_WORDS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty"""
_NUMBERS = {word: str(number) for number, word in enumerate(_FIGURE_WORDS.split(), start=2)}
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "live", "people": "person",
    "shot": "shoot", "shoots": "shoot", "beaten": "beat", "begs": "beg", "begged": "beg", "hid": "hide", "found": "find",
    "taught": "teach", "told": "tell", "taken": "take", "took": "take", "gave": "give", "given": "give", "went": "go",
    "goes": "go", "done": "do", "died": "die", "dies": "die", "dying": "die", "sent": "send", "held": "hold",
    "left": "leave", "paid": "pay", "stolen": "steal", "stole": "steal", "written": "write", "wrote": "write",
    "said": "say", "says": "say", "kept": "keep", "met": "meet", "led": "lead", "dug": "dig", "digs": "dig",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text as lower-case words of plain letters and digits with one space between them.

    >>> fold("Léon's “taste for life”")
    'leon taste for life'
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    words = _NOT_WORD.sub(" ", _POSSESSIVE.sub(" ", plain)).split()
    return " ".join(_NUMBERS.get(word, word) for word in words)


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return fold(text).split()


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a rough stem of a folded word; good enough to see that "plants" and "planting" are one word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, least in (("ies", 5), ("ing", 6), ("ied", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith(("ss", "us")):
            base = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            return _bare(base)
    return _bare(word)


def _bare(base: str) -> str:
    """Drop a doubled last consonant and a silent e, so that "robbed", "rob" and "robe" meet."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        return base[:-1]
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


@lru_cache(maxsize=4_096)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    return frozenset(stem(word) for word in tokens(text) if word not in STOP)


def contains(text: str, phrase: str) -> bool:
    """Return whether the folded words of `phrase` stand in `text` one after the other.

    A leading article is no part of the phrase.
    """
    wanted = bare(phrase)
    return bool(wanted) and f" {wanted} " in f" {fold(text)} "


@lru_cache(maxsize=16_384)
def bare(phrase: str) -> str:
    """Return the folded phrase without a leading article."""
    return re.sub(r"^(?:a|an|the) ", "", fold(phrase))


def without_quotations(text: str) -> str:
    """Return the text with everything between double quotation marks taken out; inner words are somebody else's."""
    return _QUOTED.sub(" “” ", text)
