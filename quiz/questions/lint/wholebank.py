"""The checks that only a whole bank can fail: balance, key positions, key lengths, repeated stems, room for a deal."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from quiz.questions import leaks
from quiz.questions.lint.findings import Finding
from quiz.questions.model import Kind, Question
from quiz.questions.shapes import sort_value
from quiz.questions.words import fold

LEAST_P = 0.05
BALANCE = (0.45, 0.55)
LONGEST_SHARE_OF_FOUR = 0.30
LONGEST_MARGIN = 0.05
DEAL = 10
ENOUGH_FOR_A_DEAL = 100  # a small film's bank may be too narrow for ten, and is dealt shorter
FEW = 20  # below this many questions a share says nothing
ONE_KEY = (Kind.SINGLE_CHOICE, Kind.ODD_ONE_OUT, Kind.CLOZE)


def whole_bank(questions: Sequence[Question]) -> Iterator[Finding]:
    """Yield what is wrong with the bank as a whole."""
    yield from _same_id(questions)
    yield from _same_stem(questions)
    yield from _balance(questions)
    yield from _positions(questions)
    yield from _longest(questions)
    yield from _room_for_a_deal(questions)


def chi_square_p(counts: Sequence[int]) -> float:
    """Return the probability of counts at least as uneven as these if every position were equally likely.

    Exact upper tail of the chi-square distribution with len(counts) - 1 degrees of freedom, by its finite series.

    >>> round(chi_square_p([30, 10, 10, 10]), 4)
    0.0002
    """
    total, freedom = sum(counts), len(counts) - 1
    if total == 0 or freedom == 0:
        return 1.0
    expected = total / len(counts)
    half = sum((count - expected) ** 2 for count in counts) / expected / 2
    if freedom % 2 == 0:
        return math.exp(-half) * math.fsum(half**i / math.factorial(i) for i in range(freedom // 2))
    tail = math.erfc(math.sqrt(half))
    return tail + math.exp(-half) * math.fsum(
        half ** (i + 0.5) / math.gamma(i + 1.5) for i in range(freedom // 2)
    )


def _same_id(questions: Sequence[Question]) -> Iterator[Finding]:
    for question_id, number in Counter(question.id for question in questions).items():
        if number > 1:
            yield Finding(question_id, "ids", f"the id stands {number} times; ids must be unique")


def _same_stem(questions: Sequence[Question]) -> Iterator[Finding]:
    seen: dict[tuple[Kind, str], str] = {}
    for question in questions:
        stem = (question.kind, asked_in_full(question))
        if stem in seen:
            yield Finding(
                question.id, "stems", f"asks the same as {seen[stem]}: “{question.prompt}”"
            )
        seen.setdefault(stem, question.id)


def asked_in_full(question: Question) -> str:
    """Return the stem, with what must be arranged for kinds whose stem is always the same sentence."""
    if question.kind in (Kind.ORDER, Kind.MATCH):
        parts = sorted(question.sequence) or sorted(left for left, _ in question.pairs)
        return fold(" ".join((question.prompt, *parts)))
    if "needs_options" in question.tags:
        return fold(
            " ".join((question.prompt, *sorted(choice.text for choice in question.choices)))
        )
    return fold(question.prompt)


def _balance(questions: Sequence[Question]) -> Iterator[Finding]:
    statements = [question for question in questions if question.kind is Kind.TRUE_FALSE]
    true = sum(question.keys == ("True",) for question in statements)
    if len(statements) >= FEW and not BALANCE[0] <= true / len(statements) <= BALANCE[1]:
        yield Finding(
            "",
            "balance",
            f"{true} of {len(statements)} true/false statements are true, 45–55 % should be",
        )


def _positions(questions: Sequence[Question]) -> Iterator[Finding]:
    places: defaultdict[int, list[int]] = defaultdict(list)
    for question in _one_key(questions):
        places[len(question.choices)].append([c.correct for c in question.choices].index(True))
    for number, found in sorted(places.items()):
        counts = [found.count(place) for place in range(number)]
        if len(found) >= FEW and (p := chi_square_p(counts)) <= LEAST_P:
            yield Finding(
                "",
                "positions",
                f"with {number} options the key stands at {counts} (p = {p:.3f} ≤ {LEAST_P})",
            )


def _longest(questions: Sequence[Question]) -> Iterator[Finding]:
    longest: defaultdict[int, list[bool]] = defaultdict(list)
    for question in _one_key(questions):
        if sort_value(question.choices[0].text) is None:
            others = max(len(choice.text) for choice in question.choices if not choice.correct)
            longest[len(question.choices)].append(len(question.keys[0]) > others)
    for number, found in sorted(longest.items()):
        allowed = longest_allowed(number)
        if len(found) >= FEW and sum(found) / len(found) > allowed:
            share = f"{sum(found) / len(found):.1%}"
            yield Finding(
                "",
                "longest",
                f"with {number} options the key is the longest in {share}, at most {allowed:.0%}",
            )


def longest_allowed(number: int) -> float:
    """Return the share of questions with so many options whose key may be the longest of them."""
    return LONGEST_SHARE_OF_FOUR if number == 4 else 1 / number + LONGEST_MARGIN


def _room_for_a_deal(questions: Sequence[Question]) -> Iterator[Finding]:
    if len(questions) >= ENOUGH_FOR_A_DEAL and len(leaks.pick(questions, number=DEAL)) < DEAL:
        yield Finding(
            "", "leaks", f"no {DEAL} questions can be dealt without one giving away another"
        )


def _one_key(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        if question.kind in ONE_KEY and sum(choice.correct for choice in question.choices) == 1:
            yield question
