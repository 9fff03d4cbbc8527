"""From an ask to a question: id, explanation, provenance, spoiler level and flags, which are those of all its parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from quiz.films.facts import Event, Fact, FactTier, Sentence
from quiz.questions.generate.world import End, World
from quiz.questions.model import Choice, Kind, Question, Tier

SECONDS = {
    Kind.SINGLE_CHOICE: 20,
    Kind.MULTIPLE_CHOICE: 30,
    Kind.TRUE_FALSE: 15,
    Kind.TYPED: 30,
    Kind.NUMBER: 30,
    Kind.ORDER: 45,
    Kind.MATCH: 45,
    Kind.CLOZE: 25,
    Kind.ODD_ONE_OUT: 25,
}
LETTERS = "abcdefgh"

# Words that put a content flag on a question whatever its facts say, so that no wrong answer brings in what they do not.
_FLAG_WORDS = {
    "violence": r"kill|murder|shoot|shot|stab|strangl|massacre|dead|death|corpse|hitm[ae]n|assassin|bomb|explosion|hostage|bodies",
    "weapons": r"guns?\b|rifles?|pistols?|revolvers?|kni(?:fe|ves)\b|grenades?|firearms?|bullets?|ammunition|shotguns?",
    "drugs": r"cocaine|heroin|drugs?\b|narcotics?|morphine|marijuana",
    "smoking": r"cigarettes?|cigars?\b|smok(?:es?|ing)\b",
}
_FLAGS = {flag: re.compile(rf"\b(?:{words})", re.I) for flag, words in _FLAG_WORDS.items()}
_PARTS = {"lead": "lead", "info": "credits", "plot": "plot"}


def made(
    world: World,
    kind: Kind,
    *,
    slug: str,
    prompt: str,
    sources: Sequence[Fact | Event],
    shown: Iterable[End] = (),
    explanation: str = "",
    **fields: Any,
) -> Question:
    """Return a question on its facts and events; `shown` are the ends that stem and options bring in beside them.

    Without an explanation of its own it takes the statements of its sources.
    """
    question = Question(
        id=f"{world.facts.film.id}-{slug}",
        kind=kind,
        prompt=prompt,
        explanation=explanation or " ".join(dict.fromkeys(_told(source) for source in sources)),
        film=world.facts.film.id,
        facts=tuple(source.id for source in sources),
        spoiler=max(source.spoiler for source in sources),
        flags=tuple(flag for source in sources for flag in source.flags),
        seconds=SECONDS[kind],
        tier=_tier(sources),
        source=_source(world, sources),
        **fields,
    )
    return counted(world, question, shown)


def counted(world: World, question: Question, shown: Iterable[End]) -> Question:
    """Return the question with the spoiler levels and flags of the ends it shows, and of its very words, counted in."""
    rated = [world.level_of(end) for end in shown]
    flags = (
        {flag for _, flags in rated for flag in flags}
        | set(question.flags)
        | _flags_in(_shown_text(question))
    )
    return replace(
        question,
        spoiler=max([question.spoiler, *(level for level, _ in rated)]),
        flags=tuple(sorted(flags)),
    )


def listed(texts: Sequence[str]) -> str:
    """Return texts as a list in a sentence: "Léon, Tony and Mathilda"."""
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else texts[0]


def paired(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs as one sentence that explains them."""
    return f"The pairs are {'; '.join(f'{left} – {_inner(right)}' for left, right in pairs)}."


def _inner(text: str) -> str:
    """Return what began a line as it reads inside a sentence; names keep their capital."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first in ("A", "An", "The") else text


def slug_of(kind: Kind, asks: str, sources: Sequence[Fact | Event]) -> str:
    """Return what names a question for good: its facts, the direction and the kind; many facts as a short hash."""
    ids = [source.id.lower() for source in sources]
    name = (
        "-".join(ids) if len(ids) <= 2 else sha256(" ".join(sorted(ids)).encode()).hexdigest()[:10]
    )
    return re.sub(r"[^a-z0-9]+", "-", f"{name}-{asks}-{kind}".lower())


def capital(text: str) -> str:
    """Return the text as it begins a line."""
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), text, count=1)


def options(key: str, wrong: Sequence[tuple[str, str]], *, position: int) -> tuple[Choice, ...]:
    """Return the options in the order given, the key put at its position; `wrong` holds text and proof."""
    rows: list[tuple[str, str | None]] = [(text, proof) for text, proof in wrong]
    rows.insert(position, (key, None))
    return tuple(
        Choice(id=LETTERS[index], text=text, correct=proof is None, proof=proof)
        for index, (text, proof) in enumerate(rows)
    )


def _told(source: Fact | Event) -> str:
    text = source.statement
    return text if text.endswith((".", "!", "?", '"', "”")) else f"{text}."


def _flags_in(text: str) -> set[str]:
    return {flag for flag, words in _FLAGS.items() if words.search(text)}


def _shown_text(question: Question) -> str:
    parts = (
        *question.accepted[:1],  # the others are never shown
        *question.sequence,
        *(side for pair in question.pairs for side in pair),
    )
    texts = (choice.text for choice in question.choices)
    return " / ".join((question.prompt, *texts, *parts, question.explanation))


def _tier(sources: Sequence[Fact | Event]) -> Tier:
    reviewed = all(
        isinstance(source, Event) or source.tier is FactTier.REVIEWED for source in sources
    )
    return Tier.REVIEWED if reviewed else Tier.AUTO


def _source(world: World, sources: Sequence[Fact | Event]) -> str:
    places = dict.fromkeys(source.place for source in sources)
    sentences = {sentence.id: sentence for sentence in world.facts.article.sentences}
    return "; ".join(_place(sentences[place]) if place in sentences else place for place in places)


def _place(sentence: Sentence) -> str:
    if sentence.part == "info":
        return f"credits, line {sentence.number}"
    paragraph = f" paragraph {sentence.paragraph}" if sentence.paragraph else ""
    return f"{_PARTS[sentence.part]}{paragraph}, sentence {sentence.number}"
