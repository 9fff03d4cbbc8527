"""How each relation is asked and stated in English. Patterns hang off relations, never off single facts.

A pattern is filled by `filled`; its slots are {subject}, {object}, {whom}, {scene} and {film}, and a slot may say which form
it wants:

    {object:the}        "the houseplant" for "a houseplant"
    {subject:'s}        "Mathilda's", "the DEA agents'"
    {subject:they}      he, she or they; likewise them, their, themselves
    {object:own}        "her brother" for "Mathilda's brother" when Mathilda is the subject
    {subject:does|do}   the first word for one, the second for several
    {subject:asked}     the clause of an act as a question asks it
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quiz.films.facts import Entity, Fact, FilmFacts
from quiz.films.relations import RELATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The English of one relation; an empty pattern means: not asked that way.

    `forward` asks for the object, `backward` for the subject. `statement` is a clause without a full stop
    (`sentence` makes it one, `true_or_false` asks whether it is true). `multiple` and `odd` ask for several objects of a subject and
    for the one that is none; `multiple_backward` for several subjects of an object. `match` asks for pairs of subject
    and object, `order` for the subjects in the order of their objects, `number` for a figure to be typed. The typed flags
    say whether the question can be answered with its options hidden. `job` is what a credit makes of a person.
    """

    relation: str
    statement: str
    forward: str = ""
    backward: str = ""
    multiple: str = ""
    odd: str = ""
    multiple_backward: str = ""
    match: str = ""
    order: str = ""
    number: str = ""
    typed_forward: bool = True
    typed_backward: bool = True
    job: str = ""


def filled(pattern: str, fact: Fact, facts: FilmFacts) -> str:
    """Return the pattern in the words of the fact, its first letter a capital. An object that is no entity stands as it is.

    >>> filled("Who plays {subject}?", fact, facts)                                       # doctest: +SKIP
    'Who plays Tony?'
    """
    return _capital(_clause(pattern, fact, facts))


def sentence(clause: str, fact: Fact, facts: FilmFacts) -> str:
    """Return a statement pattern as a sentence with its full stop."""
    text = filled(clause, fact, facts)
    return text if text.endswith(('."', '!"', '?"')) else f"{text}."


def true_or_false(clause: str, fact: Fact, facts: FilmFacts) -> str:
    """Return a statement pattern as the stem of a true/false question."""
    return f"Is it true that {_clause(clause, fact, facts)}?"


def shown(value: str, fact: Fact, facts: FilmFacts) -> str:
    """Return an end of the fact as an option or answer shows it: an entity's name, a date or a sum written out.

    `value` may be the fact's own subject or object, another entity's id or a literal in place of its object.
    """
    entity = facts.entity(value)
    return entity.name if entity else _written(value, fact.relation)


def _clause(pattern: str, fact: Fact, facts: FilmFacts) -> str:
    subject = _Slot(facts.entity(fact.subject) or _literal(fact.subject, fact.relation))
    slots = {
        "subject": subject,
        "object": _Slot(
            facts.entity(fact.object) or _literal(fact.object, fact.relation), owner=subject.entity
        ),
        "whom": _Slot(facts.entity(fact.whom or "") or _literal("", fact.relation)),
        "scene": fact.scene or "",
        "film": facts.film.title,
    }
    # An empty scene leaves a gap behind that must close.
    return re.sub(r" +(?=[ ?,.]|$)", "", pattern.format_map(slots)).strip()


class _Slot:
    """A word of a pattern that knows its forms."""

    def __init__(self, entity: Entity, owner: Entity | None = None) -> None:
        self.entity = entity
        self.owner = owner

    def __format__(self, form: str) -> str:
        entity = self.entity
        if not form:
            return entity.name
        if "|" in form:
            return form.split("|")[entity.plural]
        if form in _PRONOUNS:
            return _PRONOUNS[form]["p" if entity.plural else entity.gender or "p"]
        return _FORMS[form](self)

    def the(self) -> str:
        return re.sub(r"^(?:a|an) ", "the ", self.entity.name)

    def possessive(self) -> str:
        name = self.entity.name
        return f"{name}'" if self.entity.plural and name.endswith("s") else f"{name}'s"

    def own(self) -> str:
        if self.owner and self.entity.name.startswith(f"{self.owner.name}'s "):
            their = _PRONOUNS["their"][self.owner.gender or "p"]
            return their + self.entity.name.removeprefix(f"{self.owner.name}'s")
        return self.entity.name

    def asked(self) -> str:
        return self.entity.asked or self.entity.name


