"""What the rules find: a candidate fact with its place, before ids are given and doubles are seen."""

from dataclasses import dataclass, replace

from quiz.films.article import ArticleSentence
from quiz.films.draft.names import folded
from quiz.films.facts import FactTier

EVIDENCE_WORDS_MAX = 8

# Subject, relation, object (the key of a thing, or a literal) and scene.
Claim = tuple[tuple[str, str], str, tuple[str, str] | str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something a fact speaks of, on its way to becoming an entity."""

    type: str  # film, person, character, organisation, country, title, role
    name: str
    nicknames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    gender: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two mentions the same thing."""
        return self.type, folded(self.name) or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A candidate fact. `start` and `end` are places in the sentence's clean text; the evidence is cut from the article."""

    sentence: ArticleSentence
    start: int
    end: int
    subject: Thing
    relation: str
    object: Thing | str
    tier: FactTier
    statement: str
    scene: str | None = None
    flags: tuple[str, ...] = ()

    def for_review(self) -> "Found":
        return replace(self, tier=FactTier.REVIEW)

    @property
    def claim(self) -> Claim:
        """What is said, wherever it is said: two equal claims are one fact with two places."""
        value = self.object.key if isinstance(self.object, Thing) else self.object
        return self.subject.key, self.relation, value, self.scene

    def evidence(self, text: str) -> tuple[str, int]:
        """Return at most eight words of the article, exactly as they stand there, and where they start."""
        start, end = self.sentence.clean.span(self.start, self.end)
        span = text[start:end]
        cut = _after_words(span, EVIDENCE_WORDS_MAX)
        return span[:cut], start


def _after_words(span: str, limit: int) -> int:
    """Return the place after the given number of words of a text."""
    words = 0
    inside = False
    for at, letter in enumerate(span):
        if letter.isspace():
            # A facts file holds no double space and no line break: the evidence stops before one.
            if not inside or letter in "\r\n\u2028\u2029\x0b\x0c\x85":
                return len(span[:at].rstrip())
            inside = False
        elif not inside:
            words += 1
            inside = True
            if words > limit:
                return len(span[:at].rstrip())
    return len(span)


def auto(*, when: bool) -> FactTier:
    """Return the tier of a rule that is sure under a condition."""
    return FactTier.AUTO if when else FactTier.REVIEW
