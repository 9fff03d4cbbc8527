"""What a board shows: a page of it, one player's rank, and the players around them. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_
from sqlalchemy.orm import Session

from quiz.boards.rules import COARSE, FINE, Period, bucket, first_standing, starts, total_of
from quiz.boards.tables import Board, BoardBest, BoardTally
from quiz.people.tables import Person

BoardLine = Row[int, int, int, int, str | None, int | None, int | None]
PAGE_ROWS = 50
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One line of a board; players with equal runs share the rank."""

    rank: int
    name: str
    tag: int | None
    points: int
    right: int
    is_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """One page of a board; `number` counts from 1."""

    rows: tuple[BoardRow, ...]
    number: int
    pages: int
    players: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where one player stands, with the players next to them."""

    rank: int
    players: int
    points: int
    rows: tuple[BoardRow, ...]


def board_id(session: Session, film_id: str, quiz: str, period: Period, *, now: int) -> int | None:
    """Return the board of a quiz whose period holds this moment; None before its first run."""
    return session.scalar(
        select(Board.id).filter_by(
            film_id=film_id, quiz=quiz, period=period, starts=starts(period, now)
        )
    )


def page(
    session: Session,
    board: int | None,
    *,
    number: int = 1,
    me: int | None = None,
    size: int = PAGE_ROWS,
) -> BoardPage:
    """Return a page of a board, best first; a number past the end gives the last page."""
    players = _players(session, board) if board is not None else 0
    pages = max(1, -(-players // size))
    number = min(max(number, 1), pages)
    if board is None or not players:
        return BoardPage(rows=(), number=1, pages=1, players=0)
    skip = (number - 1) * size
    query = _rows(board).order_by(BoardBest.standing, BoardBest.person_id).limit(size)
    first_rank = 1
    if skip:
        total, before = _total_at(session, board, skip)
        query = query.where(BoardBest.standing >= first_standing(total)).offset(skip - before)
    found = session.execute(query).all()
    if skip:
        first_rank = 1 + before + _equal_total_before(session, board, found[0].standing)
    rows = _ranked(found, first_rank=first_rank, at=skip, me=me)
    return BoardPage(rows=rows, number=number, pages=pages, players=players)


def placement(session: Session, board: int | None, person_id: int) -> Placement | None:
    """Return a player's rank with the two players above and below; None if they are not on the board."""
    if board is None:
        return None
    key = session.scalar(select(BoardBest.standing).filter_by(board_id=board, person_id=person_id))
    if key is None:
        return None
    above = _beside(session, board, key, person_id, above=True)
    from_me_on = _beside(session, board, key, person_id, above=False)
    found = [*reversed(above), *from_me_on]
    first = found[0]
    before, ties = _standing_before(session, board, first.standing, first.person_id)
    rows = _ranked(found, first_rank=1 + before - ties, at=before, me=person_id)
    mine = rows[len(above)]
    return Placement(
        rank=mine.rank, players=_players(session, board), points=mine.points, rows=rows
    )


def _rows(board: int) -> Select[int, int, int, int, str | None, int | None, int | None]:
    return (
        select(
            BoardBest.person_id,
            BoardBest.standing,
            BoardBest.total,
            BoardBest.right,
            Person.name,
            Person.tag,
            Person.deleted_at,
        )
        .join(Person, Person.id == BoardBest.person_id)
        .where(BoardBest.board_id == board)
    )


def _beside(
    session: Session, board: int, key: int, person_id: int, *, above: bool
) -> Sequence[BoardLine]:
    """Return the players above a place, nearest first, or the one who holds it and the players below."""
    place, here = tuple_(BoardBest.standing, BoardBest.person_id), tuple_(key, person_id)
    if above:
        query = _rows(board).where(place < here).limit(NEIGHBOURS)
        query = query.order_by(BoardBest.standing.desc(), BoardBest.person_id.desc())
    else:
        query = _rows(board).where(place >= here).limit(NEIGHBOURS + 1)
        query = query.order_by(BoardBest.standing, BoardBest.person_id)
    return session.execute(query).all()


