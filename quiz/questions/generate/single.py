"""Questions on one fact: single choice, typed, number, true and false, cloze."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from quiz.questions.generate.asks import OBJECT, Ask, written
from quiz.questions.generate.build import capital, counted, listed, made, slug_of
from quiz.questions.generate.choose import with_options
from quiz.questions.generate.distractors import Wrong, draw, gives_away
from quiz.questions.generate.proofs import figure
from quiz.questions.generate.templates import filled, sentence, true_or_false
from quiz.questions.generate.world import End, World
from quiz.questions.model import Choice, Kind, Question
from quiz.questions.words import bare, contains

BLANK = "____"
MOST_TYPED_WORDS = 4
TWINS = 3  # the most tempting wrong answers, of which one makes the false statement
UNEXCLUSIVE = "traits"  # being one thing does not keep anybody from being another: no false statement is certain
EXACT = 0.0
OF_MONEY = 0.01
# "… was released in ____": a year, a country or a cinema, if no options say which.
_OPEN = re.compile(rf"\b(?:in|at|on|by|with) {BLANK}")
_PRONOUNS = {
    "f": re.compile(r"\b(?:she|her|hers|herself)\b", re.I),
    "m": re.compile(r"\b(?:he|him|his|himself)\b", re.I),
}


def single_choice(world: World, ask: Ask, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield the ask with options, if enough wrong ones are proved."""
    question = made(
        world,
        Kind.SINGLE_CHOICE,
        slug=slug_of(Kind.SINGLE_CHOICE, ask.asks, [ask.fact]),
        prompt=ask.prompt,
        sources=[ask.fact],
        tags=tags_of(ask, needs_options=not ask.is_typed),
        family=ask.fact.relation,
        asks=ask.asks,
    )
    yield from _chosen(world, question, written(world, ask, ask.key), wrong)


def typed(world: World, ask: Ask) -> Iterator[Question]:
    """Yield the ask with its options hidden, if its answer is short and the only one."""
    accepted = accepted_of(world, ask, ask.key)
    words = len(bare(accepted[0]).split())
    if not ask.is_typed or len(ask.values) > 1 or words > MOST_TYPED_WORDS:
        return
    yield made(
        world,
        Kind.TYPED,
        slug=slug_of(Kind.TYPED, ask.asks, [ask.fact]),
        prompt=ask.prompt,
        sources=[ask.fact],
        accepted=accepted,
        others=others_of(world, ask, accepted),
        tags=tags_of(ask),
        family=ask.fact.relation,
        asks=ask.asks,
    )


def number(world: World, ask: Ask) -> Iterator[Question]:
    """Yield the figure to be typed, if the relation has one."""
    value = figure(ask.fact.object)
    if not ask.template.number or ask.asks != OBJECT or value is None or len(ask.values) > 1:
        return
    kinds = ask.relation.object_types
    is_money = "money" in kinds
    yield made(
        world,
        Kind.NUMBER,
        slug=slug_of(Kind.NUMBER, ask.asks, [ask.fact]),
        prompt=filled(ask.template.number, ask.fact, world.facts),
        sources=[ask.fact],
        answer=int(value),
        unit=unit_of(ask.fact.object, kinds),
        tolerance=OF_MONEY if is_money else EXACT,
        tags=tags_of(ask),
        family=ask.fact.relation,
        asks=ask.asks,
    )


