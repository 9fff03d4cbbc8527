"""What must hold inside a facts file beyond its shape: references, types, names, functional relations, order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from quiz.films.facts import Entity, Event, Fact, FactStatus, FactTier, FilmFacts
from quiz.films.relations import ENTITY_TYPES, LITERALS, RELATIONS, Relation

MOST_EVIDENCE_WORDS = 8
OF_AGE = 18
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_ENDS = re.compile(r'[.!?]["”]?$')
_ROMANCE = re.compile(
    r"\b(?:in love|loves?|loved|kiss\w*|naked|nude|sex\w*|seduc\w*|romanc\w*|romantic\w*|lovers?|affair|undress\w*)\b",
    re.IGNORECASE,
)


def meaning_problems(facts: FilmFacts) -> list[str]:
    """Return one `$.path: what and what to do` for each thing that does not hold."""
    return [
        *_ids(facts),
        *_sentences(facts),
        *_entities(facts),
        *_names(facts),
        *(
            problem
            for index, fact in enumerate(facts.facts)
            for problem in _fact(facts, index, fact)
        ),
        *_claims(facts),
        *_events(facts),
        *_lists(facts),
    ]


def folded(name: str) -> str:
    """Return a name as clashes are looked for: without case, accents and spaces at the ends."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().strip()


def _ids(facts: FilmFacts) -> Iterator[str]:
    if not _ID.fullmatch(facts.film.id):
        yield f"$.film.id: {facts.film.id!r:.40} is no id; use letters, digits, _ . -"
    lists: dict[str, Iterable[str]] = {
        "article.sentences": (sentence.id for sentence in facts.article.sentences),
        "entities": (entity.id for entity in facts.entities),
        "facts": (fact.id for fact in facts.facts),
        "events": (event.id for event in facts.events),
    }
    for name, ids in lists.items():
        seen: dict[str, int] = {}
        for index, one in enumerate(ids):
            path = f"$.{name}[{index}].id"
            if not _ID.fullmatch(one):
                yield f"{path}: {one!r:.40} is no id; use letters, digits, _ . -"
            if one in seen:
                yield f"{path}: {one} is also the id of $.{name}[{seen[one]}]; give each its own"
            seen.setdefault(one, index)


def _sentences(facts: FilmFacts) -> Iterator[str]:
    last = 0
    for index, sentence in enumerate(facts.article.sentences):
        path = f"$.article.sentences[{index}]"
        if sentence.start >= sentence.end:
            yield f"{path}.end: {sentence.end} is not after its start {sentence.start}; mend the span"
        elif sentence.start < last:
            yield f"{path}.start: {sentence.start} lies inside the sentence before; mend the span"
        if sentence.end > facts.article.length:
            yield f"{path}.end: {sentence.end} is past the article's length {facts.article.length}; mend the span"
        if sentence.part == "plot" and sentence.paragraph is None:
            yield f"{path}.paragraph: a sentence of the plot stands in a paragraph; give its number"
        last = sentence.end


def _entities(facts: FilmFacts) -> Iterator[str]:
    for index, entity in enumerate(facts.entities):
        path = f"$.entities[{index}]"
        if entity.type not in ENTITY_TYPES:
            yield f"{path}.type: {entity.type!r:.40} is unknown; use one of {', '.join(sorted(ENTITY_TYPES))}"
        for at, outer in enumerate(entity.within):
            if facts.entity(outer) is None:
                yield f"{path}.within[{at}]: there is no entity {outer!r:.40}; add it or mend the id"
        if _contains_itself(facts, entity):
            yield f"{path}.within: {entity.id} would contain itself; break the circle"


def _contains_itself(facts: FilmFacts, entity: Entity) -> bool:
    seen: set[str] = set()
    waiting = list(entity.within)
    while waiting:
        outer = waiting.pop()
        if outer == entity.id:
            return True
        if outer not in seen and (container := facts.entity(outer)):
            waiting += container.within
        seen.add(outer)
    return False


