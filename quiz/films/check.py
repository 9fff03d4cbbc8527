"""What `quiz facts check` proves about a facts file, with the article or without. Values in, values out."""

from dataclasses import dataclass

from quiz.films.against import article_problems
from quiz.films.facts import FactTier, FilmFacts
from quiz.films.meaning import meaning_problems
from quiz.films.shape import built
from quiz.films.strict_json import NotJson, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`problems` and `gaps`: one `$.path: what and what to do` each. `coverage`: facts per sentence id, in order.

    `gaps` are sentences without a fact; a draft may have some, a file that people have been through may not.
    `facts` is there whenever the shape is right, even if problems of meaning remain.
    """

    problems: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    coverage: tuple[tuple[str, int], ...] = ()
    facts: FilmFacts | None = None

    @property
    def ok(self) -> bool:
        return not self.problems and not self.gaps


def check(raw: bytes, article: str | None = None) -> Report:
    """Return what is wrong with a facts file and how its facts cover the sentences; never raises for any bytes.

    `article` is the text the facts were taken from, line ends and all as they stand in its file.
    """
    try:
        value, problems = parse(raw)
    except NotJson as error:
        return Report(problems=(str(error),))
    facts = built(value, problems)
    if facts is None:
        return Report(problems=tuple(problems))
    problems += meaning_problems(facts)
    if article is not None:
        problems += article_problems(facts, article)
    counts = coverage(facts)
    return Report(
        problems=tuple(problems), gaps=_gaps(facts, counts), coverage=tuple(counts), facts=facts
    )


def coverage(facts: FilmFacts) -> list[tuple[str, int]]:
    """Return for each sentence how many facts it holds, excluded ones too: they are known, only not asked."""
    counts = {sentence.id: 0 for sentence in facts.article.sentences}
    for fact in facts.facts:
        counts[fact.place] = counts.get(fact.place, 0) + 1
    return [(sentence.id, counts[sentence.id]) for sentence in facts.article.sentences]


def _gaps(facts: FilmFacts, counts: list[tuple[str, int]]) -> tuple[str, ...]:
    if any(fact.tier is not FactTier.REVIEWED for fact in facts.facts):
        return ()
    return tuple(
        f"$.article.sentences[{index}]: {sentence} has no fact; add one whose place is {sentence}"
        for index, (sentence, count) in enumerate(counts)
        if not count
    )
