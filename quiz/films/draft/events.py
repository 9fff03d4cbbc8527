"""Events, meetings and reasons: a draft for a person, never the stuff of a question as they stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.films.article import ArticleSentence
from quiz.films.draft.found import Found, Thing
from quiz.films.draft.names import PERSON
from quiz.films.draft.plot import NOTE, Meant
from quiz.films.draft.tell import told
from quiz.films.draft.words import PRONOUNS
from quiz.films.facts import FactTier
from quiz.films.sentences import words

LINKS = "in|to|at|with|from|for|of|on|and|but|into|onto|out|up|down|because|so|after|before|when|while|as|by|who|that|which|where|using"
# A noun with its article and at most three words before it, a name, or a bare plural ("drugs").
OBJECT = (
    rf"(?:(?P<name>{PERSON})(?!'s)|(?:an?|the|his|her|their|[A-Z]\S*'s) (?:(?!(?:{LINKS})\b)[\w'-]+ ){{0,3}}?[\w'-]+"
    rf"|(?!(?:{LINKS}|his|this|its|as)\b)[a-z]+s)(?=[,.;:]| \(| (?:{LINKS})\b|$)(?<!ing)"
)
DEED = re.compile(
    rf"(?:^|^[^,.;:()\"]{{2,90}}, )(?P<who>{PERSON}(?: and {PERSON})?){NOTE} (?:[a-z]+ly |soon |then |later )?"
    rf"(?P<verb>(?!(?:{LINKS})\b)[a-z]{{2,14}}s?)(?: and (?:later |then )?(?P<then>[a-z]+s?))? "
    rf"(?P<link>(?:in|into|to|with|from|for|at|on) )?(?P<object>{OBJECT})"
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
    who: Thing | None  # None: the plot's name alone, without a part in the cast
    verb: str
    statement: str
    whom: Thing | None


def happenings(sentences: list[ArticleSentence], meant: Meant) -> Iterator[Happening]:
    """Return at most one draft event a sentence: somebody the plot names twice or casts, a verb and its object."""
    seen = Counter(name for sentence in sentences for name in re.findall(PERSON, sentence.text))
    for sentence in sentences:
        match = DEED.match(sentence.text)
        if match is None:
            continue
        verb = match["then"] or match["verb"]
        is_plural = " and " in match["who"]
        if verb in NO_DEED or not (is_plural or verb.endswith("s")):
            continue
        names = match["who"].split(" and ")
        if any(name in PRONOUNS or (name not in meant and seen[name] < 2) for name in names):
            continue
        whom = meant.get(match["name"]) if match["name"] else None
        deed = f"{verb} {match['link'] or ''}{whom.name if whom else match['object']}"
        yield Happening(
            sentence=sentence,
            who=meant.get(match["who"]),
            verb=verb,
            statement=f"{' and '.join(_shown(name, meant) for name in names)} {deed.rstrip('.')}.",
            whom=whom,
        )


def _shown(name: str, meant: Meant) -> str:
    character = meant.get(name)
    return character.name if character else name


def event_facts(happened: list[Happening]) -> Iterator[Found]:
    """Return meetings and reasons found beside the events, all for review."""
    for event in happened:
        if event.verb == "meets" and event.who and event.whom and event.whom.key != event.who.key:
            yield _meeting(event, event.who, event.whom)
        if reason := REASON.search(event.sentence.text):
            yield _reason(event, reason)


def _meeting(event: Happening, who: Thing, whom: Thing) -> Found:
    return Found(
        sentence=event.sentence,
        start=0,
        end=len(event.sentence.text),
        subject=who,
        relation="meets",
        object=whom,
        tier=FactTier.REVIEW,
        statement=told("meets", film="", subject=who.name, object=whom.name),
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
