"""Passwords: what is good enough, and argon2id. Call these outside a transaction: a hash takes long on purpose."""

import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quiz.errors import QuizError

SHORTEST: Final = 8
LONGEST: Final = 128

# OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# A flood of sign-ins must not take the memory of the whole house: 4 × 19 MiB at most.
_at_once = threading.BoundedSemaphore(4)


class WeakPassword(QuizError):
    """This password cannot be used; the text says why."""


def check_strength(password: str, *, name: str = "") -> None:
    """Raise WeakPassword if a password is too short, too long, well known, or the name itself."""
    typed = _normal(password)
    if len(typed) < SHORTEST:
        raise WeakPassword(f"Use at least {SHORTEST} characters.")
    if len(typed) > LONGEST:
        raise WeakPassword(f"Use at most {LONGEST} characters.")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in typed):
        raise WeakPassword("This password has characters that cannot be typed again.")
    plain = typed.casefold()
    if plain in _well_known() or len(set(plain)) < 3:
        raise WeakPassword("This password is one of the first that anybody would try.")
    if name and plain.strip("0123456789!.") == name.casefold():
        raise WeakPassword("The password must not be the name.")


def hashed(password: str) -> str:
    """Return what is stored of a password."""
    with _at_once:
        return _hasher.hash(_normal(password).encode("utf-8", "surrogatepass"))


def proves(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash. Without one it takes as long and is always false."""
    try:
        with _at_once:
            _hasher.verify(
                password_hash or _nobody(),
                _normal(password[: LONGEST + 1]).encode("utf-8", "surrogatepass"),
            )
    except (VerificationError, InvalidHashError):
        return False
    return bool(password_hash)


def _normal(password: str) -> str:
    # The same keys give é as one character on a phone and as two on another.
    return unicodedata.normalize("NFKC", password)


@cache
def _nobody() -> str:
    return hashed("nobody signs in with this")


@cache
def _well_known() -> frozenset[str]:
    text = Path(__file__).with_name("passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
