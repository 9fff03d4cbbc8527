"""Leaderboards: each player's best run per board, and how many players have each total."""

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quiz.boards.rules import Period
from quiz.db import Base, Ms


class Board(Base):
    """One leaderboard: a quiz of a film in one period."""

    __tablename__ = "board"
    __table_args__ = (UniqueConstraint("film_id", "quiz", "period", "starts"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    film_id: Mapped[str] = mapped_column(ForeignKey("film.id"))
    quiz: Mapped[str] = mapped_column(String(60))
    period: Mapped[Period]
    starts: Mapped[int]  # day number the period began on


class BoardBest(Base):
    """A player's best run on a board. The index answers "who stands where" without touching the rows."""

    __tablename__ = "board_best"
    __table_args__ = (Index("ix_board_best_order", "board_id", "standing", "person_id"),)

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    standing: Mapped[int] = mapped_column(BigInteger)
    total: Mapped[int] = mapped_column(Integer)
    right: Mapped[int] = mapped_column(Integer)
    steps: Mapped[int] = mapped_column(Integer)
    attempt_id: Mapped[int] = mapped_column(Integer)
    finished_at: Mapped[Ms]


class BoardTally(Base):
    """How many players of a board have a total from `lowest` on, `grain` points wide.

    Each player is counted once in the fine and once in the coarse buckets, so that a rank is a sum over some two hundred
    rows, not a count over a million.
    """

    __tablename__ = "board_tally"

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), primary_key=True)
    grain: Mapped[int] = mapped_column(primary_key=True)
    lowest: Mapped[int] = mapped_column(primary_key=True)
    players: Mapped[int]
