"""The criteria that speak of the wording of stem and options: 2 to 6, 8, 14, 15, 18 and 19.

Each check takes a question and yields messages; quotation marks exempt what stands between them, since a quotation is
given as it was said.
"""

import re
from collections.abc import Iterator

from quiz.questions.lint.findings import OPTIONS
from quiz.questions.model import Kind, Question
from quiz.questions.words import without_quotations

MOST_WORDS = 25
BLANK = re.compile(r"_{3,}|…{2,}|\.{4,}")

_NONE_OF = re.compile(
    r"\b(none|neither|not any) of (the|these|those|them)\b|\bno(ne| answer) above\b", re.I
)
_ALL_OF = re.compile(
    r"\b(all|both|any|each) of (the|these|those|them)\b|\ball above\b|\bboth [a-d] and [a-d]\b",
    re.I,
)
_ABSOLUTE = re.compile(
    r"\b(always|never|all|every|everyone|everybody|everything|none|nobody|no one|nothing|only|completely|entirely|"
    r"absolutely|totally|invariably|without exception|impossible)\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(usually|frequently|(?<![Hh]ow )often|sometimes|occasionally|rarely|seldom|perhaps|maybe|probably|possibly|mostly|generally|"
    r"commonly|typically|normally|somewhat|various|several|(?<![Hh]ow )many|a few|a lot|might|may(?= \w)|could)\b"
)
_NEGATIVE = re.compile(r"\b(not|cannot|except|neither|nor|no|without|least)\b|n[’']t\b", re.I)
_PRONOUN = re.compile(
    r"\b(he|she|it|they|him|them|his|hers|their|its|himself|herself|themselves)\b", re.I
)
_HER = re.compile(r"\bher\b")
_ANTECEDENT = re.compile(r"\b(?:the|a|an|this|that|whose) +[a-z]|(?<=.)\b[A-ZÀ-Þ][\w’'é]*", re.U)
# "On her return, what does Mathilda notice?": the name may follow, a blank may not stand for it.
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'é]*")
_ASKING = re.compile(
    r"^is it true that\b|^(?:according to [^,]+, )?"
    r"(?:in|on|at|to|from|for|with|by|of|as|into|under|about|after|before|during|against)? ?"
    r"(?:who(?:m|se)?|which|what|where|when|why|how)\b",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(who|whom|whose|which|that|because|although|though|while|when|where|if|unless|whether|whereas)\b"
    r"|\b(?:after|before|until|as soon as|once|since) (?=[A-ZÀ-Þ]\w+ \w+(?:s|ed)\b)",
)
_CITATION = re.compile(r"\[(?:\d+|[a-z]+ \d+|citation needed)\]")
_OF_THESE = re.compile(r"\bof (?:these|those|the following)\b", re.I)


def none_of_the_above(question: Question) -> Iterator[str]:
    """Criterion 2."""
    yield from (
        f"option “{c.text}” is a none-of-these" for c in question.choices if _NONE_OF.search(c.text)
    )


def all_of_the_above(question: Question) -> Iterator[str]:
    """Criterion 3."""
    yield from (
        f"option “{c.text}” is an all-of-these" for c in question.choices if _ALL_OF.search(c.text)
    )


def blank(question: Question) -> Iterator[str]:
    """Criterion 4: a blank belongs to a cloze, once, and near its end."""
    blanks = list(BLANK.finditer(question.prompt))
    if question.kind is not Kind.CLOZE:
        if blanks:
            yield "the stem holds a blank; only a cloze may"
        return
    if len(blanks) != 1:
        yield f"a cloze needs one blank (____), this one has {len(blanks)}"
        return
    before, after = (len(part.split()) for part in BLANK.split(question.prompt, maxsplit=1))
    if after > before:
        yield f"the blank stands too early: {before} words before it, {after} after it"


def true_and_false(question: Question) -> Iterator[str]:
    """Criterion 5: True and False are the options of true/false, in this order, and of nothing else."""
    texts = [choice.text for choice in question.choices]
    if question.kind is Kind.TRUE_FALSE:
        if texts != ["True", "False"]:
            yield "a true/false question has the options True and False, in this order"
    elif any(text.casefold() in ("true", "false", "yes", "no") for text in texts):
        yield "True and False are options of true/false questions only"