def _names(facts: FilmFacts) -> Iterator[str]:
    """A name means one entity. A film alone may bear the name of somebody in it."""
    owner: dict[str, tuple[str, str]] = {}
    for index, entity in enumerate(facts.entities):
        if entity.type == "film":
            continue
        for field, names in (
            ("name", (entity.name,)),
            ("nicknames", entity.nicknames),
            ("aliases", entity.aliases),
        ):
            for at, name in enumerate(names):
                path = f"$.entities[{index}].{field}" + (f"[{at}]" if field != "name" else "")
                key = folded(name)
                if key in owner:
                    yield f"{path}: {name!r:.60} already means {owner[key][0]} ({owner[key][1]}); take one away"
                owner.setdefault(key, (entity.id, path))


def _fact(facts: FilmFacts, index: int, fact: Fact) -> Iterator[str]:
    path = f"$.facts[{index}]"
    relation = RELATIONS.get(fact.relation)
    if relation is None:
        yield f"{path}.relation: {fact.relation!r:.40} is unknown; use one that quiz/films/relations.py declares"
    else:
        yield from _subject(facts, path, fact, relation)
        yield from _object(facts, path, fact, relation)
    for field, ids in (("whom", (fact.whom,) if fact.whom else ()), ("unsafe", fact.unsafe)):
        for one in ids:
            if facts.entity(one) is None:
                yield f"{path}.{field}: there is no entity {one!r:.40}; add it or mend the id"
    yield from _place(facts, path, fact)
    yield from _words(path, fact.statement)
    if len(fact.evidence.split()) > MOST_EVIDENCE_WORDS:
        yield f"{path}.evidence: has {len(fact.evidence.split())} words; quote {MOST_EVIDENCE_WORDS} at most"
    yield from _foils(facts, path, fact)
    if fact.usable and fact.tier is FactTier.AUTO and _is_romance_with_a_minor(facts, fact):
        yield f'{path}.tier: speaks of love beside a character under {OF_AGE}; set "review" and let a person decide'


def _subject(facts: FilmFacts, path: str, fact: Fact, relation: Relation) -> Iterator[str]:
    subject = facts.entity(fact.subject)
    if subject is None:
        yield f"{path}.subject: there is no entity {fact.subject!r:.40}; add it or mend the id"
    elif subject.type not in relation.subject_types:
        wanted = " or ".join(relation.subject_types)
        yield f"{path}.subject: {subject.id} is a {subject.type}; {relation.name} wants a {wanted}"


def _object(facts: FilmFacts, path: str, fact: Fact, relation: Relation) -> Iterator[str]:
    wanted = " or ".join(relation.object_types)
    literals = [LITERALS[kind] for kind in relation.object_types if kind in LITERALS]
    if entity := facts.entity(fact.object):
        if entity.type not in relation.object_types:
            yield f"{path}.object: {entity.id} is a {entity.type}; {relation.name} wants a {wanted}"
    elif not literals:
        yield f"{path}.object: there is no entity {fact.object!r:.40}; add it or mend the id"
    elif not any(re.fullmatch(form, fact.object) for form in literals):
        yield f"{path}.object: {fact.object!r:.40} is no {wanted}; write it as {' or '.join(literals)}"


def _place(facts: FilmFacts, path: str, fact: Fact) -> Iterator[str]:
    sentence = next((one for one in facts.article.sentences if one.id == fact.place), None)
    if sentence is None:
        yield f"{path}.place: there is no sentence {fact.place!r:.40}; name one of $.article.sentences"
    elif not sentence.start <= fact.offset <= fact.offset + len(fact.evidence) <= sentence.end:
        yield (
            f"{path}.offset: the evidence at {fact.offset} is not inside {sentence.id} "
            f"({sentence.start} to {sentence.end}); mend offset or place"
        )


def _words(path: str, statement: str) -> Iterator[str]:
    if not _ENDS.search(statement):
        yield f"{path}.statement: has no full stop; end the sentence"
    if statement[:1].islower():
        yield f"{path}.statement: starts small; write a whole sentence"


