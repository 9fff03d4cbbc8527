"""Questions on several facts of one relation: several right, odd one out, match the pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from quiz.films.facts import Fact
from quiz.films.relations import RELATIONS
from quiz.questions.generate.asks import OBJECT, SUBJECT, Ask, ask_of, written
from quiz.questions.generate.build import LETTERS, capital, listed, made, paired, slug_of
from quiz.questions.generate.distractors import Wrong, draw, wrong_answers
from quiz.questions.generate.templates import TEMPLATES, Template, filled, shown
from quiz.questions.generate.world import World
from quiz.questions.lint import lint_question
from quiz.questions.model import Choice, Kind, Question
from quiz.questions.words import bare

MOST_VARIANTS = 3  # questions of one kind on one set
MOST_TRIES = 40
MOST_RIGHT = 3
PAIRS = (5, 4, 3)

Row = tuple[str, Fact]  # a right answer as written, with its fact
Choosable = tuple[str, bool, str | None]  # text, whether it is right, its proof


def several_right(world: World) -> Iterator[Question]:
    """Yield "which of these are": two or three that are, as many that are proved not to be."""
    for ask, rows in _closed_sets(world, "multiple"):
        wrong = wrong_answers(world, ask)
        for variant, chosen in enumerate(_subsets(ask, rows, MOST_RIGHT)):
            for taken in islice(_rotated(ask, wrong, len(chosen), variant), MOST_TRIES):
                question = _with_rows(world, ask, Kind.MULTIPLE_CHOICE, chosen, taken)
                if not lint_question(question):
                    yield question
                    break


def odd_one_out(world: World) -> Iterator[Question]:
    """Yield "which of these is NOT": members of a closed set and one outsider."""
    for ask, rows in _closed_sets(world, "odd"):
        wrong = wrong_answers(world, ask)
        for variant, chosen in enumerate(_subsets(ask, rows, MOST_RIGHT)):
            for taken in islice(_rotated(ask, wrong, 1, variant), MOST_TRIES):
                question = _with_outsider(world, ask, chosen, taken[0])
                if not lint_question(question):
                    yield question
                    break


def match(world: World) -> Iterator[Question]:
    """Yield pairs of subject and object, each of which fits no other: the relation must be functional both ways."""
    for name in sorted({fact.relation for fact in world.usable}):
        template = TEMPLATES.get(name)
        if not template or not template.match or not RELATIONS[name].functional:
            continue
        facts = _one_to_one([fact for fact in world.usable if fact.relation == name])
        yield from _matches(world, template, facts)


def group_ask(world: World, fact: Fact, asks: str, pattern: str) -> Ask | None:
    """Return the ask of a whole set, with the wrong answers cleared for any of its facts."""
    ask = (
        ask_of(world, fact, OBJECT, pattern)
        if asks == OBJECT
        else _subjects_ask(world, fact, pattern)
    )
    if ask is None:
        return None
    foils = dict.fromkeys(foil for mate in mates(world, fact, asks) for foil in mate.foils)
    return replace(ask, fact=replace(ask.fact, foils=tuple(foils)))


def mates(world: World, fact: Fact, asks: str) -> list[Fact]:
    """Return the usable facts that answer the same question."""
    return [
        other
        for other in world.usable
        if (other.relation, other.scene, other.whom) == (fact.relation, fact.scene, fact.whom)
        and (other.subject == fact.subject if asks == OBJECT else other.object == fact.object)
    ]


def _subjects_ask(world: World, fact: Fact, pattern: str) -> Ask:
    values = tuple(dict.fromkeys(mate.subject for mate in mates(world, fact, SUBJECT)))
    prompt = filled(pattern, fact, world.facts)
    return Ask(fact=fact, asks=SUBJECT, prompt=prompt, key=fact.subject, values=values)


def _closed_sets(world: World, field: str) -> Iterator[tuple[Ask, list[Row]]]:
    """Yield each set of two or more answers with its rows; sets whose every member the facts list."""
    seen: set[tuple[str, ...]] = set()
    for fact in world.usable:
        template = TEMPLATES.get(fact.relation)
        for asks, pattern in _set_patterns(template, field):
            members = mates(world, fact, asks)
            ids = (asks, *(member.id for member in members))
            ask = (
                group_ask(world, fact, asks, pattern)
                if len(members) > 1 and ids not in seen
                else None
            )
            seen.add(ids)
            if ask:
                end = [member.object if asks == OBJECT else member.subject for member in members]
                yield (
                    ask,
                    [
                        (written(world, ask, one), member)
                        for one, member in zip(end, members, strict=True)
                    ],
                )


def _set_patterns(template: Template | None, field: str) -> Iterator[tuple[str, str]]:
    if template is None:
        return
    if getattr(template, field) and RELATIONS[template.relation].closed:
        yield OBJECT, getattr(template, field)
    if field == "multiple" and template.multiple_backward:
        yield SUBJECT, template.multiple_backward


def _subsets(ask: Ask, rows: Sequence[Row], most: int) -> list[tuple[Row, ...]]:
    """Return up to three subsets of the largest size that is shown; each is a question of its own."""
    found = sorted(
        combinations(rows, min(len(rows), most)),
        key=lambda chosen: draw(ask.fact.relation, *(fact.id for _, fact in chosen)),
    )
    return found[:MOST_VARIANTS]


def _rotated(
    ask: Ask, wrong: Sequence[Wrong], number: int, variant: int
) -> Iterator[tuple[Wrong, ...]]:
    """Yield sets of wrong answers, beginning at another one for each variant so that they do not repeat each other."""
    if len(wrong) < number:
        number = len(wrong)
    if number:
        start = variant % len(wrong)
        yield from combinations([*wrong[start:], *wrong[:start]], number)


def _with_rows(
    world: World, ask: Ask, kind: Kind, chosen: Sequence[Row], taken: Sequence[Wrong]
) -> Question:
    sources = [fact for _, fact in chosen]
    rows: list[Choosable] = [(text, True, None) for text, _ in chosen]
    rows += [(one.text, False, one.proof) for one in taken]
    explanation = f"The right answers are {listed([text for text, _ in chosen])}."
    return _laid(world, ask, kind, sources, rows, [one.end for one in taken], explanation)


def _with_outsider(world: World, ask: Ask, chosen: Sequence[Row], outsider: Wrong) -> Question:
    """Return an odd one out: its key carries the proof that it is none of the set, the members that the facts list them."""
    rows: list[Choosable] = [(outsider.text, True, outsider.proof)]
    rows += [(text, False, "P1") for text, _ in chosen]
    sources = [fact for _, fact in chosen]
    explanation = f"The odd one out is {outsider.text}; the others are {listed([text for text, _ in chosen])}."
    return _laid(world, ask, Kind.ODD_ONE_OUT, sources, rows, [outsider.end], explanation)


def _laid(
    world: World,
    ask: Ask,
    kind: Kind,
    sources: Sequence[Fact],
    rows: list[Choosable],
    shows: Sequence[str],
    explanation: str,
) -> Question:
    slug = slug_of(kind, f"{ask.fact.relation}-{ask.asks}", sources)
    rows = sorted(rows, key=lambda row: draw(slug, row[0]))
    return made(
        world,
        kind,
        slug=slug,
        prompt=ask.prompt,
        sources=sources,
        shown=shows,
        explanation=explanation,
        choices=tuple(
            Choice(id=LETTERS[index], text=capital(text), correct=correct, proof=proof)
            for index, (text, correct, proof) in enumerate(rows)
        ),
        tags=(ask.relation.family, "needs_options"),
        family=ask.fact.relation,
        asks=ask.asks,
    )


def _one_to_one(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts whose subject and object both stand once among them."""
    subjects, objects = [fact.subject for fact in facts], [fact.object for fact in facts]
    return [
        fact for fact in facts if subjects.count(fact.subject) == objects.count(fact.object) == 1
    ]


