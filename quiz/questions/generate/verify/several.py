"""Proving questions on several facts of one relation: sets and pairs."""

from collections.abc import Iterator

from quiz.films.relations import RELATIONS
from quiz.questions.generate.asks import OBJECT, Ask, written
from quiz.questions.generate.sets import group_ask
from quiz.questions.generate.templates import TEMPLATES
from quiz.questions.generate.verify.one import wrong_option
from quiz.questions.generate.verify.problem import Problem
from quiz.questions.generate.world import World
from quiz.questions.model import Choice, Kind, Question
from quiz.questions.words import bare


def on_a_set(question: Question, known: World) -> Iterator[Problem]:
    """Yield what is wrong with several right or an odd one out: each member by the facts, each outsider by a proof."""
    fact, template = known.by_id[question.facts[0]], TEMPLATES.get(question.family)
    if template is None or fact.relation != question.family:
        yield "provenance", f"{fact.id} does not say {question.family}"
        return
    forward = template.multiple if question.kind is Kind.MULTIPLE_CHOICE else template.odd
    pattern = forward if question.asks == OBJECT else template.multiple_backward
    ask = group_ask(known, fact, question.asks, pattern)
    if ask is None:
        yield "14", "the facts give no closed set"
        return
    is_odd = question.kind is Kind.ODD_ONE_OUT
    members = [choice for choice in question.choices if choice.correct is not is_odd]
    yield from _members(members, known, ask)
    for choice in question.choices:
        if choice.correct is is_odd:
            yield from wrong_option(choice.text, choice.proof, known, ask)


def _members(members: list[Choice], known: World, ask: Ask) -> Iterator[Problem]:
    names = {bare(written(known, ask, value)) for value in ask.values}
    yield from (
        ("12", f"the facts do not give “{one.text}”")
        for one in members
        if bare(one.text) not in names
    )


def on_pairs(question: Question, known: World) -> Iterator[Problem]:
    """Yield what is wrong with pairs: each must be a fact, and no left side may fit two right ones."""
    facts = [known.by_id[name] for name in question.facts]
    if (
        any(fact.relation != question.family for fact in facts)
        or not RELATIONS[question.family].functional
    ):
        yield "provenance", f"the facts do not pair anything by {question.family}"
        return
    stated = {
        (bare(known.said(fact.subject)), bare(known.said(fact.object)))
        for fact in known.of_relation.get(question.family, ())
    }
    pairs = [(bare(left), bare(right)) for left, right in question.pairs]
    for left, right in pairs:
        if (left, right) not in stated:
            yield "12", f"the facts do not pair “{left}” with “{right}”"
        if any((left, other) in stated for _, other in pairs if other != right):
            yield "14", f"“{left}” fits two right sides"
