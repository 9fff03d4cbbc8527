"""Choosing the wrong options that stand beside a key: the most tempting ones that leave no flaw behind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from quiz.questions.generate.build import capital, options
from quiz.questions.generate.distractors import Wrong, draw
from quiz.questions.lint import lint_options
from quiz.questions.model import Choice, Question
from quiz.questions.shapes import sort_value

MOST_TRIES = 60
MOST_CANDIDATES = 12
WRONG = (3, 2)  # four options where three wrong ones are proved, else three; never padded


def with_options(
    question: Question, key: str, wrong: Sequence[Wrong], *, styled: Callable[[str], str] = capital
) -> tuple[Question, tuple[Wrong, ...]] | None:
    """Return the question with its options and the wrong answers taken, or None where no clean set exists.

    Only the options are looked at here; the stem is linted once, with the rest. A set in which the key is not the longest option is taken before one in which it is.
    """
    for number in WRONG:
        spare: tuple[Question, tuple[Wrong, ...]] | None = None
        for chosen in islice(_sets(key, wrong, number, question.id), MOST_TRIES):
            tried = replace(question, choices=_laid_out(question.id, key, chosen, styled))
            if lint_options(tried):
                continue
            # Names are as long as they are: a longer one is no better beside them.
            is_free = sort_value(key) is not None or key[:1].isupper()
            if is_free or max(len(one.text) for one in chosen) >= len(key):
                return tried, chosen
            spare = spare or (tried, chosen)
        if spare:
            return spare
    return None


def _sets(key: str, wrong: Sequence[Wrong], number: int, seed: str) -> Iterator[tuple[Wrong, ...]]:
    value = sort_value(key)
    if value is None:
        yield from combinations(wrong[:MOST_CANDIDATES], number)
        return
    # Sorted figures show where the key stands, so how many lie below it is drawn before they are chosen.
    below = [one for one in wrong if (sort_value(one.text) or (0,)) < value]
    above = [one for one in wrong if (sort_value(one.text) or (0,)) > value]
    first = draw(seed, "below") % (number + 1)
    for shift in range(number + 1):
        lower = (first + shift) % (number + 1)
        if len(below) >= lower and len(above) >= number - lower:
            yield tuple(below[:lower] + above[: number - lower])


def _laid_out(
    seed: str, key: str, chosen: Sequence[Wrong], styled: Callable[[str], str]
) -> tuple[Choice, ...]:
    rows = [(styled(one.text), one.proof) for one in chosen]
    value = sort_value(key)
    if value is not None:
        rows.sort(key=lambda row: sort_value(row[0]) or (0,))
        return options(
            styled(key), rows, position=sum((sort_value(text) or (0,)) < value for text, _ in rows)
        )
    rows.sort(key=lambda row: draw(seed, row[0]))
    return options(styled(key), rows, position=draw(seed, "position") % (len(rows) + 1))