def _matches(world: World, template: Template, facts: Sequence[Fact]) -> Iterator[Question]:
    for size in PAIRS:
        sets = sorted(
            combinations(facts, size), key=lambda one: draw("match", *(fact.id for fact in one))
        )
        for chosen in sets[:MOST_VARIANTS]:
            question = _pairs(world, template, chosen)
            if not lint_question(question) and _is_unmistakable(question):
                yield question


def _pairs(world: World, template: Template, chosen: Sequence[Fact]) -> Question:
    facts = world.facts
    pairs = [
        (capital(shown(fact.subject, fact, facts)), capital(shown(fact.object, fact, facts)))
        for fact in chosen
    ]
    return made(
        world,
        Kind.MATCH,
        slug=slug_of(Kind.MATCH, template.relation, chosen),
        prompt=filled(template.match, chosen[0], facts),
        sources=chosen,
        explanation=paired(pairs),
        pairs=tuple(pairs),
        tags=(RELATIONS[template.relation].family,),
        family=template.relation,
        asks="pairs",
    )


def _is_unmistakable(question: Question) -> bool:
    """Return whether no right side names a left one, so that no pair answers itself."""
    lefts = [bare(left).split() for left, _ in question.pairs]
    return not any(
        set(left) & set(bare(right).split())
        for left, (_, right) in zip(lefts, question.pairs, strict=True)
    )
