"""A whole quiz in a real browser: with scripts and without, by mouse and by keys, on loopback and by another host name."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.playing import answer, finish, settled

pytestmark = pytest.mark.browser

START = {"ranked": "Play the ranked ten", "practice": "Practise, no clock"}


def begin(page: Page, site: str, quiz: str = "ranked") -> None:
    page.goto(site)
    page.get_by_role("button", name=START[quiz]).click()
    page.locator("form#answer").wait_for()


def test_a_ranked_quiz_from_the_front_page_to_a_name_on_the_board(page, served):
    begin(page, served.url)
    assert finish(page) == 10
    expect(page.locator("h1")).to_be_visible()
    page.locator("input[name=name]").fill("Front Row Ficus")
    page.get_by_role("button", name="Put it on the board").click()
    expect(page.locator("body")).to_contain_text("Front Row Ficus")
    page.goto(f"{served.url}/boards/leon/ranked")
    expect(page.locator("main")).to_contain_text("Front Row Ficus")


@pytest.mark.parametrize("quiz", ["ranked", "practice"])
def test_a_whole_quiz_without_scripts(browser: Browser, served: Served, quiz: str):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    begin(page, served.url, quiz)
    assert finish(page) == 10
    expect(page.locator("[data-share] textarea")).to_contain_text("Marquee")
    context.close()


def test_a_whole_quiz_over_a_host_name_that_is_no_secure_context(page, served):
    begin(page, served.pub_url)
    assert page.evaluate("window.isSecureContext") is False
    assert finish(page) == 10
    assert page.url.startswith(served.pub_url)
    expect(page.locator("[data-share] textarea")).to_be_visible()


def test_with_scripts_no_page_is_loaded_between_the_questions(page, served):
    begin(page, served.url, "practice")
    page.evaluate("window.stillHere = true")
    for number in range(1, 10):
        assert page.locator("input[name=position]").first.input_value() == str(number)
        answer(page)
        settled(page, str(number))
        page.locator("[data-next]").click()
        page.locator("form#answer").wait_for()
    assert page.evaluate("window.stillHere") is True


def test_keys_one_to_four_answer_and_enter_goes_on(page, served):
    for _ in range(6):
        begin(page, served.url, "practice")
        for _ in range(10):
            kind = page.locator("form#answer").get_attribute("data-kind")
            if page.locator("button[name=choice]").count():
                page.keyboard.press("1")
                page.locator("[data-next]").wait_for()
                page.keyboard.press("Enter")
                page.locator("form#answer, [data-share]").first.wait_for()
                assert kind in ("single_choice", "true_false", "odd_one_out", "cloze")
                return
            number = page.locator("input[name=position]").first.input_value()
            answer(page)
            settled(page, number)
            if page.locator("[data-next]").count():
                page.locator("[data-next]").click()
                page.locator("form#answer, [data-share]").first.wait_for()
    pytest.fail("no question with choices was dealt")


def test_t63_reloading_shows_the_same_question_with_less_time(page, served):
    begin(page, served.url)
    prompt = page.locator("h1").inner_text()
    left = [int(page.locator("form#answer").get_attribute("data-left-ms") or 0)]
    for _ in range(5):
        page.reload()
        assert page.locator("h1").inner_text() == prompt
        left.append(int(page.locator("form#answer").get_attribute("data-left-ms") or 0))
    assert left == sorted(left, reverse=True)
    assert left[-1] < left[0]


def test_closing_the_tab_loses_nothing(context, served):
    page = context.new_page()
    begin(page, served.url, "practice")
    answer(page)
    page.locator("[data-next], form#answer").first.wait_for()
    page.close()
    again = context.new_page()
    again.goto(served.url)
    again.get_by_role("link", name=re.compile("Resume")).click()
    expect(again.locator("main")).to_contain_text("of 10")


def test_when_the_connection_is_lost_the_answer_waits_and_is_sent_again(page, context, served):
    begin(page, served.url, "practice")
    number = page.locator("input[name=position]").first.input_value()
    context.set_offline(True)
    answer(page)
    expect(page.locator("body")).to_contain_text(re.compile("connection|offline", re.IGNORECASE))
    context.set_offline(False)
    expect(page.locator(f"form#answer input[name=position][value='{number}']")).to_have_count(
        0, timeout=20_000
    )


def test_a_challenge_deals_the_same_questions_to_a_friend(browser, page, served):
    begin(page, served.url)
    finish(page)
    page.get_by_role("button", name="Challenge a friend").click()
    link = page.locator("[data-share] textarea").input_value()
    found = re.search(r"/challenge/[\w-]+", link)
    assert found, link
    friend = browser.new_context().new_page()
    friend.goto(served.url + found.group())
    friend.get_by_role("button", name="Take it up").click()
    friend.locator("form#answer").wait_for()
    assert finish(friend) == 10
    friend.goto(served.url + found.group())
    expect(friend.locator("main")).to_contain_text(re.compile("points|right", re.IGNORECASE))
    friend.context.close()
