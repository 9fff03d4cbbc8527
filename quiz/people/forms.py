"""The shape of what people type about themselves. Passwords are never shown again."""

from typing import Any

from wtforms import Field, Form, HiddenField, PasswordField, StringField
from wtforms.validators import AnyOf, StopValidation, ValidationError

from quiz.people.passwords import LONGEST, SHORTEST, WeakPassword, check_strength
from quiz.people.roles import Role
from quiz.people.rules import MAX_GRAPHEMES, BadName, accept_name, clean_name

GOODBYE = "delete"
LONGEST_INPUT = 200

ROLES = {
    Role.PLAYER: "Player",
    Role.HOST: "Host",
    Role.EDITOR: "Editor",
    Role.ADMIN: "Admin",
}


def typed(field: Field) -> str:
    """Return what was typed into a text field; a field that was not sent is empty."""
    return str(field.data or "")


class Filled:
    """Ask for the field if it is empty."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, _form: Form, field: Field) -> None:
        if not field.data:
            raise StopValidation(self.message)


def fit_name(_form: Form, field: Field) -> None:
    """Refuse a name that is malformed, reserved or profane, with the reason."""
    try:
        accept_name(field.data)
    except BadName as error:
        raise ValidationError(str(error)) from error


def good_password(form: Form, field: Field) -> None:
    """Refuse a password that anybody would guess, with the reason."""
    name = getattr(form, "name", None)
    try:
        check_strength(field.data, name=(name.data or "") if name is not None else "")
    except WeakPassword as error:
        raise ValidationError(str(error)) from error


def _autocomplete(kind: str, **more: object) -> dict[str, Any]:
    return {"autocomplete": kind, "maxlength": LONGEST_INPUT} | more


def _name_field() -> StringField:
    return StringField(
        "Name",
        [Filled("Type a name."), fit_name],
        description=f"Up to {MAX_GRAPHEMES} characters. It is what the boards show.",
        render_kw=_autocomplete("username", spellcheck="false"),
    )


def _new_password() -> PasswordField:
    return PasswordField(
        "Password",
        [Filled("Choose a password."), good_password],
        description=f"{SHORTEST} to {LONGEST} characters; a few words in a row are best.",
        render_kw=_autocomplete("new-password"),
    )


def _again() -> PasswordField:
    return PasswordField(
        "The same password again",
        [Filled("Type the password once more.")],
        render_kw=_autocomplete("new-password"),
    )


# Errors are listed in the order of the fields, which is the order they are made in.
class _Named(Form):
    name = _name_field()


class _KnowsTheOld(Form):
    current = PasswordField(
        "Your password now",
        [Filled("Type the password you have now.")],
        render_kw=_autocomplete("current-password"),
    )


class ResetForm(Form):
    """A new password typed twice, since no e-mail could help afterwards."""

    password = _new_password()
    again = _again()

    def validate_again(self, field: Field) -> None:
        if field.data != self.password.data:
            raise ValidationError("The two passwords differ. Type both again.")


class SignUpForm(_Named, ResetForm):
    pass


class PasswordForm(_KnowsTheOld, ResetForm):
    pass


class SignInForm(Form):
    name = StringField(
        "Name",
        [Filled("Type your name.")],
        render_kw=_autocomplete("username", spellcheck="false"),
    )
    password = PasswordField(
        "Password",
        [Filled("Type your password.")],
        render_kw=_autocomplete("current-password"),
    )
    next = HiddenField()


class NameForm(Form):
    name = StringField(
        "Your name",
        [Filled("Type a name."), fit_name],
        description=f"Up to {MAX_GRAPHEMES} characters. It is what the boards show.",
        render_kw=_autocomplete("nickname", spellcheck="false"),
    )


class GoodbyeForm(Form):
    confirm = StringField(
        f"Type “{GOODBYE}” to confirm",
        [Filled(f"Type {GOODBYE} to confirm that you mean it.")],
        render_kw=_autocomplete("off", spellcheck="false"),
    )

    def validate_confirm(self, field: Field) -> None:
        if field.data.strip().strip("“”\"'").casefold() != GOODBYE:
            raise ValidationError(f"Type {GOODBYE} to confirm that you mean it.")


class RoleForm(Form):
    role = StringField("Role", [AnyOf([role.value for role in Role])])


class PeopleSearch(Form):
    """What an admin looks for; anything unreadable means: everybody, from the first page."""

    q = StringField("Name", render_kw={"type": "search", "maxlength": LONGEST_INPUT})
    guests = HiddenField()
    page = HiddenField()

    @property
    def wanted(self) -> str:
        try:
            return clean_name(self.q.data or "")
        except BadName:
            return ""

    @property
    def page_number(self) -> int:
        text = self.page.data or ""
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