def true_and_false(world: World, ask: Ask, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield a true statement and its checked false twin, or neither: the balance must hold."""
    if not is_told(world, ask) or ask.relation.family == UNEXCLUSIVE:
        return
    tempting = wrong[:TWINS]
    harmless = [one for one in tempting if not gives_away(world, ask, one.end)]
    twin = min(
        harmless or tempting, key=lambda one: draw(ask.fact.id, "twin", one.text), default=None
    )
    if twin is None:
        return
    for truth, fact, shown in (
        (True, ask.fact, []),
        (False, ask.with_answer(twin.end), [twin.end]),
    ):
        name = "true" if truth else "false"
        yield made(
            world,
            Kind.TRUE_FALSE,
            slug=f"{ask.fact.id.lower()}-{ask.asks}-{name}",
            prompt=true_or_false(ask.template.statement, fact, world.facts),
            sources=[ask.fact],
            shown=shown,
            explanation="" if truth else _whole_list(world, ask),
            choices=true_false_choices(truth, None if truth else twin.proof),
            tags=tags_of(ask),
            family=ask.fact.relation,
            asks=ask.asks,
        )


def _whole_list(world: World, ask: Ask) -> str:
    """Return what shows a statement on a closed list to be false: the list. Empty where one value says it all."""
    if ask.asks != OBJECT or len(ask.values) < 2:
        return ""
    names = [written(world, ask, value) for value in ask.values]
    return f"{ask.fact.statement} The whole list: {listed(names)}."


def cloze(world: World, ask: Ask, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield our own statement with the answer blanked, where it stands once and late."""
    gap = blanked(world, ask) if is_told(world, ask) else None
    if gap is None or len(ask.values) > 1:
        return
    prompt, key = gap
    # The template says it in other words than the stem did.
    told = sentence(ask.template.statement, ask.fact, world.facts)
    fields: dict[str, Any] = {
        "explanation": told,
        "tags": tags_of(ask),
        "family": ask.fact.relation,
        "asks": ask.asks,
    }
    slug = slug_of(Kind.CLOZE, ask.asks, [ask.fact])
    accepted = accepted_of(world, ask, ask.key)
    question = made(world, Kind.CLOZE, slug=slug, prompt=prompt, sources=[ask.fact], **fields)
    with_choices = list(_chosen(world, question, key, wrong, styled=str))
    if with_choices:
        yield from with_choices
    elif ask.is_typed and len(bare(key).split()) <= MOST_TYPED_WORDS and not _OPEN.search(prompt):
        others = others_of(world, ask, accepted)
        yield made(
            world,
            Kind.CLOZE,
            slug=slug,
            prompt=prompt,
            sources=[ask.fact],
            accepted=accepted,
            others=others,
            **fields,
        )


def is_told(world: World, ask: Ask) -> bool:
    """Return whether the fact's statement names both of its ends, as a question that quotes or explains it must."""
    statement = ask.fact.statement
    key = contains(statement, written(world, ask, ask.key)) or world.names(statement, ask.key)
    return key and (
        contains(statement, written(world, ask, ask.given)) or world.names(statement, ask.given)
    )


def blanked(world: World, ask: Ask) -> tuple[str, str] | None:
    """Return the fact's statement with a blank for the answer, and the words taken out."""
    statement = ask.fact.statement
    for spelling in sorted(world.spellings(ask.key), key=len, reverse=True):
        key = written(world, ask, ask.key) if spelling == ask.key else spelling
        spots = [
            match.start() for match in re.finditer(rf"(?<!\w){re.escape(key)}(?!\w)", statement)
        ]
        if len(spots) == 1 and spots[0] > 0:
            prompt = f"{statement[: spots[0]]}{BLANK}{statement[spots[0] + len(key) :]}"
            before, after = (len(part.split()) for part in prompt.split(BLANK))
            is_alone = not any(contains(prompt, name) for name in world.spellings(ask.key))
            is_alone = is_alone and not _has_lost_its_name(world, ask, prompt)
            return (prompt, key) if after <= before and before >= 3 and is_alone else None
    return None


def _has_lost_its_name(world: World, ask: Ask, prompt: str) -> bool:
    """Return whether a pronoun of the prompt may stand for the name that was taken out."""
    key = world.facts.entity(ask.key)
    pronouns = _PRONOUNS.get(
        (key.gender or "") if key and key.type in ("character", "person") else ""
    )
    return bool(pronouns and pronouns.search(prompt))


def accepted_of(world: World, ask: Ask, end: End) -> tuple[str, ...]:
    """Return what is accepted for an end: its name as written, then its other spellings that the stem does not say."""
    if world.facts.entity(end) is None:
        return (written(world, ask, end),)
    spellings = [name for name in world.spellings(end) if not contains(ask.prompt, name)]
    return tuple(dict.fromkeys((written(world, ask, end), *spellings)))


def others_of(world: World, ask: Ask, accepted: Sequence[str]) -> tuple[str, ...]:
    """Return the names a typed answer must not be taken from: those of everything else of the key's type."""
    key = world.facts.entity(ask.key)
    if key is None:
        return ()
    names = {
        name
        for entity in world.of_type.get(key.type, ())
        if entity.id != key.id
        for name in (entity.name, *entity.nicknames)
        if not any(bare(name) == bare(mine) for mine in accepted)
    }
    return tuple(sorted(names))


def tags_of(ask: Ask, *, needs_options: bool = False) -> tuple[str, ...]:
    """Return the family as a tag, and whether the options are part of the question."""
    return (ask.relation.family, *(("needs_options",) if needs_options else ()))


def unit_of(literal: str, kinds: Sequence[str]) -> str | None:
    """Return what a figure counts."""
    if "money" in kinds:
        return {"USD": "US dollars", "GBP": "pounds", "EUR": "euros"}.get(
            literal.split(" ")[-1], literal.split(" ")[-1]
        )
    return "minutes" if "minutes" in kinds else None


def true_false_choices(truth: bool, proof: str | None) -> tuple[Choice, ...]:
    """Return True and False, the wrong True with its proof."""
    return (
        Choice(id="a", text="True", correct=truth, proof=proof),
        Choice(id="b", text="False", correct=not truth),
    )


def _chosen(
    world: World,
    question: Question,
    key: str,
    wrong: Sequence[Wrong],
    *,
    styled: Callable[[str], str] = capital,
) -> Iterator[Question]:
    if found := with_options(question, key, wrong, styled=styled):
        finished, taken = found
        yield counted(world, finished, [one.end for one in taken])
