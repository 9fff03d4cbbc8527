"""Numbers and money as people type them: "45m", "45.3 million", "$45,284,974", "twelve", "1,5"."""

import re
from typing import Final

from quiz.questions.marking.vocabulary import ORDINALS, SCALES, TENS, UNITS


def amounts(folded: str) -> frozenset[float]:
    """Return every number a folded text may mean; nothing if it is not one number and its unit.

    "1.500" may be one and a half or fifteen hundred, so there can be two.
    """
    text, minus = _MINUS.subn("", folded)
    for pattern, meant in _MEANT:
        text = pattern.sub(meant, text)
    text = " ".join(digits_for_words(_TOKEN.findall(text))) if re.search(r"[a-z]", text) else text
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        return frozenset()
    scale = _SCALE[found["scale"] or ""]
    sign = -1 if minus else 1
    return frozenset(sign * value * scale for value in _values(found["figure"]))


def currency(folded: str) -> str:
    """Return the currency a folded text names, or nothing."""
    return next((name for name, sign in _CURRENCIES.items() if sign.search(folded)), "")


def within(answer: float, tolerance: float, given: frozenset[float]) -> bool:
    """Whether one of the numbers given is within a relative tolerance (0.01 is one per cent) of the answer."""
    # A hair more than the tolerance, so that 0.01 of 100 is 1 in floating point as well.
    allowed = abs(answer) * tolerance * (1 + 1e-9)
    return any(abs(value - answer) <= allowed for value in given)


_CURRENCIES: Final = {
    "usd": re.compile(r"\$|\busd\b|\b(?:us )?dollars?\b|\bbucks\b"),
    "eur": re.compile(r"\beur(?:os?)?\b"),
    "gbp": re.compile(r"\bgbp\b|\bpounds?\b|\bquid\b"),
    "frf": re.compile(r"\bfrancs?\b"),
}
# What may stand beside the figure and says nothing more than the question did.
_UNIT: Final = re.compile(
    r"\$|%|\b(?:us|usd|eur|euros?|gbp|pounds?|quid|dollars?|bucks|francs?|percent|per cent|years? old|years?|yrs?|yo|aged?"
    r"|about|around|roughly|approximately|approx|circa|ca|almost|nearly|some|it is|its|i think|in|of them|days?|minutes?"
    r"|mins?|men|people|times)\b\.?"
)
_MINUS: Final = re.compile(r"^(?:-|minus |negative )\s*(?=[\w$])")
_MEANT: Final = (
    (re.compile(r"(?<=\w)-(?=[a-z])"), " "),
    (_UNIT, " "),
    (re.compile(r"(?<=\d)(?:st|nd|rd|th)\b"), ""),
    (re.compile(r"(?<![\d.])\.(?=\d)"), "0."),
    (re.compile(r"\bhalf a (?=thousand|million|billion)"), "0.5 "),
    (re.compile(r"^\s*an? (?=hundred|thousand|million|billion)"), "one "),
)
_TOKEN: Final = re.compile(r"\d(?:[\d.,' ]*\d)?|[a-z]+|[^\s-]")
_AMOUNT: Final = re.compile(
    r"(?P<figure>\d(?:[\d.,' ]*\d)?) ?(?P<scale>k|mm?|mn|mio|mill?|mln|millions?|bn?|billions?|thousand)? ?\.?"
)
_SCALE: Final = (
    dict.fromkeys(("m", "mm", "mn", "mio", "mil", "mill", "mln", "million", "millions"), 1e6)
    | dict.fromkeys(("b", "bn", "billion", "billions"), 1e9)
    | dict.fromkeys(("k", "thousand"), 1e3)
    | {"": 1.0}
)


def _values(figure: str) -> set[float]:
    """Return what a figure with points, commas, spaces or apostrophes may mean."""
    figure = figure.strip(" .,'")
    readings = {figure.replace(",", ""), figure.replace(".", "").replace(",", ".")}
    if re.fullmatch(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*", figure):
        grouped = re.sub(r"\D", "", figure)
        # One group after a point or comma is the only unclear case: 1.500.
        single = len(re.findall(r"[.,]", figure)) == 1 and "." in figure
        readings = {grouped, figure} if single else {grouped}
    elif "," in figure and "." not in figure:
        readings = {figure.replace(",", ".")}
    elif "." in figure and "," not in figure:
        readings = {figure}
    elif "," in figure and "." in figure:
        # The later sign is the decimal one: 1,234.5 and 1.234,5.
        last = max(figure.rfind(","), figure.rfind("."))
        readings = {re.sub(r"\D", "", figure[:last]) + "." + figure[last + 1 :]}
    return {float(reading) for reading in readings if re.fullmatch(r"\d+(?:\.\d+)?", reading)}


def digits_for_words(words: list[str]) -> list[str]:
    """Return the words with every run of number words as digits: years and scales included.

    >>> digits_for_words("nineteen ninety four".split()), digits_for_words(["two", "thousand", "and", "one"])
    (['1994'], ['2001'])
    """
    out: list[str] = []
    run: list[str] = []
    for place, word in enumerate([*words, ""]):
        if _numeric(word, run, words[place + 1 : place + 2]):
            run.append(word)
            continue
        out += _run_value(run)
        run = [word] if _starts(word) else []
        if not run:
            out.append(word)
    return out[:-1]


def _starts(word: str) -> bool:
    return word in UNITS or word in TENS or word in ORDINALS


def _numeric(word: str, run: list[str], after: list[str]) -> bool:
    """Whether a word goes on with the number begun; "and" only inside one: two hundred and one."""
    if word in SCALES:
        return bool(run) or word == "hundred"
    if word == "and":
        return bool(run) and run[-1] in SCALES and bool(after) and _starts(after[0])
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return not run and bool(after) and after[0] in SCALES
    return bool(run) and not _is_ordinal(run[-1]) and _starts(word)


def _is_ordinal(word: str) -> bool:
    return word in ORDINALS


def _run_value(run: list[str]) -> list[str]:
    if not run:
        return []
    if any(word in SCALES for word in run):
        return [_scaled(run)]
    pairs = _pairs(run)
    if len(pairs) == 2 and all(10 <= pair <= 99 for pair in pairs):
        return [f"{pairs[0]}{pairs[1]}"]  # nineteen ninety-four
    return [str(pair) for pair in pairs]


def _pairs(run: list[str]) -> list[int]:
    """Return the numbers below a hundred in a run without scales: [20, 2] for "twenty two" is one, 22."""
    pairs: list[int] = []
    open_tens = False
    for word in run:
        value = _value(word)
        if open_tens and 1 <= value <= 9:
            pairs[-1] += value
        else:
            pairs.append(value)
        open_tens = word in TENS
    return pairs


def _value(word: str) -> int:
    return UNITS.get(word, TENS.get(word, ORDINALS.get(word, 0)))


def _scaled(run: list[str]) -> str:
    total = below = 0.0
    for word in run:
        if word == "hundred":
            below = (below or 1) * 100
        elif word in SCALES:
            total, below = total + (below or 1) * SCALES[word], 0
        elif word[0].isdigit():
            below += float(word)
        else:
            below += _value(word)
    return f"{total + below:.15g}" if total + below < 1e15 else f"{total + below:.0f}"
