"""The linter: 19 criteria for a good question, scoped by kind, and the checks of a whole bank (docs/bank-format.md).

With the film's facts it also proves every question anew: its provenance, its answer and the reason of each wrong option.
"""

from collections.abc import Callable, Iterator, Mapping

from quiz.films.facts import FilmFacts
from quiz.questions.lint import options, wording
from quiz.questions.lint.findings import Finding
from quiz.questions.lint.wholebank import whole_bank
from quiz.questions.model import Bank, Question

__all__ = ["CRITERIA", "Finding", "lint", "lint_options", "lint_question"]

Check = Callable[[Question], Iterator[str]]

CRITERIA: dict[str, tuple[Check, ...]] = {
    "1": (options.implausible_options,),
    "2": (wording.none_of_the_above,),
    "3": (wording.all_of_the_above,),
    "4": (wording.blank,),
    "5": (wording.true_and_false,),
    "6": (wording.absolute_terms,),
    "7": (options.longest_answer,),
    "8": (wording.negative_stem,),
    "9": (options.word_repeats,),
    "10": (options.logical_cues,),
    "11": (options.lost_sequence,),
    "12": (options.right_answers, options.right_shape),
    "13": (options.k_type,),
    "14": (wording.pronouns, wording.marks),
    "15": (wording.long_stem,),
    "16": (options.convergence,),
    "17": (options.grammatical_cues,),
    "18": (wording.vague_terms,),
    "19": (wording.unfocused_stem,),
}
OF_OPTIONS = {
    criterion: CRITERIA[criterion]
    for criterion in ("1", "6", "7", "9", "10", "11", "12", "13", "16", "17", "18")
}


def lint(bank: Bank, facts: FilmFacts | None = None) -> list[Finding]:
    """Return every flaw of a bank; with the facts, also every question that they do not support."""
    found = [finding for question in bank.questions for finding in lint_question(question)]
    found += whole_bank(bank.questions)
    if facts is not None:
        # The generator lints what it makes, so it stands above this module and is looked up only when needed.
        from quiz.questions.generate.verify import unsupported

        found += unsupported(bank, facts)
    return found


def lint_question(question: Question) -> list[Finding]:
    """Return the flaws that one question shows by itself; an editor's form prints their messages."""
    return list(_findings(question, CRITERIA))


def lint_options(question: Question) -> list[Finding]:
    """Return the flaws that come from how options stand beside each other and the stem: what a choice of them can mend."""
    return list(_findings(question, OF_OPTIONS))


def _findings(question: Question, criteria: Mapping[str, tuple[Check, ...]]) -> Iterator[Finding]:
    for criterion, checks in criteria.items():
        for check in checks:
            for message in check(question):
                yield Finding(question.id, criterion, message)
