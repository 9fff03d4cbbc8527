"""One form for each way to answer.

A form re-shows whatever was typed. `question()` also works while there are mistakes, so that the preview, the checks and
the try-out box have something to look at from the first letter on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    Field,
    FieldList,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from quiz.admin.forms.fields import (
    Filled,
    Fits,
    Lines,
    known_fields,
    lines_of,
    one_line,
    text_problem,
    whole,
)
from quiz.admin.forms.words import DIFFICULTIES, FLAGS, SPOILERS, options
from quiz.questions.model import Choice, Kind, Question, Status, Tier

FEWEST_CHOICES, MOST_CHOICES = 2, 6
LETTERS = "abcdef"
LONGEST = {
    "prompt": 500,
    "explanation": 1_000,
    "choice": 200,
    "reason": 200,
    "tag": 80,
    "source": 200,
}
SECONDS = range(5, 301)
TRUTHS = ("True", "False")
NEW_KINDS = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE, Kind.TYPED)


class QuestionForm(Form):
    """What every kind has. `film` is asked for a new question only; `revision` is the one the editor saw."""

    film = SelectField("Film", choices=[])
    prompt = TextAreaField(
        "Prompt",
        [Filled("Write what is asked."), Fits(LONGEST["prompt"])],
        render_kw={"rows": 2},
    )
    explanation = TextAreaField(
        "Explanation",
        [Fits(LONGEST["explanation"])],
        description="Shown after the answer, in your own words.",
        render_kw={"rows": 2},
    )
    difficulty = SelectField("Difficulty", choices=options(DIFFICULTIES.items()), default="3")
    spoiler = SelectField("Spoiler level", choices=options(SPOILERS.items()), default="0")
    seconds = StringField(
        "Seconds to answer",
        description=f"{SECONDS.start} to {SECONDS.stop - 1}, in ranked play.",
        default="20",
        render_kw={"inputmode": "numeric", "maxlength": 3},
    )
    flags = SelectMultipleField(
        "Not for every table",
        choices=options(FLAGS.items()),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description="Anything marked keeps the question out of family quizzes.",
    )
    tags = StringField("Tags", description="Separated by commas.", render_kw={"maxlength": 400})
    source = StringField(
        "Source", [Fits(LONGEST["source"])], description="Where the answer can be checked."
    )
    reason = StringField(
        "Why this change", [Fits(LONGEST["reason"])], description="For the history. May stay empty."
    )
    revision = HiddenField(default="0")

    def validate_seconds(self, field: Field) -> None:
        if whole(field.data, SECONDS) is None:
            raise ValidationError(
                f"Give a whole number from {SECONDS.start} to {SECONDS.stop - 1}."
            )

    def validate_tags(self, field: Field) -> None:
        if len(self.tag_list) > 40:
            raise ValidationError("Give at most 40 tags.")
        for tag in self.tag_list:
            if problem := text_problem(tag, LONGEST["tag"]):
                raise ValidationError(f"“{tag[:20]}”: {problem}")

    @property
    def tag_list(self) -> tuple[str, ...]:
        tags = (one_line(tag) for tag in (self.tags.data or "").split(","))
        return tuple(dict.fromkeys(tag for tag in tags if tag))

    @property
    def seen_revision(self) -> int:
        """The revision the editor saw; 0, which no question has, if the field was tampered with."""
        return whole(self.revision.data, range(1, 10**6)) or 0

    def question(self, before: Question) -> Question:
        """Return `before` with what was typed; what cannot be read keeps its old value."""
        return replace(
            before,
            prompt=one_line(self.prompt.data),
            explanation=one_line(self.explanation.data),
            difficulty=whole(self.difficulty.data, range(1, 6)) or before.difficulty,
            spoiler=_level(self.spoiler.data, before.spoiler),
            seconds=whole(self.seconds.data, SECONDS) or before.seconds,
            flags=tuple(sorted(self.flags.data or ())),
            tags=self.tag_list,
            source=one_line(self.source.data),
            tier=Tier.REVIEWED,
            **self.answer(before),
        )

    def answer(self, before: Question) -> dict[str, Any]:
        """Return the fields that hold the answer of this kind."""
        raise NotImplementedError


class ChoicesForm(QuestionForm):
    """Two to six choices. `right` holds the places, from 0, of those marked."""

    choices = FieldList(
        StringField("Choice", [Fits(LONGEST["choice"])]),
        label="Choices",
        min_entries=FEWEST_CHOICES,
        max_entries=MOST_CHOICES,
    )
    right = SelectMultipleField("The right choice", choices=[], validate_choice=False)

    def validate_choices(self, field: "FieldList[StringField]") -> None:
        seen: set[str] = set()
        for entry, text in zip(field.entries, self.texts, strict=True):
            if not text:
                _add_error(entry, "Write this choice, or remove it.")
            elif text.casefold() in seen:
                _add_error(entry, "This choice is there already.")
            seen.add(text.casefold())
        if any(entry.errors for entry in field.entries):
            field.errors = [list(entry.errors) for entry in field.entries]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(one_line(entry.data) for entry in self.choices.entries)

    @property
    def places(self) -> frozenset[int]:
        """The places marked right, of those that exist."""
        marked = (whole(place, range(len(self.choices.entries))) for place in self.right.data or ())
        sent = [whole(entry.name.rpartition("-")[2], range(100)) for entry in self.choices.entries]
        return frozenset(
            sent.index(place) for place in marked if place is not None and place in sent
        )

    def answer(self, before: Question) -> dict[str, Any]:
        proofs = {choice.text: choice.proof for choice in before.choices}
        return {
            "choices": tuple(
                Choice(
                    id=LETTERS[place],
                    text=text,
                    correct=place in self.places,
                    # A wrong option that stays as it is keeps the proof it came with.
                    proof=None if place in self.places else proofs.get(text),
                )
                for place, text in enumerate(self.texts)
            )
        }

    def changed(self, *, add: bool = False, remove: int | None = None) -> dict[str, Any]:
        """Return the form's data with an empty choice more, or one less."""
        rows = [(text, place in self.places) for place, text in enumerate(self.texts)]
        if remove is not None and len(rows) > FEWEST_CHOICES and remove in range(len(rows)):
            del rows[remove]
        if add and len(rows) < MOST_CHOICES:
            rows.append(("", False))
        return self.data | {
            "choices": [text for text, _ in rows],
            "right": [str(place) for place, (_, right) in enumerate(rows) if right],
        }


