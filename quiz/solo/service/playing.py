"""A run from its first question to its last: start or resume it, deal the next question, finish it."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quiz.bank.queries import Deal, dealt_questions
from quiz.bank.queries import deal as deal_by_id
from quiz.bank.rules import Recipe
from quiz.bank.service import daily_deal, draw_deal
from quiz.bank.tables import Deal as DealRow
from quiz.boards.rules import Run
from quiz.boards.service import record_run
from quiz.db import insert_into
from quiz.scoring import FORMULA, in_steps
from quiz.security import new_token
from quiz.solo import rules
from quiz.solo.queries import Played, started_today
from quiz.solo.rules import MISSED, Asked, NotAsked, Outcome, Scored, Way
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer

REMEMBERED_RUNS = 10
"""Questions of a player's last runs are dealt again only when there are no others."""


def start(
    session: Session,
    person_id: int,
    film_id: str,
    recipe: Recipe,
    *,
    ranked_a_day: int,
    now: int,
) -> str:
    """Return the public id of the run a player is in, begun now if there was none; its first question's clock runs.

    Raises EnoughToday, or what the bank raises if it has no such film or too few questions.
    """
    way = Way(recipe.mode)
    if way is Way.DAILY:
        deal_id = daily_deal(session, film_id, rules.day_of(now), now=now)
        return own_run(session, person_id, deal_id) or begin(
            session, person_id, deal_id, way, now=now
        )
    waiting = _waiting(session, person_id, film_id, recipe.slug, now=now)
    if waiting is not None:
        return waiting
    rules.check_today(
        way,
        started=started_today(session, person_id, way, now=now),
        ranked_a_day=ranked_a_day,
    )
    seen = dealt_questions(session, _last_deals(session, person_id, film_id))
    deal_id = draw_deal(session, film_id, recipe, avoid=seen, now=now)
    return begin(session, person_id, deal_id, way, now=now)


def deal_next(session: Session, played: Played, *, after: int, now: int) -> None:
    """Deal the question after a position and start its clock; after the last one, finish the run.

    Asked twice, it deals once. A question that still waits for its answer is not skipped; one whose gate is shut is
    missed. Raises NotAsked for a position that was never dealt.
    """
    session.execute(select(Attempt.id).where(Attempt.id == played.id).with_for_update())
    row = session.execute(
        select(AskedQuestion.position, AskedQuestion.opened_at, AskedQuestion.limit_ms)
        .where(AskedQuestion.attempt_id == played.id)
        .order_by(AskedQuestion.position.desc())
        .limit(1)
    ).one()
    if after > row.position:
        raise NotAsked("That question was not asked yet.")
    if after < row.position or played.is_finished:
        return
    if not _has_answer(session, played.id, after):
        asked = Asked(opened_at=row.opened_at, limit_ms=row.limit_ms)
        if not asked.is_over(now):
            return
        closed_at = asked.closes_at or now
        store_missed(session, played.id, after, received=closed_at)
    if after == played.questions:
        finish(session, played.id, now=now)
    else:
        _ask(session, played.id, played.deal, after + 1, way=played.way, now=now)


def finish(session: Session, attempt_id: int, *, now: int) -> None:
    """End a run whose last question is answered: count it and put it on its boards. A finished run stays as it is."""
    attempt, day = session.execute(
        select(Attempt, DealRow.day)
        .join(DealRow, DealRow.id == Attempt.deal_id)
        .where(Attempt.id == attempt_id)
        .execution_options(populate_existing=True)
    ).one()
    if attempt.finished_at is not None:
        return
    answers = session.scalars(select(SoloAnswer).where(SoloAnswer.attempt_id == attempt_id)).all()
    right = [answer for answer in answers if answer.outcome is Outcome.RIGHT]
    attempt.total = sum(answer.points for answer in answers)
    attempt.right = len(right)
    attempt.steps = sum(in_steps(answer.elapsed_ms or 0) for answer in right)
    attempt.finished_at = now
    attempt.counted_at = rules.counted_at(attempt.way, day, finished_at=now)
    session.flush()
    if attempt.counted_at is not None:
        record_run(
            session,
            Run(
                film_id=attempt.film_id,
                quiz=attempt.quiz,
                person_id=attempt.person_id,
                attempt_id=attempt.id,
                total=attempt.total,
                right=attempt.right,
                steps=attempt.steps,
                finished_at=attempt.counted_at,
            ),
        )


