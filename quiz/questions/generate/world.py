"""The facts of a film, indexed for asking: who does what, what is known of whom, what the article never mentions."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from quiz.films.facts import Entity, Event, Fact, FactStatus, FilmFacts
from quiz.films.relations import RELATIONS
from quiz.questions.words import bare, contains, content_stems, fold

CREDITS = "credits"  # the family of the credit lines but for the cast's
End = str  # an entity id or a literal


@dataclass(frozen=True)
class World:
    """Lookups over one film's facts. `true_of` counts every fact, also those that no question may use."""

    facts: FilmFacts
    usable: tuple[Fact, ...]
    by_id: Mapping[str, Fact]
    events: Mapping[str, Event]
    objects: Mapping[tuple[str, str], tuple[Fact, ...]]  # facts of (subject, relation)
    subjects: Mapping[tuple[str, str], tuple[Fact, ...]]  # facts of (object, relation)
    of_relation: Mapping[str, tuple[Fact, ...]]
    cast: frozenset[str]  # people who play somebody or are billed
    crew: frozenset[str]  # people with another credit
    makers: frozenset[str]  # directors and writers
    of_type: Mapping[str, tuple[Entity, ...]]
    spoken_of: Mapping[str, tuple[Fact, ...]]  # the facts that speak of an end
    known: str  # every folded word of the facts, for "is it mentioned at all"
    denied: frozenset[str]
    groups: Mapping[str, int]  # folded term -> number of its group of synonyms
    hidden: frozenset[str]  # ends that only excluded facts speak of
    order: Mapping[str, int]  # sentence id -> its place in the article

    def said(self, end: End) -> str:
        """Return how a question says an end: the entity's name, or the literal itself."""
        entity = self.facts.entity(end)
        return entity.name if entity else end

    def spellings(self, end: End) -> tuple[str, ...]:
        """Return every way to say an end, its name first, without repeats."""
        entity = self.facts.entity(end)
        if entity is None:
            return (end,)
        return tuple(dict.fromkeys((entity.name, *entity.nicknames, *entity.aliases)))

    def names(self, text: str, end: End) -> bool:
        """Return whether a text speaks of an end by any of its names, be the words in another order or form."""
        stems = content_stems(text)
        return any(
            contains(text, name) or content_stems(name) <= stems for name in self.spellings(end)
        )

    def level_of(self, end: End) -> tuple[int, tuple[str, ...]]:
        """Return the spoiler level at which the film first speaks of an end, and the flags that all its mentions carry."""
        mentions = self.spoken_of.get(end, ())
        if not mentions or self.facts.entity(end) is None:  # a figure tells nothing by itself
            return 0, ()
        shared = set(mentions[0].flags).intersection(*(fact.flags for fact in mentions))
        return min(fact.spoiler for fact in mentions), tuple(sorted(shared))

    def is_about(self, end: End, fact: Fact) -> bool:
        """Return whether somebody is in the story when a fact happens, and may be thought of for it at all."""
        entity, now = self.facts.entity(end), self.order.get(fact.place)
        if entity is None or now is None:
            return True
        since, until = self.order.get(entity.since or ""), self.order.get(entity.until or "")
        is_there = (since is None or since <= now) and (until is None or now <= until)
        return is_there and (not entity.only_for or fact.relation in entity.only_for)

    def are_apart(self, one: End, other: End) -> bool:
        """Return whether two wrong answers may stand side by side: not one thing, nor part of the other, nor barred."""
        return not (
            self.same(one, other) or self.contains(one, other) or self.facts.is_barred(one, other)
        )

    def age_of(self, character: End) -> int | None:
        """Return a character's age in years, if a fact gives it."""
        ages = [
            fact.object
            for fact in self.objects.get((character, "age"), ())
            if fact.object.isdigit()
        ]
        return int(ages[0]) if ages else None

    def same(self, one: End, other: End) -> bool:
        """Return whether two ends are one thing: the same entity, a shared name, or words of one synonym group."""
        if one == other:
            return True
        mine, theirs = self.facts.entity(one), self.facts.entity(other)
        if mine and theirs and mine.type != theirs.type:
            return False  # the film and its hero may share a name
        left, right = self._folded(one), self._folded(other)
        return bool(left & right or self._groups_of(left) & self._groups_of(right))

    def contains(self, one: End, other: End) -> bool:
        """Return whether one end holds the other: a part of town and its town, a chest and a vest on it."""
        return other in self.containers(one) or one in self.containers(other)

    def containers(self, end: End) -> frozenset[str]:
        """Return everything that holds an end, near and far."""
        found: set[str] = set()
        open_ends = [end]
        while open_ends:
            entity = self.facts.entity(open_ends.pop())
            fresh = set(entity.within) - found if entity else set()
            found |= fresh
            open_ends += fresh
        return frozenset(found)

    def is_mentioned(self, text: str) -> bool:
        """Return whether the facts speak of something of this name anywhere."""
        return f" {bare(text)} " in self.known

    def denies(self, name: str) -> bool:
        """Return whether the deny list holds exactly this name."""
        return f" {bare(name)} " in self.denied

    def is_denied(self, text: str) -> bool:
        """Return whether the film's deny list forbids this as a wrong answer: true in the world, though not in the article."""
        words = f" {bare(text)} "
        return any(entry in words or words in entry for entry in self.denied)

    def _groups_of(self, names: frozenset[str]) -> frozenset[int]:
        return frozenset(self.groups[name] for name in names if name in self.groups)

    def _folded(self, end: End) -> frozenset[str]:
        return frozenset(bare(name) or name for name in self.spellings(end))


