"""Facts from the lead: titles, year, nationality, genre, credits, stars and their roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.films.article import ArticleSentence, ArticleText
from quiz.films.draft.found import Found, Thing, auto
from quiz.films.draft.info import PERSON_SEPARATOR, split_values
from quiz.films.draft.names import ACTOR, PERSON, People, composed, folded
from quiz.films.draft.tell import told
from quiz.films.draft.words import COMPANY, GENRES, NATIONALITIES
from quiz.films.facts import FactTier

VERBS = {
    "directed": "directed_by",
    "written": "written_by",
    "produced": "produced_by",
    "edited": "edited_by",
    "photographed": "cinematography_by",
    "shot": "cinematography_by",
    "scored": "music_by",
}
VERB = "|".join(VERBS)
CREDIT = re.compile(
    rf"(?P<hedge>\b[a-z]+ly |\bco-|\b(?:story|music) )?\b(?P<verbs>(?:{VERB})(?:(?:, and|,| and) (?:{VERB}))*) "
    rf"by (?P<names>{PERSON}(?:(?:, and |, | and |, with ){PERSON})*)"
)
STARS = re.compile(r"\b(?:[Ss]tars|[Ss]tarring) ")
PLAIN_CAST = re.compile(
    rf"(?P<names>{PERSON}(?:(?:, and |, | and ){PERSON})+|{PERSON})(?=[.,;]|$| in )"
)
ROLE = re.compile(
    rf"(?:^|, and |, | and )(?:a young |the young )?(?P<actor>{PERSON}),? (?P<debut>in (?:his|her|their) "
    r"(?P<feature>feature )?film debut, )?as (?P<role>.+)"
)
ROLE_BREAK = re.compile(rf"(?:, and |, | and )(?=(?:a young )?{PERSON}(?:,[^,]{{1,60}},)? as )")
ROLE_END = re.compile(r",| who\b| that\b| which\b| whose\b| whom\b| where\b| when\b|[.;]|$")
NAMED_ROLE = re.compile(rf"(?:[a-z][a-z-]* ){{0,4}}(?P<name>{PERSON})")
TITLE_PART = re.compile(r"\s*(?:,| or | and |;| / )\s*")
ALSO_KNOWN = re.compile(
    r"(?:also |originally |better )?(?:known|released|titled|marketed)(?: [a-z]+){0,4} as (.+)"
)
# "French thriller film", or a genre as the noun itself: "American screwball comedy directed by …", "film noir".
KIND = re.compile(
    r"(?P<kind>[^,;.()]{1,100}?) (?:films?|movie|feature)\b(?! noir)"
    r"|(?P<kind_alone>[^,;.()]{1,100}?)(?= (?:directed|written|produced|starring|based|about|from|by|that|which|and)\b|[,.])"
)
GENRE = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, GENRES)) + r")(?![\w-])")
NATIONALITY = re.compile(r"\b(?:" + "|".join(NATIONALITIES) + r")(?!\w)")
ROLE_WORDS_MAX = 8
ENTITY_TYPES = {"title_alias": "title", "nationality": "nationality", "genre": "genre"}


def lead_facts(article: ArticleText, film: Thing, people: People) -> list[Found]:
    """Return what the lead says for sure of the film as a whole; `people` are the names the info lines give."""
    found: list[Found] = []
    sentences = article.of("lead")
    if article.opening:
        found += _opening_facts(article.opening, sentences[0], film)
    for number, sentence in enumerate(sentences):
        if number == 0 or re.match(
            r"(?:It|The film|The movie|Starring)\b|An adaptation\b", sentence.text
        ):
            found += _credits(sentence, film, people)
    return found


def star_names(article: ArticleText) -> list[str]:
    """Return the full names in the lead's "stars A, B and C", with roles or without."""
    names: list[str] = []
    for sentence in article.of("lead"):
        for _, _, name in _stars(sentence):
            names.append(composed(name))
    return names


