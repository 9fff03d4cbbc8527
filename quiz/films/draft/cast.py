"""Who plays whom: `Name (Actor)` in running text, and the quarantine for names that may mean two people."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.films.article import ArticleSentence, ArticleText
from quiz.films.draft.found import Found, Thing, auto
from quiz.films.draft.lead import roles
from quiz.films.draft.names import ACTOR, NAME, PERSON, People, composed, folded, parts_of
from quiz.films.draft.tell import told
from quiz.films.draft.words import KEPT_TITLES, KIN, NATIONALITIES, NO_ACTOR, PRONOUNS
from quiz.films.sentences import OPENERS

NAMED = re.compile(
    rf"(?P<before>\b[a-z]+ )?(?P<the>\b[Tt]he )?(?P<who>{NAME}) "
    r"\((?P<note>[^()]{2,80})\)"
)
KINSHIP = re.compile(
    rf"(?P<owner>{PERSON})'s? (?P<kind>(?:[a-z-]+ ){{0,3}}?(?P<kin>{KIN})) \((?P<note>[^()]{{2,80}})\)"
)
NOTE = re.compile(
    rf"(?:(?P<hedge>played by|portrayed by|voiced by|voice of) )?(?P<actor>{ACTOR.pattern})"
)
SEVERAL = re.compile(rf"(?P<names>{ACTOR.pattern}(?:,? (?:and|as)\b|,|/).*)")
CAST_MAX = 300  # no article names more; what stands beyond is no film's cast
PLACE_WORDS = frozenset({"in", "at", "near", "into", "across", "outside", "through", "around"})
MALE = frozenset({"Mr.", "Sir", "Lord", "King", "Prince", "Uncle", "Father", "Brother"})
FEMALE = frozenset({"Mrs.", "Ms.", "Miss", "Lady", "Dame", "Queen", "Princess", "Aunt", "Sister"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """One "character (actor)" as read, before it is known whether it can be trusted."""

    sentence: ArticleSentence
    start: int
    end: int
    character: Thing
    actor: str
    sure: bool

    @property
    def names(self) -> frozenset[str]:
        """Every way, folded, in which the text may call the character."""
        return frozenset(folded(name) for name in (self.character.name, *self.character.aliases))

    def may_be(self, other: "Casting") -> bool:
        """Whether the whole name of one is a way to call the other. A shared surname alone is family."""
        one, two = folded(self.character.name), folded(other.character.name)
        return one in other.names or two in self.names


def castings(article: ArticleText, people: People) -> list[Casting]:
    """Return the castings of lead and plot with the doubtful ones marked; `people` are the film's known actors."""
    vocabulary = _lower_words(article)
    read: list[Casting] = list(_in_the_lead(article))
    for sentence in (*article.of("lead")[1:], *article.of("plot")):
        read += _named(sentence, people, vocabulary)
        read += _by_kinship(sentence, people)
    read.sort(key=lambda casting: (casting.sentence.start, casting.start))
    mentions = Mentions(article)
    return [
        replace(one, character=mentions.shown(one.character))
        for one in _quarantined(read[:CAST_MAX])
    ]


def _in_the_lead(article: ArticleText) -> Iterator[Casting]:
    """ "Tom Hanks as Jim Lovell". A single word may be a description ("as Death"): a person looks at it."""
    for role in roles(article):
        if named := role.character:
            yield Casting(
                sentence=role.sentence,
                start=role.start,
                end=role.end,
                character=character_named(named),
                actor=role.actor,
                sure=" " in named,
            )


def cast_facts(read: Iterable[Casting], film: Thing) -> Iterator[Found]:
    for casting in read:
        actor = Thing(type="person", name=composed(casting.actor))
        yield Found(
            sentence=casting.sentence,
            start=casting.start,
            end=casting.end,
            subject=casting.character,
            relation="played_by",
            object=actor,
            tier=auto(when=casting.sure),
            statement=told(
                "played_by", film=film.name, subject=casting.character.name, object=actor.name
            ),
        )


def _lower_words(article: ArticleText) -> frozenset[str]:
    """Return the words the article also writes small: at a sentence's start they are no names."""
    return frozenset(
        word
        for sentence in article.sentences
        if sentence.part != "info"
        for word in re.findall(r"(?<![\w'-])[^\W\d_]+(?![\w-])", sentence.text)
        if word[0].islower()
    )


def _named(
    sentence: ArticleSentence, people: People, vocabulary: frozenset[str]
) -> Iterator[Casting]:
    for match in NAMED.finditer(sentence.text):
        start = match.start("who")
        name = match["who"]
        first, _, rest = name.partition(" ")
        opens = start == 0 or sentence.text[:start].endswith(('"', "; "))
        while rest and (
            first in NATIONALITIES
            or first.endswith("-old")
            or (opens and _no_name(first, vocabulary))
        ):
            start += len(first) + 1
            name = rest
            first, _, rest = name.partition(" ")
        if first in PRONOUNS or (opens and not rest and _no_name(first, vocabulary)):
            continue
        is_group = bool(match["the"])
        if is_group:
            name = f"the {name}"
        for actor, known, sure in _actors(match["note"], people):
            fits = sure and (
                known or (not is_group and (match["before"] or "").strip() not in PLACE_WORDS)
            )
            yield Casting(
                sentence=sentence,
                start=start,
                end=match.end(),
                character=character_named(name),
                actor=actor,
                sure=fits,
            )


