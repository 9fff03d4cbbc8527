"""Settings, read once from the environment. A wrong or unknown one stops the start and is named."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from quiz.errors import QuizError


class BadSettings(QuizError):
    """One or more settings cannot be used; the text names each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings; `docs/settings.md` explains each one."""

    data_dir: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    secret_key: str | None = None
    threads: int = 32
    ranked_a_day: int = 20

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def is_https(self) -> bool:
        return bool(self.public_url and self.public_url.startswith("https://"))

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Config":
        """Read the `QUIZ_*` variables (and `PORT`); raise BadSettings with one line per mistake."""
        env = os.environ if env is None else env
        known = {f"QUIZ_{field.name.upper()}" for field in fields(cls)}
        problems = [
            f"{name} is not a setting; see docs/settings.md for the list"
            for name in sorted(env)
            if name.startswith("QUIZ_") and name not in known
        ]

        def number(name: str, default: int, low: int, high: int) -> int:
            text = env.get(name, "").strip()
            if not text:
                return default
            if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
                problems.append(f"{name} must be a whole number from {low} to {high}, not {text!r}")
                return default
            return int(text)

        data_dir = Path(env.get("QUIZ_DATA_DIR") or "data").absolute()
        database_url = env.get("QUIZ_DATABASE_URL") or f"sqlite:///{data_dir / 'marquee.db'}"
        scheme = database_url.split(":", 1)[0].split("+", 1)[0]
        if scheme not in ("sqlite", "postgresql"):
            problems.append(
                f"QUIZ_DATABASE_URL must start with sqlite:/// or postgresql://, not {scheme!r}"
            )
        public_url = (env.get("QUIZ_PUBLIC_URL") or "").rstrip("/") or None
        if public_url and (
            urlsplit(public_url).scheme not in ("http", "https")
            or not urlsplit(public_url).hostname
        ):
            problems.append(
                f"QUIZ_PUBLIC_URL must be like https://quiz.example.org, not {public_url!r}"
            )
        secret = env.get("QUIZ_SECRET_KEY") or None
        if secret is not None and (len(secret) < 32 or len(set(secret)) < 8):
            problems.append("QUIZ_SECRET_KEY is too weak: give at least 32 random characters")
        config = cls(
            data_dir=data_dir,
            database_url=database_url,
            host=env.get("QUIZ_HOST") or "127.0.0.1",
            port=number("QUIZ_PORT" if env.get("QUIZ_PORT") else "PORT", 8000, 0, 65_535),
            public_url=public_url,
            trusted_hosts=tuple(filter(None, (env.get("QUIZ_TRUSTED_HOSTS") or "").split(","))),
            proxies=number("QUIZ_PROXIES", 0, 0, 5),
            secret_key=secret,
            threads=number("QUIZ_THREADS", 32, 1, 256),
            ranked_a_day=number("QUIZ_RANKED_A_DAY", 20, 1, 100_000),
        )
        if problems:
            raise BadSettings("\n".join(problems))
        return config
