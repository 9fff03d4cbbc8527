"""The facts of one film: the only truth that questions are made from (`marquee-facts/1`)."""

from dataclasses import dataclass
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
    id: str
    title: str
    year: int | None


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
    """Something a fact speaks of. `name` is how questions say it; `aliases` are other ways to say the same thing."""

    id: str
    type: str
    name: str
    nicknames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    gender: str | None = None  # f, m or None
    within: tuple[str, ...] = ()  # entities that contain this one (place, organisation, body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One atomic statement. `object` is an entity id or a literal, as the relation declares.

    `scene` is a phrase in our own words that pins the fact to its moment ("in the bathroom of the DEA office"), so
    that a question about a repeated predicate has one answer. `offset` is where `evidence` starts, in characters.
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
    """A whole facts file, checked."""

    film: Film
    article: Article
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an id, or None if the string is a literal."""
        return next((entity for entity in self.entities if entity.id == entity_id), None)
