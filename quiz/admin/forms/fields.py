"""Reading what was typed into one field: lines, numbers, and text that can be stored."""

import re
import unicodedata

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.validators import StopValidation, ValidationError

MOST_LINES = 60
LINE = 200  # characters of a short text
_UNSTORABLE = ("Cc", "Cs", "Co", "Cn")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OURS = re.compile(r"[a-z_]+(?:-[0-9]{1,2})?")


def one_line(raw: str | None) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join((raw or "").split())


def known_fields(sent: "MultiDict[str, str]") -> "MultiDict[str, str]":
    """Return what was sent under names that a form of ours could have; WTForms reads numbers out of the names."""
    return MultiDict(
        [(name, text) for name, text in sent.items(multi=True) if _OURS.fullmatch(name)]
    )


class Filled:
    """Ask for the field if nothing but space is in it."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, _form: Form, field: Field) -> None:
        if not one_line(field.data):
            raise StopValidation(self.message)


class Fits:
    """Refuse too long a text, and one with characters that no page could show."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, _form: Form, field: Field) -> None:
        if problem := text_problem(one_line(field.data), self.most):
            raise ValidationError(problem)


def text_problem(text: str, most: int) -> str | None:
    """Return why a line of text cannot be stored, or None."""
    if len(text) > most:
        return f"Use at most {most} characters; these are {len(text)}."
    if any(unicodedata.category(sign) in _UNSTORABLE or sign in _BIDI for sign in text):
        return "This holds characters that cannot be shown. Type it again without them."
    return None


class Lines:
    """Check each line of a field that holds one entry a line."""

    def __init__(self, *, least: str | None = None) -> None:
        self.least = least

    def __call__(self, _form: Form, field: Field) -> None:
        lines = lines_of(field)
        if self.least and not lines:
            raise StopValidation(self.least)
        if len(lines) > MOST_LINES:
            raise ValidationError(f"Give at most {MOST_LINES} lines; these are {len(lines)}.")
        for number, line in enumerate(lines, start=1):
            if problem := text_problem(line, LINE):
                raise ValidationError(f"Line {number}: {problem}")


def lines_of(field: Field) -> tuple[str, ...]:
    """Return the lines typed into a field, without empty ones and repetitions."""
    lines = (one_line(line) for line in (field.data or "").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def whole(raw: object, within: range) -> int | None:
    """Return the whole number that was typed, or None if it is none or not within the range."""
    text = str(raw or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return int(text) if int(text) in within else None
