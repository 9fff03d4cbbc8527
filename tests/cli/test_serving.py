"""`quiz serve` as it is run: it opens once, refuses a second server, keeps what was saved, and stops in good order."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.parts import free_port, wait_for

QUIZ = Path(sys.executable).with_name("quiz")


@contextmanager
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """Run the server on a data folder; give its process, port and what it said."""
    port, log = free_port(), folder / f"said-{len(list(folder.glob('said-*')))}.txt"
    env = {
        name: text for name, text in os.environ.items() if not name.startswith(("QUIZ_", "PORT"))
    }
    env |= {"QUIZ_DATA_DIR": str(folder / "data"), "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen([QUIZ, "serve"], env=env, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_for(lambda: "/welcome/" in log.read_text() or process.poll() is not None, seconds=60)
        yield process, port, log
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(15)


def page(port: int, path: str = "/") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return str(response.read().decode())


def test_a_second_start_changes_nothing_and_a_second_server_is_refused(tmp_path):
    with serving(tmp_path) as (process, port, log):
        assert "questions" in log.read_text()
        assert "Léon" in page(port)
        second = subprocess.run(
            [QUIZ, "serve"],
            env=os.environ | {"QUIZ_DATA_DIR": str(tmp_path / "data"), "PORT": str(free_port())},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert second.returncode == 78
        assert str(process.pid) in second.stderr
        assert "already serves" in second.stderr
    assert process.returncode == 0
    assert not (tmp_path / "data" / "marquee.db-wal").exists(), "everything is in the one file now"
    with serving(tmp_path) as (_, port, log):
        assert "is on:" not in log.read_text()
        assert "Léon" in page(port)


def test_t67_the_key_is_made_once_and_is_the_owners_alone(tmp_path):
    with serving(tmp_path):
        key = tmp_path / "data" / "secret_key"
        made = key.read_text()
        assert key.stat().st_mode & 0o077 == 0
    with serving(tmp_path):
        assert key.read_text() == made


def test_half_sent_bodies_stop_nobody_else(tmp_path):
    """More of them than the server has threads."""
    with serving(tmp_path) as (_, port, _log):
        waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
        for connection in waiting:
            connection.sendall(
                b"POST /sign-up HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\nhalf"
            )
        assert "Léon" in page(port)
        for connection in waiting:
            connection.close()


def test_the_sites_own_page_answers_a_body_that_is_too_large(tmp_path):
    with (
        serving(tmp_path) as (_, port, _log),
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.sendall(
            b"POST /sign-up HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000000\r\n\r\n"
        )
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
        assert b" 413 " in answer.split(b"\r\n")[0]
        assert b"Too big for the projector" in answer


def test_f02_a_server_killed_in_the_middle_of_a_quiz_loses_nothing_that_was_saved(tmp_path):
    import http.cookiejar
    import urllib.parse

    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def post(port: int, path: str, body: str, **fields: str) -> tuple[str, str]:
        token = re.search(r'name="csrf_token" value="([^"]+)"', body)
        assert token
        sent = urllib.parse.urlencode({"csrf_token": token.group(1)} | fields).encode()
        with opener.open(f"http://127.0.0.1:{port}{path}", sent, timeout=10) as response:
            return response.url, response.read().decode()

    with serving(tmp_path) as (process, port, _log):
        with opener.open(f"http://127.0.0.1:{port}/", timeout=10) as response:
            home = response.read().decode()
        url, asked = post(port, "/play/leon/practice", home)
        run = urllib.parse.urlsplit(url).path
        fields = {"position": "1"}
        if choice := re.search(r'name="choice" value="([^"]+)"', asked):
            fields["choice"] = choice.group(1)
        elif 'name="text"' in asked:
            fields["text"] = "somebody else"
        fields |= {
            name: str(n) for n, name in enumerate(re.findall(r'name="(place-[^"]+)"', asked), 1)
        }
        partners = list(dict.fromkeys(re.findall(r'<option value="([0-9a-f]+)"', asked)))
        fields |= dict(zip(re.findall(r'name="(pair-[^"]+)"', asked), partners, strict=False))
        _, told = post(port, f"{run}/answer", asked, **fields)
        assert "data-next" in told
        process.kill()
        process.wait(15)
    with serving(tmp_path) as (_, again, _log):
        with opener.open(f"http://127.0.0.1:{again}{run}", timeout=10) as response:
            still = response.read().decode()
        assert "data-next" in still, "the answer that was said to be saved is there"
