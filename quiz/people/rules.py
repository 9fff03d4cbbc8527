"""What a player may be called: clean names, their look-alikes, and the names nobody gets.

Two names count as the same when their `skeleton` is the same; a name is shown as `clean_name` returned it.
"""

import random
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import regex

from quiz.errors import QuizError

MAX_GRAPHEMES: Final = 20
MAX_BYTES: Final = 80
MAX_MARKS: Final = 2  # combining marks on one letter; Vietnamese, Hebrew and Thai need two
READ_AT_MOST: Final = 200  # characters; nothing longer is a name, whatever it costs to look at it


class BadName(QuizError):
    """This name cannot be used; the text says what to change."""


def accept_name(raw: str) -> str:
    """Return the name as it will be shown; raise BadName if it is malformed, reserved or profane."""
    name = clean_name(raw)
    if is_reserved(name):
        raise BadName("That name belongs to the people who run the quiz. Choose another one.")
    if is_profane(name):
        raise BadName("That name is not for a room with children in it. Choose another one.")
    return name


def clean_name(raw: str) -> str:
    """Return the name in NFC with single spaces; raise BadName if it is not one short, visible line.

    The figures are those of promises T33, T34 and T36: what the database, the log or the board cannot hold is refused
    here. Zero-width joiner and variation selector 16 are allowed inside an emoji only.
    """
    if len(raw) > READ_AT_MOST:
        raise BadName(f"This name is too long: use at most {MAX_GRAPHEMES} characters.")
    name = " ".join(part for part in raw.strip(" \t\r\n").split(" ") if part)
    # Refused before NFC is formed: unpaired surrogates have no place in any text.
    if _UNSEEN.search(_EMOJI_GLUE.sub("", name)):
        raise BadName("This name has characters that cannot be seen. Type it again by hand.")
    name = " ".join(unicodedata.normalize("NFC", _SPACE.sub(" ", name)).split())
    if not _VISIBLE.search(name):
        raise BadName("Type a name with at least one letter, digit or emoji.")
    if _STACKED.search(unicodedata.normalize("NFD", name)):
        raise BadName(f"Use at most {MAX_MARKS} accents on a letter, and none on its own.")
    if len(_GRAPHEME.findall(name)) > MAX_GRAPHEMES:
        raise BadName(f"This name is too long: use at most {MAX_GRAPHEMES} characters.")
    if len(name.encode()) > MAX_BYTES:
        raise BadName("This name is too long to store: use fewer emoji or symbols.")
    return name


_GRAPHEME: Final = regex.compile(r"\X")
_SPACE: Final = regex.compile(r"\p{Zs}+")
_VISIBLE: Final = regex.compile(r"[\p{L}\p{N}\p{So}\p{Extended_Pictographic}]")
# Control, format, surrogate, private and unassigned; line breaks; what Unicode says to draw as nothing (Hangul fillers,
# selectors, the grapheme joiner); and the Braille blank.
_UNSEEN: Final = regex.compile(r"[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]")
_EMOJI_GLUE: Final = regex.compile(
    r"(?<=\p{Emoji})\uFE0F(?:\u20E3)?"
    r"|(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})"
)
_STACKED: Final = regex.compile(
    rf"(?:^|\s)[\p{{Mn}}\p{{Me}}]|[\p{{Mn}}\p{{Me}}]{{{MAX_MARKS + 1}}}"
)


def skeleton(name: str) -> str:
    """Return what a hurried eye reads: equal for names that look alike, whatever the alphabet, case or accents.

    After UTS 39, with i, l, 1 and | as one letter, and without spaces and punctuation. For comparing, never for showing.

    >>> skeleton("Аdmin") == skeleton("ADM1N") == skeleton("a d m ı n")
    True
    """
    read = _likeness(name[:READ_AT_MOST])
    return _BETWEEN.sub("", read) or read


_BETWEEN: Final = regex.compile(r"[\p{P}\p{Z}\p{C}]+")
_ACCENTS: Final = regex.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe0f]+")
_LATIN_TWINS: Final = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "m": "rn", "w": "vv"})


def _likeness(text: str) -> str:
    """Return each character as the one it looks like; spaces and punctuation stay."""
    # Once by the look of the capital (Н is H), once more by what folding the case brought up.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", _compatible(text))
        text = _ACCENTS.sub("", text).translate(_confusables()).casefold()
    return text.translate(_LATIN_TWINS)


