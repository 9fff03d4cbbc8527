"""Events, meetings and reasons: a draft for a person, never the stuff of a question as they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.films.article import ArticleSentence
from quiz.films.draft.found import Found, Thing
from quiz.films.draft.names import PERSON
from quiz.films.draft.plot import NOTE, Meant
from quiz.films.draft.tell import told
from quiz.films.facts import FactTier
from quiz.films.sentences import words

OBJECT = rf"(?:(?:(?:an?|the|his|her|their) )(?:[a-z-]+ ){{0,1}}[a-z-]+(?=[,.;]| (?:in|to|at|with|from|for|of|on|and|into)\b|$)|(?P<name>{PERSON}))"
DEED = re.compile(
    rf"(?:(?:Later|Soon|Eventually|Meanwhile|Finally|Afterwards?|Then),? )?(?P<who>{PERSON}){NOTE} "
    rf"(?:[a-z]+ly )?(?P<verb>[a-z]{{2,14}}s)\b (?P<object>{OBJECT})"
)
REASON = re.compile(r"\b(?:because|in order to|so that) (?P<why>[^.;:,\"()]{5,80})(?=[.;,]|$)")
# Auxiliaries, and verbs whose first object says little without what follows ("tells Tony that …").
NO_DEED = words(
    "is was has does this as his its always thus tells asks shows gives makes lets sets sees hears wants helps forces persuades "
    "convinces orders informs promises offers warns teaches begs invites calls considers finds keeps gets takes puts"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A draft event: who does what to whom, in the shortest words."""

    sentence: ArticleSentence
    who: Thing
    verb: str
    statement: str
    whom: Thing | None


def happenings(sentences: list[ArticleSentence], meant: Meant) -> Iterator[Happening]:
    """Return at most one draft event a sentence: one that begins with a known character, a verb and its object."""
    for sentence in sentences:
        match = DEED.match(sentence.text)
        who = meant.get(match["who"]) if match else None
        if match is None or who is None or match["verb"] in NO_DEED:
            continue
        whom = meant.get(match["name"]) if match["name"] else None
        object_said = whom.name if whom else match["object"]
        yield Happening(
            sentence=sentence,
            who=who,
            verb=match["verb"],
            statement=f"{who.name} {match['verb']} {object_said}.",
            whom=whom,
        )


def event_facts(happened: list[Happening]) -> Iterator[Found]:
    """Return meetings and reasons found beside the events, all for review."""
    for event in happened:
        if event.verb == "meets" and event.whom and event.whom.key != event.who.key:
            yield _meeting(event, event.whom)
        if reason := REASON.search(event.sentence.text):
            yield _reason(event, reason)


def _meeting(event: Happening, whom: Thing) -> Found:
    return Found(
        sentence=event.sentence,
        start=0,
        end=len(event.sentence.text),
        subject=event.who,
        relation="meets",
        object=whom,
        tier=FactTier.REVIEW,
        statement=told("meets", film="", subject=event.who.name, object=whom.name),
    )


def _reason(event: Happening, reason: re.Match[str]) -> Found:
    """The reason is kept as the article's few words: how to say it well is for the person who reviews it."""
    why = " ".join(reason["why"].split()[:8])
    deed = event.statement.removesuffix(".")
    return Found(
        sentence=event.sentence,
        start=reason.start("why"),
        end=reason.end("why"),
        subject=Thing(type="act", name=deed),
        relation="why",
        object=Thing(type="reason", name=why),
        tier=FactTier.REVIEW,
        statement=f"A reason named for this ({deed}): {why}.",
    )
