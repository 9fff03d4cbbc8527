"""What a quiz is made of and how its questions are drawn; what loading a film may do to a stored question.

Drawing is fair and careful: every question of a kind has the same chance, no two questions speak of one fact, and none
hands over the answer of another, whichever comes first.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from random import Random
from typing import NamedTuple, TypeVar

from quiz.errors import QuizError
from quiz.questions.leaks import Trace, gives_away, trace
from quiz.questions.model import Kind, Question, Status

T = TypeVar("T")

FAMILY_SPOILER = 1  # the set-up of the story may be told to a family, nothing after it
TRIES = 12
ROOM = 5  # questions read for each place of a deal: clashes leave enough of them
# How often a kind is wanted, whatever the bank holds most of: quick ones carry a quiz, laborious ones season it.
WEIGHTS = {
    Kind.SINGLE_CHOICE: 5.0,
    Kind.TRUE_FALSE: 2.0,
    Kind.TYPED: 2.0,
    Kind.CLOZE: 2.0,
    Kind.ODD_ONE_OUT: 1.0,
    Kind.MULTIPLE_CHOICE: 1.0,
    Kind.NUMBER: 1.0,
    Kind.ORDER: 0.8,
    Kind.MATCH: 0.8,
}
SCARCE = 15  # a kind with fewer questions comes more rarely, lest the same few come again and again
# What spoils nothing is mostly easy: asking for more hard ones would deal the same few again and again.
GENTLE = (4, 4, 2)
MOST_WORDS = 500  # characters of a report
MOST_CHOICE = 4  # single choice; of every other kind at most MOST_OF_A_KIND stand in a deal of ten
MOST_OF_A_KIND = 2


class Mode(StrEnum):
    """How a quiz is played: against the clock for the boards, untimed, or once a day for everyone."""

    RANKED = "ranked"
    PRACTICE = "practice"
    DAILY = "daily"


class Origin(StrEnum):
    """Where a stored question comes from: made from facts, or written by a person."""

    GENERATED = "generated"
    WRITTEN = "written"


class Reason(StrEnum):
    """Why a player reports a question."""

    WRONG = "wrong"
    UNCLEAR = "unclear"
    OFFENSIVE = "offensive"
    OTHER = "other"


class BadReport(QuizError):
    """The words of a report cannot be kept; the message says why."""


class NotEnough(QuizError):
    """The bank has too few questions that may stand together in this quiz."""


class Standing(NamedTuple):
    """What the index knows of a question: enough to shortlist it unread."""

    question_id: int
    kind: Kind
    difficulty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to draw one quiz. `mix` says how many are easy (bands 1 and 2), middling (3) and hard (4 and 5)."""

    slug: str
    title: str
    blurb: str
    mode: Mode
    mix: tuple[int, int, int] = (3, 4, 3)
    kinds: frozenset[Kind] = frozenset(Kind)
    max_spoiler: int = 3
    family_friendly: bool = False

    @property
    def length(self) -> int:
        return sum(self.mix)

    @property
    def spoiler_limit(self) -> int:
        """The highest spoiler level that may be drawn."""
        return min(self.max_spoiler, FAMILY_SPOILER) if self.family_friendly else self.max_spoiler

    def takes(self, question: Question) -> bool:
        """Return whether a question may stand in this quiz at all."""
        return (
            question.kind in self.kinds
            and question.spoiler <= self.spoiler_limit
            and not (self.family_friendly and question.flags)
        )


RECIPES: dict[str, Recipe] = {
    recipe.slug: recipe
    for recipe in (
        Recipe(
            slug="ranked",
            title="The ranked ten",
            blurb="Ten questions against the clock. Your best run stands on the board.",
            mode=Mode.RANKED,
        ),
        Recipe(
            slug="practice",
            title="Practise, no clock",
            blurb="Ten questions, all the time you like, an explanation after each.",
            mode=Mode.PRACTICE,
        ),
        Recipe(
            slug="daily",
            title="Daily ten",
            blurb="The same ten for everyone, new at midnight UTC.",
            mode=Mode.DAILY,
        ),
        Recipe(
            slug="family",
            title="Family ten",
            blurb="Nothing violent and nothing that spoils the story, for players of any age.",
            mode=Mode.RANKED,
            mix=GENTLE,
            family_friendly=True,
        ),
        Recipe(
            slug="spoiler-free",
            title="Spoiler-free ten",
            blurb="Who made the film and who is in it; safe to play before you watch it.",
            mode=Mode.RANKED,
            mix=GENTLE,
            max_spoiler=0,
        ),
    )
}


def band(difficulty: int) -> int:
    """Return 0 for easy (1, 2), 1 for middling (3), 2 for hard (4, 5)."""
    return (difficulty >= 3) + (difficulty >= 4)


def choose(candidates: Iterable[Question], recipe: Recipe, rng: Random) -> tuple[Question, ...]:
    """Return the questions of a deal on one film, easier ones first; raise NotEnough if the candidates do not suffice.

    Kinds, spoiler level, family rule, one question a fact and the leak graph always hold. The difficulty mix and the
    most of a kind hold wherever the candidates allow it; a small film borrows from other bands first and repeats kinds
    last, so that it still gets its quiz.
    """
    fit = [_Candidate(question) for question in candidates if recipe.takes(question)]
    clash = cache(_clash)  # tries meet the same pairs again and again
    for keeps_mix, keeps_kinds in ((True, True), (False, True), (False, False)):
        for _ in range(TRIES):
            chosen = _drawn(fit, recipe, rng, clash, keeps_mix=keeps_mix, keeps_kinds=keeps_kinds)
            if len(chosen) == recipe.length:
                return tuple(sorted(chosen, key=lambda question: band(question.difficulty)))
    raise NotEnough(_too_few(fit, recipe))


