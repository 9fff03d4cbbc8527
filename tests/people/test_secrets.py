"""Secrets: made at the first start, never a default, never in the repository."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from quiz.config import BadSettings, Config
from quiz.db import reading
from quiz.people.tables import Account
from quiz.security import secret_key
from tests.people.conftest import Visitor

ROOT = Path(__file__).parents[2]


def test_t67_the_secret_key_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "secret_key"
    key = secret_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(key) >= 64
    assert secret_key(path) == key
    assert secret_key(tmp_path / "another") != key


@pytest.mark.parametrize("weak", ["secret", "changeme", "x" * 64, "abcabc" * 10, " "])
def test_t67_a_weak_secret_key_stops_the_start_by_name(weak):
    with pytest.raises(BadSettings, match="QUIZ_SECRET_KEY is too weak"):
        Config.from_env({"QUIZ_SECRET_KEY": weak})


@pytest.mark.parametrize("name", ["admin", "Admin", "root", "marquee", "Rosalind"])
@pytest.mark.parametrize("password", ["admin", "password", "marquee", ""])
def test_t67_a_new_house_has_no_account_to_guess(visitor: Visitor, name, password):
    assert visitor.signs_in(name, password).status_code == 400
    with reading() as session:
        assert session.scalars(select(Account)).all() == []


SECRETS = re.compile(
    rb"\$argon2id?\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{20,}\$[\w+/]{20,}"
    rb"|-----BEGIN [A-Z ]*PRIVATE KEY"
    rb"|QUIZ_SECRET_KEY=[\w+/-]{32,}"
    rb"|AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}"
)


def test_t67_the_repository_holds_no_secret():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    files = [ROOT / name for name in listed.decode().split("\0") if name]
    assert len(files) > 50
    found = [path.name for path in files if path.is_file() and SECRETS.search(path.read_bytes())]
    assert found == []


def test_t67_the_scan_would_find_one():
    # Put together here, so that this file holds none itself.
    assert SECRETS.search(b"-----BEGIN " + b"RSA PRIVATE KEY-----")
    assert SECRETS.search(b"QUIZ_SECRET_KEY=" + b"k" * 40)


def test_t67_the_server_does_not_start_with_a_default_key(tmp_path):
    started = subprocess.run(
        [sys.executable, "-c", "from quiz.cli import main; main()", "serve"],
        env={"QUIZ_SECRET_KEY": "default", "QUIZ_DATA_DIR": str(tmp_path), "PATH": "/usr/bin"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 78
    assert "QUIZ_SECRET_KEY" in started.stderr + started.stdout
    assert list(tmp_path.iterdir()) == []
