"""Invented films in any number, each the same every time: about sixty facts from a lead, info lines and a short plot.

The article is invented along with the facts, one sentence for each group of them, so that the proof of a facts file holds.
"""

import hashlib
import random
from collections.abc import Iterable

from quiz.films.facts import Article, Entity, Fact, FactTier, Film, FilmFacts, Sentence

GIVEN = [
    "Ada",
    "Bruno",
    "Clara",
    "Dario",
    "Edda",
    "Felix",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Leo",
    "Mona",
    "Nils",
    "Olga",
    "Pablo",
    "Rosa",
    "Sven",
    "Tilda",
    "Ugo",
    "Vera",
    "Walt",
    "Ximena",
    "Yann",
    "Zora",
]
SURNAMES = [
    "Abt",
    "Bellweather",
    "Cordova",
    "Drake",
    "Eklund",
    "Farrow",
    "Grieg",
    "Holm",
    "Ibarra",
    "Jansen",
    "Keller",
    "Lund",
    "Moreau",
    "Novak",
    "Okafor",
    "Pell",
    "Quist",
    "Rourke",
    "Sato",
    "Thorne",
    "Ulrich",
    "Varga",
    "Whitlock",
    "Yilmaz",
    "Zander",
]
FIRST = [
    "Silent",
    "Crimson",
    "Distant",
    "Broken",
    "Golden",
    "Frozen",
    "Hidden",
    "Hollow",
    "Restless",
    "Velvet",
    "Wicked",
    "Northern",
    "Paper",
    "Salt",
    "Amber",
    "Last",
]
SECOND = [
    "Harbour",
    "Orchard",
    "Signal",
    "River",
    "Lantern",
    "Station",
    "Winter",
    "Garden",
    "Ferry",
    "Carnival",
    "Border",
    "Mirror",
    "Canyon",
    "Letter",
    "Island",
    "Parade",
]
ROLES = (
    "a retired judge", "a night watchman", "a jazz pianist", "a cheerful thief", "a country doctor", "a bored heiress",
    "a ship's cook", "a chess champion", "a lighthouse keeper", "a bankrupt banker", "a stunt driver", "a village priest",
)  # fmt: skip
GENRES = ["crime", "drama", "thriller", "western", "musical", "fantasy", "adventure", "mystery"]
ORIGINS = (
    ("France", "French"), ("Italy", "Italian"), ("Spain", "Spanish"), ("Sweden", "Swedish"),
    ("Germany", "German"), ("Poland", "Polish"), ("Japan", "Japanese"), ("Denmark", "Danish"),
)  # fmt: skip
WORDS = [
    "the long way home",
    "a debt of honour",
    "the quiet hour",
    "nobody's fault",
    "one more winter",
    "the blue door",
]
CREDITS = (
    ("directed_by", "Directed by", 1), ("produced_by", "Produced by", 2), ("written_by", "Written by", 2),
    ("screenplay_by", "Screenplay by", 2), ("story_by", "Story by", 1), ("cinematography_by", "Cinematography", 1),
    ("edited_by", "Edited by", 1), ("music_by", "Music by", 1),
)  # fmt: skip
CAST = 8
AGED = 4


class _Draft:
    """A film in the making: sentences one after the other, and the facts that stand in the newest of them."""

    def __init__(self, title: str) -> None:
        self.entities: dict[str, Entity] = {"film": Entity(id="film", type="film", name=title)}
        self.facts: list[Fact] = []
        self.sentences: list[Sentence] = []
        self.text = ""

    def thing(self, kind: str, name: str) -> str:
        """Return the id of an entity, added when it is new."""
        ident = "".join(sign if sign.isalnum() else "_" for sign in name.casefold())
        self.entities.setdefault(ident, Entity(id=ident, type=kind, name=name))
        return ident

    def sentence(self, part: str, text: str) -> None:
        number = 1 + sum(one.part == part for one in self.sentences)
        letter = {"lead": "L", "info": "I", "plot": "P1"}[part]
        start = len(self.text)
        self.sentences.append(
            Sentence(
                id=f"{letter}.{number}", part=part, paragraph=1 if part == "plot" else None, number=number,
                start=start, end=start + len(text), sha256=_sha256(text),
            )
        )  # fmt: skip
        self.text += f"{text}\n"

    def fact(
        self,
        relation: str,
        value: str,
        words: str,
        *,
        subject: str = "film",
        scene: str | None = None,
        shown: str = "",
    ) -> None:
        """Add a fact that the newest sentence states with `words`; `shown` is how its statement calls the object."""
        place = self.sentences[-1]
        known = self.entities.get(value)
        number = len(self.facts) + 1
        self.facts.append(
            Fact(
                id=f"F{number:03d}", subject=subject, relation=relation, object=value, scene=scene,
                statement=(
                    f"Of {self.entities[subject].name} the {relation.replace('_', ' ')} {scene or ''}".rstrip()
                    + f" is {shown or (known.name if known else value)}."
                ),
                place=place.id, evidence=words, offset=self.text.index(words, place.start),
                spoiler=0 if place.part != "plot" else 1, tier=FactTier.AUTO,
            )
        )  # fmt: skip