def _foils(facts: FilmFacts, path: str, fact: Fact) -> Iterator[str]:
    key = facts.entity(fact.object)
    right = {
        folded(name)
        for name in ((key.name, *key.aliases, *key.nicknames) if key else (fact.object,))
    }
    seen: set[str] = set()
    for at, foil in enumerate(fact.foils):
        if facts.entity(foil):
            yield f"{path}.foils[{at}]: {foil!r:.60} is the id of an entity; write the words"
        if folded(foil) in right:
            yield f"{path}.foils[{at}]: {foil!r:.60} is the right answer; take it away"
        if folded(foil) in seen:
            yield f"{path}.foils[{at}]: {foil!r:.60} stands there twice; keep one"
        seen.add(folded(foil))


def _is_romance_with_a_minor(facts: FilmFacts, fact: Fact) -> bool:
    young = {
        one.subject
        for one in facts.facts
        if one.relation == "age" and one.object.isdigit() and int(one.object) < OF_AGE
    }
    return bool({fact.subject, fact.object, fact.whom} & young and _ROMANCE.search(fact.statement))


def _claims(facts: FilmFacts) -> Iterator[str]:
    """Yield statements said twice and claims that contradict or repeat each other.

    Facts that wait for review may contradict: two readings of one doubtful line.
    """
    spoken: dict[str, int] = {}
    first: dict[tuple[str | None, ...], int] = {}
    for index, fact in enumerate(facts.facts):
        path = f"$.facts[{index}]"
        if fact.statement in spoken:
            yield f"{path}.statement: is that of $.facts[{spoken[fact.statement]}] too; say it once"
        spoken.setdefault(fact.statement, index)
        relation = RELATIONS.get(fact.relation)
        if relation is None or not fact.usable:
            continue
        moment = (fact.relation, fact.scene, fact.whom)
        if first.setdefault(("same", *moment, fact.subject, fact.object), index) != index:
            yield f'{path}: says the same as a fact before it; set its status to "{FactStatus.DUPLICATE}"'
        if relation.functional:
            at = first.setdefault(("functional", *moment, fact.subject), index)
            if facts.facts[at].object != fact.object:
                yield _contradiction(path, fact, "functional", at)
        if relation.inverse_functional:
            at = first.setdefault(("inverse", *moment, fact.object), index)
            if facts.facts[at].subject != fact.subject:
                yield _contradiction(path, fact, "inverse functional", at)


def _contradiction(path: str, fact: Fact, kind: str, at: int) -> str:
    return f"{path}: {fact.relation} is {kind} and $.facts[{at}] says otherwise; tell their scenes apart"


def _events(facts: FilmFacts) -> Iterator[str]:
    ranks: dict[int, str] = {}
    known = {event.id: event for event in facts.events}
    places = {sentence.id for sentence in facts.article.sentences}
    for index, event in enumerate(facts.events):
        path = f"$.events[{index}]"
        if event.place not in places:
            yield f"{path}.place: there is no sentence {event.place!r:.40}; name one of $.article.sentences"
        if event.orderable and event.rank is None:
            yield f"{path}.rank: an orderable event needs one; give its place in the order"
        if event.rank is not None and event.rank in ranks:
            yield f"{path}.rank: {event.rank} is also the rank of {ranks[event.rank]}; give each its own"
        if event.rank is not None:
            ranks.setdefault(event.rank, event.id)
        yield from _causes(path, event, known)


def _causes(path: str, event: Event, known: dict[str, Event]) -> Iterator[str]:
    for at, effect in enumerate(event.causes):
        if effect not in known:
            yield f"{path}.causes[{at}]: there is no event {effect!r:.40}; add it or mend the id"
        elif (event.rank or 0) >= (known[effect].rank or len(known) + 10_000):
            yield f"{path}.causes[{at}]: {effect} does not come after {event.id}; mend rank or cause"


def _lists(facts: FilmFacts) -> Iterator[str]:
    for index, pair in enumerate(facts.barred):
        for at, one in enumerate(pair):
            if facts.entity(one) is None:
                yield f"$.barred[{index}][{at}]: there is no entity {one!r:.40}; add it or mend the id"
