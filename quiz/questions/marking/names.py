"""Which part of a person's name is enough: the surname is, a given name alone is not."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from quiz.questions.marking.folding import fold, read
from quiz.questions.marking.vocabulary import PARTICLES

_NICKNAME: Final = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”„]")


def spellings(accepted: str) -> tuple[str, ...]:
    """Return an accepted answer and what follows from it: 'Norman "Stan" Stansfield' is also Stan Stansfield.

    A name that is all quoted, or a text with a bracket at its end, stands for what is inside or before it.
    """
    found = _NICKNAME.search(accepted)
    before, nickname, after = (
        (accepted[: found.start()], found[1], accepted[found.end() :]) if found else ("", "", "")
    )
    variants = [accepted]
    if before.strip() and after.strip():
        variants += [f"{before} {after}", f"{nickname} {after}", nickname]
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", accepted)
    if bare and bare != accepted:
        variants.append(bare)
    return tuple(variants)


@lru_cache(maxsize=20_000)
def surname(accepted: str) -> tuple[str, ...]:
    """Return the words of the surname if this is certainly a person's full name, else nothing.

    Certainly: two to five words, all with a capital but the particles, the first a known given name or an initial.
    """
    spelt = [word for word in re.findall(r"[^\s,]+", accepted) if word[0] not in '"“(']
    if not 2 <= len(spelt) <= 5 or not all(_name_like(word) for word in spelt):
        return ()
    words = read(accepted).bare
    if len(words) < 2 or not (
        words[0] in _given_names() or re.fullmatch(r"(?:[A-Z]\.)+", spelt[0])
    ):
        return ()
    # Two words where it is spelt with a hyphen: Day-Lewis.
    last = words[-2:] if len(words) > 2 and words[-2] in fold(spelt[-1]).split("-") else words[-1:]
    return (*(word for word in words[1 : -len(last)] if word in PARTICLES), *last)


def _name_like(word: str) -> bool:
    if word.endswith(":") or word in ("The", "And"):
        return False  # a title: "Léon: The Professional"
    return word[0].isupper() or word.casefold() in PARTICLES


@cache
def _given_names() -> frozenset[str]:
    text = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8")
    return frozenset(
        name for line in text.splitlines() if not line.startswith("#") for name in line.split()
    )
