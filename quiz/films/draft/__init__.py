"""A draft facts file from any film's article: what rules take with high precision is `auto`, the rest waits for a person.

The layers, and how sure each is, are those of docs/drafting.md.
"""

import re
from collections import Counter
from dataclasses import dataclass

from quiz.errors import UserMistake
from quiz.films.article import ArticleText
from quiz.films.draft.assemble import (
    Ids,
    entities_of,
    events_of,
    facts_of,
    settled,
    slugged,
    tellable,
    unmistaken,
)
from quiz.films.draft.cast import cast_facts, castings, known_characters
from quiz.films.draft.events import Happening, event_facts, happenings
from quiz.films.draft.found import Found, Thing
from quiz.films.draft.info import info_facts
from quiz.films.draft.lead import lead_facts, role_facts, star_facts, star_names
from quiz.films.draft.marks import Minors, Spoilers
from quiz.films.draft.mentions import introductions, once_only
from quiz.films.draft.names import People
from quiz.films.draft.plot import age_facts, quote_facts
from quiz.films.facts import FactStatus, FactTier, Film, FilmFacts

__all__ = ["DraftCounts", "NothingToDraft", "counts", "draft"]

FILM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


class NothingToDraft(UserMistake):
    """No draft can be made: the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCounts:
    """How much a draft holds: facts by tier (duplicates apart), events, and facts by relation."""

    auto: int
    review: int
    duplicate: int
    events: int
    entities: int
    relations: tuple[tuple[str, int, int], ...]  # relation, auto, review

    def __str__(self) -> str:
        rows = [
            f"  {name:20} {auto:4} auto {review:4} review" for name, auto, review in self.relations
        ]
        total = f"{self.auto} auto, {self.review} review, {self.duplicate} said twice, {self.events} events, {self.entities} entities"
        return "\n".join([*rows, total])


def draft(article: ArticleText, film_id: str | None = None) -> FilmFacts:
    """Return the facts that rules find in an article; same article, same facts.

    `film_id` names the film in the bank; without it the title does. Raises NothingToDraft if there is nothing.
    """
    if film_id is not None and not FILM_ID.fullmatch(film_id):
        raise NothingToDraft(
            f"{film_id!r:.40} is no id for a film; use letters, digits, _ . - and begin with a letter or digit"
        )
    film = Thing(type="film", name=article.title)
    found, happened, minors = _everything(article, film)
    found = tellable(article, found)
    if not found:
        raise NothingToDraft(
            f"{article.name}: no fact can be taken from this text. An article begins “X is a 1994 French thriller film …” "
            "and may go on with lines like “Directed by - Name”."
        )
    spoilers = Spoilers(article)
    ids = Ids(film)
    found = settled(unmistaken(found))
    facts = facts_of(article, found, ids=ids, spoilers=spoilers, minors=minors)
    return FilmFacts(
        film=Film(
            id=film_id or slugged(article.title) or "film",
            title=article.title,
            year=int(article.opening["year"]) if article.opening else None,
        ),
        article=article.described(),
        entities=tuple(entities_of(film, found, ids)),
        facts=tuple(facts),
        events=tuple(events_of(happened, spoilers)),
    )


def counts(facts: FilmFacts) -> DraftCounts:
    """Return how much of a draft is ready and how much waits."""
    single = [fact for fact in facts.facts if fact.status is not FactStatus.DUPLICATE]
    tiers = Counter((fact.relation, fact.tier is not FactTier.REVIEW) for fact in single)
    relations = sorted({fact.relation for fact in single})
    return DraftCounts(
        auto=sum(fact.tier is not FactTier.REVIEW for fact in single),
        review=sum(fact.tier is FactTier.REVIEW for fact in single),
        duplicate=len(facts.facts) - len(single),
        events=len(facts.events),
        entities=len(facts.entities),
        relations=tuple((name, tiers[name, True], tiers[name, False]) for name in relations),
    )


def _everything(article: ArticleText, film: Thing) -> tuple[list[Found], list[Happening], Minors]:
    info = info_facts(article.of("info"), film)
    stars = [
        one.object.name
        for one in info
        if one.relation == "starring" and isinstance(one.object, Thing)
    ]
    actors = People(stars or star_names(article))
    crew = People(
        one.object.name
        for one in info
        if isinstance(one.object, Thing) and one.object.type == "person"
    )
    cast = castings(article, actors)
    meant = known_characters(cast)
    plot = article.of("plot")
    ages = list(age_facts(plot, film, meant))
    young = frozenset(
        name
        for one in ages
        if "minor" in one.flags
        for name in (one.subject.name, *one.subject.aliases)
    )
    minors = Minors(young)
    happened = [event for event in happenings(plot, meant) if not minors.romance(event.sentence)]
    found: list[Found] = [
        *info,
        *lead_facts(article, film, crew),
        *star_facts(article, film),
        *role_facts(article, film),
        *cast_facts(cast, film),
        *ages,
        *quote_facts(plot, film, meant),
        *introductions(plot, film, meant),
        *event_facts(happened),
    ]
    # What other rules have used needs no entry of its own in the list of names.
    spoken = {
        thing.name
        for one in found
        for thing in (one.subject, one.object)
        if isinstance(thing, Thing)
    }
    found += [one for one in once_only(plot, film, meant) if one.object not in spoken]
    return found, happened, minors
