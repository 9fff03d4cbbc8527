"""The bank's verbs: load a film, draw a deal, write and review questions, count answers, take reports."""

from quiz.bank.service.dealing import daily_deal, draw_deal
from quiz.bank.service.editing import (
    StaleEdit,
    Unfit,
    add_question,
    approve,
    edit_question,
    restore_draft,
    retire,
)
from quiz.bank.service.listening import (
    UnknownReport,
    count_answers,
    forget_words,
    report_question,
    reported_by,
    resolve_report,
)
from quiz.bank.service.loading import Loaded, load_film
from quiz.people.service import exports, forgets

__all__ = [
    "Loaded",
    "StaleEdit",
    "Unfit",
    "UnknownReport",
    "add_question",
    "approve",
    "count_answers",
    "daily_deal",
    "draw_deal",
    "edit_question",
    "load_film",
    "report_question",
    "resolve_report",
    "restore_draft",
    "retire",
]

exports["reports"] = reported_by
forgets["reports"] = forget_words
