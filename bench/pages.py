"""Bytes and requests of the home, question and result page as a browser loads them for the first time."""

from bench.site import folder, players, serving

BUDGETS = {"question": (30_000, 5)}


def main() -> None:
    """Print the figures of each page from a browser with an empty cache."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS
    from tests.parts import chromium

    with folder() as data:
        players(data, clients=1, runs=1)
        with serving(data) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            _measure(browser, f"http://127.0.0.1:{port}")
            browser.close()


def _measure(browser: "object", site: str) -> None:
    from playwright.sync_api import Browser, BrowserContext

    assert isinstance(browser, Browser)
    played = browser.new_context()
    page = played.new_page()
    page.goto(site)
    page.click("text=Practise, no clock")
    question = page.url
    cookies = played.cookies()
    _tell(browser.new_context(), cookies=None, name="home", url=site)
    _tell(browser.new_context(), cookies=cookies, name="question", url=question)
    from tests.browser.playing import finish

    finish(page)
    _tell(browser.new_context(), cookies=cookies, name="result", url=page.url)
    _ = BrowserContext


def _tell(context: "object", *, cookies: "object", name: str, url: str) -> None:
    from playwright.sync_api import BrowserContext

    assert isinstance(context, BrowserContext)
    if cookies:
        context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    size, requests = int(sum(sizes)), len(sizes)
    budget = ""
    if name in BUDGETS:
        most_bytes, most_requests = BUDGETS[name]
        held = size <= most_bytes and requests <= most_requests
        budget = f"   budget {most_bytes} bytes, {most_requests} requests: {'held' if held else 'MISSED'}"
    print(f"{name:<10} {size:>7} bytes with headers, {requests} requests{budget}")
    context.close()