def _compatible(text: str) -> str:
    # NFKC would make an ordinary sigma of the one that looks like c.
    return unicodedata.normalize("NFKC", text.translate(_LUNATE_SIGMA))


_LUNATE_SIGMA: Final = str.maketrans("ϲϹ", "cC")


@cache
def _confusables() -> dict[int, str]:
    rows = _lines("confusables.tsv")
    return {
        int(source, 16): "".join(chr(int(code, 16)) for code in target.split())
        for target, sources in (row.split("\t") for row in rows)
        for source in sources.split()
    }


def _lines(filename: str) -> list[str]:
    text = Path(__file__).with_name(filename).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


# Nobody is called this, whatever stands beside it.
_NEVER: Final = (
    "admin admins administrator moderator moderators sysadmin superuser webmaster quizmaster"
)
# Nobody is called only this, alone or with the words of `_BESIDE`: "The Host" no, "Ghost Host Town" yes.
_NOT_ALONE: Final = (
    "host hosts cohost quizhost mod mods root marquee quiz system staff official support help helpdesk security owner "
    "operator editor editors judge referee server bot everyone all you anonymous null none undefined deleted unknown"
)
_BESIDE: Final = "the a an your our my team of real true mr mrs ms dr chief head night room live game member account no"


def is_reserved(name: str) -> bool:
    """Whether a name could be taken for the people or the machine that run the quiz, however it is spelt."""
    never, not_alone, beside = _reserved()
    for words in _readings(name):
        plain = [spelling for word in words for spelling in _spellings(word)]
        if any(spelling in never for spelling in plain):
            return True
        joined = {
            _squeezed(_plain("".join(words))),
            _squeezed(_plain("".join(words).rstrip(_DIGITS))),
        }
        if joined & (never | not_alone):
            return True
        kinds = [_spellings(word) & (not_alone | beside) for word in words if not word.isdigit()]
        if kinds and all(kinds) and any(kind & not_alone for kind in kinds):
            return True
    return False


_DIGITS: Final = "0123456789"
_LEET: Final = str.maketrans(
    {
        "4": "a",
        "@": "a",
        "3": "e",
        "5": "s",
        "$": "s",
        "7": "t",
        "+": "t",
        "8": "b",
        "9": "g",
        "!": "l",
    }
)


@cache
def _reserved() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    never, not_alone, beside = (
        frozenset(_squeezed(_plain(word)) for word in words.split())
        for words in (_NEVER, _NOT_ALONE, _BESIDE)
    )
    return never, not_alone, beside


def _spellings(word: str) -> set[str]:
    """Return the ways to read one word: as it stands, and without the digits or marks at its end."""
    return {_squeezed(_plain(word)), _squeezed(_plain(word.rstrip(_DIGITS + "!+#*(<")))}


def _plain(word: str) -> str:
    read = _BETWEEN.sub("", _likeness(word).translate(_LEET))
    return read.replace("rn", "m").replace("vv", "w")


def _squeezed(word: str) -> str:
    return regex.sub(r"(.)\1+", r"\1", word)


def _readings(name: str) -> list[list[str]]:
    """Return the words of a name as typed, with spelt-out letters joined, and with "camelCase" taken apart."""
    text = _compatible(name[:READ_AT_MOST])
    texts = {text, _CAMEL.sub(" ", text), text.replace("*", " ")}
    return [_joined_letters(_WORD.findall(variant)) for variant in sorted(texts)]


_CAMEL: Final = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
# Signs that stand in for a letter belong to the word: $hit, @dmin, sh!t.
_WORD: Final = regex.compile(r"[\p{L}\p{N}\p{M}\p{Regional_Indicator}🅐-🆉|@$!+#*(<€¢£¥]+")


def _joined_letters(words: list[str]) -> list[str]:
    joined: list[str] = []
    run = ""
    for word in [*words, "  "]:
        if len(word) == 1:
            run += word
            continue
        # Two letters are initials; from three on it is a word spelt out.
        joined += [run] if len(run) > 2 else list(run)
        run = ""
        joined.append(word)
    return joined[:-1]


