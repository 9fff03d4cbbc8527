from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.scoring import Pace, cap, closes_at, counts, elapsed, in_steps, points, ranked

T = 20_000
ANY = st.integers()
PACES = st.sampled_from(Pace)


@dataclass(frozen=True)
class Run:
    name: str
    total: int
    right: int = 0
    steps: int = 0


def whole(elapsed_ms: int, limit_ms: int = T, full: int = 1_000) -> int:
    return points(share_num=1, share_den=1, elapsed_ms=elapsed_ms, limit_ms=limit_ms, full=full)


@pytest.mark.parametrize(
    ("elapsed_ms", "expected"),
    [
        (0, 1_000),
        (500, 1_000),
        (501, 1_000),  # less than one point lost yet: 1000 · 1 // 39 000
        (539, 999),
        (10_250, 750),
        (T - 1, 501),
        (T, 500),
        (T + 1, 500),  # never under half for a whole share; whether it counts is `counts`' to say
    ],
)
def test_speed_from_full_points_to_half(elapsed_ms, expected):
    assert whole(elapsed_ms) == expected


@pytest.mark.parametrize(
    ("limit_ms", "expected"), [(500, 1_000), (501, 500), (1, 1_000), (0, 1_000)]
)
def test_limits_too_short_for_speed_divide_by_nothing(limit_ms, expected):
    assert whole(501, limit_ms) == expected


@pytest.mark.parametrize(
    ("num", "den", "elapsed_ms", "expected"),
    [(0, 1, 0, 0), (1, 3, 500, 333), (2, 3, 500, 666), (3, 4, 10_250, 562), (3, 3, T, 500)],
)
def test_points_in_proportion_to_the_share(num, den, elapsed_ms, expected):
    assert points(share_num=num, share_den=den, elapsed_ms=elapsed_ms, limit_ms=T) == expected


def test_accuracy_gives_full_points_at_the_bell():
    assert points(share_num=1, share_den=1, elapsed_ms=T, limit_ms=T, pace=Pace.ACCURACY) == 1_000


@given(num=ANY, den=ANY, elapsed_ms=ANY, limit_ms=ANY, full=ANY, pace=PACES)
def test_t11_points_stay_between_nothing_and_full(num, den, elapsed_ms, limit_ms, full, pace):
    got = points(
        share_num=num, share_den=den, elapsed_ms=elapsed_ms, limit_ms=limit_ms, full=full, pace=pace
    )
    assert 0 <= got <= max(0, full)


@given(den=st.integers(1), elapsed_ms=ANY, limit_ms=ANY, full=st.integers(0), pace=PACES)
def test_t11_a_whole_share_gives_at_least_half(den, elapsed_ms, limit_ms, full, pace):
    got = points(
        share_num=den, share_den=den, elapsed_ms=elapsed_ms, limit_ms=limit_ms, full=full, pace=pace
    )
    assert 2 * got >= full


@given(elapsed_ms=ANY, later=st.integers(0), limit_ms=ANY)
def test_waiting_never_gains(elapsed_ms, later, limit_ms):
    assert whole(elapsed_ms, limit_ms) >= whole(elapsed_ms + later, limit_ms)


@given(den=st.integers(1, 20), num=st.integers(0, 19), elapsed_ms=st.integers(0, T))
def test_a_larger_share_never_loses(den, num, elapsed_ms):
    less, more = (
        points(share_num=k, share_den=den, elapsed_ms=elapsed_ms, limit_ms=T)
        for k in (num, num + 1)
    )
    assert less <= more


@pytest.mark.parametrize(
    ("limit_ms", "expected"),
    [(0, 0), (-5, 0), (24, 0), (25, 1), (5_000, 200), (12_499, 499), (12_500, 500), (60_000, 500)],
)
def test_the_cap_is_four_per_cent_and_never_over_half_a_second(limit_ms, expected):
    assert cap(limit_ms) == expected


@pytest.mark.parametrize(
    ("received", "lag_ms", "paused_ms", "expected"),
    [
        (900, 0, 0, 0),  # a clock that ran backwards costs nobody anything and gives nothing
        (1_000, 0, 0, 0),
        (3_000, 0, 0, 2_000),
        (3_000, 100, 0, 1_900),
        (3_000, 9_999, 0, 1_500),  # lag claimed beyond the cap
        (3_000, -9_999, 0, 2_000),
        (3_000, 0, 1_200, 800),
    ],
)
def test_elapsed_takes_off_pauses_and_capped_lag(received, lag_ms, paused_ms, expected):
    got = elapsed(
        opened_at=1_000, received=received, limit_ms=T, lag_ms=lag_ms, paused_ms=paused_ms
    )
    assert got == expected


@pytest.mark.parametrize(
    ("received", "lag_ms", "in_time"),
    [(T, 0, True), (T + 1, 0, False), (T + 500, 500, True), (T + 501, 501, False)],
)
def test_t03_an_answer_counts_to_the_millisecond(received, lag_ms, in_time):
    e = elapsed(opened_at=0, received=received, limit_ms=T, lag_ms=lag_ms)
    assert counts(elapsed_ms=e, received=received, closes_at=closes_at(0, T), limit_ms=T) is in_time


def test_times_count_in_whole_steps():
    assert [in_steps(ms) for ms in (0, 99, 100, 1_999)] == [0, 0, 1, 19]


def test_equals_share_a_rank_and_the_next_one_is_skipped():
    runs = [Run("d", 700), Run("a", 900), Run("b", 800), Run("c", 800)]
    assert [(rank, run.name) for rank, run in ranked(runs)] == [
        (1, "a"), (2, "b"), (2, "c"), (4, "d")
    ]  # fmt: skip


def test_ties_break_by_right_answers_then_by_time_and_by_nothing_else():
    runs = [
        Run("slow", 800, 8, 900),
        Run("fewer", 800, 7, 10),
        Run("x", 800, 8, 500),
        Run("y", 800, 8, 500),
    ]
    assert [(rank, run.name) for rank, run in ranked(runs)] == [
        (1, "x"), (1, "y"), (3, "slow"), (4, "fewer")
    ]  # fmt: skip


def test_nobody_played_yet():
    assert ranked([]) == []


@given(
    st.lists(
        st.builds(
            Run,
            name=st.just(""),
            total=st.integers(0, 3),
            right=st.integers(0, 2),
            steps=st.integers(0, 2),
        )
    )
)
def test_a_rank_is_one_more_than_the_number_of_better_runs(runs):
    for rank, run in ranked(runs):
        key = (-run.total, -run.right, run.steps)
        assert rank == 1 + sum((-r.total, -r.right, r.steps) < key for r in runs)
