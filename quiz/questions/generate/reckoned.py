"""Questions whose answer is reckoned from facts: differences of age, days between releases, days of the week and month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from quiz.films.facts import Fact
from quiz.films.relations import RELATIONS
from quiz.questions.generate.build import made, slug_of
from quiz.questions.generate.choose import with_options
from quiz.questions.generate.distractors import Wrong, draw
from quiz.questions.generate.proofs import day_of, is_far
from quiz.questions.generate.single import EXACT
from quiz.questions.generate.templates import filled
from quiz.questions.generate.world import World
from quiz.questions.model import Kind, Question
from quiz.questions.shapes import MONTHS, WEEKDAYS


def reckoned(world: World) -> Iterator[Question]:
    """Yield the sums that the facts allow."""
    yield from _age_gaps(world)
    yield from _days_between(world)
    yield from _weekdays(world)
    yield from _days_of_month(world)


def _age_gaps(world: World) -> Iterator[Question]:
    ages = [fact for fact in world.usable if fact.relation == "age" and fact.object.isdigit()]
    for one, other in combinations(ages, 2):
        older, younger = sorted((one, other), key=lambda fact: -int(fact.object))
        gap = int(older.object) - int(younger.object)
        if gap == 0:
            continue
        pair = replace(older, object=younger.subject)
        prompt = filled("How many years older is {subject} than {object:own}?", pair, world.facts)
        yield from _reckoned(world, prompt, gap, [older, younger], family="age_gap", unit="years")


def _days_between(world: World) -> Iterator[Question]:
    dated = sorted(
        ((day, fact) for fact, day in releases(world) if fact.scene),
        key=lambda row: (row[0], row[1].id),
    )
    for (day, one), (later, other) in combinations(dated, 2):
        if days := (later - day).days:
            title = world.facts.film.title
            prompt = f"How many days after the release {one.scene} was the film {title} released {other.scene}?"
            yield from _reckoned(
                world, prompt, days, [one, other], family="days_between", unit="days"
            )


def _reckoned(
    world: World, prompt: str, value: int, sources: Sequence[Fact], *, family: str, unit: str
) -> Iterator[Question]:
    """Yield a sum as a number and, with sums that are far enough off, as a choice."""
    fields: dict[str, Any] = {
        "tags": (RELATIONS[sources[0].relation].family, "join"),
        "family": family,
        "asks": "figure",
    }
    yield made(
        world,
        Kind.NUMBER,
        slug=slug_of(Kind.NUMBER, family, sources),
        prompt=prompt,
        sources=sources,
        answer=value,
        unit=unit,
        tolerance=EXACT,
        **fields,
    )
    question = made(
        world,
        Kind.SINGLE_CHOICE,
        slug=slug_of(Kind.SINGLE_CHOICE, family, sources),
        prompt=prompt,
        sources=sources,
        **fields,
    )
    shifted = {max(1, round(value * share)) for share in (0.25, 0.5, 0.75, 1.25, 1.5, 2)}
    wrong = [
        Wrong(str(other), str(other), "P6")
        for other in sorted(shifted)
        if is_far(str(value), str(other))
    ]
    wrong.sort(key=lambda one: draw(question.id, one.text))
    if found := with_options(question, str(value), wrong):
        yield found[0]


def _weekdays(world: World) -> Iterator[Question]:
    for fact, day in releases(world):
        key = WEEKDAYS[day.weekday()]
        question = made(
            world,
            Kind.SINGLE_CHOICE,
            slug=slug_of(Kind.SINGLE_CHOICE, "weekday", [fact]),
            prompt=f"On which day of the week was the film {world.facts.film.title} released{_scene(fact)}?",
            sources=[fact],
            explanation=f"{fact.statement} That day was a {key}.",
            tags=(RELATIONS[fact.relation].family,),
            family="weekday",
            asks="weekday",
        )
        others = sorted(
            (name for name in WEEKDAYS if name != key), key=lambda name: draw(fact.id, name)
        )
        if found := with_options(question, key, [Wrong(name, name, "P2") for name in others]):
            yield found[0]


def _days_of_month(world: World) -> Iterator[Question]:
    for fact, day in releases(world):
        month = f"{MONTHS[day.month - 1]} {day.year}"
        yield made(
            world,
            Kind.NUMBER,
            slug=slug_of(Kind.NUMBER, "day", [fact]),
            prompt=f"On which day of {month} was the film {world.facts.film.title} released{_scene(fact)}?",
            sources=[fact],
            answer=day.day,
            unit=None,
            tolerance=EXACT,
            tags=(RELATIONS[fact.relation].family,),
            family="day_of_month",
            asks="day",
        )


def releases(world: World) -> list[tuple[Fact, date]]:
    """Return the usable facts that date a release, with their days."""
    facts = [fact for fact in world.usable if fact.relation == "release_date"]
    return [(fact, day) for fact in facts if (day := day_of(fact.object))]


def _scene(fact: Fact) -> str:
    return f" {fact.scene}" if fact.scene else ""
