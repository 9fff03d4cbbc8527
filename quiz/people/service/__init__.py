"""Guests, accounts, and the sessions that stand for them.

A password is hashed and proved in the view, before the transaction (`passwords.py`): it takes long on purpose, and nobody
else can write meanwhile. What was proved is compared again inside.
"""

from quiz.people.service.accounts import (
    AlreadySignedIn,
    LastAdmin,
    SignInFailed,
    UnknownRole,
    change_password,
    set_role,
    sign_in,
    sign_up,
)
from quiz.people.service.leaving import (
    delete_me,
    export_my_data,
    exports,
    forgets,
    purge,
    purges,
)
from quiz.people.service.links import (
    LINK_MS,
    SPENT,
    LinkSpent,
    first_admin_link,
    make_reset_link,
    use_first_admin_link,
    use_reset_link,
)
from quiz.people.service.names import NameTaken, give_name, take_name
from quiz.people.service.sessions import (
    DAY_MS,
    KEPT_MS,
    Entered,
    UnknownPerson,
    begin_guest,
    person_by_public_id,
    sign_out,
    sign_out_everywhere,
    touch,
)

__all__ = [
    "DAY_MS",
    "KEPT_MS",
    "LINK_MS",
    "SPENT",
    "AlreadySignedIn",
    "Entered",
    "LastAdmin",
    "LinkSpent",
    "NameTaken",
    "SignInFailed",
    "UnknownPerson",
    "UnknownRole",
    "begin_guest",
    "change_password",
    "delete_me",
    "export_my_data",
    "exports",
    "first_admin_link",
    "forgets",
    "give_name",
    "make_reset_link",
    "person_by_public_id",
    "purge",
    "purges",
    "set_role",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sign_up",
    "take_name",
    "touch",
    "use_first_admin_link",
    "use_reset_link",
]
