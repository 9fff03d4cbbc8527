"""Questions on the order of events: put in order, what comes first or last, what comes before (proof P7)."""

from collections.abc import Iterator, Sequence

from quiz.films.facts import Event
from quiz.questions.generate.build import LETTERS, capital, made, slug_of
from quiz.questions.generate.distractors import draw
from quiz.questions.generate.world import World
from quiz.questions.lint import lint_question
from quiz.questions.model import Choice, Kind, Question

LEAST_GAP = 2  # ranks between two events of one question
ORDER_SIZES = (4, 3, 5)
SETS_PER_ANCHOR = 3
EARLY = 1  # the spoiler level up to which an anchor also gets a set without later events
MOST_OF_A_KIND = 16

Row = tuple[Event, bool, str | None]


def on_events(world: World) -> Iterator[Question]:
    """Yield every question on the order of the film's events."""
    events = ordered(world)
    for kinds in (_orders, _firsts, _lasts, _befores, _afters, _odd_ones):
        clean = {
            question.id: question
            for question in kinds(world, events)
            if not lint_question(question)
        }
        yield from _spread(list(clean.values()))


def ordered(world: World) -> list[Event]:
    """Return the events whose order the article makes certain, in that order."""
    return sorted(
        (event for event in world.facts.events if event.orderable and event.rank is not None),
        key=rank_of,
    )


def rank_of(event: Event) -> int:
    """Return an event's place in the plot; only ordered events are asked for it."""
    return event.rank or 0


def apart(one: Event, other: Event) -> bool:
    """Return whether the order of two events can be asked: ranks apart enough, not told in one sentence."""
    return one.place != other.place and abs(rank_of(one) - rank_of(other)) >= LEAST_GAP


def _orders(world: World, events: Sequence[Event]) -> Iterator[Question]:
    for chosen in _sets(events, ORDER_SIZES, "order"):
        chosen = sorted(chosen, key=rank_of)
        yield made(
            world,
            Kind.ORDER,
            slug=slug_of(Kind.ORDER, "rank", chosen),
            prompt=f"In which order do these events in the film {world.facts.film.title} happen?",
            sources=chosen,
            explanation=_in_order(chosen),
            sequence=tuple(capital(event.statement) for event in chosen),
            tags=("plot",),
            family="rank",
            asks="sequence",
        )


def _firsts(world: World, events: Sequence[Event]) -> Iterator[Question]:
    for chosen in _sets(events, (4,), "first"):
        key = min(chosen, key=rank_of)
        rows: list[Row] = [
            (event, event is key, None if event is key else "P7") for event in chosen
        ]
        yield _choice(
            world, Kind.SINGLE_CHOICE, "first", "Which of these events happens first?", chosen, rows
        )


def _lasts(world: World, events: Sequence[Event]) -> Iterator[Question]:
    for chosen in _sets(events, (4,), "last"):
        key = max(chosen, key=rank_of)
        rows: list[Row] = [
            (event, event is key, None if event is key else "P7") for event in chosen
        ]
        yield _choice(
            world, Kind.SINGLE_CHOICE, "last", "Which of these events happens last?", chosen, rows
        )


def _befores(world: World, events: Sequence[Event]) -> Iterator[Question]:
    """Yield which events come before another; how many of the four do is drawn, two or three."""
    for anchor in events:
        number = 2 + draw("how many before", anchor.id) % 2
        before, after = _around(anchor, events, "before", number, 4 - number)
        if (len(before), len(after)) == (number, 4 - number):
            rows: list[Row] = [(event, True, None) for event in before] + [
                (event, False, "P7") for event in after
            ]
            prompt = f"Which of these events happen before {_inner(anchor)}?"
            yield _choice(
                world, Kind.MULTIPLE_CHOICE, "before", prompt, [anchor, *before, *after], rows
            )


def _afters(world: World, events: Sequence[Event]) -> Iterator[Question]:
    for anchor, before, after in _one_later(events, turn=0):
        rows: list[Row] = [(event, False, "P7") for event in before] + [(after, True, None)]
        prompt = f"Which of these events happens after {_inner(anchor)}?"
        yield _choice(world, Kind.SINGLE_CHOICE, "after", prompt, [anchor, *before, after], rows)


