"""From what the rules found to a facts file: doubles seen, conflicts sent to review, ids given, entities listed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from anyascii import anyascii

from quiz.films.article import ArticleText
from quiz.films.draft.events import Happening
from quiz.films.draft.found import Claim, Found, Thing
from quiz.films.draft.marks import Minors, Spoilers, flags_in
from quiz.films.draft.names import folded, parts_of
from quiz.films.facts import Entity, Event, Fact, FactStatus, FactTier
from quiz.films.relations import RELATIONS

FLAGGED = (
    "plays_role",
    "played_by",
    "age",
)  # a credit is no content, even that of a film called "Murder"


def settled(found: Sequence[Found]) -> list[Found]:
    """Return the facts with contradictions sent to review: two values where there can be one, a lead against its line."""
    doubtful = _contradicted(found) | _beyond_the_line(found)
    return [one.for_review() if number in doubtful else one for number, one in enumerate(found)]


def _contradicted(found: Sequence[Found]) -> set[int]:
    """Return the numbers of facts that give a functional relation a second value, or a second owner to one value."""
    values: defaultdict[object, set[object]] = defaultdict(set)
    for one in found:
        subject, relation, value, scene = one.claim
        values["of", subject, relation, scene].add(value)
        values["for", value, relation, scene].add(subject)
    doubtful = set()
    for number, one in enumerate(found):
        subject, relation, value, scene = one.claim
        declared = RELATIONS.get(relation)
        if declared is None:
            continue
        several = declared.functional and len(values["of", subject, relation, scene]) > 1
        shared = (
            declared.inverse_functional
            and relation != "age"
            and len(values["for", value, relation, scene]) > 1
        )
        if several or shared:
            doubtful.add(number)
    return doubtful


def _beyond_the_line(found: Sequence[Found]) -> set[int]:
    """Return the facts of every credit for which the lead names somebody whom the credit's own line does not."""
    lines: defaultdict[str, set[object]] = defaultdict(set)
    for one in found:
        if one.sentence.part == "info":
            lines[one.relation].add(one.claim[2])
    broken = {
        one.relation
        for one in found
        if one.sentence.part == "lead"
        and one.relation in lines
        and RELATIONS[one.relation].closed
        and one.relation != "starring"
        and one.claim[2] not in lines[one.relation]
    }
    return {number for number, one in enumerate(found) if one.relation in broken}


class Ids:
    """Readable ids for things, given in order of appearance; a second thing of one name gets a number."""

    def __init__(self, film: Thing) -> None:
        self._ids: dict[tuple[str, str], str] = {film.key: "film"}
        self._taken = Counter({"film": 1})

    def of(self, thing: Thing) -> str:
        if thing.key not in self._ids:
            slug = slugged(thing.name) or thing.type
            self._taken[slug] += 1
            self._ids[thing.key] = (
                slug if self._taken[slug] == 1 else f"{slug}_{thing.type}_{self._taken[slug]}"
            )
        return self._ids[thing.key]


def slugged(name: str) -> str:
    """Return a name as an id: plain lower-case letters, digits and underscores, at most 60."""
    return re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")[:60].strip("_")


def facts_of(
    article: ArticleText, found: Iterable[Found], *, ids: Ids, spoilers: Spoilers, minors: Minors
) -> list[Fact]:
    """Return the facts in the article's order; a claim made before is kept as a duplicate, for coverage."""
    ordered = sorted(found, key=lambda one: (one.sentence.start, one.start, one.relation))
    facts: list[Fact] = []
    kept = _kept(ordered)
    for number, one in enumerate(ordered, start=1):
        evidence, offset = one.evidence(article.text)
        flags = dict.fromkeys((*one.flags, *_flags(one, evidence)))
        romance = (one.sentence.part == "plot" or one.relation in FLAGGED) and minors.romance(
            one.sentence
        )
        facts.append(
            Fact(
                id=f"F{number:03d}",
                subject=ids.of(one.subject),
                relation=one.relation,
                object=ids.of(one.object) if isinstance(one.object, Thing) else one.object,
                statement=one.statement,
                place=one.sentence.id,
                evidence=evidence,
                offset=offset,
                spoiler=spoilers.level(one.sentence),
                flags=tuple(flags),
                scene=one.scene,
                tier=FactTier.REVIEW if romance and one.relation != "played_by" else one.tier,
                status=FactStatus.STATED if kept[one.claim] is one else FactStatus.DUPLICATE,
            )
        )
    return facts


def _kept(ordered: Sequence[Found]) -> dict[Claim, Found]:
    """Return the place that counts for each claim: the first sure one, else the first."""
    kept: dict[Claim, Found] = {}
    for one in ordered:
        known = kept.setdefault(one.claim, one)
        if known.tier is FactTier.REVIEW and one.tier is FactTier.AUTO:
            kept[one.claim] = one
    return kept


def _flags(one: Found, evidence: str) -> tuple[str, ...]:
    if one.relation in FLAGGED:
        return flags_in(evidence)
    # Words from the middle of the plot bring with them what happens around them.
    return flags_in(one.sentence.text) if one.sentence.part == "plot" else ()


def entities_of(film: Thing, found: Iterable[Found], ids: Ids) -> list[Entity]:
    """Return every thing the facts speak of, once; an alias that may mean two of them is left out."""
    things: dict[tuple[str, str], Thing] = {film.key: film}
    for one in found:
        for thing in (one.subject, one.object):
            if isinstance(thing, Thing):
                things[thing.key] = _merged(things.get(thing.key), thing)
    claims = Counter(
        name
        for thing in things.values()
        for name in {folded(way) for way in (thing.name, *_ways(thing))}
    )
    return [
        Entity(
            id=ids.of(thing),
            type=thing.type,
            name=thing.name,
            nicknames=_only(thing.nicknames, thing, claims),
            aliases=_only(
                tuple(way for way in _ways(thing) if way not in thing.nicknames), thing, claims
            ),
            gender=thing.gender,
        )
        for thing in things.values()
    ]


def _merged(known: Thing | None, thing: Thing) -> Thing:
    if known is None:
        return thing
    return replace(
        known,
        nicknames=tuple(dict.fromkeys((*known.nicknames, *thing.nicknames))),
        aliases=tuple(dict.fromkeys((*known.aliases, *thing.aliases))),
        gender=known.gender or thing.gender,
    )


def _ways(thing: Thing) -> tuple[str, ...]:
    """Return nicknames and aliases, and for a real person the surname."""
    ways = dict.fromkeys((*thing.nicknames, *thing.aliases))
    if thing.type == "person" and " " in thing.name:
        words = thing.name.split()
        ways[parts_of(thing.name).surname or words[-1]] = None
    return tuple(way for way in ways if folded(way) != folded(thing.name))


def _only(ways: tuple[str, ...], thing: Thing, claims: Counter[str]) -> tuple[str, ...]:
    return tuple(way for way in ways if folded(way) and claims[folded(way)] == 1)


def events_of(happened: Iterable[Happening], spoilers: Spoilers) -> list[Event]:
    """Return draft events: unordered, so that no question is made of them before a person has put them in order."""
    return [
        Event(
            id=f"E{number:02d}",
            statement=one.statement,
            rank=None,
            orderable=False,
            place=one.sentence.id,
            spoiler=spoilers.level(one.sentence),
            flags=flags_in(one.sentence.text),
        )
        for number, one in enumerate(happened, start=1)
    ]
