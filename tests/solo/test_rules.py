from datetime import date

import pytest

from quiz.questions.grading import Graded, Verdict
from quiz.scoring import closes_at
from quiz.solo.rules import (
    DAY_MS,
    KEPT_OPEN_MS,
    MISSED,
    Asked,
    EnoughToday,
    Outcome,
    Way,
    check_today,
    counted_at,
    day_start,
    is_left_behind,
    limit_ms,
    scored,
    share_text,
    wants_more,
)

OPENED = 1_000_000
T = 20_000
ASKED = Asked(opened_at=OPENED, limit_ms=T)
UNTIMED = Asked(opened_at=OPENED, limit_ms=None)
RIGHT = Graded(Verdict.RIGHT, 1, 1)
NOON = 1_795_521_600_000  # 24 November 2026, 12:00 UTC
MIDNIGHT = NOON + DAY_MS // 2


def test_t03_the_last_millisecond_counts_and_the_next_does_not():
    cut_over = [ASKED.in_time(OPENED + T + late) for late in range(-50, 601)]
    assert cut_over == [True] * 51 + [False] * 600


@pytest.mark.parametrize(
    ("now", "is_over"), [(0, False), (T, False), (T + 500, False), (T + 501, True)]
)
def test_the_answer_may_be_told_only_when_the_gate_is_shut(now, is_over):
    assert ASKED.is_over(OPENED + now) is is_over


def test_nothing_is_told_while_anything_still_counts():
    for limit in (1, 499, 5_000, 60_000):
        asked = Asked(opened_at=OPENED, limit_ms=limit)
        for now in range(OPENED + limit - 2, closes_at(OPENED, limit) + 3):
            assert not (asked.is_over(now) and asked.in_time(now))


def test_without_a_clock_there_is_all_the_time_and_no_points():
    worth = scored(UNTIMED, RIGHT, received=OPENED + 10**9)
    assert (worth.outcome, worth.points, worth.elapsed_ms) == (Outcome.RIGHT, 0, None)
    assert not UNTIMED.is_over(OPENED + 10**12)
    assert UNTIMED.left_ms(OPENED) is None
    assert UNTIMED.closes_at is None


@pytest.mark.parametrize(
    ("graded", "after_ms", "outcome", "points"),
    [
        (RIGHT, 0, Outcome.RIGHT, 1_000),
        (RIGHT, 10_250, Outcome.RIGHT, 750),
        (RIGHT, T, Outcome.RIGHT, 500),
        (Graded(Verdict.PARTLY, 1, 3), 500, Outcome.PARTLY, 333),
        (Graded(Verdict.WRONG, 0, 3), 500, Outcome.WRONG, 0),
        (Graded(Verdict.PROMPT, 0, 1), 500, Outcome.WRONG, 0),
    ],
)
def test_an_answer_in_time_gets_its_points(graded, after_ms, outcome, points):
    worth = scored(ASKED, graded, received=OPENED + after_ms)
    assert (worth.outcome, worth.points, worth.elapsed_ms) == (outcome, points, after_ms)


def test_a_right_answer_too_late_is_missed():
    assert scored(ASKED, RIGHT, received=OPENED + T + 1) == MISSED


def test_only_right_answers_add_to_the_tie_break():
    right, partly = (
        scored(ASKED, graded, received=OPENED + 1_234)
        for graded in (RIGHT, Graded(Verdict.PARTLY, 1, 2))
    )
    assert (right.steps, partly.steps) == (12, 0)


@pytest.mark.parametrize(
    ("verdict", "prompted", "after_ms", "more"),
    [
        (Verdict.PROMPT, False, T, True),
        (Verdict.PROMPT, True, 5, False),  # one more try, not two
        (Verdict.PROMPT, False, T + 1, False),  # within the same deadline
        (Verdict.WRONG, False, 5, False),
        (Verdict.RIGHT, False, 5, False),
    ],
)
def test_a_vague_answer_gets_one_more_try(verdict, prompted, after_ms, more):
    graded = Graded(verdict, 0, 1)
    assert wants_more(ASKED, graded, prompted=prompted, received=OPENED + after_ms) is more


@pytest.mark.parametrize(
    ("way", "limit"), [(Way.PRACTICE, None), *((w, 20_000) for w in Way if w.has_clock)]
)
def test_only_practice_has_no_clock(way, limit):
    assert limit_ms(way, 20) == limit


@pytest.mark.parametrize(
    ("way", "day", "finished_at", "expected"),
    [
        (Way.RANKED, None, NOON, NOON),
        (Way.DAILY, date(2026, 11, 24), NOON, NOON),
        (Way.DAILY, date(2026, 11, 24), MIDNIGHT, MIDNIGHT - 1),
        (Way.DAILY, date(2026, 11, 24), MIDNIGHT + 5 * DAY_MS, MIDNIGHT - 1),
        (Way.CHALLENGE, date(2026, 11, 24), NOON, None),
        (Way.PRACTICE, None, NOON, None),
    ],
)
def test_a_run_counts_for_its_day(way, day, finished_at, expected):
    assert counted_at(way, day, finished_at=finished_at) == expected


@pytest.mark.parametrize(
    ("age_ms", "left"), [(0, False), (KEPT_OPEN_MS, False), (KEPT_OPEN_MS + 1, True)]
)
def test_a_run_waits_thirty_days(age_ms, left):
    assert is_left_behind(NOON, now=NOON + age_ms) is left


@pytest.mark.parametrize("now", [NOON, MIDNIGHT - 1, MIDNIGHT - DAY_MS])
def test_a_day_begins_at_midnight_utc(now):
    assert day_start(now) == MIDNIGHT - DAY_MS


@pytest.mark.parametrize(
    ("way", "started", "may"),
    [
        (Way.RANKED, 19, True), (Way.RANKED, 20, False),
        (Way.PRACTICE, 99, True), (Way.PRACTICE, 100, False),
        (Way.DAILY, 500, True), (Way.CHALLENGE, 500, True),
    ],
)  # fmt: skip
def test_t61_a_day_holds_so_many_runs(way, started, may):
    if may:
        check_today(way, started=started, ranked_a_day=20)
    else:
        with pytest.raises(EnoughToday, match="midnight UTC"):
            check_today(way, started=started, ranked_a_day=20)


def test_a_result_is_shared_without_a_word_of_the_questions():
    outcomes = [Outcome.RIGHT, Outcome.PARTLY, Outcome.WRONG, Outcome.MISSED]
    text = share_text(
        film="The Harbour", quiz="Daily ten", day=date(2026, 11, 24), total=1_234, outcomes=outcomes
    )
    assert (
        text == "Marquee · The Harbour · Daily ten · 2026-11-24\n1/4 · 1\u202f234 points\n🟩🟨🟥⬛"
    )


def test_practice_is_shared_without_points():
    text = share_text(film="F", quiz="Q", day=None, total=None, outcomes=[Outcome.RIGHT])
    assert text == "Marquee · F · Q\n1/1\n🟩"