def absolute_terms(question: Question) -> Iterator[str]:
    """Criterion 6."""
    yield from _banned(question, _ABSOLUTE, "absolute")


def negative_stem(question: Question) -> Iterator[str]:
    """Criterion 8: no negation, except the one NOT of an odd one out."""
    words = _NEGATIVE.findall(without_quotations(question.prompt))
    found = [match.group() for match in _NEGATIVE.finditer(without_quotations(question.prompt))]
    if question.kind is Kind.ODD_ONE_OUT:
        if found != ["NOT"]:
            yield "an odd one out says NOT once, in capitals"
    elif words:
        yield f"the stem is negative (“{found[0]}”)"


def pronouns(question: Question) -> Iterator[str]:
    """Criterion 14, first part: no pronoun whose antecedent stands outside the stem."""
    for text in (question.prompt, *question.sequence):
        stem = _without_question_word(without_quotations(text))
        found = _PRONOUN.search(stem) or _HER.search(stem)
        if (
            found
            and not _ANTECEDENT.search(stem[: found.start()])
            and not _NAME.search(stem, found.end())
        ):
            yield f"“{found.group()}” has no antecedent in “{text}”"


def marks(question: Question) -> Iterator[str]:
    """Criterion 14, second part: no citation marks, no quotation that is opened and never closed."""
    texts = (
        question.prompt,
        question.explanation,
        *(c.text for c in question.choices),
        *question.sequence,
    )
    for text in texts:
        if _CITATION.search(text):
            yield f"a citation mark stands in “{text}”"
        if text.count("“") != text.count("”") or text.count('"') % 2:
            yield f"a quotation mark has no partner in “{text}”"
        if "  " in text or text != text.strip():
            yield f"a space too many in “{text}”"


def long_stem(question: Question) -> Iterator[str]:
    """Criterion 15: at most 25 words and one subordinate clause."""
    words = len(question.prompt.split())
    if words > MOST_WORDS:
        yield f"the stem has {words} words, at most {MOST_WORDS} are read"
    clauses = _CLAUSE.findall(_without_question_word(without_quotations(question.prompt)))
    if len(clauses) > 1:
        yield f"the stem has {len(clauses)} subordinate clauses, at most one is allowed"


def vague_terms(question: Question) -> Iterator[str]:
    """Criterion 18."""
    yield from _banned(question, _VAGUE, "vague")


def unfocused_stem(question: Question) -> Iterator[str]:
    """Criterion 19: a question ends in "?", and one that needs its options to be understood says so."""
    ends = (".", "?", "!", "”", '"') if question.kind in (Kind.TRUE_FALSE, Kind.CLOZE) else ("?",)
    if not question.prompt.strip():
        yield "the stem is empty"
    elif not question.prompt.rstrip().endswith(ends):
        yield f"the stem must end in {' or '.join(ends[:2])}"
    needs = question.kind in OPTIONS and _OF_THESE.search(question.prompt)
    if needs and "needs_options" not in question.tags:
        yield "the stem cannot be answered with its options hidden; tag it needs_options"
    if (
        question.kind is Kind.SINGLE_CHOICE
        and "needs_options" not in question.tags
        and not asks(question.prompt)
    ):
        yield "the stem asks nothing: begin with who, what, which, where, when, why or how"


def asks(prompt: str) -> bool:
    """Return whether a stem holds a question word early enough to be a question of its own."""
    return bool(_ASKING.search(prompt)) or bool(
        re.search(r"\b(who|whom|whose|which|what|where|when|why|how)\b", prompt, re.I)
    )


def _banned(question: Question, words: re.Pattern[str], what: str) -> Iterator[str]:
    for text in (question.prompt, *(choice.text for choice in question.choices)):
        if found := words.search(without_quotations(text)):
            yield f"“{found.group()}” is {what} in “{text}”"


def _without_question_word(stem: str) -> str:
    return _ASKING.sub("", stem, count=1)
