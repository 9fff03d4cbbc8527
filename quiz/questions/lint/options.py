"""The criteria that compare the options of one question: 1, 7, 9 to 13, 16 and 17."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from quiz.questions.lint.findings import ONE_KEY, OPTIONS
from quiz.questions.lint.wording import BLANK
from quiz.questions.model import Choice, Kind, Question
from quiz.questions.shapes import shape, sort_value
from quiz.questions.words import STOP, bare, content_stems, fold, stem, tokens

LONG_KEY_WORDS = 4
SHORT_SHARE = 0.75
_FIXED_SHAPES = frozenset({"date", "money", "year", "number", "weekday", "month", "quote"})
_DETERMINER = re.compile(r"^(a|an|the|his|her|its|their|\S+[’']s?)\s", re.I)
_OWNER = re.compile(r"^\S+[’']s? (?=\w)")
_PREPOSITION = re.compile(
    r"\s(?:of|from|in|on|at|for|to|with|by|into|near|about|who|that|which)\b.*$"
)
_MIXED = re.compile(r"^(?:both\b|either\b|[a-d] (?:and|&|or) [a-d]$)", re.I)


def implausible_options(question: Question) -> Iterator[str]:
    """Criterion 1: figures beside figures, dates beside dates, quotations beside quotations."""
    if question.kind not in OPTIONS or not question.choices:
        return
    shapes = {shape(choice.text) for choice in question.choices}
    if len(shapes) > 1 and shapes & _FIXED_SHAPES:
        yield f"the options are of different kinds: {', '.join(sorted(shapes))}"


def longest_answer(question: Question) -> Iterator[str]:
    """Criterion 7: a long key needs company."""
    if question.kind not in ONE_KEY:
        return
    for key, others in _key_and_others(question):
        longest = max(map(len, others), default=0)
        if len(key.split()) >= LONG_KEY_WORDS and longest < SHORT_SHARE * len(key):
            yield f"the right option “{key}” is much longer than the others"


def word_repeats(question: Question) -> Iterator[str]:
    """Criterion 9: the stem must not hold a word of the answer that no other option holds."""
    said = [word for word in tokens(question.prompt) if len(word) >= 4 and word not in STOP]
    stems = {stem(word) for word in said}
    for key, others in _key_and_others(question):
        elsewhere = set().union(*map(content_stems, others)) if others else set()
        for word in tokens(_OWNER.sub("", key)):
            if len(word) < 4 or word in STOP or stem(word) in elsewhere:
                continue
            if stem(word) in stems or (key[:1].isupper() and _resembles(word, said)):
                yield f"the stem gives away “{word}” of “{key}”"


def logical_cues(question: Question) -> Iterator[str]:
    """Criterion 10: neither an article before the gap nor the number of the noun tells the key."""
    if question.kind not in ONE_KEY or not question.choices:
        return
    before = re.split(BLANK, question.prompt)[0].rstrip(' ?:“"').casefold()
    if re.search(r"\b(?:a|an)$", before):
        yield "“a” or “an” before the gap tells which options fit; put the article into the options"
    yield from _odd_key(question, _number, "is the only one in the")


def lost_sequence(question: Question) -> Iterator[str]:
    """Criterion 11: figures and dates stand in rising order."""
    if question.kind not in OPTIONS:
        return
    values = [sort_value(choice.text) for choice in question.choices]
    known = [value for value in values if value is not None]
    if known and len(known) == len(values) and known != sorted(known):
        yield "figures and dates must stand in rising order"


def right_answers(question: Question) -> Iterator[str]:
    """Criterion 12: as many right answers as the kind allows, and a reason for each wrong option."""
    right = sum(choice.correct for choice in question.choices)
    wrong = len(question.choices) - right
    kind = question.kind
    if question.choices and kind is not Kind.MULTIPLE_CHOICE and right != 1:
        yield f"{right} options are marked right, exactly one must be"
    if kind is Kind.MULTIPLE_CHOICE and (right < 2 or wrong < 1):
        yield f"several right needs two right options and a wrong one, this has {right} and {wrong}"
    if kind in (Kind.SINGLE_CHOICE, Kind.ODD_ONE_OUT) and len(question.choices) < 3:
        yield "at least three options are needed"
    yield from _twins(question)
    if question.facts:
        yield from (f"no proof says why “{c.text}” is wrong" for c in _unproved(question))


def right_shape(question: Question) -> Iterator[str]:
    """Criterion 12 for the kinds without options: something to accept, to order, to pair."""
    kind = question.kind
    if kind in (Kind.TYPED, Kind.CLOZE) and not (question.accepted or question.choices):
        yield "no answer is accepted"
    if kind is Kind.NUMBER and question.answer is None:
        yield "a number question needs its figure"
    if kind is Kind.ORDER and not 3 <= len(question.sequence) <= 6:
        yield f"three to six events can be ordered, this has {len(question.sequence)}"
    if kind is Kind.MATCH and not 3 <= len(question.pairs) <= 5:
        yield f"three to five pairs can be matched, this has {len(question.pairs)}"


def k_type(question: Question) -> Iterator[str]:
    """Criterion 13: no option holds another, none is a mixture."""
    if question.kind not in OPTIONS:
        return
    texts = [choice.text for choice in question.choices]
    for left, right in combinations(texts, 2):
        inner, outer = sorted((left, right), key=len)
        if _holds(outer, inner):
            yield f"option “{outer}” contains “{inner}”"
    yield from (f"option “{text}” mixes others" for text in texts if _MIXED.match(text))


def convergence(question: Question) -> Iterator[str]:
    """Criterion 16: no word is shared by the key and exactly one other option."""
    if question.kind not in ONE_KEY:
        return
    for key, others in _key_and_others(question):
        if len(others) < 2 or sort_value(key) is not None:
            continue  # the years of dates agree or not, as they happen to
        for word in sorted(content_stems(key)):
            if sum(word in content_stems(other) for other in others) == 1:
                yield f"“{word}” stands in the key “{key}” and in one other option"


def grammatical_cues(question: Question) -> Iterator[str]:
    """Criterion 17: the key must not be the only option of its grammatical form."""
    if question.kind not in ONE_KEY:
        return
    for form, what in (
        (_determiner, "has the determiner"),
        (_verb_form, "has the verb form"),
        (_ending, "ends with"),
    ):
        yield from _odd_key(question, form, f"is the only one that {what}")


def _key_and_others(question: Question) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield every right answer with the wrong options beside it."""
    if question.kind is Kind.TRUE_FALSE:
        return
    others = [choice.text for choice in question.choices if not choice.correct]
    keys = [c.text for c in question.choices if c.correct] or list(question.accepted[:1])
    yield from ((key, others) for key in keys)


