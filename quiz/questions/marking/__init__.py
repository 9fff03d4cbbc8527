"""Marking of typed answers: `mark` for words, `mark_number` for figures. The rules in words: docs/marking.md."""

from quiz.questions.marking.judging import accepts_cloze, mark, mark_number
from quiz.questions.marking.verdict import Verdict

__all__ = ["Verdict", "accepts_cloze", "mark", "mark_number"]
