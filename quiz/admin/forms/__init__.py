"""The shape of what editors type."""

from quiz.admin.forms.question import (
    NEW_KINDS,
    ChoicesForm,
    QuestionForm,
    TypedForm,
    blank,
    form_class,
    open_form,
)
from quiz.admin.forms.search import SearchForm, page_number

__all__ = [
    "NEW_KINDS",
    "ChoicesForm",
    "QuestionForm",
    "SearchForm",
    "TypedForm",
    "blank",
    "form_class",
    "open_form",
    "page_number",
]
