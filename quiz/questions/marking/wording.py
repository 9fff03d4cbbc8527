"""Whether a given answer says in words what an accepted one says, from the strictest reading to the most generous."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA

from quiz.questions.marking.folding import Reading, fold, stem
from quiz.questions.marking.keys import Wording
from quiz.questions.marking.verdict import Verdict
from quiz.questions.marking.vocabulary import (
    APART,
    CHATTER,
    LINKS,
    PARTICLES,
    PERSONS,
    PLACES,
    PREPOSITIONS,
    WHEREABOUTS,
)


def words_verdict(key: Wording, said: Reading, rivals: Sequence[Wording]) -> Verdict:
    if _one_s_apart(key, said) or _other_title(key, said):
        return Verdict.REJECT
    if same(said, key):
        return Verdict.ACCEPT
    generous = _generous_verdict(key, said, rivals)
    return (
        Verdict.REJECT
        if generous is not Verdict.REJECT and _near_a_rival(key, said, rivals)
        else generous
    )


def _generous_verdict(key: Wording, said: Reading, rivals: Sequence[Wording]) -> Verdict:
    if _is_surname(said, key):
        return (
            Verdict.PROMPT if any(_is_surname(said, rival) for rival in rivals) else Verdict.ACCEPT
        )
    readings = (_same_content, _same_person, _typing_error, _with_chatter)
    if any(agrees(said, key) for agrees in readings):
        return Verdict.ACCEPT
    return Verdict.PROMPT if part_of(said, key) else Verdict.REJECT


def same(said: Reading, other: Wording) -> bool:
    """Whether the words are the same: in any order, run together or apart, in singular or plural.

    In descriptions, not in names, a word of the same meaning is the same.
    """
    wanted = other.reading
    if said.run_on == wanted.run_on or _same_words(said.stems, wanted.stems):
        return True
    return not _is_name(other.text) and (
        _same_words(said.meanings, wanted.meanings)
        or _same_but_for_the_person(said.meanings, wanted.meanings)
    )


def _same_words(said: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return "".join(said) == "".join(wanted) or sorted(said) == sorted(wanted)


def _same_but_for_the_person(said: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether two answers differ in "man" and "person" alone: a delivery boy is a delivery person."""
    ends = {*said[-1:], *wanted[-1:]}
    return len(said) > 1 and said[:-1] == wanted[:-1] and ends <= PERSONS and "person" in ends


def said_as_it_stands(said: Reading, key: Wording) -> bool:
    """Whether a list was said whole and in its order, with or without its commas and "and"."""
    spoken, wanted = (
        "".join(word for word in each.words if word != "and") for each in (said, key.reading)
    )
    return said.figures == key.reading.figures and within_reach(spoken, wanted)


def part_of(said: Reading, key: Wording) -> bool:
    """Whether the answer is right as far as it goes: some words of a name, or the word a description hangs on.

    "Luc" is part of Luc Besson; "plant" of a houseplant, and of the houseplant from Léon, but "Léon" is not.
    """
    stems = {word for word in said.stems if word not in LINKS}
    if not any(len(word) > 2 or word.isdigit() for word in stems):
        return False
    if not stems - set(key.reading.stems):
        return _is_name(key.text) or stem(_head(key.text)) in stems
    # Four letters at least, and no word that is another answer: the mother is not the stepmother.
    only = next(iter(stems))
    is_end = len(stems) == len(key.reading.stems) == 1 and len(only) >= 4 and only not in APART
    return is_end and key.reading.stems[0].endswith(only)


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if word.casefold() not in LINKS | PARTICLES]
    return not any(word[0].islower() for word in words)


def _head(text: str) -> str:
    """Return the word a description hangs on: "pin" of "the pin from a grenade", "plant" of "Léon's plant"."""
    words = re.sub(r"['’]", "", text).casefold().split()
    for place, word in enumerate(words[1:], start=1):
        if word in PREPOSITIONS:
            words = words[:place]
            break
    return "".join(re.findall("[a-z0-9]+", fold(words[-1]))) if words else ""


