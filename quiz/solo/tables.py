"""Runs of one player through a deal: what was asked when, what was answered, and who was challenged with the same deal.

`attempt.total`, `right` and `steps` are a cache of the answers, set when the run ends; `quiz verify` computes them again.
"""

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from quiz.db import Base, Ms
from quiz.scoring import FULL
from quiz.solo.rules import Outcome, Way

_OPEN = text("finished_at IS NULL AND way IN ('ranked', 'practice')")


class Attempt(Base):
    """One player's run through a deal. Its public id is random and opens nothing without the player's cookie."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("person_id", "deal_id"),  # nobody gets the same questions twice for points
        # Whoever leaves a quiz comes back to it: no drawing anew until the questions please.
        Index(
            "uq_attempt_open",
            "person_id",
            "film_id",
            "quiz",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("ix_attempt_person_id_started_at", "person_id", "started_at"),
        Index("ix_attempt_film_id_finished_at", "film_id", "finished_at"),
        Index("ix_attempt_deal_id", "deal_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(String(22), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    film_id: Mapped[str] = mapped_column(ForeignKey("film.id"))
    quiz: Mapped[str] = mapped_column(String(60))
    way: Mapped[Way]
    questions: Mapped[int]  # how many the deal has
    started_at: Mapped[Ms]
    formula: Mapped[int]
    finished_at: Mapped[Ms | None] = mapped_column(default=None)
    counted_at: Mapped[Ms | None] = mapped_column(default=None)  # the moment boards take it for
    total: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)


class AskedQuestion(Base):
    """One question as put to one player; the row is made by the POST that starts its clock."""

    __tablename__ = "attempt_question"
    __table_args__ = (CheckConstraint("(limit_ms IS NULL) = (closes_at IS NULL)", name="clock"),)

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)  # from 1
    opened_at: Mapped[Ms]
    limit_ms: Mapped[int | None] = mapped_column(default=None)  # none: no clock
    closes_at: Mapped[Ms | None] = mapped_column(default=None)
    prompted: Mapped[str | None] = mapped_column(default=None)  # the answer that was too vague


class SoloAnswer(Base):
    """What a player answered, as sent; the primary key makes the first answer the player's."""

    __tablename__ = "solo_answer"
    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_question.attempt_id", "attempt_question.position"],
            ondelete="CASCADE",
        ),
        CheckConstraint("share_num BETWEEN 0 AND share_den", name="share_num"),
        CheckConstraint("share_den > 0", name="share_den"),
        CheckConstraint(f"points BETWEEN 0 AND {FULL}", name="points"),
    )

    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    given: Mapped[str | None]  # nothing: not answered in time, or blanked with its person
    received: Mapped[Ms]
    outcome: Mapped[Outcome]
    share_num: Mapped[int]
    share_den: Mapped[int]
    elapsed_ms: Mapped[Ms | None]  # nothing where no clock ran or no answer came
    points: Mapped[int]
    formula: Mapped[int]


class Challenge(Base):
    """An invitation to play the deal of a finished run; whoever has the link may take it up."""

    __tablename__ = "challenge"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(String(22), unique=True)
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), unique=True
    )
    created_at: Mapped[Ms]


class ChallengeEntry(Base):
    """A run that stands on the board of a challenge: the challenger's own, and each friend's."""

    __tablename__ = "challenge_entry"
    __table_args__ = (Index("ix_challenge_entry_attempt_id", "attempt_id"),)

    challenge_id: Mapped[int] = mapped_column(
        ForeignKey("challenge.id", ondelete="CASCADE"), primary_key=True
    )
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
