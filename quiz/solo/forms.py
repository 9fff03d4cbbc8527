"""The shape of what players send. The answer itself is read by `questions.grading`, which knows the kinds."""

from werkzeug.datastructures import MultiDict
from wtforms import Form, IntegerField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, NumberRange

from quiz.bank.rules import MOST_WORDS, BadReport, Reason, accept_words
from quiz.people.rules import MAX_GRAPHEMES
from quiz.questions.grading import PAIR, PLACE, BadAnswer, Given, given_from

MOST_POSITIONS = 1_000
SECOND = (
    "second"  # the form of a second try carries it, so that a double tap on the first one is none
)
AROUND = frozenset({"csrf_token", "position", SECOND})  # what a form carries besides the answer
REASONS = {
    Reason.WRONG: "The answer is wrong",
    Reason.UNCLEAR: "The question is unclear",
    Reason.OFFENSIVE: "It is offensive",
    Reason.OTHER: "Something else",
}


class ReportForm(Form):
    """What is wrong with a question."""

    position = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_POSITIONS)])
    reason = RadioField(
        "What is wrong with it?",
        choices=[SelectChoice(str(reason), words) for reason, words in REASONS.items()],
        validators=[InputRequired("Choose what is wrong with the question.")],
    )
    words = TextAreaField(
        "In your words",
        description="Optional. An editor reads it.",
        render_kw={"maxlength": MOST_WORDS, "rows": 3},
    )

    def validate_words(self, field: TextAreaField) -> None:
        try:
            accept_words(field.data or "")
        except BadReport as error:
            raise ValidationError(str(error)) from error


class NameForm(Form):
    """The name under which a run stands on the boards; the rules for names are people's."""

    name = StringField(
        "Your name on the boards",
        description=f"Up to {MAX_GRAPHEMES} characters. No account needed.",
        validators=[InputRequired("Type a name first."), Length(max=200)],
        render_kw={"autocomplete": "nickname", "maxlength": 200},
    )


def position_in(fields: "MultiDict[str, str]") -> int:
    """Return the position that a form names; raise BadAnswer if it names none, or several."""
    text = fields.get("position", "")
    is_number = text.isascii() and text.isdigit() and len(text) < 4 and int(text) > 0
    if not is_number or len(fields.getlist("position")) > 1:
        raise BadAnswer("The answer does not say which question it belongs to. Load the page anew.")
    return int(text)


def answer_in(fields: "MultiDict[str, str]") -> Given:
    """Return the answer that a form holds; raise BadAnswer on every field too many."""
    return given_from({name: sent for name, sent in fields.lists() if name not in AROUND})


def shown_again(fields: "MultiDict[str, str]") -> Given:
    """Return what a refused form held, to show it again; nothing of it is checked."""
    return Given(
        choices=tuple(fields.getlist("choice")),
        text=fields.get("text"),
        places=_parts(fields, PLACE),
        pairs=_parts(fields, PAIR),
    )


def _parts(fields: "MultiDict[str, str]", prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): sent for name, sent in fields.items() if name.startswith(prefix)
    }
