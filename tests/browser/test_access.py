"""axe-core finds nothing on any page, in both themes, at 320 pixels and on a desktop; and nothing scrolls sideways."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Served
from tests.browser.playing import answer, finish, settled

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
WIDTHS = (320, 1280)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def findings(page: Page) -> list[str]:
    """Return axe-core's violations on a page, one line each."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{one['id']}: {one['help']} ({', '.join(str(node['target']) for node in one['nodes'][:3])})"
        for one in found["violations"]
    ]


@pytest.fixture(params=["light", "dark"])
def themed(request, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        bypass_csp=True, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context
    context.close()


def looked_at(page: Page, what: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert findings(page) == [], f"{what} at {width}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{what} scrolls sideways at {width}: {wide}"


def test_the_check_itself_finds_faults(themed):
    page = themed.new_page()
    page.set_content(
        '<html><body><img src="x"><button></button><p style="color:#777;background:#888">x</p></body></html>'
    )
    assert {line.split(":")[0] for line in findings(page)} >= {
        "image-alt",
        "button-name",
        "html-has-lang",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/daily",
        "/boards",
        "/boards/leon/ranked",
        "/boards/leon/daily?period=all",
        "/sign-up",
        "/sign-in",
        "/no-such-page",
        "/reset/none",
        "/welcome/none",
    ],
)
def test_open_pages(themed, served: Served, path: str):
    page = themed.new_page()
    page.goto(served.url + path)
    looked_at(page, path)


def test_every_page_of_a_quiz(themed, served: Served):
    page = themed.new_page()
    page.goto(served.url)
    page.get_by_role("button", name="Practise, no clock").click()
    kinds = set()
    for _ in range(10):
        form = page.locator("form#answer")
        form.wait_for()
        kind = str(form.get_attribute("data-kind"))
        if kind not in kinds:
            looked_at(page, f"question: {kind}")
        number = page.locator("input[name=position]").first.input_value()
        answer(page)
        settled(page, number)
        if kind not in kinds:
            looked_at(page, f"feedback: {kind}")
        kinds.add(kind)
        if page.locator("[data-next]").count():
            page.locator("[data-next]").click()
            page.locator("form#answer, [data-share]").first.wait_for()
    finish(page)
    looked_at(page, "result")
    page.goto(f"{served.url}/me")
    looked_at(page, "me")


def test_the_pages_of_the_house(themed, served: Served, browser: Browser):
    page = themed.new_page()
    sign_in_as_admin(page, served)
    for path in ("/me", "/admin/people", "/admin/questions", "/admin/reports"):
        page.goto(served.url + path)
        looked_at(page, path)
    for kind in ("single_choice", "true_false", "typed"):
        page.goto(f"{served.url}/admin/questions/new?kind={kind}")
        looked_at(page, f"new {kind}")
    page.goto(f"{served.url}/admin/questions")
    links = page.locator("main a[href*='/admin/questions/']").all()
    hrefs = [href for link in links if (href := link.get_attribute("href")) and "new" not in href]
    page.goto(served.url + re.sub(r"^https?://[^/]+", "", hrefs[0]))
    looked_at(page, "edit")


ADMIN = {"name": "House Manager", "password": "a long walk to the back row"}


def sign_in_as_admin(page: Page, served: Served) -> None:
    """Use the first admin's link the first time, the sign-in page after that."""
    page.goto(served.admin_link)
    if page.locator("input[type=password]").count() and "/welcome/" in page.url:
        page.get_by_label(re.compile("^Name|name", re.IGNORECASE)).first.fill(ADMIN["name"])
        for field in page.locator("input[type=password]").all():
            field.fill(ADMIN["password"])
        page.locator("main button").last.click()
        page.wait_for_load_state()
        if "/welcome/" not in page.url:
            return
    page.goto(f"{served.url}/sign-in")
    page.get_by_label(re.compile("name", re.IGNORECASE)).first.fill(ADMIN["name"])
    page.locator("input[type=password]").fill(ADMIN["password"])
    page.locator("main button").last.click()
    page.wait_for_load_state()
    assert "/sign-in" not in page.url, page.locator("main").inner_text()
