"""Saving batches: what the writer's one transaction makes of answers that come in together, twice, late or in vain."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from quiz.bank.queries import chosen_right
from quiz.bank.queries import deal as deal_by_id
from quiz.bank.rules import RECIPES
from quiz.bank.service import draw_deal
from quiz.db import insert_into, reading, writing
from quiz.people.service import begin_guest, sign_out_everywhere
from quiz.questions.grading import Graded, Verdict
from quiz.solo.rules import Asked, Outcome, Way
from quiz.solo.service import Fate, Saved, Sent, save_answers
from quiz.solo.service.playing import begin
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer
from quiz.writer import Writer
from tests.conftest import START
from tests.make import FILM

RIGHT, WRONG = Graded(Verdict.RIGHT, 1, 1), Graded(Verdict.WRONG, 0, 1)
PARTLY, VAGUE = Graded(Verdict.PARTLY, 1, 3), Graded(Verdict.PROMPT, 0, 1)
T = 20_000


@pytest.fixture
def run(film) -> Attempt:
    """A run whose ten questions are all open."""
    return a_run()


SESSIONS: dict[int, str] = {}  # by person


def a_run() -> Attempt:
    with writing() as session:
        who = begin_guest(session, now=START).who
        person_id = who.person_id
        SESSIONS[person_id] = who.session_hash
        deal_id = draw_deal(session, FILM.id, RECIPES["ranked"], now=START)
        public_id = begin(session, person_id, deal_id, Way.RANKED, now=START)
        attempt = session.scalars(select(Attempt).filter_by(public_id=public_id)).one()
        asked = Asked(opened_at=START, limit_ms=T)
        session.execute(
            insert_into(session, AskedQuestion).on_conflict_do_nothing(),
            [
                {
                    "attempt_id": attempt.id,
                    "position": position,
                    "opened_at": START,
                    "limit_ms": T,
                    "closes_at": asked.closes_at,
                }
                for position in range(1, 11)
            ],
        )
    return attempt


def revision(run, position) -> int:
    with reading() as session:
        return deal_by_id(session, run.deal_id).at(position).revision_id


def sent(run, position=1, given="a", graded=RIGHT, after_ms=1_000, is_last=False) -> Sent:
    return Sent(
        attempt_id=run.id,
        session_hash=SESSIONS[run.person_id],
        position=position,
        given=given,
        graded=graded,
        received=START + after_ms,
        revision_id=revision(run, position),
        is_last=is_last,
    )


def save(*batch) -> list[Saved]:
    with writing() as session:
        return save_answers(session, batch)


def now(run) -> Attempt:
    with reading() as session:
        return session.get_one(Attempt, run.id)


def points(run) -> dict[int, int]:
    """Return the points that are stored, by position."""
    with reading() as session:
        rows = session.scalars(select(SoloAnswer).filter_by(attempt_id=run.id))
        return {row.position: row.points for row in rows}


def fates(saved) -> list[Fate]:
    return [one.fate for one in saved]


def test_a_batch_is_stored_with_what_each_answer_is_worth(run):
    saved = save(sent(run, 1), sent(run, 2, graded=PARTLY), sent(run, 3, graded=WRONG))
    assert fates(saved) == [Fate.STORED] * 3
    assert [one.points for one in saved] == [988, 329, 0]
    assert points(run) == {1: 988, 2: 329, 3: 0}


def test_t01_the_same_answer_in_one_batch_and_in_the_next_counts_once(run):
    assert fates(save(sent(run), sent(run))) == [Fate.STORED, Fate.REPEATED]
    assert fates(save(sent(run), sent(run, after_ms=5_000))) == [Fate.REPEATED] * 2
    assert points(run) == {1: 988}


def test_t02_two_choices_in_one_batch_leave_the_first(run):
    first, second = save(sent(run, given="a", graded=WRONG), sent(run, given="b", graded=RIGHT))
    assert (first.fate, second.fate) == (Fate.STORED, Fate.REFUSED)
    assert (second.given, second.outcome, second.points) == ("a", Outcome.WRONG, 0)
    assert points(run) == {1: 0}


def test_t03_the_deadline_is_that_of_the_row(run):
    in_time, late = save(sent(run, 1, after_ms=T), sent(run, 2, after_ms=T + 1))
    assert (in_time.outcome, late.outcome) == (Outcome.RIGHT, Outcome.MISSED)
    assert (in_time.points, late.points) == (500, 0)


def test_t03_a_sweep_over_the_bell_by_the_millisecond(film):
    runs = [a_run() for _ in range(66)]
    sweep = range(-50, 601)
    batch = [
        sent(runs[number // 10], number % 10 + 1, after_ms=T + late)
        for number, late in enumerate(sweep)
    ]
    outcomes = [one.outcome for one in save(*batch)]
    assert outcomes == [Outcome.RIGHT if late <= 0 else Outcome.MISSED for late in sweep]


def test_t04_what_was_not_asked_is_not_stored(run):
    other = a_run()
    with writing() as session:
        session.delete(session.get_one(AskedQuestion, (other.id, 7)))
    saved = save(sent(other, 7), sent(run, 7))
    assert fates(saved) == [Fate.NOT_ASKED, Fate.STORED]
    assert points(other) == {}


def test_a_vague_answer_is_noted_once_and_then_counts(run):
    assert fates(save(sent(run, given="v", graded=VAGUE))) == [Fate.PROMPTED]
    assert fates(save(sent(run, given="v", graded=VAGUE))) == [Fate.PROMPTED]
    [second] = save(sent(run, given="w", graded=VAGUE))
    assert (second.fate, second.outcome) == (Fate.STORED, Outcome.WRONG)


def test_vague_and_then_right_in_one_batch(run):
    saved = save(sent(run, given="v", graded=VAGUE), sent(run, given="w", graded=RIGHT))
    assert fates(saved) == [Fate.PROMPTED, Fate.STORED]
    assert points(run) == {1: 988}
    with reading() as session:
        assert session.get_one(AskedQuestion, (run.id, 1)).prompted == "v"


def test_t07_an_answer_of_another_session_or_an_ended_one_is_nobodys(run):
    other = a_run()
    taken = replace(sent(run), session_hash=SESSIONS[other.person_id])
    assert fates(save(taken, sent(other))) == [Fate.NOT_THEIRS, Fate.STORED]
    with writing() as session:
        sign_out_everywhere(session, run.person_id)
    assert fates(save(sent(run))) == [Fate.NOT_THEIRS]
    assert points(run) == {}


def test_the_last_answer_ends_the_run(run):
    save(*(sent(run, position, is_last=position == 10) for position in range(1, 11)))
    row = now(run)
    assert (row.finished_at, row.counted_at) == (START + 1_000, START + 1_000)
    assert (row.total, row.right, row.steps) == (9_880, 10, 100)


def test_a_run_is_counted_when_it_ends(run):
    save(sent(run, 1), sent(run, 2, graded=PARTLY))
    assert (now(run).total, now(run).finished_at) == (0, None)


def test_the_bank_counts_answers_given_in_time(run):
    save(sent(run, 1), sent(run, 2, graded=PARTLY), sent(run, 3, after_ms=T + 1))
    ids = [revision(run, position) for position in (1, 2, 3)]
    with reading() as session:
        assert chosen_right(session, ids) == {ids[0]: (1, 1), ids[1]: (1, 0)}


def test_t02_fifty_taps_at_once_on_two_hundred_questions(film):
    """50 threads × 200 questions through the real writer: one row each, everybody else learns what stands."""
    runs = [a_run() for _ in range(20)]
    questions = [(run, position) for run in runs for position in range(1, 11)]
    ready = {(run.id, position): sent(run, position) for run, position in questions}
    writer = Writer(save_answers)

    def tap(thread: int) -> list[tuple[tuple[int, int], str, Saved]]:
        mine = list(ready.values())
        random.Random(thread).shuffle(mine)
        futures = []
        for one in mine:
            graded = RIGHT if thread % 2 else WRONG
            tapped = replace(one, given=f"choice {thread}", graded=graded)
            futures.append((tapped, writer.submit(tapped)))
        return [(tapped.key, tapped.given, future.result(30)) for tapped, future in futures]

    with ThreadPoolExecutor(50) as threads:
        outcomes = [one for taps in threads.map(tap, range(50)) for one in taps]
    writer.stop()
    stored = {key: given for key, given, saved in outcomes if saved.fate is Fate.STORED}
    assert Counter(saved.fate for _, _, saved in outcomes) == {
        Fate.STORED: 200,
        Fate.REFUSED: 50 * 200 - 200,
    }
    assert all(saved.given == stored[key] for key, _, saved in outcomes)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(SoloAnswer)) == 200
