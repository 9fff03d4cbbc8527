"""Playing a quiz in a browser, whatever kinds it deals: answers are given, not known."""

import re

from playwright.sync_api import Page, expect


def answer(page: Page, text: str = "12") -> None:
    """Answer the question that is open, with and without scripts, with the mouse."""
    form = page.locator("form#answer")
    kind = form.get_attribute("data-kind")
    if kind == "multiple_choice":
        form.locator("input[type=checkbox]").first.check(force=True)
        form.locator("button:not([name])").last.click()
    elif form.locator("button[name=choice]").count():
        form.locator("button[name=choice]").first.click()
    elif kind == "match":
        for place, select in enumerate(form.locator("select").all(), start=1):
            select.select_option(index=place)
        form.locator("button:not([type=button])").last.click()
    elif kind == "order":
        form.locator("button:not([type=button])").last.click()
    else:
        form.locator("input[name=text]").fill(text)
        form.locator("button:not([type=button])").last.click()


def go_on(page: Page) -> None:
    """Press on from the feedback to the next question or the result."""
    page.locator("[data-next]").click()


def settled(page: Page, number: str) -> None:
    """Wait until an answer was taken; one that was too vague is given once more."""
    page.locator("[data-next], [data-share], #more").first.wait_for()
    if page.locator("#more").count():
        answer(page)
    open_still = page.locator(f"form#answer input[name=position][value='{number}']")
    try:
        expect(open_still).to_have_count(0)
    except AssertionError as error:
        raise AssertionError(f"question {number} stays open:\n{page.inner_html('main')}") from error


def at_result(page: Page) -> bool:
    return page.locator("[data-share]").count() > 0


def finish(page: Page) -> int:
    """Play on to the result and return how many questions were answered here."""
    answered = 0
    for _ in range(40):
        page.locator("form#answer, [data-next], [data-share]").first.wait_for()
        if page.locator("form#answer").count():
            number = page.locator("input[name=position]").first.input_value()
            answer(page)
            answered += 1
            expect(
                page.locator(f"form#answer input[name=position][value='{number}']")
            ).to_have_count(0)
        elif page.locator("[data-next]").count():
            go_on(page)
            page.locator("form#answer, [data-share]").first.wait_for()
        else:
            break
    assert re.search(r"/play/", page.url), page.url
    return answered