def _odd_ones(world: World, events: Sequence[Event]) -> Iterator[Question]:
    for anchor, before, after in _one_later(events, turn=1):
        rows: list[Row] = [*((event, False, "P7") for event in before), (after, True, "P7")]
        prompt = f"Three of these events happen before {_inner(anchor)}. Which one does NOT?"
        yield _choice(world, Kind.ODD_ONE_OUT, "not-before", prompt, [anchor, *before, after], rows)


def _one_later(events: Sequence[Event], *, turn: int) -> Iterator[tuple[Event, list[Event], Event]]:
    """Yield an event with three before it and one after; each event serves one of two kinds of question."""
    for anchor in events:
        before, after = _around(anchor, events, "one later", 3, 1)
        if len(before) == 3 and len(after) == 1 and (draw("turn", anchor.id) % 3 > 0) == (turn > 0):
            yield anchor, before, after[0]


def _choice(
    world: World, kind: Kind, asks: str, prompt: str, sources: Sequence[Event], rows: Sequence[Row]
) -> Question:
    slug = slug_of(kind, asks, sources)
    mixed = sorted(rows, key=lambda row: draw(slug, row[0].id))
    return made(
        world,
        kind,
        slug=slug,
        prompt=prompt,
        sources=sources,
        explanation=_in_order(sources),
        choices=tuple(
            Choice(id=LETTERS[index], text=capital(event.statement), correct=correct, proof=proof)
            for index, (event, correct, proof) in enumerate(mixed)
        ),
        tags=("plot", "needs_options"),
        family="rank",
        asks=asks,
    )


def _in_order(events: Sequence[Event]) -> str:
    """Return what explains a question on events: their order."""
    return f"The order is: {'; '.join(event.statement for event in sorted(events, key=rank_of))}."


def _sets(events: Sequence[Event], sizes: Sequence[int], purpose: str) -> Iterator[list[Event]]:
    """Yield sets around each event; an early event also gets one that gives nothing of the later film away."""
    for anchor in events:
        early = [event for event in events if event.spoiler <= EARLY]
        for turn, pool in enumerate((events, early if anchor.spoiler <= EARLY else [])):
            size = sizes[draw(purpose, anchor.id, turn) % len(sizes)]
            for wanted in (size, 3) if len(sizes) > 1 else (size,):
                chosen = _companions(anchor, pool, wanted, f"{purpose} {turn}")
                if len(chosen) == wanted:
                    yield chosen
                    break


def _companions(anchor: Event, events: Sequence[Event], number: int, purpose: str) -> list[Event]:
    chosen = [anchor]
    for event in sorted(events, key=lambda event: draw(purpose, anchor.id, event.id)):
        if len(chosen) < number and all(apart(event, other) for other in chosen):
            chosen.append(event)
    return chosen


def _around(
    anchor: Event, events: Sequence[Event], purpose: str, before: int, after: int
) -> tuple[list[Event], list[Event]]:
    """Return events certainly before and certainly after the anchor, the nearer and less telling ones preferred."""
    mixed = sorted(
        events,
        key=lambda event: (max(event.spoiler, anchor.spoiler), draw(purpose, anchor.id, event.id)),
    )
    fitting = [event for event in mixed if apart(event, anchor)]
    earlier = [event for event in fitting if rank_of(event) < rank_of(anchor)]
    later = [event for event in fitting if rank_of(event) > rank_of(anchor)]
    return earlier[:before], later[:after]


def _inner(event: Event) -> str:
    """Return an event's statement as it reads inside a sentence: "the DEA agents storm the building"."""
    first, _, rest = event.statement.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An") else event.statement


def _spread(questions: Sequence[Question]) -> list[Question]:
    """Return at most sixteen of a kind, those with the lower draw, so that one kind does not swamp a bank."""
    return sorted(questions, key=lambda question: draw("spread", question.id))[:MOST_OF_A_KIND]
