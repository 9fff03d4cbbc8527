"""Names in running text: what a name looks like, and what its parts are."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.films.draft.words import KEPT_TITLES, NAME_TITLES

UPPER = "[" + "".join(chr(code) for code in range(0x530) if chr(code).isupper()) + "]"
CAPITALISED = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Lt|Sgt|Capt|Gen|Prof|Col|Maj|Rev|Cpl|Cmdr)\.|{UPPER}\.(?:-?{UPPER}\.)*"
    rf"|(?:[dlDL]'){UPPER}[^\W_]*|{UPPER}[^\W_]*(?:'(?!s\b)[^\W_]+|-[^\W_]+)*)"
)
PARTICLE = r"(?:de la|de los|de|del|della|di|da|van der|van den|van|von|der|den|la|le|du|dos|ten|ter|bin|ibn|al|el)"
NICKNAME = r'"[^"]{1,30}"'
PERSON = (
    rf"{CAPITALISED}(?: (?:{PARTICLE} )?(?:{NICKNAME} )?{CAPITALISED}){{0,6}}(?:, (?:Jr|Sr)\.)?"
)
# "Wicked Witch of the West": a name with "of" in it needs capitals on both sides.
NAME = rf"{PERSON}(?: of (?:the )?{CAPITALISED}(?: {CAPITALISED})?)?"
ACTOR = re.compile(
    rf"{CAPITALISED}(?: (?:{PARTICLE} )?(?:{NICKNAME} )?{CAPITALISED}){{0,4}}(?:, (?:Jr|Sr)\.)?"
)


def folded(name: str) -> str:
    """Return a name without accents, case and punctuation, for comparing."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"\w+", plain.casefold()))


def composed(name: str) -> str:
    """Return a name as it is stored: composed letters, single spaces, no comma or full stop left over from a sentence."""
    name = re.sub(r",(?= (?:Jr|Sr)\.)", "", unicodedata.normalize("NFC", name))
    return " ".join(name.split()).strip(" ,;:")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A character's name in parts; `title` is what stands before the name ("First Lieutenant")."""

    title: str
    given: str
    nickname: str
    surname: str

    @property
    def plain(self) -> str:
        """The name without its nickname."""
        return " ".join(part for part in (self.given, self.surname) if part)


def parts_of(name: str) -> NameParts:
    """Split a name: `First Lieutenant Dan Taylor`, `Norman "Stan" Stansfield`, `the Scarecrow`."""
    tokens = re.findall(rf"{NICKNAME}|\S+", name)
    nickname = next((token.strip('",') for token in tokens if token.startswith('"')), "")
    plain = [token for token in tokens if not token.startswith('"')]
    title: list[str] = []
    while len(plain) > 1 and plain[0] in NAME_TITLES and not _belongs(plain):
        title.append(plain.pop(0))
    if len(plain) == 1 or plain[0] in KEPT_TITLES or plain[0] == "the" or "of" in plain:
        return NameParts(
            title=" ".join(title), given=" ".join(plain), nickname=nickname, surname=""
        )
    cut = _surname_at(plain)
    return NameParts(
        title=" ".join(title),
        given=" ".join(plain[:cut]),
        nickname=nickname,
        surname=" ".join(plain[cut:]),
    )


def _belongs(plain: list[str]) -> bool:
    """Whether the title is part of the name people use: one name follows ("Aunt Em"), or a fixed one ("Miss Gulch")."""
    return plain[0] in KEPT_TITLES or (
        len(plain) == 2 and plain[0] not in ("First", "Second", "Special")
    )


def _surname_at(plain: list[str]) -> int:
    last = len(plain) - (
        2 if plain[-1] in ("Jr.", "Sr.", "II", "III", "IV") and len(plain) > 2 else 1
    )
    while last > 1 and re.fullmatch(PARTICLE, plain[last - 1].casefold()):
        last -= 1
    return last


class People:
    """The film's people named in full, in order of appearance; tells whom a surname alone means."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._by_fold = {folded(name): name for name in self.names}

    def named(self, text: str) -> str | None:
        """Return the one person who is meant by a full name, a surname or a given name and surname, else None."""
        sought = folded(text)
        if sought in self._by_fold:
            return self._by_fold[sought]
        fits = [
            name for fold, name in self._by_fold.items() if sought and fold.endswith(f" {sought}")
        ]
        return fits[0] if len(fits) == 1 else None
