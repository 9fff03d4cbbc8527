"""What the pages about people share: the blueprint, and a form shown again with its errors."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from wtforms import Field, Form

from quiz.web.limits import Allowance

bp = Blueprint("people", __name__)

SIGN_INS = Allowance("sign-in", "5 per minute")
"""Wrong passwords for one account from one address."""
SIGN_INS_HERE = Allowance("sign-ins of an address", "60 per minute")
"""Wrong passwords from one address, whatever the name: a class that mistypes passes, a list of names does not."""
NAMES_ASKED = Allowance("names asked", "20 per hour")
"""Names refused at sign-up from one address: each refusal tells that an account exists."""
LINKS_TRIED = Allowance("one-time links", "20 per minute")
"""One-time links from one address that opened nothing."""


def form_page(template: str, form: Form, **more: Any) -> ResponseReturnValue:
    """Return a page with a form, as 400 once the form has errors; what was typed stays, passwords do not."""
    return render_template(template, form=form, **more), 400 if form.errors else 200


def blame(field: Field, message: str) -> None:
    """Put an error beside a field that only the database could find."""
    field.errors = [*field.errors, message]
