"""The last look at a whole bank: keys at even positions and not too often the longest option.

Positions are drawn by each question's id and only as few are moved as needed, so that a bank changes little when one
fact does.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quiz.questions.generate.build import LETTERS
from quiz.questions.generate.distractors import draw
from quiz.questions.lint.wholebank import FEW, ONE_KEY, chi_square_p, longest_allowed
from quiz.questions.model import Choice, Question
from quiz.questions.shapes import sort_value

EVEN_ENOUGH = 0.3  # well above the linter's 0.05


def settled(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with key positions evened out, and without those whose long keys tip the scales."""
    kept: list[Question] = []
    groups: defaultdict[int, list[Question]] = defaultdict(list)
    for question in questions:
        if question.kind in ONE_KEY and question.choices:
            groups[len(question.choices)].append(question)
        else:
            kept.append(question)
    for number, group in groups.items():
        kept += _even(_not_too_long(group, number), number)
    return sorted(kept, key=lambda question: question.id)


def _not_too_long(group: list[Question], number: int) -> list[Question]:
    """Return the group without the questions, last drawn first, that make the key the longest option too often."""
    worded = [question for question in group if sort_value(question.choices[0].text) is None]
    long = sorted(filter(_key_is_longest, worded), key=lambda question: draw("long", question.id))
    total = len(worded)
    dropped: set[str] = set()
    while total >= FEW and len(long) > longest_allowed(number) * total:
        dropped.add(long.pop().id)
        total -= 1
    return [question for question in group if question.id not in dropped]


def _key_is_longest(question: Question) -> bool:
    return len(question.keys[0]) > max(
        len(choice.text) for choice in question.choices if not choice.correct
    )


def _even(group: list[Question], number: int) -> list[Question]:
    """Return the group with as many keys moved as it takes for even positions; sorted figures stay where they are."""
    places = {question.id: _position(question) for question in group}
    movable = sorted(
        (question.id for question in group if sort_value(question.choices[0].text) is None),
        key=lambda question_id: draw("move", question_id),
    )
    while (
        chi_square_p(counts := [list(places.values()).count(place) for place in range(number)])
        < EVEN_ENOUGH
    ):
        fullest, emptiest = counts.index(max(counts)), counts.index(min(counts))
        mover = next((one for one in movable if places[one] == fullest), None)
        if mover is None or max(counts) - min(counts) < 2:
            break
        places[mover] = emptiest
    return [_with_key_at(question, places[question.id]) for question in group]


def _position(question: Question) -> int:
    return [choice.correct for choice in question.choices].index(True)


def _with_key_at(question: Question, place: int) -> Question:
    """Return the question with its key and the option at that place exchanged."""
    here = _position(question)
    if here == place:
        return question
    order = list(question.choices)
    order[here], order[place] = order[place], order[here]
    choices = tuple(_lettered(choice, index) for index, choice in enumerate(order))
    return replace(question, choices=choices)


def _lettered(choice: Choice, index: int) -> Choice:
    return replace(choice, id=LETTERS[index])