def star_facts(article: ArticleText, film: Thing) -> Iterator[Found]:
    for sentence in article.of("lead"):
        for start, end, name in _stars(sentence):
            star = Thing(type="person", name=composed(name))
            yield Found(
                sentence=sentence,
                start=start,
                end=end,
                subject=film,
                relation="starring",
                object=star,
                tier=FactTier.AUTO,
                statement=told("starring", film=film.name, object=star.name),
            )


def _opening_facts(
    opening: re.Match[str], sentence: ArticleSentence, film: Thing
) -> Iterator[Found]:
    yield _film_fact(sentence, opening.span("year"), film, "release_year", opening["year"])
    yield from _title_aliases(opening, sentence, film)
    described = KIND.match(opening["rest"])
    if described:
        yield from _kind(
            described["kind"] or described["kind_alone"], opening.start("rest"), sentence, film
        )


def _kind(described: str, at: int, sentence: ArticleSentence, film: Thing) -> Iterator[Found]:
    """Nationality and genres of "American epic comedy-drama"; a word we do not know makes the genres uncertain."""
    rest = described
    for relation, pattern in (("nationality", NATIONALITY), ("genre", GENRE)):
        matches = list(pattern.finditer(rest))
        for match in matches:
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
        unknown = relation == "genre" and re.search(r"[^\W\d_]{2,}", rest)
        for match in matches:
            span = (at + match.start(), at + match.end())
            fact = _film_fact(sentence, span, film, relation, match.group())
            yield fact.for_review() if unknown and len(described) > 80 else fact


def _title_aliases(
    opening: re.Match[str], sentence: ArticleSentence, film: Thing
) -> Iterator[Found]:
    known = ALSO_KNOWN.fullmatch(opening["also"] or "")
    if known is None:
        return
    at = opening.start("also") + known.start(1)
    parts = list(split_values(known[1], TITLE_PART))
    # "Pride and Prejudice" must not become two titles: each part has to look like one by itself.
    sure = len(parts) == 1 or all(_looks_a_title(part, film) for _, part in parts)
    for offset, part in parts if sure else [(0, known[1])]:
        bare = part.strip("\"' ")
        start = at + offset + part.index(bare) if bare else at
        region = re.search(r" (?:in|internationally|outside) ", f"{bare} ")
        if bare:
            fact = _film_fact(sentence, (start, start + len(bare)), film, "title_alias", bare)
            yield fact if sure and not region else fact.for_review()


def _looks_a_title(part: str, film: Thing) -> bool:
    return bool(re.match(r"(?:The|A|An) |\"", part)) or folded(film.name) in folded(part)


def _film_fact(
    sentence: ArticleSentence, span: tuple[int, int], film: Thing, relation: str, value: str
) -> Found:
    return Found(
        sentence=sentence,
        start=span[0],
        end=span[1],
        subject=film,
        relation=relation,
        object=Thing(type=ENTITY_TYPES[relation], name=composed(value))
        if relation in ENTITY_TYPES
        else value,
        tier=FactTier.AUTO,
        statement=told(relation, film=film.name, object=composed(value) or value),
    )


def _credits(sentence: ArticleSentence, film: Thing, people: People) -> Iterator[Found]:
    """ "written and directed by X": each verb with each name. Hedged ones ("primarily directed") wait for review."""
    for match in CREDIT.finditer(sentence.text):
        relations = [VERBS[verb] for verb in re.findall(VERB, match["verbs"])]
        for offset, name in split_values(match["names"], PERSON_SEPARATOR):
            start = match.start("names") + offset
            full = people.named(name) or name
            sure = not match["hedge"] and _is_person(full)
            for relation in relations:
                person = Thing(type="person", name=composed(full))
                yield Found(
                    sentence=sentence,
                    start=start,
                    end=start + len(name),
                    subject=film,
                    relation=relation,
                    object=person,
                    tier=auto(when=sure),
                    statement=told(relation, film=film.name, object=person.name),
                )


def _is_person(name: str) -> bool:
    return " " in name and bool(ACTOR.fullmatch(name)) and not COMPANY.search(name)