def world(facts: FilmFacts) -> World:
    """Return the lookups over a film's facts; their order in the file does not matter."""
    facts = replace(
        facts,
        entities=tuple(sorted(facts.entities, key=lambda entity: entity.id)),
        facts=tuple(sorted(facts.facts, key=lambda fact: fact.id)),
        events=tuple(sorted(facts.events, key=lambda event: event.id)),
    )
    usable = tuple(fact for fact in facts.facts if fact.usable)
    spoken = {end for fact in usable for end in _ends(fact)}
    excluded = {
        end for fact in facts.facts if fact.status is FactStatus.EXCLUDED for end in _ends(fact)
    }
    of_type: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in facts.entities:
        of_type[entity.type].append(entity)
    return World(
        facts=facts,
        usable=usable,
        by_id={fact.id: fact for fact in facts.facts},
        events={event.id: event for event in facts.events},
        objects=_grouped(facts, lambda fact: (fact.subject, fact.relation)),
        subjects=_grouped(facts, lambda fact: (fact.object, fact.relation)),
        of_relation=_of_relation(facts),
        cast=_cast(facts),
        crew=frozenset(fact.object for fact in facts.facts if _family(fact) == CREDITS),
        makers=frozenset(
            fact.object for fact in facts.facts if fact.relation in ("directed_by", "written_by")
        ),
        of_type={kind: tuple(entities) for kind, entities in of_type.items()},
        spoken_of=_spoken_of(facts),
        known=" " + " ".join(fold(text) for text in _texts(facts)) + " ",
        denied=frozenset(f" {bare(entry)} " for entry in facts.deny if bare(entry)),
        groups={bare(term): index for index, group in enumerate(facts.synonyms) for term in group},
        hidden=frozenset(excluded - spoken),
        order={sentence.id: place for place, sentence in enumerate(facts.article.sentences)},
    )


def _ends(fact: Fact) -> tuple[str, ...]:
    return (fact.subject, fact.object, *((fact.whom,) if fact.whom else ()))


def _of_relation(facts: FilmFacts) -> dict[str, tuple[Fact, ...]]:
    rows: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts.facts:
        rows[fact.relation].append(fact)
    return {relation: tuple(members) for relation, members in rows.items()}


def _cast(facts: FilmFacts) -> frozenset[str]:
    people = {entity.id for entity in facts.entities if entity.type == "person"}
    named = {
        end for fact in facts.facts if _family(fact) in ("cast", "starring") for end in _ends(fact)
    }
    return frozenset(people & named)


def _family(fact: Fact) -> str:
    relation = RELATIONS.get(fact.relation)
    return relation.family if relation else ""


def _spoken_of(facts: FilmFacts) -> dict[str, tuple[Fact, ...]]:
    rows: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts.facts:
        for end in _ends(fact):
            rows[end].append(fact)
    return {end: tuple(mentions) for end, mentions in rows.items()}


def _grouped(
    facts: FilmFacts, key: Callable[[Fact], tuple[str, str]]
) -> dict[tuple[str, str], tuple[Fact, ...]]:
    rows: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts.facts:
        rows[key(fact)].append(fact)
    return {group: tuple(members) for group, members in rows.items()}


def _texts(facts: FilmFacts) -> Iterator[str]:
    """Yield what the facts say. Foils are no part of it: they are cleared as untrue."""
    for entity in facts.entities:
        yield from (entity.name, *entity.nicknames, *entity.aliases)
    for fact in facts.facts:
        yield from (fact.statement, fact.evidence, fact.object, fact.scene or "")
    yield from (event.statement for event in facts.events)
    yield facts.film.title
