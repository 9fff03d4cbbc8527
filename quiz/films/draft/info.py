"""Facts from the `Label - value` lines, the surest part of an article."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from quiz.films.article import ArticleSentence
from quiz.films.draft.found import Found, Thing, auto
from quiz.films.draft.names import ACTOR, composed
from quiz.films.draft.tell import told, told_release, with_article
from quiz.films.draft.words import (
    COMPANY,
    COUNTRIES,
    COUNTRY_ALIASES,
    COUNTRY_SHORT,
    LANGUAGES,
    MONTHS,
)
from quiz.films.facts import FactTier

PERSON_RELATIONS = {
    "directed by": "directed_by",
    "produced by": "produced_by",
    "written by": "written_by",
    "screenplay by": "screenplay_by",
    "story by": "story_by",
    "starring": "starring",
    "music by": "music_by",
    "cinematography": "cinematography_by",
    "edited by": "edited_by",
}
COMPANY_RELATIONS = {
    "production company": "production_company",
    "production companies": "production_company",
    "distributed by": "distributed_by",
}
# What people leave away when they name a company.
COMPANY_TAILS = frozenset({"Pictures", "Films", "Studios", "Entertainment", "Releasing"})
PLACE_LABELS = ("country", "countries")
LANGUAGE_LABELS = ("language", "languages")
LABELLED = re.compile(
    r"(directed by|produced by|written by|screenplay by|story by|based on|starring|music by|cinematography|edited by|"
    r"production compan(?:y|ies)|distributed by|release dates?|running time|countr(?:y|ies)|languages?|budget|box office)"
    r" ?[-–—‒:]? ?(?P<value>[^-–—‒:\s].*)",
    re.IGNORECASE,
)
# "Inc." and "Jr." after a comma belong to the name before it.
SEPARATOR = re.compile(r"\s*(?:,(?! (?:Inc|Ltd|LLC|Jr|Sr|Co)\b)|;|•|·|\s/\s|\n)\s*(?:and |& )?")
PERSON_SEPARATOR = re.compile(rf"{SEPARATOR.pattern}|\s+(?:and|&)\s+")
MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{MONTH})|(?P<month_first>{MONTH}) (?P<day_second>\d{{1,2}}),?) (?P<year>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
)
PLACE = re.compile(r" ?\((?P<place>[^()]{1,60})\)")
MINUTES = re.compile(r"(\d{2,3}) ?(?:minutes?|mins?\.?)")
HOURS = re.compile(r"(\d) ?(?:hours?|hrs?\.?|h),?(?: (?:and )?(\d{1,2}) ?(?:minutes?|mins?\.?|m))?")
CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
}
AMOUNT = (
    r"(?P<amount>\d{1,3}(?:,\d{3}){1,3}|\d{1,6}(?:\.\d{1,6})?(?= [mb]illion)|\d{1,12})(?![\d,.]\d)"
    r"(?: (?P<scale>million|billion))?"
)
MONEY = re.compile(rf"(?<!\w)(?P<currency>(?:US|A|C|HK|NZ)?\$|[€£¥₹₩]) ?{AMOUNT}")
RANGE_END = re.compile(rf"(?<=\d)(?: million)? ?(?:[-–—]| to ) ?(?:US)?[$€£]?{AMOUNT}$")
PLACE_NAME = re.compile(r"[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){0,4}")

Maker = Callable[[str, ArticleSentence, int, str], Iterator[Found]]


def info_facts(sentences: list[ArticleSentence], film: Thing) -> list[Found]:
    """Return the facts of the info lines; a value of a shape we do not know for sure waits for review."""
    found: list[Found] = []
    for sentence in sentences:
        if line := LABELLED.fullmatch(sentence.text):
            found += _line_facts(
                line[1].casefold(), line["value"], sentence, line.start("value"), film
            )
    return found


def _line_facts(
    label: str, value: str, sentence: ArticleSentence, at: int, film: Thing
) -> Iterator[Found]:
    if label in PERSON_RELATIONS:
        return _persons(PERSON_RELATIONS[label], value, sentence, at, film)
    if label in COMPANY_RELATIONS:
        return _companies(COMPANY_RELATIONS[label], value, sentence, at, film)
    if label.startswith("release"):
        return _releases(value, sentence, at, film)
    if label in PLACE_LABELS or label in LANGUAGE_LABELS:
        return _listed(label, value, sentence, at, film)
    if label == "running time":
        return _running_time(value, sentence, at, film)
    if label == "based on":
        return _based_on(value, sentence, at, film)
    return _money(label.replace(" ", "_"), value, sentence, at, film)


def split_values(value: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the values of a list and where each starts; commas inside brackets do not separate."""
    start = 0
    depth = 0
    at = 0
    while at < len(value):
        depth += {"(": 1, ")": -1}.get(value[at], 0)
        mark = separator.match(value, at) if depth <= 0 else None
        if mark and mark.end() > at:
            yield from _trimmed(value, start, at)
            start = at = mark.end()
        else:
            at += 1
    yield from _trimmed(value, start, len(value))