def is_profane(name: str) -> bool:
    """Whether a name holds a word of `profanity.txt`, also with digits for letters, stretched or spaced out.

    Words inside harmless ones (Scunthorpe, Hitchcock) do not count. A list never ends the matter: a host can rename.
    """
    everywhere, anywhere, word, allowed = _profanity()
    text = allowed.sub(" ", name[:READ_AT_MOST])
    for words in _readings(text):
        run_together = _likeness("".join(words))
        if everywhere.search(run_together) or (
            len(run_together) > 5 and word.fullmatch(run_together)
        ):
            return True
        for form in (form for typed in words for form in _forms(typed)):
            if anywhere.search(form) or word.fullmatch(form):
                return True
    return False


def _forms(typed: str) -> set[str]:
    """Return one typed word with and without the digits and signs around it; nothing for bare figures."""
    forms = {typed, typed.strip("!+#*(<"), typed.strip(_DIGITS + "!+#*(<@")}
    return {_likeness(form) for form in forms if _LETTER.search(form)}


_LETTER: Final = regex.compile(r"\p{L}|\p{Regional_Indicator}|[🅐-🆉]")
Pattern = regex.Pattern[str]


@cache
def _profanity() -> tuple[Pattern, Pattern, Pattern, Pattern]:
    groups: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _lines("profanity.txt"):
        if line.startswith("["):
            lines = groups.setdefault(line.strip("[]"), [])
        else:
            lines.append(line)
    everywhere, anywhere, word = (
        _any_of([_spelt(entry) for line in groups[group] for entry in line.split()])
        for group in ("everywhere", "anywhere", "word")
    )
    allowed = _any_of([rf"\b{entry}\b".replace(" ", r"[\s\p{P}]+") for entry in groups["allowed"]])
    return everywhere, anywhere, word, allowed


def _any_of(patterns: list[str]) -> Pattern:
    return regex.compile("|".join(patterns), regex.IGNORECASE)


# What may stand for a letter once look-alikes are read as what they look like.
_STAND_INS: Final = {
    "a": "a4@",
    "b": "b8",
    "c": "c(<¢",
    "e": "e3",
    "f": "fɸ",
    "g": "g96",
    "h": "h#",
    "l": "l!",
    "s": "s5$z",
    "t": "t7+",
    "u": "uv",
}


def _spelt(word: str) -> str:
    """Return the pattern of one listed word: letters may be stretched, stood in for, or starred inside."""
    runs = [match.group() for match in regex.finditer(r"(.)\1*", word)]
    parts = [_run(run) for run in runs]
    inner = [rf"(?:{part}|\*+)" for part in parts[1:-1]]
    return "".join([parts[0], *inner, *parts[-1:]]) if len(parts) > 1 else parts[0]


def _run(run: str) -> str:
    likeness = _likeness(run[0])
    if len(likeness) > 1:
        return f"(?:{likeness})+"
    signs = regex.escape(_STAND_INS.get(likeness, likeness), special_only=False)
    return f"[{signs}]{{{len(run)},}}"


_SEATS: Final = (
    "Front Row",
    "Back Row",
    "Balcony",
    "Matinee",
    "Midnight",
    "Technicolor",
    "Popcorn",
    "Encore",
    "Slow Motion",
    "Final Cut",
    "Double Bill",
    "Jump Cut",
    "Big Screen",
    "Late Show",
    "Sepia",
    "Velvet",
    "Curtain",
    "Close-up",
    "Silent Era",
    "Wide Angle",
    "Opening Night",
    "Box Office",
    "Deep Focus",
    "Lobby",
    "Neon",
    "Usher",
    "Reel One",
    "Director's Cut",
)
_SITTERS: Final = (
    "Ficus",
    "Fern",
    "Otter",
    "Heron",
    "Badger",
    "Cactus",
    "Moth",
    "Lynx",
    "Magpie",
    "Walrus",
    "Pickle",
    "Comet",
    "Teacup",
    "Owl",
    "Fox",
    "Tulip",
    "Puffin",
    "Panda",
    "Yeti",
    "Robin",
    "Koala",
    "Bonsai",
    "Newt",
    "Gecko",
    "Willow",
    "Pigeon",
    "Hare",
    "Clover",
    "Toucan",
    "Marmot",
)


def suggest_name(rng: random.Random) -> str:
    """Return a pleasant name of two parts, one of about 750: "Front Row Ficus"."""
    seat = rng.choice(_SEATS)
    return (
        f"{seat} {rng.choice([each for each in _SITTERS if len(seat) + len(each) < MAX_GRAPHEMES])}"
    )
