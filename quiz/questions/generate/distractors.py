"""The wrong answers of an ask, each with its proof, the most tempting first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from quiz.questions.generate.asks import OBJECT, Ask, written
from quiz.questions.generate.pools import literals_of, pool_of
from quiz.questions.generate.proofs import day_of, figure, is_metric, proof_of
from quiz.questions.generate.world import CREDITS, End, World

_CAST_RELATIONS = frozenset({"played_by", "plays_role"})
_DAYS = (-84, -63, -42, -35, -28, -21, -14, -7, 7, 14, 21, 28, 35, 42, 63, 84)
_SHARES = (0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer: the end it stands for, how it reads, and the code of its proof."""

    end: End
    text: str
    proof: str


def wrong_answers(world: World, ask: Ask, *, seed: str = "") -> list[Wrong]:
    """Return the proved wrong answers of an ask: a person's own, then the film's, then the general pool's.

    `seed` sets them in another order for a stem that asks the same in other words.
    """
    found: dict[str, Wrong] = {}
    for end in _ends(world, ask, seed):
        proof = proof_of(world, ask, end)
        text = written(world, ask, end)
        if not proof or text in found:
            continue
        if is_metric(ask) or all(world.are_apart(end, one.end) for one in found.values()):
            found[text] = Wrong(end, text, proof)
    return list(found.values())


def draw(*parts: object) -> int:
    """Return a number that depends on the parts alone: the seed of everything here that looks like chance."""
    return int.from_bytes(sha256("\x1f".join(map(str, parts)).encode()).digest()[:8], "big")


def _ends(world: World, ask: Ask, seed: str) -> Iterator[End]:
    if is_metric(ask):
        yield from _figures(world, ask)
        return
    if ask.asks == OBJECT:
        yield from _shuffled(ask, ask.fact.foils, seed)
        yield from _shuffled(ask, literals_of(world, ask), seed)
    theirs = sorted(
        _shuffled(ask, _of_the_film(world, ask), seed),
        key=lambda end: _is_relative(world, ask, end),
    )
    pool = _shuffled(ask, pool_of(world, ask), seed)
    if ask.relation.family == CREDITS:
        # Beside a director other directors tempt more than the film's own editor does, but one of its people belongs here.
        yield from (*theirs[:1], *pool[:2])
    # What gives more of the plot away than the fact itself comes last.
    telling = [end for end in theirs if gives_away(world, ask, end)]
    yield from (end for end in theirs if end not in telling)
    yield from pool
    yield from telling


def gives_away(world: World, ask: Ask, end: End) -> bool:
    """Return whether a wrong answer tells more of the plot, or needs more of a warning, than the fact itself."""
    level, flags = world.level_of(end)
    return level > ask.fact.spoiler or not set(flags) <= set(ask.fact.flags)


def _is_relative(world: World, ask: Ask, end: End) -> bool:
    """Return whether an end is named after the one in the stem: "Mathilda's brother" beside Mathilda."""
    return world.said(end).startswith(f"{world.said(ask.given)}'s ")


def _of_the_film(world: World, ask: Ask) -> list[End]:
    """Return the film's own things of the key's type; where the stem tells a gender or an age, of that gender or age."""
    key = world.facts.entity(ask.key)
    if key is None:
        return []
    fits = [entity for entity in world.of_type.get(key.type, ()) if entity.plural == key.plural]
    if key.type == "person":
        fits = [entity for entity in fits if _has_the_trade(world, ask, entity.id)]
    if key.gender and ask.fact.relation in _CAST_RELATIONS:
        fits = [entity for entity in fits if entity.gender in (key.gender, None)]
    if ask.fact.relation == "age":
        fits = [entity for entity in fits if (entity.id, "age") in world.objects]
    return [entity.id for entity in fits]


def _has_the_trade(world: World, ask: Ask, person: End) -> bool:
    """Return whether somebody is of the class asked for: crew beside crew, cast beside cast, for the billing outsiders."""
    family = ask.relation.family
    if ask.fact.relation == "starring":
        return person not in world.cast | world.crew
    if family == CREDITS:
        return person in world.crew
    return person in world.cast if family in ("cast", "starring") else True


def _shuffled(ask: Ask, ends: tuple[End, ...] | list[End], seed: str = "") -> list[End]:
    return sorted(ends, key=lambda end: draw(ask.fact.id, ask.asks, seed, end))


def _figures(world: World, ask: Ask) -> Iterator[End]:
    """Yield figures around the truth: those of the film's other facts first, then shifted ones."""
    others = {
        fact.object
        for fact in world.facts.facts
        if fact.relation == ask.fact.relation and fact.subject != ask.fact.subject
    }
    yield from _shuffled(ask, sorted(others))
    yield from _shuffled(ask, list(dict.fromkeys(_shifted(ask.key))))


def _shifted(key: str) -> Iterator[str]:
    value = figure(key)
    if value is None:
        return
    if day := day_of(key):
        yield from ((day + timedelta(days=days)).isoformat() for days in _DAYS)
    elif len(key) == 4:
        yield from (str(int(value) + years) for years in range(-6, 7) if years)
    elif " " in key:
        yield from (f"{_like(int(value), share)} {key.split(' ')[1]}" for share in _SHARES)
    elif value < 20:
        yield from (str(int(value) + step) for step in _steps(int(value)) if value + step > 0)
    else:
        yield from (str(round(value * share)) for share in (0.6, 0.7, 0.8, 1.2, 1.3, 1.4, 1.5))


def _steps(value: int) -> list[int]:
    """Return how far a small figure is moved, either way: nobody takes eight for two."""
    reach = min(6, max(3, value // 2))
    return [step for step in range(-reach, reach + 1) if step]


def _like(value: int, share: float) -> int:
    """Return a sum scaled by a share that is as round as the true one, up to the million."""
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return int(round(value * share, -min(zeros, 6)))
