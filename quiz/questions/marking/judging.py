"""The verdict on one typed answer."""

import re
from collections.abc import Sequence
from typing import Final

from quiz.questions.marking import figures
from quiz.questions.marking.dates import Day, dates
from quiz.questions.marking.folding import LONGEST, Reading, fold, read
from quiz.questions.marking.keys import Key, Wording, keys_of, members, rivals_of, wording_of
from quiz.questions.marking.verdict import Verdict
from quiz.questions.marking.vocabulary import ALTERNATIVES, CHATTER, NUMBER_UNITS, REFUSALS
from quiz.questions.marking.wording import part_of, said_as_it_stands, same, words_verdict

MONEY_TOLERANCE: Final = 0.01


def mark(accepted: Sequence[str], given: str, *, others: Sequence[str] = ()) -> Verdict:
    """Return the verdict on a typed answer; the first accepted answer is the main one.

    `others` are names that must not be taken for the answer: a given answer that is one of them, or that is as near to
    one of them as a typing error, is refused. Never raises. Only the first 200 characters are read.
    Source: docs/marking.md.

    >>> [str(mark(["Luc Besson"], given)) for given in ("besson", "Luc", "Jean Reno")]
    ['accept', 'prompt', 'reject']
    """
    given = given[:LONGEST].strip()
    # Also answers that are all signs, which would read as nothing.
    if given and any(given == answer[:LONGEST].strip() for answer in accepted):
        return Verdict.ACCEPT
    said, keys = read(given), keys_of(tuple(accepted))
    if not said.words:
        return Verdict.REJECT
    if any(said.words == key.reading.words and not key.amounts for key in keys):
        return Verdict.ACCEPT
    rivals = rivals_of(tuple(accepted), tuple(others))
    if any(same(said, rival) for rival in rivals) or _hedged(given, keys):
        return Verdict.REJECT
    verdicts = {_verdict(key, said, given, rivals) for key in keys}
    return next(
        (each for each in (Verdict.ACCEPT, Verdict.PROMPT) if each in verdicts), Verdict.REJECT
    )


def accepts_cloze(accepted: Sequence[str], given: str, *, others: Sequence[str] = ()) -> bool:
    """Whether a typed word fills the gap; a gap asks for no second try."""
    return mark(accepted, given, others=others) is Verdict.ACCEPT


def mark_number(answer: float, given: str, *, tolerance: float | None = None) -> Verdict:
    """Return accept if a typed number is within a relative tolerance (0.01 is one per cent) of the answer, else reject.

    None or 0 asks for the very number.
    """
    found = figures.amounts(fold(given[:LONGEST]))
    return Verdict.ACCEPT if figures.within(answer, tolerance or 0.0, found) else Verdict.REJECT


def _hedged(given: str, keys: Sequence[Key]) -> bool:
    """Whether the answer denies ("not Tony") or offers a choice ("Tony or Stansfield", "Tony / Stansfield")."""
    own = {word for key in keys for word in _letters(key.text)}
    words = set(_letters(given))
    if (words & (REFUSALS | ALTERNATIVES)) - own:
        return True
    return "/" in given and not any(key.days or key.amounts or len(key.members) > 1 for key in keys)


def _letters(text: str) -> list[str]:
    return re.findall("[a-z]+", fold(text).replace("'", ""))


def _verdict(key: Key, said: Reading, given: str, rivals: Sequence[Wording]) -> Verdict:
    if key.days:
        return _date_verdict(key, given)
    if key.amounts:
        return _figure_verdict(key, said, given)
    if len(key.members) > 1:
        return _list_verdict(key, said, given, rivals)
    return words_verdict(key, said, rivals)


def _date_verdict(key: Key, given: str) -> Verdict:
    """A date is right or wrong; a part of it that is right asks for the rest. Either reading of 9/11 will do."""
    folded = " ".join(word for word in fold(given).split() if word not in CHATTER)
    found = dates(folded)
    if found & key.days:
        return Verdict.ACCEPT
    parts = found or ({Day(year=int(folded))} if re.fullmatch(r"\d{4}", folded) else set())
    fits = any(part.agrees(day) for part in parts if not part.whole for day in key.days)
    return Verdict.PROMPT if fits else Verdict.REJECT


def _figure_verdict(key: Key, said: Reading, given: str) -> Verdict:
    """Money is right within one per cent, every other figure exactly."""
    folded = fold(given)
    paid = figures.currency(folded)
    if paid and key.currency and paid != key.currency:
        return Verdict.REJECT
    tolerance = MONEY_TOLERANCE if key.currency else 0.0
    found = figures.amounts(folded) | _short_year(key, folded)
    if found:
        right = any(figures.within(amount, tolerance, found) for amount in key.amounts)
        return Verdict.ACCEPT if right else Verdict.REJECT
    rest = [word for word in said.words if word not in CHATTER | NUMBER_UNITS]
    own = [word for word in key.reading.words if word not in NUMBER_UNITS]
    return Verdict.ACCEPT if rest and rest == own else Verdict.REJECT


def _short_year(key: Key, folded: str) -> frozenset[float]:
    """Return 1994 for '94 where the answer is a year written in full."""
    year = re.fullmatch(r"(19|20)\d\d", key.text.strip())
    short = re.fullmatch(r"'?(\d\d)", folded)
    return frozenset({float(year[1] + short[1])}) if year and short else frozenset()


def _list_verdict(key: Key, said: Reading, given: str, rivals: Sequence[Wording]) -> Verdict:
    """A list is right with the right members in any order; some of them ask for the others."""
    if said_as_it_stands(said, key):
        return Verdict.ACCEPT
    named = members(given)
    if not 0 < len(named) <= len(key.members):
        return Verdict.REJECT
    if _all_found(key.members, named, rivals):
        return Verdict.ACCEPT if len(named) == len(key.members) else Verdict.PROMPT
    return Verdict.PROMPT if len(named) == 1 and part_of(said, key) else Verdict.REJECT


def _all_found(wanted: Sequence[str], named: Sequence[str], rivals: Sequence[Wording]) -> bool:
    """Whether each of the names given is another member of the list."""
    keys = [wording_of(member) for member in wanted]
    taken: dict[int, Reading] = {}

    def placed(name: Reading, tried: set[int]) -> bool:
        """Give a name a member of its own; one that is taken may move on to another that fits it too."""
        for place, key in enumerate(keys):
            if place in tried or words_verdict(key, name, rivals) is not Verdict.ACCEPT:
                continue
            tried.add(place)
            if place not in taken or placed(taken[place], tried):
                taken[place] = name
                return True
        return False

    return all(placed(read(name), set()) for name in named)
