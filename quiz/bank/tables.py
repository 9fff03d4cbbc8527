"""Rows of the bank: films, questions and their revisions, deals, counters and reports."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quiz.bank.rules import Origin, Reason
from quiz.db import Base, Ms
from quiz.questions.model import Kind, Status, Tier

DRUM = 2**31  # shuffle keys are below this


class Happened(StrEnum):
    """What was done to a question besides a change of its text."""

    APPROVED = "approved"
    RETIRED = "retired"
    RETURNED = "returned"


class Film(Base):
    __tablename__ = "film"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int | None]
    facts_sha: Mapped[str]
    loaded_at: Mapped[Ms]
    tagline: Mapped[str | None] = mapped_column(default=None)


class Question(Base):
    """One stored question; its text is in the revision of number `revision`, the columns here are for finding it."""

    __tablename__ = "question"
    __table_args__ = (
        # Holds everything that drawing looks at, so that 100,000 questions are drawn from the index alone.
        Index(
            "ix_question_draw",
            "film_id",
            "status",
            "shuffle_key",
            "spoiler",
            "flagged",
            "kind",
            "difficulty",
            "id",
        ),
        CheckConstraint("difficulty BETWEEN 1 AND 5", name="difficulty"),
        CheckConstraint("spoiler BETWEEN 0 AND 3", name="spoiler"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    public_id: Mapped[str] = mapped_column(unique=True)
    film_id: Mapped[str] = mapped_column(ForeignKey("film.id"))
    kind: Mapped[Kind]
    status: Mapped[Status]
    tier: Mapped[Tier]
    origin: Mapped[Origin]
    family: Mapped[str]
    difficulty: Mapped[int]
    spoiler: Mapped[int]
    flagged: Mapped[bool]  # it carries a content flag, whichever
    prompt: Mapped[str]
    folded_prompt: Mapped[str]  # what a new prompt is compared with
    search: Mapped[str]  # folded prompt, answers, tags and id: what the editors' search looks at
    shuffle_key: Mapped[int]  # random, drawn once: where the question stands in the drum
    revision: Mapped[int]
    status_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    edited_at: Mapped[Ms | None] = mapped_column(default=None)  # set: regenerating leaves it alone
    edited_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)


class QuestionRevision(Base):
    """The whole text of a question as it once stood; never changed, so that deals may rest on it."""

    __tablename__ = "question_revision"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    number: Mapped[int]
    body: Mapped[str]  # marquee/1 of one question
    sha256: Mapped[str]
    made_at: Mapped[Ms]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    reason: Mapped[str] = mapped_column(default="")


class QuestionEvent(Base):
    """A change of a question's standing: who, when and why."""

    __tablename__ = "question_event"
    __table_args__ = (Index(None, "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    happened: Mapped[Happened]
    made_at: Mapped[Ms]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    reason: Mapped[str] = mapped_column(default="")


class Deal(Base):
    """Drawn questions; `secret` keys the order of their choices. `day` is set for a daily only."""

    __tablename__ = "deal"
    __table_args__ = (
        UniqueConstraint("quiz", "film_id", "day"),
    )  # one daily a day, whoever is first

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    quiz: Mapped[str]
    film_id: Mapped[str] = mapped_column(ForeignKey("film.id"))
    day: Mapped[date | None]
    secret: Mapped[str]
    created_at: Mapped[Ms]


class DealtRevision(Base):
    """One question of a deal, as the revision it was dealt in."""

    __tablename__ = "deal_question"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("question_revision.id"))


class QuestionCounter(Base):
    """How a revision did, counted over each person's first answer."""

    __tablename__ = "question_counter"

    revision_id: Mapped[int] = mapped_column(
        ForeignKey("question_revision.id"), primary_key=True, autoincrement=False
    )
    answered: Mapped[int]
    answered_right: Mapped[int]


class QuestionReport(Base):
    """What a player says is wrong with a question; open until an editor resolves it."""

    __tablename__ = "question_report"
    __table_args__ = (
        Index(
            "uq_question_report_open",
            "question_id",
            "person_id",
            unique=True,  # one open report a person and question
            sqlite_where=text("resolved_at IS NULL"),
            postgresql_where=text("resolved_at IS NULL"),
        ),
        Index("ix_question_report_resolved_at", "resolved_at", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("question_revision.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[Reason]
    words: Mapped[str]
    created_at: Mapped[Ms]
    resolved_at: Mapped[Ms | None] = mapped_column(default=None)
    resolved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
