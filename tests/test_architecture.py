"""The walls of the house, kept by tests: layers, settings, docs, and what every route must refuse."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from flask import Flask

from quiz.config import Config
from quiz.web.guards import SAFE

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_room_stands_on_lower_rooms_only():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_setting_is_documented_and_every_documented_one_exists():
    text = (ROOT / "docs" / "settings.md").read_text()
    documented = set(re.findall(r"^\| `(QUIZ_\w+)`", text, re.MULTILINE))
    assert documented == {f"QUIZ_{field.name.upper()}" for field in fields(Config)}


@pytest.mark.parametrize("page", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_in_the_docs_is_dead(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text()):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def routes(app: Flask, *, unsafe: bool) -> list[tuple[str, str]]:
    """Return (method, address) of every route, with plausible values for its parts."""
    found = []
    for rule in app.url_map.iter_rules():
        values = {
            name: "1" if "int" in str(type(rule._converters[name])).lower() else "x"
            for name in rule.arguments
        }
        address = app.url_map.bind("localhost").build(rule.endpoint, values)
        found += [
            (method, address)
            for method in sorted(rule.methods or ())
            if (method not in SAFE) is unsafe
        ]
    return found


def test_t37_every_unsafe_route_refuses_without_the_form_token(app, client):
    unsafe = routes(app, unsafe=True)
    assert len(unsafe) > 10
    assert {
        (method, address): client.open(address, method=method).status_code
        for method, address in unsafe
    } == dict.fromkeys(unsafe, 403)


def test_t37_every_unsafe_route_refuses_a_foreign_origin(app, client):
    for method, address in routes(app, unsafe=True):
        response = client.open(
            address, method=method, headers={"Origin": "http://elsewhere.example"}
        )
        assert response.status_code == 403, address


def test_t38_no_get_changes_the_database(app, client, config):
    path = config.data_dir / "marquee.db"
    wal = path.with_name("marquee.db-wal")
    client.get("/")

    def content() -> tuple[bytes, bytes]:
        return path.read_bytes(), wal.read_bytes() if wal.exists() else b""

    before = content()
    for _, address in routes(app, unsafe=False):
        for method in ("GET", "HEAD"):
            client.open(address, method=method)
            assert content() == before, f"{method} {address} wrote"


def test_t47_every_route_carries_the_headers_and_none_breaks(app, client):
    walked = [
        *routes(app, unsafe=False),
        *routes(app, unsafe=True),
        ("GET", "/no-such-page"),
        ("PUT", "/"),
    ]
    for method, address in walked:
        response = client.open(address, method=method)
        assert response.status_code < 500, address
        assert response.headers["X-Content-Type-Options"] == "nosniff", address
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"], address
        assert "unsafe-inline" not in response.headers["Content-Security-Policy"], address


def test_nothing_inline_stands_in_a_template():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|\|\s*safe\b", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path


def test_no_query_is_put_together_from_strings():
    for path in (ROOT / "quiz").rglob("*.py"):
        assert not re.search(r"text\(\s*f[\"']|render_template_string", path.read_text()), path


def test_the_database_is_changed_through_one_door():
    """`writing()` is opened in views, commands, jobs and the writer; services are handed their session."""
    allowed = {"db.py", "writer.py", "opening.py", "serving.py", "cli.py", "views.py", "guards.py"}
    for path in (ROOT / "quiz").rglob("*.py"):
        if re.search(r"\bwith writing\(\)|\.commit\(\)", path.read_text()):
            assert path.name in allowed or "views" in path.parts, path


def test_no_sentence_of_an_article_stands_in_the_project():
    """Runs of twelve words are wording, not facts. Skips where the sample articles are not beside the project."""
    articles = sorted((ROOT.parent / "shared" / "articles").glob("*.txt"))
    if not articles:
        pytest.skip("the sample articles are not beside this checkout")
    runs = set()
    for article in articles:
        words = re.findall(r"\w+", article.read_text().casefold())
        runs |= {tuple(words[n : n + 12]) for n in range(len(words) - 11)}
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".py", ".json", ".md", ".html", ".txt", ".js", ".tsv"} and path.exists():
            words = re.findall(r"\w+", path.read_text().casefold())
            for n in range(len(words) - 11):
                assert tuple(words[n : n + 12]) not in runs, (
                    f"{name}: {' '.join(words[n : n + 12])}"
                )


def test_no_machine_path_and_no_package_host_is_named():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    hosts = [
        "pypi" + ".org",
        "files.python" + "hosted",
        "registry.npm" + "js",
        "deb.deb" + "ian",
        "/work/" + "main",
    ]
    for name in tracked:
        path = ROOT / name
        if path.exists() and path.suffix not in {".woff2", ".png", ".jpg"} and path.is_file():
            text = path.read_text(errors="replace")
            for host in hosts:
                assert host not in text, f"{name} names {host}"
