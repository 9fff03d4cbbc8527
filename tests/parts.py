"""Real parts that a machine may lack. Missing ones skip the test with the reason; in CI they fail it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest


def missing(reason: str) -> None:
    """Skip for want of a part; where CI promises the part, fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; CI installs it, so this must not be skipped")
    pytest.skip(reason)


@cache
def chromium() -> str:
    """Return the path of the machine's Chromium, or skip."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing("Chromium is not installed (make parts)")
    return str(path)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A PostgreSQL of our own on a free loopback port, in a temporary folder."""

    def __init__(self) -> None:
        homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        initdb = str(homes[-1]) if homes else shutil.which("initdb")
        if initdb is None:
            missing("PostgreSQL is not installed (make parts)")
        self.bin = Path(str(initdb)).parent
        self.folder = Path(tempfile.mkdtemp(prefix="marquee-pg-"))
        self.port = free_port()
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run(
            "initdb", "-D", f"{self.folder}/db", "-U", "postgres", "-A", "trust", "-E", "UTF8"
        )
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        self._run(
            "pg_ctl",
            "-D",
            f"{self.folder}/db",
            "-w",
            "-l",
            f"{self.folder}/log",
            "-o",
            options,
            "start",
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.bin / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=self.folder)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/db", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def execute(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


_cluster: Cluster | None = None


def cluster() -> Cluster:
    """Return the one cluster of this test run, started at the first call."""
    global _cluster
    if _cluster is None:
        _cluster = Cluster()
    return _cluster


def stop_cluster() -> None:
    global _cluster
    if _cluster is not None:
        _cluster.stop()
        _cluster = None


@contextmanager
def postgres_url() -> Iterator[str]:
    """Give an empty PostgreSQL database for the length of a block."""
    server, name = cluster(), f"t_{uuid.uuid4().hex[:12]}"
    server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield server.url(name)
    finally:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def wait_for(check, seconds: float = 10.0) -> None:
    """Wait until a check holds; fail after the given time."""
    until = time.monotonic() + seconds
    while not check():
        if time.monotonic() > until:
            raise TimeoutError("it did not happen in time")
        time.sleep(0.02)