def synthetic_film(n: int) -> FilmFacts:
    """Return the invented film of a number: every relation of the info lines, cast, ages and quoted words."""
    chance = random.Random(n)
    title = f"The {chance.choice(FIRST)} {chance.choice(SECOND)} {n}"
    draft = _Draft(title)
    names = [
        f"{given} {surname}"
        for given, surname in zip(
            chance.sample(GIVEN * 2, 2 * len(GIVEN)),
            chance.sample(SURNAMES, len(SURNAMES)) * 2,
            strict=True,
        )
    ]
    people = list(dict.fromkeys(names))
    crew, actors, characters = (
        people[:12],
        people[12 : 12 + CAST],
        people[12 + CAST : 12 + 2 * CAST],
    )
    year = chance.randint(1950, 2020)
    _lead(draft, chance, year)
    _credits(draft, chance, crew)
    _lines(draft, chance, actors, year)
    _cast(draft, chance, actors, characters)
    return FilmFacts(
        film=Film(id=f"synthetic-{n}", title=title, year=year),
        article=Article(
            title=title, sha256=_sha256(draft.text), length=len(draft.text), sentences=tuple(draft.sentences)
        ),
        entities=tuple(draft.entities.values()),
        facts=tuple(draft.facts),
        events=(),
    )  # fmt: skip


def _lead(draft: _Draft, chance: random.Random, year: int) -> None:
    title = draft.entities["film"].name
    (_, nationality), genres = chance.choice(ORIGINS), chance.sample(GENRES, 2)
    also = f"{chance.choice(SECOND)} of {chance.choice(SECOND)}s {year}"
    draft.sentence(
        "lead",
        f"{title} (also {also}) is a {year} {nationality} film between {genres[0]} and {genres[1]}.",
    )
    draft.fact("title_alias", draft.thing("title", also), also)
    draft.fact("release_year", str(year), f"{year} {nationality}")
    draft.fact("nationality", draft.thing("nationality", nationality), nationality)
    for genre in genres:
        draft.fact("genre", draft.thing("genre", genre), genre)


def _credits(draft: _Draft, chance: random.Random, crew: list[str]) -> None:
    for relation, label, many in CREDITS:
        named = chance.sample(crew, many)
        draft.sentence("info", f"{label} - {', '.join(named)}")
        for name in named:
            draft.fact(relation, draft.thing("person", name), name)
    work = f"{chance.choice(FIRST)} {chance.choice(SECOND)}s by {crew[-1]}"
    draft.sentence("info", f"Based on - {work}")
    draft.fact("based_on", work, work)


def _lines(draft: _Draft, chance: random.Random, actors: list[str], year: int) -> None:
    draft.sentence("info", f"Starring - {', '.join(actors)}")
    for name in actors:
        draft.fact("starring", draft.thing("person", name), name)
    houses = [f"{word} Pictures" for word in chance.sample(FIRST, 3)]
    draft.sentence("info", f"Production companies - {', '.join(houses[:2])}")
    for house in houses[:2]:
        draft.fact("production_company", draft.thing("organisation", house), house)
    draft.sentence("info", f"Distributed by - {houses[2]}")
    draft.fact("distributed_by", draft.thing("organisation", houses[2]), houses[2])
    origins = chance.sample(ORIGINS, 2)
    _release(draft, chance, [country for country, _ in origins], year)
    draft.sentence("info", f"Countries - {origins[0][0]}, {origins[1][0]}")
    for country, _ in origins:
        draft.fact("country", draft.thing("country", country), country)
    draft.sentence("info", f"Language - {origins[0][1]}")
    draft.fact("language", origins[0][1], origins[0][1])
    _figures(draft, chance)


def _release(draft: _Draft, chance: random.Random, countries: Iterable[str], year: int) -> None:
    month = chance.randint(1, 10)
    dates = [
        (country, f"{year}-{month + later:02d}-{chance.randint(1, 28):02d}")
        for later, country in enumerate(countries)
    ]
    draft.sentence(
        "info", f"Release date - {', '.join(f'{day} ({country})' for country, day in dates)}"
    )
    for country, day in dates:
        draft.fact("release_date", day, f"{day} ({country})", scene=f"in {country}")


def _figures(draft: _Draft, chance: random.Random) -> None:
    minutes = chance.randint(75, 190)
    draft.sentence("info", f"Running time - {minutes} minutes")
    draft.fact("running_time", str(minutes), f"{minutes} minutes")
    for relation, label, most in (("budget", "Budget", 200), ("box_office", "Box office", 900)):
        millions = chance.randint(1, most)
        draft.sentence("info", f"{label} - ${millions} million")
        draft.fact(
            relation,
            f"{millions}000000 USD",
            f"${millions} million",
            shown=f"{millions} million US dollars",
        )


def _cast(draft: _Draft, chance: random.Random, actors: list[str], characters: list[str]) -> None:
    roles = chance.sample(ROLES, CAST)
    ages = chance.sample(range(18, 90), AGED)
    terms = chance.sample(WORDS, AGED)
    for number, (actor, character, role) in enumerate(zip(actors, characters, roles, strict=True)):
        aged = f", {ages[number]} years old," if number < AGED else ""
        said = f' and speaks of "{terms[number]}"' if number < AGED else ""
        draft.sentence("plot", f"{character} ({actor}){aged} is {role}{said}.")
        player, played = draft.thing("person", actor), draft.thing("character", character)
        draft.fact("played_by", player, f"{character} ({actor})", subject=played)
        draft.fact("plays_role", draft.thing("role", role), role, subject=player)
        if number < AGED:
            draft.fact("age", str(ages[number]), f"{ages[number]} years old", subject=played)
            draft.fact("quoted_term", f"“{terms[number]}”", terms[number], subject=played)
    draft.fact("feature_film_debut", "film", actors[-1], subject=draft.thing("person", actors[-1]))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
