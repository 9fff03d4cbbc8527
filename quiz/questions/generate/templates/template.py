"""What a template is and how its patterns are filled.

A pattern is filled by `filled`; its slots are {subject}, {object}, {whom}, {scene} and {film}, and a slot may say which form
it wants:

    {object:the}        "the houseplant" for "a houseplant"
    {subject:'s}        "Mathilda's", "the DEA agents'"
    {subject:they}      he, she or they; likewise them, their, themselves
    {object:own}        "her brother" for "Mathilda's brother" when Mathilda is the subject
    {object:unit}       the currency of a sum in words: "US dollars"
    {object:years}      "1 year", "12 years"
    {subject:does|do}   the first word for one, the second for several
    {subject:asked}     the clause of an act as a question asks it
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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

    def unit(self) -> str:
        return next(
            (unit for sign, unit in _UNITS.items() if self.entity.name.startswith(sign)), ""
        )

    def years(self) -> str:
        return f"{self.entity.name} {'year' if self.entity.name == '1' else 'years'}"


_FORMS = {
    "the": _Slot.the,
    "'s": _Slot.possessive,
    "own": _Slot.own,
    "asked": _Slot.asked,
    "unit": _Slot.unit,
    "years": _Slot.years,
}
_PRONOUNS: Mapping[str, Mapping[str, str]] = {
    "they": {"f": "she", "m": "he", "p": "they"},
    "them": {"f": "her", "m": "him", "p": "them"},
    "their": {"f": "her", "m": "his", "p": "their"},
    "themselves": {"f": "herself", "m": "himself", "p": "themselves"},
}
_CURRENCY = {"USD": "$", "GBP": "£", "EUR": "€"}
_UNITS = {"$": "US dollars", "£": "pounds sterling", "€": "euros"}


def _literal(text: str, relation: str) -> Entity:
    return Entity(id=text, type="text", name=_written(text, relation))


def _written(text: str, relation: str) -> str:
    """Return a literal as people write it; a text that is none of the relation's literals stays as it is."""
    kinds = RELATIONS[relation].object_types if relation in RELATIONS else ()
    if "date" in kinds and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        return f"{day.day} {day:%B} {day.year}"
    if "money" in kinds and (match := re.fullmatch(r"(\d+) ([A-Z]{3})", text)):
        return f"{_CURRENCY.get(match[2], match[2] + ' ')}{_amount(int(match[1]))}"
    if "minutes" in kinds and text.isdigit():
        return f"{text} minutes"
    return text


def _amount(whole: int) -> str:
    """Return a sum with its thousands parted; a round one of some millions as people say it: 678.1 million."""
    if whole >= 1_000_000 and whole % 100_000 == 0:
        return f"{whole / 1_000_000:,.1f} million".replace(".0 ", " ")
    return f"{whole:,}"


def _capital(text: str) -> str:
    """Return the text with its first letter a capital, also behind an opening quotation mark."""
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), text, count=1)


def declared(*templates: Template) -> dict[str, Template]:
    """Return the templates by their relation."""
    return {template.relation: template for template in templates}
