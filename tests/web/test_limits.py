"""Counting tries: edges, keys, and what the answer says."""

import pytest
from werkzeug.exceptions import TooManyRequests

from quiz.web.limits import Allowance, address


@pytest.fixture
def three(app) -> Allowance:
    return Allowance("test", "3 per minute")


def test_the_fourth_try_is_refused_and_told_when_to_come_back(three):
    for _ in range(3):
        three.count("a")
    with pytest.raises(TooManyRequests) as refused:
        three.count("a")
    assert 1 <= refused.value.retry_after <= 61


def test_keys_do_not_mix(three):
    for _ in range(3):
        three.count("a", "b")
    three.count("a")
    three.count("ab")
    three.count("b", "a")


def test_names_do_not_mix(three):
    for _ in range(3):
        three.count("a")
    Allowance("another test", "3 per minute").count("a")


def test_asking_counts_nothing_and_success_forgets(three):
    for _ in range(10):
        three.check("a")
    for _ in range(3):
        three.count("a")
    with pytest.raises(TooManyRequests):
        three.check("a")
    three.clear("a")
    three.check("a")


@pytest.mark.parametrize("forged", ["203.0.113.9", "127.0.0.1, 203.0.113.9", "junk"])
def test_t45_a_forged_forwarded_for_is_not_the_address(app, forged):
    with app.test_request_context(
        headers={"X-Forwarded-For": forged}, environ_base={"REMOTE_ADDR": "127.0.0.1"}
    ):
        assert address() == "127.0.0.1"
