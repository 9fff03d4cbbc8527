import pytest

from quiz.wire.server import CannotServe, hold, listen


def test_a_second_server_on_the_same_database_is_refused_with_the_reason(tmp_path):
    lock = tmp_path / "marquee.db.lock"
    with (
        hold(lock),
        pytest.raises(CannotServe, match=r"already serves this database .*marquee\.db\)"),
    ):
        hold(lock)
    hold(lock).close()


def test_a_port_in_use_is_named_with_another_to_try():
    with listen("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"PORT={port + 1}"):
            listen("127.0.0.1", port)
