"""Challenges: the deal of a finished run, played again by a friend, question by question beside each other."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.bank.tables import Deal as DealRow
from quiz.db import insert_into
from quiz.errors import QuizError
from quiz.security import new_token
from quiz.solo import rules
from quiz.solo.queries import Played, UnknownChallenge
from quiz.solo.rules import Way
from quiz.solo.service.playing import begin, own_run
from quiz.solo.tables import Attempt, Challenge, ChallengeEntry


class NotToChallenge(QuizError):
    """A run that is not finished, or had no clock, challenges nobody."""


def make_challenge(session: Session, played: Played, *, now: int) -> str:
    """Return the public id of a run's challenge, made now if there was none; raise NotToChallenge."""
    if not played.is_finished or not played.way.has_clock:
        raise NotToChallenge(
            "Finish a quiz against the clock first, then challenge a friend with it."
        )
    session.execute(
        insert_into(session, Challenge)
        .values(public_id=new_token(), attempt_id=played.id, created_at=now)
        .on_conflict_do_nothing()
    )
    id_, public_id = session.execute(
        select(Challenge.id, Challenge.public_id).where(Challenge.attempt_id == played.id)
    ).one()
    _enter(session, id_, played.id)
    return str(public_id)


def take_up(session: Session, public_id: str, person_id: int, *, now: int) -> str:
    """Return the public id of a player's run through a challenge's deal, begun now if there was none.

    Who played the deal already compares that run. The daily taken up on its day stays the daily.
    """
    row = session.execute(
        select(Challenge.id, Attempt.deal_id)
        .join(Attempt, Attempt.id == Challenge.attempt_id)
        .where(Challenge.public_id == public_id)
    ).one_or_none()
    if row is None:
        raise UnknownChallenge("There is no such challenge. Ask your friend for the link again.")
    day = session.scalar(select(DealRow.day).where(DealRow.id == row.deal_id))
    way = Way.DAILY if day == rules.day_of(now) else Way.CHALLENGE
    own = own_run(session, person_id, row.deal_id) or begin(
        session, person_id, row.deal_id, way, now=now
    )
    _enter(
        session, row.id, session.scalars(select(Attempt.id).where(Attempt.public_id == own)).one()
    )
    return own


def _enter(session: Session, challenge_id: int, attempt_id: int) -> None:
    session.execute(
        insert_into(session, ChallengeEntry)
        .values(challenge_id=challenge_id, attempt_id=attempt_id)
        .on_conflict_do_nothing()
    )
