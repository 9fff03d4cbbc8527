"""How each relation is asked and stated in English. Patterns hang off relations, never off single facts."""

from quiz.questions.generate.templates.beginning import BEGINNING
from quiz.questions.generate.templates.ending import ENDING
from quiz.questions.generate.templates.film import FILM
from quiz.questions.generate.templates.people import PEOPLE
from quiz.questions.generate.templates.template import (
    Template,
    filled,
    sentence,
    shown,
    true_or_false,
)

__all__ = ["TEMPLATES", "Template", "filled", "sentence", "shown", "true_or_false"]

TEMPLATES: dict[str, Template] = {**FILM, **PEOPLE, **BEGINNING, **ENDING}