def _stars(sentence: ArticleSentence) -> Iterator[tuple[int, int, str]]:
    for keyword in STARS.finditer(sentence.text):
        listed = PLAIN_CAST.match(sentence.text, keyword.end())
        if listed:
            for offset, name in split_values(listed["names"], PERSON_SEPARATOR):
                if _is_person(name):
                    start = listed.start("names") + offset
                    yield start, start + len(name), name
        for start, match, _ in _role_clauses(sentence):
            if _is_person(match["actor"]):
                yield start + match.start("actor"), start + match.end("actor"), match["actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One "Actor as Role" of the lead, the role cut before "who …"; `whole` if nothing was cut."""

    sentence: ArticleSentence
    start: int  # of the role
    end: int
    actor: str
    role: str
    whole: bool
    debut: tuple[int, int] | None  # where "Actor, in her feature film debut" stands

    @property
    def character(self) -> str | None:
        """The character's name if the role is one: "astronaut Jim Lovell", but not "a mob hitman"."""
        named = NAMED_ROLE.fullmatch(self.role)
        return (
            composed(named["name"]) if named and not self.role.startswith(("a ", "an ")) else None
        )


def roles(article: ArticleText) -> Iterator[Role]:
    for sentence in article.of("lead"):
        for start, match, role in _role_clauses(sentence):
            if not role or not _is_person(match["actor"]) or re.match(r"(?:him|her|them)sel", role):
                continue
            begin = start + match.start("role")
            span = (start + match.start("actor"), start + match.end("debut") - 2)
            yield Role(
                sentence=sentence,
                start=begin,
                end=begin + len(role),
                actor=composed(match["actor"]),
                role=role,
                whole=len(role) == len(match["role"]),
                debut=span if match["feature"] else None,
            )


def _role_clauses(sentence: ArticleSentence) -> Iterator[tuple[int, re.Match[str], str]]:
    """Yield where each "Actor as Role" of a "stars …" clause starts, its match, and the role without what follows."""
    keyword = STARS.search(sentence.text)
    if keyword is None or " as " not in sentence.text[keyword.end() :]:
        return
    clause = sentence.text[keyword.end() :].removesuffix(".")
    starts = [0, *(match.end() for match in ROLE_BREAK.finditer(clause))]
    for start, end in zip(starts, [*starts[1:], len(clause)], strict=True):
        match = ROLE.match(clause[start:end].rstrip(","))
        if match:
            cut = ROLE_END.search(match["role"])
            role = match["role"][: cut.start()] if cut else match["role"]
            yield keyword.end() + start, match, role.removesuffix(" and").strip()


def role_facts(article: ArticleText, film: Thing) -> Iterator[Found]:
    """ "A as B" where B is a description, and the first feature films among them."""
    for role in roles(article):
        actor = Thing(type="person", name=role.actor)
        if role.debut:
            yield _debut(role, actor, film)
        if role.character is None:
            yield _described(role, actor, film)


def _debut(role: Role, actor: Thing, film: Thing) -> Found:
    start, end = role.debut or (role.start, role.end)
    return Found(
        sentence=role.sentence,
        start=start,
        end=end,
        subject=actor,
        relation="feature_film_debut",
        object=film,
        tier=FactTier.AUTO,
        statement=told("feature_film_debut", film="", subject=actor.name, object=film.name),
    )


def _described(role: Role, actor: Thing, film: Thing) -> Found:
    short = len(role.role.split()) <= ROLE_WORDS_MAX
    # Cut short, "the mobster" no longer says which one; "a girl" stays true.
    clear = role.role.startswith(("a ", "an ")) or (role.whole and role.role.startswith("the "))
    thing = Thing(type="role", name=composed(role.role) or role.role)
    return Found(
        sentence=role.sentence,
        start=role.start,
        end=role.end,
        subject=actor,
        relation="plays_role",
        object=thing,
        tier=auto(when=short and clear),
        statement=told("plays_role", film=film.name, subject=actor.name, object=thing.name),
    )
