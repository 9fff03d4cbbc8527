"""Which passwords are taken, and how they are kept."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.people import passwords
from quiz.people.passwords import (
    LONGEST,
    SHORTEST,
    WeakPassword,
    check_strength,
    hashed,
    proves,
)


def test_a_password_proves_itself_and_no_other_does():
    kept = hashed("seven velvet seats")
    assert kept.startswith("$argon2id$")
    assert "velvet" not in kept
    assert proves(kept, "seven velvet seats")
    assert not proves(kept, "Seven velvet seats")


def test_the_same_password_is_kept_differently_each_time():
    assert hashed("seven velvet seats") != hashed("seven velvet seats")


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$m=8,t=1,p=1$x$y"])
def test_without_a_hash_nothing_is_proved(kept):
    assert not proves(kept, "seven velvet seats")
    assert not proves(kept, "nobody signs in with this")


def test_an_accent_typed_in_two_ways_is_the_same_password():
    assert proves(hashed("cin\u00e9ma paradiso"), "cine\u0301ma paradiso")


@pytest.mark.parametrize(
    "password",
    ["x" * (SHORTEST - 1) + "y", "längere Wörter", "sieben Sitze", "a1b2c3d4", "🎬🍿🎞️🎭🎟️📽️🎥🍿🎬"],
)
def test_a_password_of_eight_characters_will_do(password):
    if len(set(password)) > 2:
        check_strength(password, name="Ilse")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "at least 8"),
        ("short12", "at least 8"),
        ("ab" * LONGEST, "at most 128"),
        ("seven\x00velvet", "cannot be typed"),
        ("seven\ud800velvet", "cannot be typed"),
        ("PASSWORD123", "anybody would try"),
        ("aaaaaaaaaa", "anybody would try"),
        ("Mathilda", "anybody would try"),
        ("Victoria9", "must not be the name"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(password, reason):
    with pytest.raises(WeakPassword, match=reason):
        check_strength(password, name="victoria" if "9" in password else "Ilse")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_t36_any_text_is_either_good_or_refused(password):
    with suppress(WeakPassword):
        check_strength(password, name=password[:5])


@given(st.text(max_size=40))
@settings(max_examples=20, deadline=None)
def test_t36_any_text_can_be_hashed_and_tried(password):
    assert proves(hashed(password), password)


def test_t46_an_unknown_name_costs_the_same_hash_as_a_known_one(monkeypatch):
    hashes: list[str] = []

    class Counting:
        def verify(self, password_hash: str, _password: bytes) -> bool:
            hashes.append(password_hash)
            return True

        def hash(self, password: bytes) -> str:
            return real.hash(password)

    password = "seven velvet seats"
    real = passwords._hasher
    known = passwords.hashed(password)
    passwords._nobody()
    monkeypatch.setattr(passwords, "_hasher", Counting())
    assert passwords.proves(known, password)
    assert not passwords.proves(None, password)
    parameters = [each.rsplit("$", 2)[0] for each in hashes]
    assert parameters[0] == parameters[1] == "$argon2id$v=19$m=19456,t=2,p=1"
