"""The command as a person types it: real files, real exit codes, plain lines and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.places import beside

QUIZ = Path(sys.executable).with_name("quiz")
LEON = beside("questions") / "leon.json"


def quiz(*arguments: object, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    env = {
        name: text for name, text in os.environ.items() if not name.startswith(("QUIZ_", "PORT"))
    }
    done = subprocess.run(
        [QUIZ, *map(str, arguments)],
        cwd=cwd,
        env=env | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_the_facts_of_leon_are_proved(tmp_path):
    done = quiz("facts", "check", LEON, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "facts" in done.stdout


def test_a_broken_facts_file_gives_its_place_and_exit_code_1(tmp_path):
    whole = json.loads(LEON.read_text())
    del whole["facts"][3]["statement"]
    del whole["facts"][5]["evidence"]
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(whole))
    done = quiz("facts", "check", broken, cwd=tmp_path)
    assert done.returncode == 1
    assert "broken.json: $.facts[3].statement" in done.stderr
    assert "broken.json: $.facts[5].evidence" in done.stderr


@pytest.mark.parametrize("size", [0, 1, 1_000, 60_000])
@pytest.mark.parametrize("command", [("facts", "check"), ("generate",), ("load",)])
def test_a_half_written_facts_file_stops_the_command_and_changes_nothing(tmp_path, command, size):
    half = tmp_path / "half.json"
    half.write_bytes(LEON.read_bytes()[:size])
    out = tmp_path / "bank.json"
    more = ("--out", out) if command == ("generate",) else ()
    done = quiz(*command, half, *more, cwd=tmp_path, QUIZ_DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "half.json" in done.stderr
    assert not out.exists()
    assert not (tmp_path / "data").exists()


def test_generating_twice_gives_the_same_bytes_and_a_bank_without_findings(tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    done = quiz("generate", LEON, "--out", first, cwd=tmp_path, PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    assert "single_choice" in done.stdout
    quiz("generate", LEON, "--out", second, cwd=tmp_path, PYTHONHASHSEED="2")
    assert first.read_bytes() == second.read_bytes()
    linted = quiz("lint", first, "--facts", LEON, cwd=tmp_path)
    assert linted.returncode == 0, linted.stdout
    assert "0 findings" in linted.stdout


def test_a_half_written_bank_stops_the_linter_with_its_place(tmp_path):
    bank = tmp_path / "bank.json"
    bank.write_text('{"format": "marquee/1", "film": {"id": "leon"')
    done = quiz("lint", bank, cwd=tmp_path)
    assert done.returncode == 1
    assert "bank.json" in done.stderr


def test_a_missing_file_is_named(tmp_path):
    done = quiz("facts", "check", "nowhere.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "nowhere.json" in done.stderr


def test_an_unwritable_place_is_named(tmp_path):
    done = quiz("generate", LEON, "--out", tmp_path / "no" / "such" / "bank.json", cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\xff\xfe\xff", "Ein Film".encode("utf-16")]
)
def test_an_article_that_is_none_is_refused_with_one_line(tmp_path, content):
    article = tmp_path / "article.txt"
    article.write_bytes(content)
    done = quiz("facts", "draft", article, "--out", tmp_path / "draft.json", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "article.txt" in done.stderr
    assert not (tmp_path / "draft.json").exists()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"QUIZ_PROT": "8000"}, "QUIZ_PROT"),
        ({"QUIZ_PORT": "eighty"}, "QUIZ_PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"QUIZ_DATABASE_URL": "mysql://x"}, "QUIZ_DATABASE_URL"),
        ({"QUIZ_SECRET_KEY": "changeme"}, "QUIZ_SECRET_KEY"),
        ({"QUIZ_PUBLIC_URL": "quiz.example"}, "QUIZ_PUBLIC_URL"),
    ],
)
def test_t67_a_wrong_setting_stops_the_start_and_is_named(tmp_path, settings, words):
    done = quiz("serve", cwd=tmp_path, **settings)
    assert done.returncode == 78
    assert words in done.stderr


def test_f22_a_broken_database_stops_the_start_with_one_line(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "marquee.db").write_bytes(b"this is no database" * 500)
    done = quiz("serve", cwd=tmp_path, QUIZ_DATA_DIR=str(data), QUIZ_PORT="0")
    assert done.returncode == 78
    assert "backup" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_postgresql_that_is_not_there_stops_the_start_with_one_line(tmp_path):
    done = quiz(
        "serve",
        cwd=tmp_path,
        QUIZ_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x",
        QUIZ_DATA_DIR=str(tmp_path),
        QUIZ_PORT="0",
    )
    assert done.returncode == 78
    assert "cannot be reached" in done.stderr


def test_verify_on_a_new_database_finds_nothing_wrong(tmp_path):
    data = {"QUIZ_DATA_DIR": str(tmp_path / "data")}
    assert quiz("load", LEON, cwd=tmp_path, **data).returncode == 0
    again = quiz("load", LEON, cwd=tmp_path, **data)
    assert "is on" not in again.stdout
    assert quiz("verify", cwd=tmp_path, **data).returncode == 0


def test_t67_the_secret_key_and_the_data_folder_are_the_owners_alone(tmp_path):
    data = tmp_path / "data"
    quiz("load", LEON, cwd=tmp_path, QUIZ_DATA_DIR=str(data))
    assert data.stat().st_mode & 0o077 == 0
