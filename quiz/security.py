"""Random tokens and keyed shuffles. Nothing here is stored in the clear except what the caller hands out."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def new_token() -> str:
    """Return a random 128-bit token, 22 URL-safe characters."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """Return the SHA-256 of a token in hex: what a table may hold."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def keyed_order(choices: Sequence[T], *, secret: str, label: str) -> list[T]:
    """Return the choices in an order that only the holder of the secret can foretell.

    The same secret and label give the same order on every machine.
    """
    keys = [
        hmac.digest(secret.encode(), f"{label}\x00{place}".encode(), "sha256")
        for place in range(len(choices))
    ]
    return [
        choice for _, choice in sorted(zip(keys, choices, strict=True), key=lambda pair: pair[0])
    ]


def secret_key(path: Path) -> str:
    """Return the secret key kept at a path, made at the first call and readable by the owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    key = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
