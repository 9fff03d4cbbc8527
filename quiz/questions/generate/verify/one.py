"""Proving questions on one fact: the answer is asked of the facts, an option's end is found by its text alone."""

import re
from collections.abc import Callable, Iterator

from quiz.questions.generate.asks import OBJECT, Ask, ask_of, written
from quiz.questions.generate.pools import literals_of, pool_of
from quiz.questions.generate.proofs import figure, is_metric, proof_of
from quiz.questions.generate.single import blanked
from quiz.questions.generate.templates import TEMPLATES, filled, true_or_false
from quiz.questions.generate.verify.problem import Problem
from quiz.questions.generate.world import End, World
from quiz.questions.model import Kind, Question
from quiz.questions.shapes import MONTHS
from quiz.questions.words import bare

_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_MONEY = re.compile(r"([$£€])([\d,]+(?:\.\d+)?)( million)?")
_CURRENCY = {"$": "USD", "£": "GBP", "€": "EUR"}


def on_one_fact(question: Question, known: World) -> Iterator[Problem]:
    fact = known.by_id[question.facts[0]]
    template = TEMPLATES.get(fact.relation)
    if fact.relation != question.family or template is None:
        yield "provenance", f"{fact.id} says {fact.relation}, not {question.family}"
        return
    pattern = template.forward if question.asks == OBJECT else template.backward
    ask = ask_of(known, fact, question.asks, pattern)
    if ask is None:
        yield "14", "the facts give more than one answer"
        return
    if question.kind is not Kind.TRUE_FALSE and question.prompt not in _stems(
        question.kind, known, ask
    ):
        yield "provenance", f"{fact.id} is not asked like this; the stem or the fact has changed"
    yield from CHECKS[question.kind](question, known, ask)


def _stems(kind: Kind, known: World, ask: Ask) -> tuple[str, ...]:
    """Return how a fact is asked in a kind."""
    if kind is Kind.NUMBER:
        return (filled(ask.template.number, ask.fact, known.facts),)
    gap = blanked(known, ask) if kind is Kind.CLOZE else (ask.prompt, "")
    return gap[:1] if gap else ()


def _choice(question: Question, known: World, ask: Ask) -> Iterator[Problem]:
    key = _key_text(known, ask)
    texts = [choice.text for choice in question.choices if choice.correct]
    if not any(
        bare(text) == bare(key) or bare(text) in _folded_names(known, ask.key) for text in texts
    ):
        yield "12", f"the facts give “{key}”, not “{texts[0] if texts else ''}”"
    for choice in question.choices:
        if not choice.correct:
            yield from wrong_option(choice.text, choice.proof, known, ask)


def wrong_option(text: str, proof: str | None, known: World, ask: Ask) -> Iterator[Problem]:
    ends = ends_of(text, known, ask)
    if not ends:
        yield "12", f"“{text}” is of no kind that the facts or the pool know"
    elif not any(proof_of(known, ask, end) == proof for end in ends):
        yield "12", f"{proof} does not prove “{text}” wrong"


def _typed(question: Question, known: World, ask: Ask) -> Iterator[Problem]:
    if question.choices:
        yield from _choice(question, known, ask)
        return
    names = _folded_names(known, ask.key) | {bare(_key_text(known, ask))}
    wrong = [text for text in question.accepted if bare(text) not in names]
    if wrong:
        yield "12", f"the facts do not give “{wrong[0]}”"
    if len(ask.values) > 1:
        yield "14", "the facts give more than one answer"


def _number(question: Question, known: World, ask: Ask) -> Iterator[Problem]:
    if question.answer != figure(ask.fact.object):
        yield "12", f"the facts give {ask.fact.object}, not {question.answer}"


def _statement(question: Question, known: World, ask: Ask) -> Iterator[Problem]:
    """Check a statement by the end it names: the true one must be the fact's, the false one proved wrong."""
    proof = next((choice.proof for choice in question.choices if not choice.correct), None)
    if question.keys == ("True",):
        if not _says(question.prompt, known, ask, ask.key):
            yield "12", f"the statement is marked true but does not say “{_key_text(known, ask)}”"
        return
    ends = (*_candidates(known, ask), *(_literals(question.prompt) if is_metric(ask) else ()))
    if not any(
        _says(question.prompt, known, ask, end) and proof_of(known, ask, end) == proof
        for end in ends
    ):
        yield "12", f"{proof} proves nothing in the statement wrong"


def _says(prompt: str, known: World, ask: Ask, end: End) -> bool:
    return prompt == true_or_false(ask.template.statement, ask.with_answer(end), known.facts)


def ends_of(text: str, known: World, ask: Ask) -> list[End]:
    """Return every end that an option's text can stand for, found by its words alone."""
    found = [end for end in _candidates(known, ask) if bare(written(known, ask, end)) == bare(text)]
    if not found and is_metric(ask):
        found = list(_literals(text))
    return found


def _candidates(known: World, ask: Ask) -> Iterator[End]:
    key = known.facts.entity(ask.key)
    if key is not None:
        yield from (entity.id for entity in known.of_type.get(key.type, ()))
    yield from ask.fact.foils
    yield from literals_of(known, ask)
    yield from pool_of(known, ask)


def _literals(text: str) -> Iterator[str]:
    """Yield the literals that written figures may stand for: dates in ISO form, sums with their currency, digits."""
    for day, month, year in _DATE.findall(text):
        yield f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    for sign, digits, millions in _MONEY.findall(text):
        amount = float(digits.replace(",", "")) * (1_000_000 if millions else 1)
        yield f"{round(amount)} {_CURRENCY[sign]}"
    yield from re.findall(r"\d+", text)


def _key_text(known: World, ask: Ask) -> str:
    return written(known, ask, ask.key)


def _folded_names(known: World, end: End) -> set[str]:
    return {bare(name) for name in known.spellings(end)}


CHECKS: dict[Kind, Callable[[Question, World, Ask], Iterator[Problem]]] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.TYPED: _typed,
    Kind.CLOZE: _typed,
    Kind.NUMBER: _number,
    Kind.TRUE_FALSE: _statement,
}