def _no_name(word: str, vocabulary: frozenset[str]) -> bool:
    lower = word.casefold()
    return lower in OPENERS or lower in vocabulary or bool(re.fullmatch(r"\w{3,}(?:ing|ed)", lower))


def _actors(note: str, people: People) -> Iterator[tuple[str, bool, bool]]:
    """Yield the actors a bracket names: name, whether the film's cast has it, and whether the form is clear.

    A lone surname counts only if the cast has one person of that name.
    """
    single = NOTE.fullmatch(note)
    if single:
        known = people.named(single["actor"])
        if known:
            yield known, True, (single["hedge"] or "played by").startswith(("played", "portrayed"))
        elif " " in single["actor"] and not NO_ACTOR.search(single["actor"]):
            yield single["actor"], False, not single["hedge"] and len(single["actor"].split()) <= 4
    elif SEVERAL.fullmatch(note):
        for name in re.findall(ACTOR.pattern, note):
            if known := people.named(name):
                yield known, True, False


def _by_kinship(sentence: ArticleSentence, people: People) -> Iterator[Casting]:
    """ "Mathilda's father (Michael Badalucco)": nameless, but told apart by whose relative it is."""
    for match in KINSHIP.finditer(sentence.text):
        if match["owner"].split()[0] in PRONOUNS:
            continue
        for actor, known, sure in _actors(match["note"], people):
            name = f"{match['owner']}'s {match['kin']}"
            yield Casting(
                sentence=sentence,
                start=match.start(),
                end=match.end(),
                character=Thing(type="character", name=composed(name)),
                actor=actor,
                sure=sure and (known or " " in actor),
            )


def character_named(name: str) -> Thing:
    """Return a character with every name the parts allow; which one is shown is decided by how the plot says it."""
    parts = parts_of(name)
    ways = [parts.plain]
    if parts.surname:
        ways += [parts.given, parts.surname]
    if parts.nickname:
        ways += [parts.nickname, f"{parts.nickname} {parts.surname}".strip()]
    first, _, rest = parts.plain.partition(" ")
    if first in KEPT_TITLES and " " in rest:
        ways += [f"{first} {rest.split()[-1]}", rest, rest.split()[-1]]
    if parts.title:
        rank = parts.title.removeprefix("First ").removeprefix("Second ")
        ways += [
            f"{parts.title} {parts.plain}",
            f"{rank} {parts.given}",
            f"{rank} {parts.surname or parts.given}",
        ]
    gender = "m" if first in MALE else "f" if first in FEMALE else None
    return Thing(
        type="character",
        name=composed(parts.plain),
        nicknames=(parts.nickname,) if parts.nickname else (),
        aliases=tuple(
            dict.fromkeys(composed(way) for way in ways[1:] if way and way != parts.plain)
        ),
        gender=gender,
    )


class Mentions:
    """How often the plot says a name."""

    def __init__(self, article: ArticleText) -> None:
        self._text = " ".join(sentence.text for sentence in article.of("plot"))

    def of(self, name: str) -> int:
        return len(re.findall(rf"(?<![\w\"]){re.escape(name)}(?![\w\"])", self._text))

    def shown(self, character: Thing) -> Thing:
        """Return the character under the name to show: who has a nickname goes by what the plot says most."""
        if not character.nicknames:
            return character
        short = character.nicknames[0].split()[0]
        ways = [character.nicknames[0], short, *character.aliases]
        counts = Counter({way: self.of(way) for way in dict.fromkeys(ways) if " " not in way})
        name, seen = counts.most_common(1)[0] if counts else (character.name, 0)
        if not seen:
            return character
        aliases = dict.fromkeys([character.name, *character.aliases, short])
        return replace(character, name=name, aliases=tuple(way for way in aliases if way != name))


def _quarantined(read: Sequence[Casting]) -> list[Casting]:
    """Mark as unsure every casting whose character may be two people, or whose actor may have two parts."""
    doubtful = {
        at
        for at, one in enumerate(read)
        for other in read
        if (one.actor == other.actor) != one.may_be(other)
    }
    return [replace(one, sure=one.sure and at not in doubtful) for at, one in enumerate(read)]


def known_characters(read: Iterable[Casting]) -> dict[str, Thing | None]:
    """Return the character each name means; None for a name that may mean several."""
    meant: dict[str, Thing | None] = {}
    for casting in read:
        said = casting.sentence.text[casting.start : casting.end].partition(" (")[0]
        for name in {said, casting.character.name, *casting.character.aliases}:
            same = meant.get(name, casting.character)
            clear = casting.sure and same is not None and same.key == casting.character.key
            meant[name] = casting.character if clear else None
    return meant