def shortlist(
    standing: Sequence[Standing], recipe: Recipe, rng: Random, *, room: int = ROOM
) -> list[int]:
    """Return the ids of the few questions worth reading for a deal: `room` for each place of it.

    Kinds come as weighted and each band has its share; what a poor band leaves free goes to the others.
    """
    order = weighted_order(standing, lambda one: one.kind, rng)
    left = [room * number for number in recipe.mix]
    chosen: list[int] = []
    others: list[int] = []
    for one in order:
        left[band(one.difficulty)] -= 1
        (chosen if left[band(one.difficulty)] >= 0 else others).append(one.question_id)
    return chosen + others[: room * recipe.length - len(chosen)]


def weighted_order(things: Sequence[T], kind_of: Callable[[T], Kind], rng: Random) -> list[T]:
    """Return the things in a random order in which a kind comes as early as its weight says, however many there are.

    Only a kind of fewer than SCARCE comes later than that. Weighted sampling without replacement after Efraimidis and
    Spirakis (2006): sort by u^(1/w).
    """
    numbers = Counter(map(kind_of, things))

    def place(thing: T) -> float:
        kind = kind_of(thing)
        return float(rng.random() ** (max(numbers[kind], SCARCE) / WEIGHTS[kind]))

    return sorted(things, key=place, reverse=True)


def standing_after_load(
    now: Status, *, by_person: bool, edited: bool, offered: Status | None
) -> Status:
    """Return where a generated question stands after a load that offers it so, or no longer offers it (None).

    What a person edited is left alone altogether. A person's retiring or withdrawing holds against the file; a person's
    approval does not outlive the facts it rested on.
    """
    if edited:
        return now
    if offered is None:
        return Status.RETIRED if now is Status.APPROVED or not by_person else now
    return now if by_person else offered


def accept_words(raw: str) -> str:
    """Return the words of a report on one line, as they are kept; raise BadReport for too many or unprintable ones."""
    words = " ".join(raw.split())
    if len(words) > MOST_WORDS:
        raise BadReport(
            f"Please say it in at most {MOST_WORDS} characters; these are {len(words)}."
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in words):
        raise BadReport("The report holds characters that cannot be stored. Type it again.")
    return words


class _Candidate:
    """A question with what drawing asks of it; its trace is worked out when it is first compared."""

    __slots__ = ("_trace", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self._trace: Trace | None = None

    @property
    def kind(self) -> Kind:
        return self.question.kind

    @property
    def trace(self) -> Trace:
        if self._trace is None:
            self._trace = trace(self.question)
        return self._trace


def _clash(one: _Candidate, other: _Candidate) -> bool:
    """Return whether the two are about one fact, or either gives away the other."""
    return (
        bool(set(one.question.facts) & set(other.question.facts))
        or one.question.id == other.question.id
        or gives_away(one.trace, other.trace)
        or gives_away(other.trace, one.trace)
    )


def _drawn(
    fit: Sequence[_Candidate],
    recipe: Recipe,
    rng: Random,
    clash: Callable[[_Candidate, _Candidate], bool],
    *,
    keeps_mix: bool,
    keeps_kinds: bool,
) -> list[Question]:
    """Return as many questions as one random pass finds."""
    order = weighted_order(fit, lambda candidate: candidate.kind, rng)
    wanted = list(recipe.mix)
    kinds: Counter[Kind] = Counter()
    chosen: list[_Candidate] = []
    for room_for in (_own_band, _any_band) if not keeps_mix else (_own_band,):
        for candidate in order:
            if len(chosen) == recipe.length:
                break
            if not room_for(wanted, band(candidate.question.difficulty)):
                continue
            if keeps_kinds and kinds[candidate.kind] >= _most(candidate.kind, recipe.length):
                continue
            if any(clash(seen, candidate) for seen in chosen):
                continue
            chosen.append(candidate)
            kinds[candidate.kind] += 1
            wanted[band(candidate.question.difficulty)] -= 1
    return [candidate.question for candidate in chosen]


def _own_band(wanted: Sequence[int], of: int) -> bool:
    return wanted[of] > 0


def _any_band(_wanted: Sequence[int], _of: int) -> bool:
    return True


def _most(kind: Kind, length: int) -> int:
    """Return how many of a kind may stand in a deal of this length."""
    of_ten = MOST_CHOICE if kind is Kind.SINGLE_CHOICE else MOST_OF_A_KIND
    return max(1, -(-of_ten * length // 10))


def _too_few(fit: Sequence[_Candidate], recipe: Recipe) -> str:
    bands = Counter(band(candidate.question.difficulty) for candidate in fit)
    return (
        f"“{recipe.title}” needs {recipe.length} questions that do not give each other away. The bank has {len(fit)} "
        f"that fit it ({bands[0]} easy, {bands[1]} middling, {bands[2]} hard), and they do not suffice: "
        "approve or write more."
    )
