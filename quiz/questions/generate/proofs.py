"""Why a wrong answer is certainly wrong: the proof codes P1 to P7, each a predicate over the facts.

No reason, no distractor. `proof_of` finds the code when a question is made; `verify` (verify.py) finds every option's end
from its text alone and asks again.
"""

import re
from datetime import date

from quiz.questions.generate.asks import OBJECT, Ask
from quiz.questions.generate.pools import literals_of, pool_of
from quiz.questions.generate.world import End, World
from quiz.questions.shapes import sort_value
from quiz.questions.words import content_stems

# Figures closer than this to the truth are no fair wrong answers.
LEAST_SHARE = 0.15
LEAST_SHARE_OF_MONEY = 0.2
LEAST_DAYS = 2

COMPANIES = ("production_company", "distributed_by")
NAMED_IN_THE_WORLD = frozenset({"person", "organisation", "title", "country"})
FAMILY_NAMES = frozenset({"surname", "full_name"})

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_METRIC = frozenset({"year", "date", "money", "number", "minutes"})


def proof_of(world: World, ask: Ask, end: End) -> str | None:
    """Return the code that proves an end to be no answer of an ask, or None if nothing does."""
    if not is_apart(world, ask, end):
        return None
    if end in ask.fact.foils and ask.asks == OBJECT:
        if world.denies(end):
            return None
        return "P2" if ask.relation.functional else "P1" if world.is_mentioned(end) else "P5"
    if world.facts.entity(end) is None:
        return _outside(world, ask, end)
    if ask.asks == OBJECT and ask.relation.foils_only:
        return None
    return _inside(world, ask, end)


def is_apart(world: World, ask: Ask, end: End) -> bool:
    """Return whether an end is another thing than every right answer: no alias, no synonym (P4), no container (P3).

    Nor may it be what the stem itself names, nor what only excluded facts speak of, nor a pair the film bars.
    """
    if end in ask.fact.unsafe or _is_named_in_scene(world, ask, end):
        return False
    if not world.is_about(end, ask.fact):
        return False
    if end in world.hidden or end in (ask.given, ask.fact.whom) or world.same(end, ask.given):
        return False
    if any(world.same(end, value) or world.contains(end, value) for value in ask.values):
        return False
    named = (ask.fact.subject, ask.fact.object, *((ask.fact.whom,) if ask.fact.whom else ()))
    return not any(world.facts.is_barred(end, other) for other in (*ask.values, *named))


def _is_named_in_scene(world: World, ask: Ask, end: End) -> bool:
    """Return whether the stem's scene speaks of an end: "who shoots … while rescuing Mathilda?" is not Mathilda."""
    entity = world.facts.entity(end)
    return bool(entity and ask.fact.scene and entity.name in ask.fact.scene)


def _inside(world: World, ask: Ask, end: End) -> str | None:
    """Return the proof for something that the film's own facts speak of."""
    entity, key = world.facts.entity(end), world.facts.entity(ask.key)
    if entity is None or key is None or entity.type != key.type:
        return None
    if _is_half_true(world, ask, end) or (
        key.type in NAMED_IN_THE_WORLD and world.denies(entity.name)
    ):
        return None
    if ask.asks == OBJECT:
        return "P2" if ask.relation.functional else "P1" if ask.relation.closed else None
    if ask.fact.relation in FAMILY_NAMES and world.said(end).startswith(
        f"{world.said(ask.key)}'s "
    ):
        return None  # relatives share a surname, whether the article says so or not
    if ask.relation.inverse_functional:
        return "P2"
    return "P2" if ask.relation.functional and _has_another(world, ask, end) else None


def _is_half_true(world: World, ask: Ask, end: End) -> bool:
    """Return whether somebody, though not in the line asked for, may be thought of as doing just that.

    Whoever acts in the film may be called its star, directors and writers often help to produce, and a distributor
    often pays for a film.
    """
    if ask.fact.relation == "starring":
        return end in world.cast
    if ask.fact.relation in COMPANIES:
        return any(world.subjects.get((end, line)) for line in COMPANIES)
    return ask.fact.relation == "produced_by" and end in world.makers


def _has_another(world: World, ask: Ask, end: End) -> bool:
    """Return whether a candidate for the subject is known to have another object, which a functional relation excludes."""
    theirs = world.objects.get((end, ask.fact.relation), ())
    return bool(theirs) and not any(
        world.same(fact.object, ask.fact.object) or world.contains(fact.object, ask.fact.object)
        for fact in theirs
    )


def _outside(world: World, ask: Ask, end: End) -> str | None:
    """Return the proof for something from outside the film: a figure apart enough (P6) or a pool entry (P5)."""
    if is_metric(ask):
        return "P6" if is_far(ask.key, end) else None
    if ask.asks == OBJECT and ask.relation.foils_only:
        return None
    if end in literals_of(world, ask):
        return "P2" if ask.relation.functional else None
    if any(content_stems(end) & content_stems(world.said(value)) for value in ask.values):
        return None  # a romantic comedy is half a comedy
    is_outside = end in pool_of(world, ask) and not world.is_mentioned(end)
    return "P5" if is_outside and not world.is_denied(end) else None


def is_metric(ask: Ask) -> bool:
    """Return whether the answer is a figure or a date."""
    return ask.asks == OBJECT and bool(_METRIC & set(ask.relation.object_types))


def is_far(key: str, other: str) -> bool:
    """Return whether two literals of one form differ by the declared margin.

    Years by one, days by two, sums by a fifth, other figures by 15 per cent and at least one.
    """
    mine, theirs = figure(key), figure(other)
    if mine is None or theirs is None or mine == theirs:
        return False
    return abs(mine - theirs) >= _margin(key, mine)


def _margin(key: str, value: float) -> float:
    if _ISO_DATE.fullmatch(key):
        return LEAST_DAYS
    if re.fullmatch(r"[12]\d{3}", key):
        return 1
    return LEAST_SHARE_OF_MONEY * value if " " in key else max(1.0, LEAST_SHARE * value)


def figure(literal: str) -> float | None:
    """Return a literal of the facts as a number: a date as its day, a sum without its currency."""
    if day := day_of(literal):
        return float(day.toordinal())
    head = literal.split(" ")[0]
    value = sort_value(head)
    return value[0] if value else None


def day_of(literal: str) -> date | None:
    """Return the day of a date literal, None for every other."""
    try:
        return date.fromisoformat(literal) if _ISO_DATE.fullmatch(literal) else None
    except ValueError:
        return None
