"""Names in the plot: who is introduced as what, and which names and figures stand there only once."""

import re
from collections import Counter
from collections.abc import Iterator

from quiz.films.article import ArticleSentence
from quiz.films.draft.cast import character_named
from quiz.films.draft.found import EVIDENCE_WORDS_MAX, Found, Thing, auto
from quiz.films.draft.names import NAME, PERSON, composed
from quiz.films.draft.plot import NOTE, NUMBER, Meant
from quiz.films.draft.tell import told
from quiz.films.draft.words import NATIONALITIES, PERSON_NOUNS, PRONOUNS
from quiz.films.facts import FactTier
from quiz.films.sentences import OPENERS

NOUN = "|".join(sorted(PERSON_NOUNS, key=lambda noun: (-len(noun), noun)))
AGE = rf"{NUMBER}-year-old "
PHRASE = rf"(?P<phrase>(?P<article>an?|the) (?P<described>(?:{AGE})?(?:[a-z]+(?:-[a-z]+)?,? (?:and )?){{0,3}}?)(?P<noun>{NOUN}))"
NO_TITLE = rf"(?P<name>{PERSON})"
# "Professor Marvel, a phony fortune teller": the phrase ends where a clause, a preposition or the sentence begins.
AFTER = re.compile(
    rf"{NO_TITLE}{NOTE}, {PHRASE}(?=[,.;:]| who\b| with\b| from\b| in\b| and (?:his|her|their)\b)"
)
BEFORE = re.compile(rf"(?i:\b){PHRASE}, {NO_TITLE}(?=[,.;:( ])")
CALLED = re.compile(rf"{PHRASE} (?:named|called) {NO_TITLE}(?=[,.;:( ]|$)")
ONCE = re.compile(rf"(?P<name>{NAME})")
FIGURE = re.compile(
    r"(?:US)?[$€£]\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?|\b(?:1[5-9]|20)\d\d\b(?!s)"
)
SENTENCES_MAX = 2_000  # beyond, the text is no film's plot and a list of its names helps nobody


def introductions(sentences: list[ArticleSentence], film: Thing, meant: Meant) -> Iterator[Found]:
    """Return who is called what: "a mafioso named Tony", "Professor Marvel, a phony fortune teller".

    Auto when the description tells one person apart: two words, or a noun the plot has once.
    """
    nouns = Counter(
        word for sentence in sentences for word in re.findall(r"[a-z]+(?:-[a-z]+)*", sentence.text)
    )
    for sentence in sentences:
        for pattern in (AFTER, BEFORE, CALLED):
            for match in pattern.finditer(sentence.text):
                name = match["name"]
                character = meant.get(name)
                if (
                    name.split()[0] in PRONOUNS
                    or name.casefold() in OPENERS
                    or name in NATIONALITIES
                ):
                    continue
                told_apart = len(match["described"].split()) >= 1 or (
                    pattern is CALLED and nouns[match["noun"]] == 1
                )
                # A name that may mean two people is in `meant` without a person.
                sure = told_apart and (character is not None or name not in meant)
                yield _introduced(sentence, match, character, film, sure=sure)


def _introduced(
    sentence: ArticleSentence,
    match: re.Match[str],
    character: Thing | None,
    film: Thing,
    *,
    sure: bool,
) -> Found:
    who = character or character_named(match["name"])
    role = Thing(type="role", name=match["phrase"].lower())
    is_short = len(match.group().split()) <= EVIDENCE_WORDS_MAX
    start, end = match.span() if is_short else match.span("phrase")
    return Found(
        sentence=sentence,
        start=start,
        end=end,
        subject=role,
        relation="person_named",
        object=who,
        tier=auto(when=sure),
        statement=told(
            "person_named",
            film=film.name,
            subject=re.sub(r"^an? ", "the ", role.name),
            object=who.name,
        ),
    )


def once_only(sentences: list[ArticleSentence], film: Thing, meant: Meant) -> Iterator[Found]:
    """Return the names and figures that stand in the plot once, as a list for the person who words the facts."""
    seen: Counter[str] = Counter()
    places: list[tuple[ArticleSentence, int, str]] = []
    for sentence in sentences[:SENTENCES_MAX]:
        for match in (*ONCE.finditer(sentence.text), *FIGURE.finditer(sentence.text)):
            word = match.group()
            seen[word] += 1
            before, after = sentence.text[: match.start()], sentence.text[match.end() :]
            is_actor = before.endswith("(") and after.startswith(")")
            opens = match.start() == 0 or before.endswith('"')
            if (
                not (opens or is_actor)
                and word not in meant
                and word not in PRONOUNS
                and len(word) <= 80
            ):
                places.append((sentence, match.start(), word))
    for sentence, start, word in places:
        if seen[word] == 1:
            yield Found(
                sentence=sentence,
                start=start,
                end=start + len(word),
                subject=film,
                relation="mentions",
                object=composed(word) or word,
                tier=FactTier.REVIEW,
                statement=told("mentions", film=film.name, object=composed(word) or word),
            )
