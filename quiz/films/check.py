"""What `quiz facts check` proves about a facts file, with the article or without. Values in, values out."""

from dataclasses import dataclass

from quiz.films.facts import FilmFacts
from quiz.films.shape import built
from quiz.films.strict_json import NotJson, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`problems`: one `path: what and what to do` each. `coverage`: facts per sentence id, in the article's order.

    `facts` is there whenever the shape is right, even if problems of meaning remain.
    """

    problems: tuple[str, ...]
    coverage: tuple[tuple[str, int], ...] = ()
    facts: FilmFacts | None = None


def check(raw: bytes, article: str | None = None) -> Report:
    """Return what is wrong with a facts file and how its facts cover the sentences; never raises for any bytes."""
    try:
        value, problems = parse(raw)
    except NotJson as error:
        return Report(problems=(str(error),))
    facts = built(value, problems)
    return Report(problems=tuple(problems), facts=facts)
