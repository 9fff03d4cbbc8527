"""Facts from single phrases of the plot: ages and quoted words."""

import re
from collections.abc import Iterator, Mapping

from quiz.films.article import ArticleSentence
from quiz.films.draft.found import Found, Thing, auto
from quiz.films.draft.names import PERSON, composed
from quiz.films.draft.tell import told_age
from quiz.films.draft.words import NUMBER_WORDS, PERSON_NOUNS, PRONOUNS
from quiz.films.facts import FactTier

UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = (
    rf"(?i:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{UNITS}))?"
    r"|" + "|".join(sorted(NUMBER_WORDS, key=lambda word: (-len(word), word))) + ")"
)
NOTE = r"(?: \([^()]{1,80}\))?"
APPOSITION = re.compile(
    rf"(?P<name>{PERSON}){NOTE}, (?:an?|the|his|her|their) (?:[a-z-]+,? ){{0,3}}?(?P<age>(?P<years>{NUMBER})-year-old)",
)
BEFORE_NAME = re.compile(
    rf"(?P<age>(?P<years>{NUMBER})-year-old) (?P<nouns>(?:[a-z-]+ ){{0,3}})(?P<name>{PERSON})"
)
AGED = re.compile(rf"(?P<name>{PERSON}){NOTE},? (?P<age>aged? (?P<years>{NUMBER}))\b")
# "Mina, 16, writes": only for somebody the film casts.
BARE_AGE = re.compile(rf"(?P<name>{PERSON}){NOTE}, (?P<age>(?P<years>\d{{1,2}})),")
RELATIVE = re.compile(
    rf"(?P<name>{PERSON})'s (?P<age>(?P<years>{NUMBER})-year-old) (?:[a-z-]+ ){{0,2}}?"
    r"(?P<kin>son|daughter|brother|sister|stepson|stepdaughter|nephew|niece|cousin|grandson|granddaughter)\b"
)
QUOTE = re.compile(r'"(?P<words>[^"\s][^"]{0,118}[^"\s])"')
SAYS = re.compile(
    rf"(?P<name>{PERSON}){NOTE} (?:[a-z]+ly )?(?:says|tells|admits|declares|claims|shouts|asks|replies|answers|announces|"
    r"states|explains|insists|informs|warns|promises|whispers|writes)\b"
)
QUOTE_WORDS_MAX = 7
PER_SENTENCE_MAX = 12
Meant = Mapping[str, Thing | None]


def age_facts(sentences: list[ArticleSentence], film: Thing, meant: Meant) -> Iterator[Found]:
    """Return ages; auto only for somebody the film casts or a noun makes a person, since brandy has an age too."""
    for sentence in sentences:
        for pattern in (APPOSITION, BEFORE_NAME, AGED, BARE_AGE):
            for match in _some(pattern, sentence):
                name = match["name"]
                character = meant.get(name)
                noun = match["nouns"].split()[-1:] if "nouns" in match.groupdict() else []
                is_person = bool(noun and noun[0] in PERSON_NOUNS) and name not in meant
                start = match.start("age")
                if name.split()[0] in PRONOUNS or (pattern is BARE_AGE and character is None):
                    continue
                thing = character or Thing(type="character", name=composed(name))
                yield _age(
                    sentence, start, match, thing, film, sure=character is not None or is_person
                )
        for match in _some(RELATIVE, sentence):
            thing = Thing(type="character", name=composed(f"{match['name']}'s {match['kin']}"))
            # Brothers and sons may be several, so the name does not tell which.
            yield _age(sentence, match.start("age"), match, thing, film, sure=False)


def _some(pattern: re.Pattern[str], sentence: ArticleSentence) -> Iterator[re.Match[str]]:
    for match, _ in zip(pattern.finditer(sentence.text), range(PER_SENTENCE_MAX), strict=False):
        yield match


def _age(
    sentence: ArticleSentence,
    start: int,
    match: re.Match[str],
    who: Thing,
    film: Thing,
    *,
    sure: bool,
) -> Found:
    years = number_of(match["years"])
    return Found(
        sentence=sentence,
        start=start,
        end=match.end("age"),
        subject=who,
        relation="age",
        object=str(years),
        tier=auto(when=sure and 0 < years < 120),
        statement=told_age(who.name, years, film.name),
        flags=("minor",) if years < 18 else (),
    )


def number_of(text: str) -> int:
    """Return the number of digits or English number words up to ninety-nine.

    >>> number_of("twenty-one"), number_of("12")
    (21, 12)
    """
    if text.isdigit():
        return int(text)
    return sum(NUMBER_WORDS[word] for word in text.casefold().split("-"))


def quote_facts(sentences: list[ArticleSentence], film: Thing, names: Meant) -> Iterator[Found]:
    """Return quoted words: whose they are is told only where the speaker is the subject right before them."""
    for sentence in sentences:
        for match in _some(QUOTE, sentence):
            words = match["words"].rstrip(",; ")
            # The American full stop inside a quotation that is no sentence.
            words = words.removesuffix(".") if words[:1].islower() and ".." not in words else words
            words = words.rstrip()
            count = len(re.findall(r"\w+", words))
            if not 0 < count <= QUOTE_WORDS_MAX or _is_nickname(sentence.text, match):
                continue
            name = _speaker(sentence.text, match.start())
            speaker = names.get(name) if name else None
            by = (
                f"Words of {speaker.name}" if speaker else "Words in quotation marks in the article"
            )
            start = match.start("words")
            yield Found(
                sentence=sentence,
                start=start,
                end=start + len(words),
                subject=speaker or film,
                relation="quoted_term",
                object=Thing(type="quote", name=words),
                tier=FactTier.REVIEW,
                statement=f'{by}: "{words}"' + ("" if words[-1] in ".!?" else "."),
            )


def _is_nickname(text: str, quote: re.Match[str]) -> bool:
    before, after = text[: quote.start()], text[quote.end() :]
    return bool(re.search(r"[^\W\d_][\w.'-]* $", before)) and bool(
        re.match(rf" (?:{PERSON})", after) and re.search(rf"{PERSON} $", before)
    )


def _speaker(text: str, at: int) -> str | None:
    """Return who speaks if the sentence begins "Name says" and the first quotation follows in the same clause."""
    match = SAYS.match(text)
    if (
        match is None
        or '"' in text[match.end() : at]
        or re.search(r"[.;:]", text[match.end() : at])
    ):
        return None
    return match["name"]
