"""A real server in its own process and a real Chromium against it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.parts import chromium, free_port, wait_for

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP pub.test 127.0.0.1",
]


@dataclass(frozen=True)
class Served:
    """A running site: its address on loopback, by another host name, and the first admin's link."""

    url: str
    pub_url: str
    admin_link: str
    data_dir: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run `quiz serve` on an empty data folder for the whole test run."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    env = {name: text for name, text in os.environ.items() if not name.startswith("QUIZ_")}
    env |= {
        "QUIZ_DATA_DIR": str(folder),
        "QUIZ_PORT": str(port),
        "QUIZ_TRUSTED_HOSTS": "pub.test",
        "QUIZ_RANKED_A_DAY": "1000",
        "PYTHONUNBUFFERED": "1",
    }
    log = folder / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("quiz"), "serve"],
            env=env,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(lambda: "/welcome/" in log.read_text() or process.poll() is not None, seconds=60)
        said = log.read_text()
        assert process.poll() is None, said
        link = re.search(r"http://\S+/welcome/\S+", said)
        assert link, said
        yield Served(
            url=f"http://127.0.0.1:{port}",
            pub_url=f"http://pub.test:{port}",
            admin_link=link.group(),
            data_dir=folder,
        )
    finally:
        process.send_signal(signal.SIGTERM)
        left = process.wait(15)
    assert left == 0, log.read_text()
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which every script error and every refused resource fails the test."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("console", lambda said: problems.extend(_faults(said)))
    yield page
    assert problems == []


def _faults(said: ConsoleMessage) -> list[str]:
    """Return what a console line says is wrong; refusals and lost connections that a test makes are not."""
    meant = ("status of 4", "ERR_INTERNET_DISCONNECTED")
    if said.type != "error" or any(words in said.text for words in meant):
        return []
    return [f"console: {said.text}"]
