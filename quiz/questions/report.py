"""What a bank holds, in numbers: for `quiz generate` to print."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quiz.films.facts import FilmFacts
from quiz.questions.model import Bank, Kind

EARLY = 1


def lines(bank: Bank, facts: FilmFacts | None = None) -> Iterator[str]:
    """Yield the counts of a bank line by line; with the facts, how many of them it uses."""
    questions = bank.questions
    yield f"{bank.film.title}: {len(questions)} questions"
    kinds = Counter(question.kind for question in questions)
    yield from _table("kind", ((str(kind), kinds[kind]) for kind in Kind if kinds[kind]))
    yield from _table("family", sorted(Counter(question.family for question in questions).items()))
    yield from _table(
        "difficulty",
        sorted((str(n), c) for n, c in Counter(q.difficulty for q in questions).items()),
    )
    yield from _table(
        "spoiler level",
        sorted((str(n), c) for n, c in Counter(q.spoiler for q in questions).items()),
    )
    yield from _table("tier", sorted(Counter(str(question.tier) for question in questions).items()))
    early = [question for question in questions if question.spoiler <= EARLY]
    friendly = [question for question in early if not question.flags]
    yield f"spoiler level up to {EARLY}: {len(early)}; family-friendly as well: {len(friendly)}"
    if facts is not None:
        yield _coverage(bank, facts)


def _coverage(bank: Bank, facts: FilmFacts) -> str:
    used = {source for question in bank.questions for source in question.facts}
    usable = [fact.id for fact in facts.facts if fact.usable]
    idle = [fact_id for fact_id in usable if fact_id not in used]
    rest = f"; without a question: {', '.join(idle)}" if idle else ""
    return f"facts used: {len(usable) - len(idle)} of {len(usable)} that may be asked, of {len(facts.facts)}{rest}"


def _table(title: str, rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield f"by {title}:"
    yield from (f"  {count:5,}  {name}" for name, count in rows)