def _odd_key(question: Question, form: Callable[[str], str], message: str) -> Iterator[str]:
    for key, others in _key_and_others(question):
        forms = {form(other) for other in others}
        if len(others) >= 2 and len(forms) == 1 and form(key) not in forms:
            yield f"the right option “{key}” {message} “{form(key)}”"


def _resembles(word: str, said: Sequence[str]) -> bool:
    """Return whether a name stands in the stem in another guise: "Leone" beside "Léon"."""
    return any(
        len(other) >= 4 and (other.startswith(word[:4]) and word.startswith(other[:-1]))
        for other in said
    )


def _twins(question: Question) -> Iterator[str]:
    for what, texts in (
        ("option", [choice.text for choice in question.choices]),
        ("event", list(question.sequence)),
        ("left side", [left for left, _ in question.pairs]),
        ("right side", [right for _, right in question.pairs]),
    ):
        folded = [bare(text) or text for text in texts]
        if len(set(folded)) < len(folded):
            yield f"a {what} stands twice"


def _unproved(question: Question) -> list[Choice]:
    if question.kind is Kind.TRUE_FALSE:
        return [c for c in question.choices if c.text == "True" and not c.correct and not c.proof]
    return [choice for choice in question.choices if not choice.correct and not choice.proof]


def _holds(outer: str, inner: str) -> bool:
    """Return whether one option says another and more; "Tony's place" does not hold "Tony"."""
    words, part = fold(outer).split(), bare(inner).split()
    spots = [i for i in range(len(words)) if part and words[i : i + len(part)] == part]
    is_owner = any(f"{inner}{mark} " in outer for mark in ("'s", "’s", "'", "’"))
    return bool(spots) and not is_owner


def _number(text: str) -> str:
    if shape(text) != "phrase":
        return "other"
    head = _PREPOSITION.sub("", text).split()[-1].casefold() if text.split() else ""
    return (
        "plural"
        if head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s"))
        else "singular"
    )


def _determiner(text: str) -> str:
    match = _DETERMINER.match(text)
    if not match:
        return "none"
    word = match[1].casefold()
    return "a" if word in ("a", "an") else word if word == "the" else "possessive"


def _verb_form(text: str) -> str:
    first = text.split()[0].casefold() if text.split() else ""
    return (
        "-ing" if len(first) > 5 and first.endswith("ing") else "to" if first == "to" else "plain"
    )


def _ending(text: str) -> str:
    return text[-1] if text and not text[-1].isalnum() else "a letter"
