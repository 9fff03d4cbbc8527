"""People, their accounts, and the tokens that open a door for them. Tokens are stored as hashes only."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quiz.db import Base, Ms
from quiz.people.roles import Role

_PLAIN = text("tag IS NULL")


class Kind(StrEnum):
    """Whose session it is; seats and host devices belong to live nights."""

    GUEST = "guest"
    ACCOUNT = "account"
    SEAT = "seat"
    HOST = "host"


class Purpose(StrEnum):
    """What a one-time link does."""

    FIRST_ADMIN = "first_admin"
    RESET = "reset"


class Person(Base):
    """One player, guest or account holder: a guest who signs up stays the same person and keeps every run.

    Names that look alike share a skeleton. One person bears the plain name, which is the account's if there is one;
    the others carry a tag.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("skeleton", "tag"),
        Index(
            "ix_person_plain_name",
            "skeleton",
            unique=True,
            sqlite_where=_PLAIN,
            postgresql_where=_PLAIN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(String(22), unique=True)
    created_at: Mapped[Ms]
    name: Mapped[str | None] = mapped_column(default=None)
    skeleton: Mapped[str | None] = mapped_column(default=None)
    tag: Mapped[int | None] = mapped_column(default=None)
    deleted_at: Mapped[Ms | None] = mapped_column(default=None)


class Account(Base):
    """What a person signs in with. Its name is the person's, and always the plain one: it is nobody else's."""

    __tablename__ = "account"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    password_hash: Mapped[str]
    role: Mapped[Role]
    created_at: Mapped[Ms]


class SessionRow(Base):
    """One device that is known to us, by the SHA-256 of the token in its cookie."""

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[Kind]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[Ms]
    seen_at: Mapped[Ms]
    expires_at: Mapped[Ms] = mapped_column(index=True)


class OneTimeLink(Base):
    """A link that opens once and only for a while."""

    __tablename__ = "one_time_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[Purpose]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[Ms]
    expires_at: Mapped[Ms]
    used_at: Mapped[Ms | None] = mapped_column(default=None)