class OneRightForm(ChoicesForm):
    def validate_right(self, _field: Field) -> None:
        if len(self.places) != 1:
            raise ValidationError("Mark the one right choice.")


class SeveralRightForm(ChoicesForm):
    def validate_right(self, _field: Field) -> None:
        if not 2 <= len(self.places) < len(self.texts):
            raise ValidationError("Mark at least two right choices and leave one wrong.")


class TruthForm(QuestionForm):
    truth = RadioField(
        "The statement is", choices=options((text, text) for text in TRUTHS), validate_choice=False
    )

    def validate_truth(self, field: Field) -> None:
        if field.data not in TRUTHS:
            raise ValidationError("Say whether the statement is true or false.")

    def answer(self, before: Question) -> dict[str, Any]:
        proofs = {choice.text: choice.proof for choice in before.choices}
        return {
            "choices": tuple(
                Choice(
                    id=LETTERS[place],
                    text=text,
                    correct=text == self.truth.data,
                    proof=None if text == self.truth.data else proofs.get(text),
                )
                for place, text in enumerate(TRUTHS)
            )
        }


class TypedForm(QuestionForm):
    accepted = TextAreaField(
        "Accepted answers",
        [Lines(least="Give at least one accepted answer.")],
        description="One a line; the first is shown as the answer. Case, accents, articles and small slips of the "
        "finger are forgiven anyway.",
        render_kw={"rows": 4},
    )
    others = TextAreaField(
        "Not to be confused with",
        [Lines()],
        description="Names, one a line, that must not pass for the answer.",
        render_kw={"rows": 3},
    )
    attempt = StringField("Try an answer", render_kw={"maxlength": 200, "autocomplete": "off"})

    def answer(self, _before: Question) -> dict[str, Any]:
        return {"accepted": lines_of(self.accepted), "others": lines_of(self.others)}


def form_class(question: Question) -> type[QuestionForm] | None:
    """Return the form for a question's way to answer, or None if it cannot be edited here."""
    if question.kind is Kind.TRUE_FALSE:
        return TruthForm
    if question.kind is Kind.MULTIPLE_CHOICE:
        return SeveralRightForm
    if question.kind in (Kind.SINGLE_CHOICE, Kind.ODD_ONE_OUT):
        return OneRightForm
    if question.kind is Kind.CLOZE:
        return OneRightForm if question.choices else TypedForm
    return TypedForm if question.kind is Kind.TYPED else None


def open_form(
    form: type[QuestionForm],
    question: Question,
    *,
    sent: "MultiDict[str, str] | None" = None,
    data: Mapping[str, Any] | None = None,
    films: Sequence[tuple[str, str]] = (),
    revision: int = 0,
) -> QuestionForm:
    """Return a form filled with what was sent, or else with data, or else with the stored question."""
    stored = typed(question) | {"revision": str(revision)}
    opened = form(known_fields(sent) if sent is not None else None, data=dict(data or stored))
    opened.film.choices = options(films or [(question.film, question.film)])
    others = {flag: flag.title() for flag in question.flags if flag not in FLAGS}
    opened.flags.choices = options((FLAGS | others).items())
    for place, entry in enumerate(
        opened.choices.entries if isinstance(opened, ChoicesForm) else ()
    ):
        entry.label.text = f"Choice {LETTERS[place].upper()}"
    return opened


def typed(question: Question) -> dict[str, Any]:
    """Return a question as somebody would have typed it into its form."""
    right = [place for place, choice in enumerate(question.choices) if choice.correct]
    return {
        "film": question.film,
        "prompt": question.prompt,
        "explanation": question.explanation,
        "difficulty": str(question.difficulty),
        "spoiler": str(question.spoiler),
        "seconds": str(question.seconds),
        "flags": list(question.flags),
        "tags": ", ".join(question.tags),
        "source": question.source,
        "choices": [choice.text for choice in question.choices],
        "right": [str(place) for place in right],
        "truth": question.choices[right[0]].text if right else None,
        "accepted": "\n".join(question.accepted),
        "others": "\n".join(question.others),
    }


def blank(kind: Kind, film: str) -> Question:
    """Return an empty question of a kind to start from."""
    empty = tuple(Choice(id=LETTERS[place], text="", correct=False) for place in range(4))
    return Question(
        id="new",
        kind=kind,
        prompt="",
        explanation="",
        film=film,
        choices=empty if kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE) else (),
        tier=Tier.REVIEWED,
        status=Status.DRAFT,
    )


def _level(raw: object, before: int) -> int:
    level = whole(raw, range(4))
    return before if level is None else level


def _add_error(entry: Field, message: str) -> None:
    entry.errors = [*entry.errors, message]
