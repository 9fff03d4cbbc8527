"""The facts of one film: the only truth that questions are made from (`marquee-facts/1`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FORMAT = "marquee-facts/1"


class FactTier(StrEnum):
    """Whether questions may be made from a fact: `auto` and `reviewed` yes, `review` waits for a person."""

    AUTO = "auto"
    REVIEWED = "reviewed"
    REVIEW = "review"


class FactStatus(StrEnum):
    """How the article says it. `excluded` facts are kept for coverage and never become questions."""

    STATED = "stated"
    HEDGED = "hedged"
    INFERRED = "inferred"
    DUPLICATE = "duplicate"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film. `tagline` invites to its quizzes in a line of our own words."""

    id: str
    title: str
    year: int | None
    tagline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the article by its place and hash; the text itself is never stored. Offsets in characters."""

    id: str
    part: str  # lead, info, plot
    paragraph: int | None
    number: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    title: str
    sha256: str
    length: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something a fact speaks of. `name` is how questions say it; `aliases` are other ways to say the same thing.

    A name reads well inside a sentence ("a houseplant", "the DEA office"); whoever starts a line with it gives it the
    capital. `asked` is the clause of an act turned into a question ("does Mathilda survive" for "Mathilda survives").
    """

    id: str
    type: str
    name: str
    nicknames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    gender: str | None = None  # f, m or None
    plural: bool = False
    within: tuple[str, ...] = ()  # entities that contain this one (place, organisation, body)
    asked: str | None = None
    since: str | None = None  # the sentences between which somebody is in the story: nobody dead or
    until: str | None = None  # not yet met is a wrong answer
    only_for: tuple[
        str, ...
    ] = ()  # the relations in which this may be a wrong answer; empty: in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One atomic statement. `object` is an entity id or a literal, as the relation declares.

    `scene` is a phrase in our own words that pins the fact to its moment ("in the bathroom of the DEA office"), so
    that a question about a repeated predicate has one answer; `whom` is the third party of an act (the id of an entity).
    `foils` are wrong answers to "which object?", cleared by a person for this fact: none of them is true of the film.
    `unsafe` are entities that may fit too, so that they never stand as wrong answers in a question on this fact.
    `offset` is where `evidence` starts, in characters.
    """

    id: str
    subject: str
    relation: str
    object: str
    statement: str
    place: str
    evidence: str
    offset: int
    spoiler: int
    flags: tuple[str, ...] = ()
    scene: str | None = None
    whom: str | None = None
    foils: tuple[str, ...] = ()
    unsafe: tuple[str, ...] = ()
    tier: FactTier = FactTier.REVIEWED
    status: FactStatus = FactStatus.STATED

    @property
    def usable(self) -> bool:
        """Whether questions may be made from it."""
        return self.tier is not FactTier.REVIEW and self.status not in (
            FactStatus.DUPLICATE,
            FactStatus.EXCLUDED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens in the plot; `rank` orders the orderable ones, `causes` names events it leads to."""

    id: str
    statement: str
    rank: int | None
    orderable: bool
    place: str
    spoiler: int
    flags: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFacts:
    """A whole facts file, checked.

    `synonyms` are groups of words that must not be told apart (P4). `barred` are pairs, each of entity ids, that must
    never meet as key and wrong answer, nor as wrong answer and subject or third party (P3, and where the article is
    silent). `deny` are things true of the film in the world though not in the article: never wrong answers (P5).
    """

    film: Film
    article: Article
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    barred: tuple[tuple[str, str], ...] = ()
    deny: tuple[str, ...] = ()
    by_id: Mapping[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {entity.id: entity for entity in self.entities})

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an id, or None if the string is a literal."""
        return self.by_id.get(entity_id)

    def is_barred(self, one: str, other: str) -> bool:
        """Return whether two entities must not meet in one question as wrong answer and truth."""
        return (one, other) in self.barred or (other, one) in self.barred
