"""What a board shows: a page of it, one player's rank, and the players around them. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, case, func, select, tuple_
from sqlalchemy.orm import Session

from quiz.boards.rules import Period, first_standing, starts, total_of
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
    players = _players_over(session, board)[0] if board is not None else 0
    pages = max(1, -(-players // size))
    number = min(max(number, 1), pages)
    if board is None or not players:
        return BoardPage(rows=(), number=1, pages=1, players=0)
    skip = (number - 1) * size
    query = _rows(board).order_by(BoardBest.standing, BoardBest.person_id).limit(size)
    first_rank = 1
    if skip:
        total, before = _bucket(session, board, skip)
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
    mine = session.execute(
        select(BoardBest.standing, BoardBest.total).filter_by(board_id=board, person_id=person_id)
    ).one_or_none()
    if mine is None:
        return None
    above = _around(session, board, mine.standing, person_id, before=True)
    below = _around(session, board, mine.standing, person_id, before=False)
    me = session.execute(_rows(board).where(BoardBest.person_id == person_id)).one()
    found = [*reversed(above), me, *below]
    players, (better, better_than_first) = _players_over(session, board, mine.total, found[0].total)
    rank = 1 + better + _equal_total_before(session, board, mine.standing)
    first = 1 + better_than_first + _equal_total_before(session, board, found[0].standing)
    equals_before = session.scalar(
        select(func.count()).where(
            BoardBest.board_id == board,
            BoardBest.standing == mine.standing,
            BoardBest.person_id < person_id,
        )
    )
    at = rank - 1 + (equals_before or 0) - len(above)
    return Placement(
        rank=rank,
        players=players,
        points=mine.total,
        rows=_ranked(found, first_rank=first, at=at, me=person_id),
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


def _around(
    session: Session, board: int, key: int, person_id: int, *, before: bool
) -> Sequence[BoardLine]:
    """Return the players next to a place, nearest first."""
    place = tuple_(BoardBest.standing, BoardBest.person_id)
    here = tuple_(key, person_id)
    if before:
        query = _rows(board).where(place < here)
        query = query.order_by(BoardBest.standing.desc(), BoardBest.person_id.desc())
    else:
        query = _rows(board).where(place > here)
        query = query.order_by(BoardBest.standing, BoardBest.person_id)
    return session.execute(query.limit(NEIGHBOURS)).all()


def _players_over(session: Session, board: int, *totals: int) -> tuple[int, tuple[int, ...]]:
    """Return how many players a board has, and for each total how many of them have more."""
    over = [
        func.coalesce(func.sum(case((BoardTally.total > total, BoardTally.players), else_=0)), 0)
        for total in totals
    ]
    players, *better = session.execute(
        select(func.coalesce(func.sum(BoardTally.players), 0), *over).where(
            BoardTally.board_id == board
        )
    ).one()
    return int(players), tuple(int(number) for number in better)


def _equal_total_before(session: Session, board: int, key: int) -> int:
    """Return how many players have the same total as a standing and are before it all the same."""
    counted = select(func.count()).where(
        BoardBest.board_id == board,
        BoardBest.standing >= first_standing(total_of(key)),
        BoardBest.standing < key,
    )
    return session.scalar(counted) or 0


def _bucket(session: Session, board: int, skip: int) -> tuple[int, int]:
    """Return the total that holds the place after `skip` players, and how many players stand before that total."""
    upto = func.sum(BoardTally.players).over(order_by=BoardTally.total.desc()).label("upto")
    buckets = (
        select(BoardTally.total, BoardTally.players, upto).where(BoardTally.board_id == board)
    ).subquery()
    row = session.execute(
        select(buckets.c.total, buckets.c.upto - buckets.c.players)
        .where(buckets.c.upto > skip)
        .order_by(buckets.c.total.desc())
        .limit(1)
    ).one()
    return int(row[0]), int(row[1])


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