def _one_s_apart(key: Wording, said: Reading) -> bool:
    """Whether a one-word name was given with an s more or less: Alien and Aliens are two films."""
    if len(key.reading.words) > 1 or not key.text.strip()[:1].isupper() or len(said.words) > 1:
        return False
    longer, shorter = sorted((key.reading.run_on, said.run_on), key=len, reverse=True)
    return longer == shorter + "s"


def _other_title(key: Wording, said: Reading) -> bool:
    """Whether one is Mr and the other Mrs."""
    return bool(said.title and key.reading.title and said.title != key.reading.title)


def _near_a_rival(key: Wording, said: Reading, rivals: Sequence[Wording]) -> bool:
    """Whether a typing error could have made this of another name, or of another one's surname."""
    if any(within_reach(said.run_on, rival.reading.run_on) for rival in rivals):
        return True
    families = {rival.family for rival in rivals if rival.surname} - {
        key.family,
        key.reading.run_on,
    }
    return (
        len(said.bare) == 1
        and not _is_surname(said, key)
        and any(within_reach("".join(said.bare), family) for family in families)
    )


def within_reach(said: str, wanted: str) -> bool:
    """Whether one is the other but for typing errors; two letters that changed places are one."""
    allowed = _errors_allowed(len(wanted))
    if abs(len(said) - len(wanted)) > allowed or (len(wanted) < 9 and said[:1] != wanted[:1]):
        return False
    return OSA.distance(said, wanted, score_cutoff=allowed) <= allowed


def _errors_allowed(length: int) -> int:
    """Return how many typing errors a word of so many letters may hold."""
    if length <= 4:
        return 0
    return 1 if length <= 8 else 2


def _typing_error(said: Reading, key: Wording) -> bool:
    """Whether the answer is the key but for typing errors. Figures have none, nor words that are another answer."""
    wanted = key.reading
    if said.figures != wanted.figures or any(
        word in APART and word not in wanted.words for word in said.words
    ):
        return False
    spoken, meant = "".join(said.bare), "".join(wanted.bare)
    if within_reach(spoken, meant):
        return _DIGITS.findall(spoken) == _DIGITS.findall(meant)
    if len(said.bare) > 1 and not said.figures:
        return within_reach("".join(sorted(said.bare)), "".join(sorted(wanted.bare)))
    return len(said.bare) == 1 and bool(key.surname) and within_reach(spoken, key.family)


_DIGITS: Final = re.compile(r"\d+")


def _same_content(said: Reading, key: Wording) -> bool:
    """Whether the words that carry meaning are the same: a grenade pin is the pin from a grenade."""
    mine, theirs = (
        sorted(word for word in each.stems if word not in LINKS) for each in (said, key.reading)
    )
    return bool(mine) and mine == theirs


def _is_surname(said: Reading, key: Wording) -> bool:
    return bool(key.surname) and said.bare in (key.surname, key.surname[-1:])


def _same_person(said: Reading, key: Wording) -> bool:
    """Whether first and last name agree where the middle name is left out or the first one short: Sam, S."""
    wanted = key.reading.bare
    if not key.surname or len(said.bare) < 2 or said.bare[-1:] != key.surname[-1:]:
        return False
    first, *middle, _ = said.bare
    initials = {word[0] for word in wanted[1:-1]}
    return (
        wanted[0].startswith(first)
        and len(first) != 2
        and all(word in (*wanted, *initials) for word in middle)
    )


def _with_chatter(said: Reading, key: Wording) -> bool:
    """Whether the answer was given whole, among words that do not change it: "I think it was Tony"."""
    bare = tuple(word for word in said.bare if word not in CHATTER)
    own = tuple(word for word in key.reading.bare if word not in LINKS)
    if bare and bare in (own, key.surname, key.surname[-1:]):
        return True
    if Counter(key.reading.stems) - Counter(said.stems):
        return False
    extra = Counter(said.stems) - Counter(key.reading.stems)
    return all(word in CHATTER for word in extra) or _says_where(said, key)


def _says_where(said: Reading, key: Wording) -> bool:
    """Whether the whole answer comes first and the rest says where it is: "Little Italy in New York"."""
    count = len(key.reading.words)
    head, tail = said.words[:count], said.words[count:]
    if head != key.reading.words or not tail or said.figures:
        return False
    return "".join(tail) in PLACES or (2 <= len(tail) <= 5 and tail[0] in WHEREABOUTS)