def _trimmed(value: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    part = value[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), part.strip()


def _persons(
    relation: str, value: str, sentence: ArticleSentence, at: int, film: Thing
) -> Iterator[Found]:
    for offset, entry in split_values(value, PERSON_SEPARATOR):
        name, _, note = entry.partition(" (")
        sure = not note and bool(ACTOR.fullmatch(name)) and not COMPANY.search(name)
        yield _named(relation, "person", name, sentence, at + offset, film, sure=sure)


def _companies(
    relation: str, value: str, sentence: ArticleSentence, at: int, film: Thing
) -> Iterator[Found]:
    for offset, entry in split_values(value, SEPARATOR):
        # "Toho (Japan)": true for a part of the world only, so a person decides how to say it.
        name, _, region = entry.partition(" (")
        sure = not region and name[0].isupper() and len(name.split()) <= 6
        found = _named(relation, "organisation", name, sentence, at + offset, film, sure=sure)
        yield replace(found, object=Thing(type="organisation", name=name, aliases=_short(name)))


def _short(company: str) -> tuple[str, ...]:
    """Return what people call a company: "Paramount" for "Paramount Pictures", "Warner Brothers" for "Warner Bros."."""
    head, _, tail = company.rpartition(" ")
    if tail == "Bros.":
        return (f"{head} Brothers", head)
    return (head,) if head and " " not in head and tail in COMPANY_TAILS else ()


def _named(
    relation: str,
    kind: str,
    name: str,
    sentence: ArticleSentence,
    start: int,
    film: Thing,
    *,
    sure: bool,
) -> Found:
    thing = Thing(type=kind, name=composed(name) or name)
    return Found(
        sentence=sentence,
        start=start,
        end=start + len(name),
        subject=film,
        relation=relation,
        object=thing,
        tier=auto(when=sure),
        statement=told(relation, film=film.name, object=thing.name),
    )


def _listed(
    label: str, value: str, sentence: ArticleSentence, at: int, film: Thing
) -> Iterator[Found]:
    """Countries and languages: auto if they are known ones, so that no note slips in as a value."""
    is_country = label in PLACE_LABELS
    for offset, entry in split_values(value, SEPARATOR):
        name = COUNTRY_SHORT.get(entry, entry) if is_country else entry
        sure = name in (COUNTRIES if is_country else LANGUAGES)
        relation, kind = ("country", "country") if is_country else ("language", "language")
        shown = with_article(name) if is_country else name
        yield Found(
            sentence=sentence,
            start=at + offset,
            end=at + offset + len(entry),
            subject=film,
            relation=relation,
            object=Thing(type=kind, name=shown, aliases=COUNTRY_ALIASES.get(name, ())),
            tier=auto(when=sure),
            statement=told(relation, film=film.name, object=shown),
        )


def _releases(value: str, sentence: ArticleSentence, at: int, film: Thing) -> Iterator[Found]:
    """Dates with their places; several dates need a place each, and no date or place twice."""
    dates = [(match, day) for match in DATE.finditer(value) if (day := _day(match))]
    places = [PLACE.match(value, match.end()) for match, _ in dates]
    named = [place["place"] if place else None for place in places]
    days = [day for _, day in dates]
    for (match, day), place, name in zip(dates, places, named, strict=True):
        scene = _where(name) if name else None
        clear = days.count(day) == 1 and named.count(name) == 1
        yield Found(
            sentence=sentence,
            start=at + match.start(),
            end=at + (place.end() if place else match.end()),
            subject=film,
            relation="release_date",
            object=day.isoformat(),
            tier=auto(when=clear and (len(dates) == 1 if name is None else scene is not None)),
            statement=told_release(film.name, day, scene),
            scene=scene,
        )


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = MONTHS[match["month"] or match["month_first"]]
        return date(int(match["year"]), month, int(match["day"] or match["day_second"]))
    except ValueError:
        return None


def _where(name: str) -> str | None:
    """Return "in France", "at the Cannes Film Festival"; None for what is no place ("re-release", "limited")."""
    country = COUNTRY_SHORT.get(name, name)
    if country in COUNTRIES:
        return f"in {with_article(country)}"
    if not PLACE_NAME.fullmatch(name) or not name[0].isupper():
        return None
    if re.search(r"\b(?:Festival|Biennale|Fest|Theat(?:re|er)|Cinema|Palace)\b", name):
        return f"at {'' if name.startswith('The ') else 'the '}{name}"
    return f"in {name}"


def _running_time(value: str, sentence: ArticleSentence, at: int, film: Thing) -> Iterator[Found]:
    match = MINUTES.search(value) or HOURS.search(value)
    if match is None:
        return
    minutes = int(match[1])
    if match.re is HOURS:
        minutes = 60 * minutes + int(match[2] or 0)
    yield Found(
        sentence=sentence,
        start=at + match.start(),
        end=at + match.end(),
        subject=film,
        relation="running_time",
        object=str(minutes),
        tier=auto(when=match.group() == value),
        statement=told("running_time", film=film.name, object=str(minutes)),
    )


def _based_on(value: str, sentence: ArticleSentence, at: int, film: Thing) -> Iterator[Found]:
    """ "Wiseguy by Nicholas Pileggi": one work and its author; a list of works waits for review."""
    entries = list(split_values(value, SEPARATOR))
    for offset, entry in entries:
        match = re.fullmatch(
            rf"[\"'“]?(?P<work>[^\"”]+?)[\"'”]? by (?P<author>{ACTOR.pattern})", entry
        )
        title: tuple[str, ...] = ()
        if match is None or len(entries) > 1:
            tier, shown = FactTier.REVIEW, entry
        else:
            tier, shown = FactTier.AUTO, f"{match['work']} by {match['author']}"
            title = (match["work"],)  # the title alone is an answer too
        yield Found(
            sentence=sentence,
            start=at + offset,
            end=at + offset + len(entry),
            subject=film,
            relation="based_on",
            object=Thing(type="work", name=composed(shown) or shown, aliases=title),
            tier=tier,
            statement=told("based_on", film=film.name, object=shown),
        )


def _money(
    relation: str, value: str, sentence: ArticleSentence, at: int, film: Thing
) -> Iterator[Found]:
    """One sum is a fact; a range, an estimate or a sum with a note is not certain enough."""
    sums = list(MONEY.finditer(value))
    if not sums:
        return
    exact = len(sums) == 1 and sums[0].group() == value
    # "$8–8.5 million": only the end of a range has its scale.
    last = RANGE_END.search(value) or sums[-1]
    yield Found(
        sentence=sentence,
        start=at,
        end=at + len(value),
        subject=film,
        relation=relation,
        object=_sum(sums[0]["currency"], last),
        tier=auto(when=exact),
        statement=told(relation if exact else f"{relation}?", film=film.name, object=value),
    )


def _sum(currency: str, match: re.Match[str]) -> str:
    """Return a sum as facts hold it, in whole units: "46800000 USD"."""
    scale = {"million": 10**6, "billion": 10**9}.get(match["scale"] or "", 1)
    units = int(Decimal(match["amount"].replace(",", "")) * scale)
    return f"{units} {CURRENCIES[currency]}"
