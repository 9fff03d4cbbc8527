"""The facts of a film that does not exist, small enough to know by heart: what the tests of the generator are told."""

from hashlib import sha256

from quiz.films.facts import (
    Article,
    Entity,
    Event,
    Fact,
    FactStatus,
    FactTier,
    Film,
    FilmFacts,
    Sentence,
)

ARTICLE = (
    "The Harbour is a film directed by Ida Falk. Colm (Ned Byrne) is a ferryman of fifteen who lives in Westport. "
    "He hides a brass bell in the chapel. Marten (Otto Lund) burns the pier to drive Colm away. Agnes (Vera Holm) "
    "finds the bell and rings it at dawn. Ruth (Ana Prior) sails for Boston with Agnes."
)


def sentences() -> tuple[Sentence, ...]:
    rows, start = [], 0
    for number, text in enumerate(ARTICLE.split(". "), start=1):
        whole = text if text.endswith(".") else f"{text}."
        part = "lead" if number == 1 else "plot"
        rows.append(
            Sentence(
                id="L.1" if number == 1 else f"P1.{number - 1}",
                part=part,
                paragraph=None if number == 1 else 1,
                number=number if number == 1 else number - 1,
                start=start,
                end=start + len(whole),
                sha256=sha256(whole.encode()).hexdigest(),
            )
        )
        start += len(whole) + 1
    return tuple(rows)


def entity(entity_id: str, kind: str, name: str, **more: object) -> Entity:
    return Entity(id=entity_id, type=kind, name=name, **more)  # type: ignore[arg-type]


def fact(
    fact_id: str,
    subject: str,
    relation: str,
    value: str,
    statement: str,
    evidence: str,
    **more: object,
) -> Fact:
    """Return a fact whose place and offset are found by its evidence."""
    offset = ARTICLE.index(evidence)
    place = next(one.id for one in sentences() if one.start <= offset < one.end)
    row = {"spoiler": 0, "place": place} | more
    return Fact(
        id=fact_id,
        subject=subject,
        relation=relation,
        object=value,
        statement=statement,
        evidence=evidence,
        offset=offset,
        **row,  # type: ignore[arg-type]
    )


ENTITIES = (
    entity("film", "film", "The Harbour"),
    entity("ida", "person", "Ida Falk", aliases=("Falk",), gender="f"),
    entity("ned", "person", "Ned Byrne", aliases=("Byrne",), gender="m"),
    entity("otto", "person", "Otto Lund", aliases=("Lund",), gender="m"),
    entity("vera", "person", "Vera Holm", aliases=("Holm",), gender="f"),
    entity("ana", "person", "Ana Prior", aliases=("Prior",), gender="f"),
    entity("colm", "character", "Colm", gender="m", nicknames=("the ferryman",)),
    entity("marten", "character", "Marten", gender="m"),
    entity("agnes", "character", "Agnes", gender="f"),
    entity("ruth", "character", "Ruth", gender="f"),
    entity("ferryman", "job", "a ferryman"),
    entity("boatman", "job", "a boatman"),
    entity("westport", "city", "Westport", within=("mayo",)),
    entity("mayo", "city", "Mayo"),
    entity("boston", "city", "Boston"),
    entity("bell", "object", "a brass bell"),
    entity("lamp", "object", "an oil lamp"),
    entity("rope", "object", "a long rope"),
    entity("letter", "object", "a love letter"),
    entity("ringing", "activity", "ringing the bell"),
    entity("humming", "activity", "humming old songs"),
)

FACTS = (
    fact(
        "F001",
        "film",
        "directed_by",
        "ida",
        "The film The Harbour was directed by Ida Falk.",
        "Ida Falk",
    ),
    fact("F002", "colm", "played_by", "ned", "Colm is played by Ned Byrne.", "Ned Byrne"),
    fact("F003", "marten", "played_by", "otto", "Marten is played by Otto Lund.", "Otto Lund"),
    fact("F004", "agnes", "played_by", "vera", "Agnes is played by Vera Holm.", "Vera Holm"),
    fact("F005", "ruth", "played_by", "ana", "Ruth is played by Ana Prior.", "Ana Prior"),
    fact(
        "F006", "colm", "occupation", "ferryman", "Colm earns his bread as a ferryman.", "ferryman"
    ),
    fact(
        "F007", "colm", "lives_in_city", "westport", "The home of Colm is in Westport.", "Westport"
    ),
    fact("F008", "colm", "age", "15", "Colm is 15 years old.", "fifteen", flags=("minor",)),
    fact(
        "F009",
        "agnes",
        "finds",
        "bell",
        "In the chapel Agnes finds a brass bell.",
        "finds the bell",
        spoiler=2,
        scene="in the chapel",
        foils=("a silver cup", "a wooden cross", "a torn sail"),
    ),
    fact(
        "F010",
        "agnes",
        "pastime",
        "ringing",
        "Agnes likes ringing the bell.",
        "rings it",
        spoiler=1,
        foils=("mending nets", "painting boats", "baking bread"),
    ),
    fact(
        "F011",
        "agnes",
        "pastime",
        "humming",
        "Agnes likes humming old songs.",
        "at dawn",
        spoiler=1,
    ),
    fact(
        "F012",
        "ruth",
        "meets",
        "colm",
        "Ruth is in love with Colm.",
        "with Agnes",
        spoiler=3,
        status=FactStatus.EXCLUDED,
    ),
    fact(
        "F013",
        "ruth",
        "amassed",
        "letter",
        "Ruth has amassed a love letter.",
        "sails",
        tier=FactTier.REVIEW,
    ),
)

EVENTS = (
    Event(
        id="E01", statement="Colm hides the bell", rank=1, orderable=True, place="P1.2", spoiler=1
    ),
    Event(
        id="E02", statement="Marten burns the pier", rank=3, orderable=True, place="P1.3", spoiler=2
    ),
    Event(
        id="E03", statement="Agnes rings for help", rank=5, orderable=True, place="P1.4", spoiler=3
    ),
    Event(
        id="E04", statement="Ruth sails for Boston", rank=7, orderable=True, place="P1.5", spoiler=3
    ),
    Event(
        id="E05",
        statement="Ruth waves at Agnes",
        rank=None,
        orderable=False,
        place="P1.5",
        spoiler=3,
    ),
)


def facts(**changes: object) -> FilmFacts:
    """Return the facts of The Harbour, with whole parts changed."""
    parts: dict[str, object] = {
        "film": Film(id="harbour", title="The Harbour", year=1971),
        "article": Article(
            title="The Harbour",
            sha256=sha256(ARTICLE.encode()).hexdigest(),
            length=len(ARTICLE),
            sentences=sentences(),
        ),
        "entities": ENTITIES,
        "facts": FACTS,
        "events": EVENTS,
        "synonyms": (("ferryman", "boatman"),),
        "barred": (("bell", "lamp"),),
        "deny": ("a wooden cross",),
    }
    return FilmFacts(**(parts | changes))  # type: ignore[arg-type]
