"""How hard a question looks before anybody has answered it: a sum of logits, put into five bands.

Hand-weighted after the features of questions.md: kind, place and depth in the plot, how often the film's facts speak of
the answer, how alike the options are, one fact or two. Answers correct it later.
"""

import math
from collections.abc import Sequence

from quiz.films.facts import Event, Fact
from quiz.questions.generate.world import World
from quiz.questions.model import Kind, Question

OF_KIND = {
    Kind.TRUE_FALSE: -0.9,
    Kind.SINGLE_CHOICE: -0.2,
    Kind.ODD_ONE_OUT: 0.0,
    Kind.MATCH: 0.1,
    Kind.MULTIPLE_CHOICE: 0.4,
    Kind.CLOZE: 0.0,
    Kind.ORDER: 0.7,
    Kind.TYPED: 0.6,
    Kind.NUMBER: 0.8,
}
BANDS = (-1.1, -0.55, -0.1, 0.3)  # the upper ends of the first four
TYPED_CLOZE = 0.5
SHOWN_EARLY = -0.5  # lead and credits
PER_PARAGRAPH = 0.12
PER_DOUBLING = -0.14  # of the mentions of subject and object
ALL_FROM_THE_FILM = 0.5  # wrong options that the film itself knows tempt more
TWO_FACTS = 0.5
THREE_OPTIONS = -0.2
EXACT_DATE_OR_SUM = 0.5
EXACT_FAMILIES = frozenset(
    {
        "release_date",
        "release_month",
        "day_of_month",
        "weekday",
        "box_office",
        "budget",
        "days_between",
    }
)
ALL_FROM_OUTSIDE = -0.4  # who knows the film at all sees that nothing else is of it


def difficulty(world: World, question: Question) -> int:
    """Return the band of a question, 1 for the easiest to 5."""
    logit = logit_of(world, question)
    return 1 + sum(logit > upper for upper in BANDS)


def logit_of(world: World, question: Question) -> float:
    """Return the a-priori difficulty in logits; 0 is a question that half the players should get."""
    sources = [
        source
        for name in question.facts
        if (source := world.by_id.get(name) or world.events.get(name))
    ]
    return (
        OF_KIND[question.kind]
        + (TYPED_CLOZE if question.kind is Kind.CLOZE and question.accepted else 0)
        + (0 if question.family in EXACT_FAMILIES else _place(world, sources))
        + _familiarity(world, sources)
        + _options(question)
        + (TWO_FACTS if "join" in question.tags else 0)
        + (EXACT_DATE_OR_SUM if question.family in EXACT_FAMILIES else 0)
    )


def _place(world: World, sources: Sequence[Fact | Event]) -> float:
    """Return what the deepest of the places adds: little for lead and credits, more for each paragraph of the plot."""
    sentences = {sentence.id: sentence for sentence in world.facts.article.sentences}
    found = [sentences[source.place] for source in sources if source.place in sentences]
    return max(
        (
            SHOWN_EARLY if one.part != "plot" else PER_PARAGRAPH * ((one.paragraph or 1) - 1)
            for one in found
        ),
        default=0,
    )


def _familiarity(world: World, sources: Sequence[Fact | Event]) -> float:
    """Return what being spoken of often takes away, by the ends spoken of least."""
    facts = [source for source in sources if isinstance(source, Fact)]
    mentions = [
        len(world.spoken_of.get(fact.subject, ())) + len(world.spoken_of.get(fact.object, ()))
        for fact in facts
    ]
    return PER_DOUBLING * math.log2(min(mentions, default=8))


def _options(question: Question) -> float:
    wrong = [choice.proof for choice in question.choices if choice.proof]
    if question.kind is Kind.TRUE_FALSE or not wrong:
        return 0
    from_the_film = sum(proof in ("P1", "P2", "P7") for proof in wrong) / len(wrong)
    return (
        ALL_FROM_THE_FILM * (from_the_film - 0.5)
        + (THREE_OPTIONS if len(question.choices) == 3 else 0)
        + (ALL_FROM_OUTSIDE if all(proof == "P5" for proof in wrong) else 0)
    )