def _players(session: Session, board: int) -> int:
    return session.scalar(select(_sum()).where(*_tally(board, COARSE))) or 0


def _standing_before(session: Session, board: int, key: int, person_id: int) -> tuple[int, int]:
    """Return how many players stand before a place, and how many of them share its rank."""
    total = total_of(key)
    lowest = bucket(total, COARSE)
    here = BoardBest.board_id == board
    # Ranges of one column each: PostgreSQL cannot tell how few rows a comparison of pairs leaves, and reads too many.
    quicker = (here, BoardBest.standing >= first_standing(total), BoardBest.standing < key)
    tied = (here, BoardBest.standing == key, BoardBest.person_id < person_id)
    finer = (BoardTally.lowest > total, BoardTally.lowest < lowest + COARSE)
    parts = (
        select(_sum()).where(*_tally(board, COARSE), BoardTally.lowest > lowest),
        select(_sum()).where(*_tally(board, FINE), *finer),
        select(func.count()).select_from(BoardBest).where(*quicker),
        select(func.count()).select_from(BoardBest).where(*tied),
    )
    counts = session.execute(select(*(part.scalar_subquery() for part in parts))).one()
    return sum(map(int, counts)), int(counts[-1])


def _sum() -> ColumnElement[int]:
    return func.coalesce(func.sum(BoardTally.players), 0)


def _tally(board: int, grain: int) -> tuple[ColumnElement[bool], ...]:
    return (BoardTally.board_id == board, BoardTally.grain == grain)


def _equal_total_before(session: Session, board: int, key: int) -> int:
    """Return how many players have the same total as a standing and are before it all the same."""
    counted = select(func.count()).where(
        BoardBest.board_id == board,
        BoardBest.standing >= first_standing(total_of(key)),
        BoardBest.standing < key,
    )
    return session.scalar(counted) or 0


def _total_at(session: Session, board: int, skip: int) -> tuple[int, int]:
    """Return the total that holds the place after `skip` players, and how many players stand before that total."""
    lowest, before = _bucket_at(session, skip, *_tally(board, COARSE))
    fine = (
        *_tally(board, FINE),
        BoardTally.lowest >= lowest,
        BoardTally.lowest < lowest + COARSE,
    )
    total, before_it = _bucket_at(session, skip - before, *fine)
    return total, before + before_it


def _bucket_at(session: Session, skip: int, *buckets: ColumnElement[bool]) -> tuple[int, int]:
    """Return the bucket, from the top, that holds the place after `skip` players, and how many stand above it."""
    found, above = 0, 0
    for lowest, players in session.execute(
        select(BoardTally.lowest, BoardTally.players)
        .where(*buckets, BoardTally.players > 0)
        .order_by(BoardTally.lowest.desc())
    ):
        found = lowest
        if above + players > skip:
            break
        above += players
    return found, above


def _ranked(
    found: Sequence[BoardLine],
    *,
    first_rank: int,
    at: int,
    me: int | None,
) -> tuple[BoardRow, ...]:
    """Number rows that follow each other, the first of them after `at` others: equal standings share a rank."""
    rows: list[BoardRow] = []
    rank, last = first_rank, None
    for place, row in enumerate(found, start=at + 1):
        if last is not None and row.standing != last:
            rank = place
        last = row.standing
        rows.append(
            BoardRow(
                rank=rank,
                name=_shown_name(row.name, row.deleted_at),
                tag=row.tag if row.deleted_at is None else None,
                points=row.total,
                right=row.right,
                is_me=row.person_id == me,
            )
        )
    return tuple(rows)


def _shown_name(name: str | None, deleted_at: int | None) -> str:
    if deleted_at is not None:
        return "A former player"
    return name or "A guest"