_FORMS = {
    "the": _Slot.the,
    "'s": _Slot.possessive,
    "own": _Slot.own,
    "asked": _Slot.asked,
}
_PRONOUNS: Mapping[str, Mapping[str, str]] = {
    "they": {"f": "she", "m": "he", "p": "they"},
    "them": {"f": "her", "m": "him", "p": "them"},
    "their": {"f": "her", "m": "his", "p": "their"},
    "themselves": {"f": "herself", "m": "himself", "p": "themselves"},
}
_CURRENCY = {"USD": "$", "GBP": "£", "EUR": "€"}


def _literal(text: str, relation: str) -> Entity:
    return Entity(id=text, type="text", name=_written(text, relation))


def _written(text: str, relation: str) -> str:
    """Return a literal as people write it; a text that is none of the relation's literals stays as it is."""
    kinds = RELATIONS[relation].object_types if relation in RELATIONS else ()
    if "date" in kinds and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        return f"{day.day} {day:%B} {day.year}"
    if "money" in kinds and (match := re.fullmatch(r"(\d+) ([A-Z]{3})", text)):
        amount = f"{int(match[1]):,}"
        return f"{_CURRENCY.get(match[2], match[2] + ' ')}{amount}"
    if "minutes" in kinds and text.isdigit():
        return f"{text} minutes"
    return text


def _capital(text: str) -> str:
    """Return the text with its first letter a capital, also behind an opening quotation mark."""
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), text, count=1)


def _declared(*templates: Template) -> dict[str, Template]:
    return {template.relation: template for template in templates}


def _credit(relation: str, job: str, done: str, agent: str) -> Template:
    """Return the template of a credit line: `job` "director", `done` "directed", `agent` "directing"."""
    return Template(
        relation=relation,
        statement="the film {film} is credited as " + done + " by {object}",
        forward="Who is credited with " + agent + " the film {film}?",
        multiple="Which of these people are credited with " + agent + " the film {film}?",
        odd="Which of these people is NOT credited with " + agent + " the film {film}?",
        job=job,
    )


TEMPLATES: dict[str, Any] = _declared(
    _credit("directed_by", "director", "directed", "directing"),
    _credit("produced_by", "producer", "produced", "producing"),
    _credit("written_by", "writer", "written", "writing"),
    Template(
        relation="music_by",
        statement="the music of the film {film} is credited to {object}",
        forward="Who is credited with the music of the film {film}?",
        multiple="Which of these people are credited with the music of the film {film}?",
        odd="Which of these people is NOT credited with the music of the film {film}?",
        job="composer",
    ),
    Template(
        relation="starring",
        statement="the starring credits of the film {film} name {object}",
        forward="Which of these people is named in the starring credits of the film {film}?",
        multiple="Which of these people are named in the starring credits of the film {film}?",
        odd="Which of these people is NOT named in the starring credits of the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="played_by",
        statement="{subject} is played by {object}",
        forward="Who plays {subject} in the film {film}?",
        backward="Which character does {object} play in the film {film}?",
        match="Which actor plays which character in the film {film}?",
    ),
    Template(
        relation="plays_role",
        statement="{subject} plays {object}",
        forward="Which role does {subject} play in the film {film}?",
        backward="Who plays {object:the} in the film {film}?",
        match="Which actor plays which role in the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="age",
        statement="{subject} is {object} years old",
        forward="How old is {subject} in the film {film}?",
        backward="Which character in the film {film} is {object} years old?",
        number="How old, in years, is {subject} in the film {film}?",
    ),
    Template(
        relation="title_alias",
        statement="another title of the film {film} is {object}",
        forward="Which of these is another title of the film {film}?",
        multiple="Which of these are other titles of the film {film}?",
        odd="Which of these is NOT another title of the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="release_date",
        statement="the film {film} was released in {subject} on {object}",
        forward="On which date was the film {film} released in {subject}?",
        backward="Where was the film {film} released on {object}?",
    ),
    Template(
        relation="release_year",
        statement="the film {film} is from the year {object}",
        forward="From which year is the film {film}?",
        number="From which year is the film {film}?",
    ),
    Template(
        relation="box_office",
        statement="the box office of the film {film} is given as {object}",
        forward="How much did the film {film} take at the box office?",
        number="How many US dollars did the film {film} take at the box office?",
    ),
)