def store_missed(session: Session, attempt_id: int, position: int, *, received: int) -> None:
    """Note that no answer came in time, unless one did."""
    session.execute(
        insert_into(session, SoloAnswer)
        .values(answer_row(attempt_id, position, None, MISSED, received=received))
        .on_conflict_do_nothing()
    )


def answer_row(
    attempt_id: int, position: int, given: str | None, scored: Scored, *, received: int
) -> dict[str, object]:
    """Return an answer as a row."""
    return {
        "attempt_id": attempt_id,
        "position": position,
        "given": given,
        "received": received,
        "outcome": scored.outcome,
        "share_num": scored.share_num,
        "share_den": scored.share_den,
        "elapsed_ms": scored.elapsed_ms,
        "points": scored.points,
        "formula": FORMULA,
    }


def begin(session: Session, person_id: int, deal_id: int, way: Way, *, now: int) -> str:
    deal = deal_by_id(session, deal_id)
    public_id = new_token()
    attempt_id: int | None = session.scalar(
        insert_into(session, Attempt)
        .values(
            public_id=public_id,
            person_id=person_id,
            deal_id=deal_id,
            film_id=deal.film_id,
            quiz=deal.quiz,
            way=way,
            questions=len(deal.questions),
            started_at=now,
            total=0,
            right=0,
            steps=0,
            formula=FORMULA,
        )
        .on_conflict_do_nothing()
        .returning(Attempt.id)
    )
    if attempt_id is None:  # the other tab was quicker
        other = own_run(session, person_id, deal_id) or _waiting(
            session, person_id, deal.film_id, deal.quiz, now=now
        )
        if other is None:
            raise RuntimeError("The run is neither this one nor another.")
        return other
    _ask(session, attempt_id, deal, 1, way=way, now=now)
    return public_id


def _ask(
    session: Session, attempt_id: int, deal: Deal, position: int, *, way: Way, now: int
) -> None:
    seconds = deal.at(position).question.seconds
    asked = Asked(opened_at=now, limit_ms=rules.limit_ms(way, seconds))
    session.execute(
        insert_into(session, AskedQuestion)
        .values(
            attempt_id=attempt_id,
            position=position,
            opened_at=now,
            limit_ms=asked.limit_ms,
            closes_at=asked.closes_at,
        )
        .on_conflict_do_nothing()
    )


def own_run(session: Session, person_id: int, deal_id: int) -> str | None:
    return session.scalar(
        select(Attempt.public_id).where(Attempt.person_id == person_id, Attempt.deal_id == deal_id)
    )


def _waiting(session: Session, person_id: int, film_id: str, quiz: str, *, now: int) -> str | None:
    """Return the unfinished run of a quiz; one that was left for too long is deleted to make room."""
    attempt = session.scalar(
        select(Attempt).where(
            Attempt.person_id == person_id,
            Attempt.film_id == film_id,
            Attempt.quiz == quiz,
            Attempt.way.in_((Way.RANKED, Way.PRACTICE)),
            Attempt.finished_at.is_(None),
        )
    )
    if attempt is None:
        return None
    if rules.is_left_behind(attempt.started_at, now=now):
        session.execute(delete(Attempt).where(Attempt.id == attempt.id))
        return None
    return attempt.public_id


def _last_deals(session: Session, person_id: int, film_id: str) -> list[int]:
    return list(
        session.scalars(
            select(Attempt.deal_id)
            .where(Attempt.person_id == person_id, Attempt.film_id == film_id)
            .order_by(Attempt.started_at.desc())
            .limit(REMEMBERED_RUNS)
        )
    )


def _has_answer(session: Session, attempt_id: int, position: int) -> bool:
    return (
        session.scalar(
            select(SoloAnswer.position).where(
                SoloAnswer.attempt_id == attempt_id, SoloAnswer.position == position
            )
        )
        is not None
    )
