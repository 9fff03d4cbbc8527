"""Which part of the general pool fits an ask: people of the same trade, places of the same grain."""

from quiz.questions.generate.asks import OBJECT, Ask
from quiz.questions.generate.world import World
from quiz.questions.pool import POOL, in_their_time

_BY_RELATION = {
    "directed_by": ("director",),
    "produced_by": ("producer",),
    "written_by": ("writer",),
    "screenplay_by": ("writer",),
    "story_by": ("writer",),
    "based_on_work_by": ("novelist",),
    "music_by": ("composer",),
    "cinematography_by": ("cinematographer",),
    "edited_by": ("editor",),
    "starring": ("actor", "actress"),
    "nationality": ("nationality",),
    "genre": ("genre",),
    "language": ("language",),
}
_BY_GENDER = {"m": ("actor",), "f": ("actress",)}
_CHILDREN = {"m": ("boy",), "f": ("girl",)}
OF_AGE = 18


def pool_of(world: World, ask: Ask) -> tuple[str, ...]:
    """Return the outside entries that are of the kind asked for; empty if the pool has none."""
    if ask.asks == OBJECT and ask.fact.relation in _BY_RELATION:
        return _of_the_time(world, _entries(_BY_RELATION[ask.fact.relation]))
    key = world.facts.entity(ask.key)
    if key is None:
        return ()
    if key.type == "person":
        by_gender = _CHILDREN if _plays_a_child(world, ask.key) else _BY_GENDER
        people = _entries(by_gender.get(key.gender or "", ("actor", "actress")))
        return _of_the_time(world, people)
    return POOL.get(key.type, ())


def _of_the_time(world: World, people: tuple[str, ...]) -> tuple[str, ...]:
    return in_their_time(people, world.facts.film.year)


def _plays_a_child(world: World, person: str) -> bool:
    parts = world.subjects.get((person, "played_by"), ())
    ages = [age for fact in parts if (age := world.age_of(fact.subject)) is not None]
    return bool(ages) and max(ages) < OF_AGE


def literals_of(world: World, ask: Ask) -> tuple[str, ...]:
    """Return the literals that stand for the same thing of somebody else: the full names of the other characters."""
    if ask.asks != OBJECT or world.facts.entity(ask.key) is not None:
        return ()
    facts = world.of_relation.get(ask.fact.relation, ())
    return tuple(dict.fromkeys(fact.object for fact in facts if fact.subject != ask.fact.subject))


def _entries(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry for name in names for entry in POOL.get(name, ()))
