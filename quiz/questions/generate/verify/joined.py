"""Proving what is reckoned or joined: ranks of events, sums of figures, weekdays, jobs, actors of doers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from quiz.films.facts import Event
from quiz.questions.generate.asks import OBJECT, ask_of
from quiz.questions.generate.derived import deed_of, jobs_of
from quiz.questions.generate.plot import apart, ordered, rank_of
from quiz.questions.generate.proofs import figure, is_far
from quiz.questions.generate.reckoned import releases
from quiz.questions.generate.templates import TEMPLATES
from quiz.questions.generate.verify.one import CHECKS
from quiz.questions.generate.verify.problem import Problem
from quiz.questions.generate.world import World
from quiz.questions.model import Kind, Question
from quiz.questions.shapes import WEEKDAYS
from quiz.questions.words import bare, contains


def _by_rank(question: Question, known: World) -> Iterator[Problem]:
    ranked = {event.id: event for event in ordered(known)}
    unranked = [name for name in question.facts if name not in ranked]
    if unranked:
        yield "provenance", f"{', '.join(unranked)} cannot be ordered"
        return
    told = {bare(ranked[name].statement): ranked[name] for name in question.facts}
    texts = question.sequence or tuple(choice.text for choice in question.choices)
    strange = [text for text in texts if bare(text) not in told]
    if strange:
        yield "12", f"the facts tell no “{strange[0]}”"
        return
    shown = [told[bare(text)] for text in texts]
    if question.kind is Kind.ORDER:
        yield from _in_order(shown)
    elif question.asks in ("first", "last"):
        yield from _at_the_end(question, shown)
    else:
        yield from _around(question, shown, ranked[question.facts[0]])


def _in_order(events: Sequence[Event]) -> Iterator[Problem]:
    for one, other in pairwise(events):
        if rank_of(one) >= rank_of(other):
            yield "12", f"{other.id} does not come after {one.id}"
    yield from _too_close(combinations(events, 2))


def _at_the_end(question: Question, shown: Sequence[Event]) -> Iterator[Problem]:
    end = (min if question.asks == "first" else max)(map(rank_of, shown))
    yield from _misjudged(question, [rank_of(event) == end for event in shown])
    yield from _too_close(combinations(shown, 2))


def _around(question: Question, shown: Sequence[Event], anchor: Event) -> Iterator[Problem]:
    is_before = [rank_of(event) < rank_of(anchor) for event in shown]
    yield from _misjudged(
        question, is_before if question.asks == "before" else [not one for one in is_before]
    )
    yield from _too_close((anchor, event) for event in shown)


def _misjudged(question: Question, right: Sequence[bool]) -> Iterator[Problem]:
    for choice, is_right in zip(question.choices, right, strict=True):
        if choice.correct is not is_right:
            yield "12", f"the ranks say otherwise of “{choice.text}”"


def _too_close(pairs: Iterable[tuple[Event, Event]]) -> Iterator[Problem]:
    for one, other in pairs:
        if not apart(one, other):
            yield "14", f"{one.id} and {other.id} are too close to be told apart"


def _actor_of(question: Question, known: World) -> Iterator[Problem]:
    act, played = (known.by_id[name] for name in question.facts[:2])
    rest = deed_of(known, act)
    ask = ask_of(known, played, OBJECT, TEMPLATES["played_by"].forward)
    if (
        played.relation != "played_by"
        or act.subject != played.subject
        or rest is None
        or ask is None
    ):
        yield "provenance", f"{act.id} and {played.id} do not join"
    elif rest not in question.prompt:
        yield "12", f"{act.id} does not say what the stem says"
    else:
        yield from CHECKS[question.kind](question, known, ask)


def _age_gap(question: Question, known: World) -> Iterator[Problem]:
    older, younger = _two(question, known, "age")
    yield from _figure(question, int(older - younger) if older and younger else None)


def _days_between(question: Question, known: World) -> Iterator[Problem]:
    one, other = _two(question, known, "release_date")
    yield from _figure(question, int(other - one) if one and other else None)


def _two(question: Question, known: World, relation: str) -> tuple[float | None, float | None]:
    """Return the two figures of a question's facts, days as their ordinals."""
    facts = [known.by_id[name] for name in question.facts]
    if len(facts) != 2 or any(fact.relation != relation for fact in facts):
        return None, None
    return figure(facts[0].object), figure(facts[1].object)


def _day_of_month(question: Question, known: World) -> Iterator[Problem]:
    day = _released(question, known)
    yield from _figure(question, day.day if day else None)


def _released(question: Question, known: World) -> date | None:
    return next((day for fact, day in releases(known) if fact.id == question.facts[0]), None)


def _figure(question: Question, value: int | None) -> Iterator[Problem]:
    if value is None:
        yield "provenance", "the facts give no figure for it"
    elif question.kind is Kind.NUMBER and question.answer != value:
        yield "12", f"the facts give {value}, not {question.answer}"
    for choice in question.choices:
        if choice.correct and choice.text != str(value):
            yield "12", f"the facts give {value}, not {choice.text}"
        if not choice.correct and not is_far(str(value), choice.text):
            yield "12", f"P6 does not prove “{choice.text}” wrong"


def _weekday(question: Question, known: World) -> Iterator[Problem]:
    day = _released(question, known)
    if day is None or question.keys != (WEEKDAYS[day.weekday()],):
        yield "12", "the date falls on another day"


def _job(question: Question, known: World) -> Iterator[Problem]:
    jobs = jobs_of(known)
    if question.pairs:
        people = {known.said(person): mine for person, mine in jobs.items()}
        wrong = [
            left
            for left, right in question.pairs
            if bare(right) not in map(bare, people.get(left, {}))
        ]
        yield from (("12", f"the credits do not give {left} that job") for left in wrong)
        return
    person = known.by_id[question.facts[0]].object
    mine = {bare(job) for job in jobs.get(person, {})}
    right = {bare(key) for key in question.keys}
    if right != mine or not contains(question.prompt, known.said(person)):
        yield "12", f"the credits give {known.said(person)} {', '.join(sorted(mine)) or 'no job'}"


JOINED: dict[str, Callable[[Question, World], Iterator[Problem]]] = {
    "rank": _by_rank,
    "actor_of": _actor_of,
    "age_gap": _age_gap,
    "days_between": _days_between,
    "day_of_month": _day_of_month,
    "weekday": _weekday,
    "job": _job,
}
