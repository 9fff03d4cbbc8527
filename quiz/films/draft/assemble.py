"""From what the rules found to a facts file: doubles seen, conflicts sent to review, ids given, entities listed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from anyascii import anyascii

from quiz.films.article import ArticleText
from quiz.films.draft.events import Happening
from quiz.films.draft.found import Claim, Found, Thing
from quiz.films.draft.marks import Minors, Spoilers, flags_in
from quiz.films.draft.names import folded, parts_of
from quiz.films.draft.wording import Wording
from quiz.films.facts import Entity, Event, Fact, FactStatus, FactTier
from quiz.films.relations import RELATIONS

STATEMENT_MAX = 400  # characters; longer "names" are no names
FLAGGED = (
    "plays_role",
    "played_by",
    "age",
)  # a credit is no content, even that of a film called "Murder"


def unmistaken(found: Sequence[Found]) -> list[Found]:
    """Return the facts with every name meaning one thing: "Irish" the nationality gives way to Irish the language.

    The later of two things of one name becomes plain text where its relation allows that; else it is told apart by its
    type, and what is said of it waits for review.
    """
    owner: dict[str, tuple[str, str]] = {}
    for thing in _things(found):
        owner.setdefault(folded(thing.name), thing.key)
    return [_told_apart(one, owner) for one in found]


def _things(found: Iterable[Found]) -> Iterator[Thing]:
    for one in found:
        for thing in (one.subject, one.object):
            if isinstance(thing, Thing) and thing.type != "film":
                yield thing


def _told_apart(one: Found, owner: Mapping[str, tuple[str, str]]) -> Found:
    if _is_taken(one.subject, owner):
        one = replace(one, subject=_by_type(one.subject)).for_review()
    if isinstance(one.object, Thing) and _is_taken(one.object, owner):
        declared = RELATIONS.get(one.relation)
        if declared and "text" in declared.object_types:
            return replace(one, object=one.object.name)
        return replace(one, object=_by_type(one.object)).for_review()
    return one


def _is_taken(thing: Thing, owner: Mapping[str, tuple[str, str]]) -> bool:
    return thing.type != "film" and owner[folded(thing.name)] != thing.key


def _by_type(thing: Thing) -> Thing:
    return replace(thing, name=f"{thing.name} ({thing.type})", nicknames=(), aliases=())


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
        shared = declared.inverse_functional and len(values["for", value, relation, scene]) > 1
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
    """Readable ids for things, given in order of appearance; a second thing of one name gets its type and a number."""

    def __init__(self, film: Thing) -> None:
        self._ids: dict[tuple[str, str], str] = {film.key: "film"}
        self._taken = {"film"}

    def of(self, thing: Thing) -> str:
        if thing.key not in self._ids:
            slug = slugged(thing.name) or thing.type
            numbered = (f"{slug}_{thing.type}_{number}" for number in count(2))
            tries = chain((slug,), numbered)
            self._ids[thing.key] = next(one for one in tries if one not in self._taken)
            self._taken.add(self._ids[thing.key])
        return self._ids[thing.key]


def slugged(name: str) -> str:
    """Return a name as an id: plain lower-case letters, digits and underscores, at most 60."""
    return re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")[:60].strip("_")


def tellable(article: ArticleText, found: Iterable[Found]) -> list[Found]:
    """Return what can be kept: not the unreadably long, nothing that repeats the article, no claim twice in a sentence."""
    wording = Wording(article.text)
    kept: dict[object, Found] = {}
    for one in found:
        evidence, _ = one.evidence(article.text)
        short = len(one.statement) <= STATEMENT_MAX and len(evidence) <= STATEMENT_MAX
        if short and not wording.repeats(one.statement):
            kept.setdefault((one.sentence.id, one.claim), one)
    return list(kept.values())


def facts_of(
    article: ArticleText, found: Iterable[Found], *, ids: Ids, spoilers: Spoilers, minors: Minors
) -> list[Fact]:
    """Return the facts in the article's order; a claim made elsewhere is kept as a duplicate, for coverage."""
    ordered = sorted(found, key=lambda one: (one.sentence.start, one.start, one.relation))
    kept = _kept(ordered)
    return [
        _fact(
            one,
            one.evidence(article.text),
            number=number,
            ids=ids,
            spoiler=spoilers.level(one.sentence),
            is_kept=kept[one.claim] is one,
            is_romance=minors.touched(one),
        )
        for number, one in enumerate(ordered, start=1)
    ]


def _fact(
    one: Found,
    evidence: tuple[str, int],
    *,
    number: int,
    ids: Ids,
    spoiler: int,
    is_kept: bool,
    is_romance: bool,
) -> Fact:
    statement = one.statement[:1].upper() + one.statement[1:]
    return Fact(
        id=f"F{number:03d}",
        subject=ids.of(one.subject),
        relation=one.relation,
        object=ids.of(one.object) if isinstance(one.object, Thing) else one.object,
        # A statement stands in a file once: the double says where it was found again.
        statement=statement
        if is_kept
        else f"Sentence {one.sentence.id} says it again: {statement}",
        place=one.sentence.id,
        evidence=evidence[0],
        offset=evidence[1],
        spoiler=spoiler,
        flags=tuple(dict.fromkeys((*one.flags, *_flags(one, evidence[0])))),
        scene=one.scene,
        tier=FactTier.REVIEW if is_romance else one.tier,
        status=FactStatus.STATED if is_kept else FactStatus.DUPLICATE,
    )


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
    return tuple(
        {
            folded(way): way
            for way in ways
            if claims[folded(way)] == 1 and folded(way) not in ("", folded(thing.name))
        }.values()
    )


def events_of(happened: Iterable[Happening], spoilers: Spoilers) -> list[Event]:
    """Return draft events: unordered, so that no question is made of them before a person has put them in order."""
    return [
        Event(
            id=f"E{number:02d}",
            statement=one.statement[:1].upper() + one.statement[1:],
            rank=None,
            orderable=False,
            place=one.sentence.id,
            spoiler=spoilers.level(one.sentence),
            flags=flags_in(one.sentence.text),
        )
        for number, one in enumerate(happened, start=1)
    ]
