"""What the list shows, and which page of it."""

from typing import cast

from wtforms import Form, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from quiz.admin.forms.fields import one_line, whole
from quiz.admin.forms.words import DIFFICULTIES, KIND_NAMES, SPOILERS, STATUSES, options
from quiz.bank.queries import SORTS, Wanted
from quiz.questions.model import Kind, Status


class SearchForm(Form):
    """What the list shows. Anything unreadable takes all, so that no address of the list is an error."""

    q = StringField("Search", render_kw={"type": "search", "maxlength": 200})
    film = SelectField("Film", choices=[])
    kind = SelectField("Kind", choices=options([("", "All kinds"), *KIND_NAMES.items()]))
    status = SelectField("Standing", choices=options([("", "Any standing"), *STATUSES.items()]))
    difficulty = SelectField("Difficulty", choices=options([("", "Any"), *DIFFICULTIES.items()]))
    spoiler = SelectField("Spoiler level", choices=options([("", "Any"), *SPOILERS.items()]))
    sort = SelectField(
        "Order", choices=options((name, label) for name, (label, _) in SORTS.items())
    )

    def wanted(self) -> Wanted:
        """Return what is looked for, by names that stand in the lists only."""

        def chosen(field: SelectField) -> str:
            names = {option.value for option in cast("list[SelectChoice]", field.choices)}
            return str(field.data) if field.data in names else ""

        difficulty, spoiler = chosen(self.difficulty), chosen(self.spoiler)
        return Wanted(
            text=searched(self.q.data),
            film_id=chosen(self.film) or None,
            kind=Kind(chosen(self.kind)) if chosen(self.kind) else None,
            status=Status(chosen(self.status)) if chosen(self.status) else None,
            difficulty=int(difficulty) if difficulty else None,
            spoiler=int(spoiler) if spoiler else None,
            sort=chosen(self.sort) or "newest",
        )


def searched(raw: str | None) -> str:
    """Return the words looked for, without signs that a database would choke on."""
    kept = "".join(sign for sign in one_line(raw)[:200] if sign.isprintable())
    return one_line(kept)


def page_number(raw: str | None) -> int:
    """Return the page of an address; whatever is no page is the first."""
    return whole(raw, range(1, 10**6)) or 1
