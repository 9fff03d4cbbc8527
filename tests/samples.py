"""One question of each kind, about a film that nobody made, and how a form would answer it."""

from dataclasses import replace

from quiz.questions.model import Choice, Kind, Question
from quiz.questions.public import public

FILM = "harbour"
SECRET = "the deal's own"


def choices(right: tuple[str, ...], wrong: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            id=f"c{number}", text=text, correct=text in right, proof=None if text in right else "P2"
        )
        for number, text in enumerate((*right, *wrong))
    )


def sample(kind: Kind, number: int = 1) -> Question:
    """Return a question of a kind; a kind that has no sample yet is a KeyError, so that no test forgets it."""
    words = {
        Kind.SINGLE_CHOICE: {
            "prompt": "Who mends the lighthouse lamp?",
            "choices": choices(("Orla",), ("Bram", "Ines", "Tove")),
        },
        Kind.MULTIPLE_CHOICE: {
            "prompt": "Which of these does the crew carry ashore?",
            "choices": choices(("a crate", "a drum", "a rope"), ("a bell", "a sail")),
        },
        Kind.TRUE_FALSE: {
            "prompt": "The ferry sinks in the second act.",
            "choices": choices(("True",), ("False",)),
        },
        Kind.ODD_ONE_OUT: {
            "prompt": "Which of these is NOT a member of the crew?",
            "choices": choices(("Ines",), ("Bram", "Orla", "Tove")),
        },
        Kind.TYPED: {
            "prompt": "What is the name of the ferry?",
            "accepted": ("Grey Heron", "the Heron"),
            "others": ("Black Tern",),
        },
        Kind.CLOZE: {
            "prompt": "Bram keeps his savings in a ____.",
            "accepted": ("biscuit tin",),
        },
        Kind.NUMBER: {
            "prompt": "How many steps does the tower have?",
            "answer": 217,
            "unit": "steps",
            "tolerance": 0.0,
        },
        Kind.ORDER: {
            "prompt": "Put these events in the order in which they happen.",
            "sequence": ("The storm begins", "The lamp fails", "The ferry turns", "Orla climbs up"),
        },
        Kind.MATCH: {
            "prompt": "Who does what on the ferry?",
            "pairs": (("Orla", "the lamp"), ("Bram", "the ropes"), ("Tove", "the engine")),
        },
    }[kind]
    return Question(
        id=f"harbour-{kind}-{number}",
        kind=kind,
        explanation=f"The keeper's log tells it on page {number}.",
        film=FILM,
        facts=(f"F{number:03}",),
        family="crew",
        difficulty=3,
        source="plot, sentence 1",
        **words,
    )


def form(
    question: Question, *, right: bool = True, secret: str = SECRET
) -> dict[str, str | list[str]]:
    """Return the fields that a browser sends for an answer that is wholly right, or wrong."""
    shown = public(question, secret=secret)
    if question.kind is Kind.ORDER:
        places = {text: place for place, text in enumerate(question.sequence, start=1)}
        turn = 0 if right else 1
        return {
            f"place-{item.token}": str((places[item.text] - 1 + turn) % len(places) + 1)
            for item in shown.items
        }
    if question.kind is Kind.MATCH:
        partner = dict(question.pairs)
        tokens = {one.text: one.token for one in shown.rights}
        lefts = list(shown.lefts)
        givers = lefts if right else lefts[1:] + lefts[:1]
        return {
            f"pair-{left.token}": tokens[partner[giver.text]]
            for left, giver in zip(lefts, givers, strict=True)
        }
    if question.choices:
        wanted = {choice.text for choice in question.choices if choice.correct is right}
        picked = [choice.token for choice in shown.choices if choice.text in wanted]
        return {"choice": picked if question.kind is Kind.MULTIPLE_CHOICE else picked[0]}
    if question.kind is Kind.NUMBER:
        return {"text": str(question.answer) if right else "3"}
    return {"text": question.accepted[0] if right else "Zanzibar"}


def shuffled_bank(question: Question) -> Question:
    """Return the same question as another bank might keep it: every list the other way round."""
    return replace(
        question,
        choices=question.choices[::-1],
        pairs=question.pairs[::-1],
        sequence=question.sequence if question.kind is Kind.ORDER else question.sequence[::-1],
    )
