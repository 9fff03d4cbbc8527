from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.boards.rules import Period, first_standing, standing, starts, total_of

totals = st.integers(0, 20_000)
rights = st.integers(0, 50)
steps = st.integers(0, 100_000)
runs = st.tuples(totals, rights, steps)


def ms(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp() * 1000)


@given(runs, runs)
def test_one_number_orders_runs_as_the_design_says(a, b):
    def order(run):
        return (-run[0], -run[1], run[2])

    assert (standing(*a) < standing(*b)) == (order(a) < order(b))
    assert (standing(*a) == standing(*b)) == (a == b)


@given(runs)
def test_a_standing_fits_a_signed_64_bit_column_and_gives_its_total_back(run):
    assert 0 <= standing(*run) < 1 << 63
    assert total_of(standing(*run)) == run[0]
    assert (
        first_standing(run[0]) <= standing(*run) < first_standing(run[0] - 1 if run[0] else 0)
        or run[0] == 0
    )


@pytest.mark.parametrize(
    ("period", "a", "b", "same"),
    [
        (Period.TODAY, ms(2026, 11, 24), ms(2026, 11, 24, 23, 59, 59), True),
        (Period.TODAY, ms(2026, 11, 24, 23, 59, 59), ms(2026, 11, 25), False),
        (Period.WEEK, ms(2026, 11, 23), ms(2026, 11, 29, 23, 59, 59), True),
        (Period.WEEK, ms(2026, 11, 22, 23, 59, 59), ms(2026, 11, 23), False),
        (Period.WEEK, ms(2026, 12, 31), ms(2027, 1, 1), True),
        (Period.ALL, ms(2020, 1, 1), ms(2030, 1, 1), True),
    ],
)
def test_days_and_weeks_begin_at_midnight_utc(period, a, b, same):
    assert (starts(period, a) == starts(period, b)) is same
