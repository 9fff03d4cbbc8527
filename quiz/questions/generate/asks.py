"""What can be asked of one fact: its object or its subject, with the stem and the right answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.films.facts import Fact
from quiz.films.relations import RELATIONS, Relation
from quiz.questions.generate.templates import TEMPLATES, Template, filled, shown
from quiz.questions.generate.world import End, World

OBJECT, SUBJECT = "object", "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One fact asked in one direction. `values` are all the ends that answer it; the key is one of them."""

    fact: Fact
    asks: str
    prompt: str
    key: End
    values: tuple[End, ...]

    @property
    def relation(self) -> Relation:
        return RELATIONS[self.fact.relation]

    @property
    def template(self) -> Template:
        return TEMPLATES[self.fact.relation]

    @property
    def given(self) -> End:
        """Return the end that the stem names."""
        return self.fact.subject if self.asks == OBJECT else self.fact.object

    @property
    def is_typed(self) -> bool:
        """Whether the stem can be answered with the options hidden."""
        return self.template.typed_forward if self.asks == OBJECT else self.template.typed_backward

    def with_answer(self, end: End) -> Fact:
        """Return the fact as it would stand if `end` were the answer."""
        return (
            replace(self.fact, object=end)
            if self.asks == OBJECT
            else replace(self.fact, subject=end)
        )


def asks_of(world: World, fact: Fact) -> Iterator[Ask]:
    """Yield the questions that a fact answers, each direction that its template knows."""
    template = TEMPLATES.get(fact.relation)
    if template is None:
        return
    for asks, pattern in ((OBJECT, template.forward), (SUBJECT, template.backward)):
        if pattern and (ask := ask_of(world, fact, asks, pattern)):
            yield ask


def ask_of(world: World, fact: Fact, asks: str, pattern: str) -> Ask | None:
    """Return the fact asked with a pattern, or None where its one answer is not certain."""
    values = answers(world, fact, asks)
    relation = RELATIONS[fact.relation]
    is_sole = len(values) == 1
    if asks == SUBJECT and not is_sole:
        return None
    if asks == OBJECT and not is_sole and not relation.closed:
        return None
    return Ask(
        fact=fact,
        asks=asks,
        prompt=filled(pattern, fact, world.facts),
        key=fact.object if asks == OBJECT else fact.subject,
        values=values,
    )


def answers(world: World, fact: Fact, asks: str) -> tuple[End, ...]:
    """Return every end that answers a fact's question by the facts, also by those never asked; no thing twice."""
    group = world.objects if asks == OBJECT else world.subjects
    given = fact.subject if asks == OBJECT else fact.object
    found: list[End] = []
    for other in group[(given, fact.relation)]:
        if (other.scene, other.whom) != (fact.scene, fact.whom):
            continue
        end = other.object if asks == OBJECT else other.subject
        if not any(world.same(end, known) for known in found):
            found.append(end)
    return tuple(found)


def written(world: World, ask: Ask, end: End) -> str:
    """Return an answer as an option shows it, before any capital."""
    return shown(end, ask.fact, world.facts)
