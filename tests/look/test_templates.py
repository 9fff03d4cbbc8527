"""The parts of the pages: what every template keeps to, and what the macros print."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask, get_template_attribute
from wtforms import FieldList, Form, StringField
from wtforms.validators import DataRequired, Length

from quiz.web import templating

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))


@pytest.fixture
def part():
    """Return a macro of parts/ui.html by name; an app without rooms is enough to print them."""
    app = Flask("quiz", template_folder=str(TEMPLATES))
    templating.install(app)
    with app.test_request_context("/"):
        yield lambda name: get_template_attribute("parts/ui.html", name)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_no_template_needs_what_the_policy_forbids(path):
    text = path.read_text()
    assert not re.search(r"\bstyle=|<style|\bon\w+=\"|javascript:|\|safe\b|autoescape false", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_every_post_form_carries_the_form_token(path):
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), re.S | re.I)
    assert all("csrf()" in form for form in forms)


def test_the_six_signs_differ(part):
    assert len({str(part("shape")(n)) for n in range(6)}) == 6


def test_a_choice_shows_its_text_literally(part):
    html = part("choice_button")("choice", 'a"b', 1, "<b>Tony</b> & co")
    assert "&lt;b&gt;Tony&lt;/b&gt; &amp; co" in html
    assert 'value="a&#34;b"' in html
    assert "<kbd>B</kbd>" in html


@pytest.mark.parametrize(
    ("left", "total", "offset", "number"),
    [
        (20, 20, "0.00", 20),
        (5, 20, "75.00", 5),
        (0.2, 20, "99.00", 1),
        (0, 20, "100.00", 0),
        (-3, 20, "100.00", 0),
        (25, 20, "0.00", 25),
    ],
)
def test_the_leader_shows_the_part_that_is_left(part, left, total, offset, number):
    html = str(part("leader")(left, total))
    assert f'stroke-dashoffset="{offset}"' in html
    assert f"<b>{number}</b>" in html


@pytest.mark.parametrize(
    ("percent", "width"), [(-1, "0.0"), (0, "0.0"), (63.04, "63.0"), (140, "100.0")]
)
def test_a_bar_stays_in_its_frame(part, percent, width):
    assert f'<rect width="{width}"' in str(part("meter")(percent, "Tony"))


def test_the_board_marks_the_own_row(part):
    rows = [
        SimpleNamespace(rank=1, name="Front Row", points=9840, is_me=False),
        SimpleNamespace(rank=2, name="Ficus", points=12480, is_me=True),
    ]
    html = str(part("board_rows")(rows))
    assert html.count('aria-current="true"') == 1
    assert re.search(r'class="me"[^>]*><span class="num">2</span><span>Ficus', html)
    assert "12\u202f480" in html


class Ticket(Form):
    name = StringField("Name", [DataRequired("Write a name.")], description="As on the poster.")
    seats = FieldList(StringField("Seat", [Length(max=2, message="Two letters at most.")]))


def test_a_field_is_tied_to_its_hint_and_error_and_keeps_its_text(part):
    form = Ticket(name="  ")
    form.validate()
    html = str(part("field")(form.name))
    assert 'aria-describedby="name-error name-hint"' in html
    assert 'aria-invalid="true"' in html
    assert '<p class="error" id="name-error">Write a name.</p>' in html
    assert 'value="  "' in html


def test_a_field_without_fault_claims_none(part):
    assert "aria-invalid" not in part("field")(Ticket(name="Tony").name)


def test_the_summary_links_every_error_to_its_field_rows_included(part):
    form = Ticket(name="", seats=["A1", "B12"])
    form.validate()
    html = str(part("error_summary")(form))
    assert re.findall(r'href="#([\w-]+)"', html) == ["name", "seats-1"]
    assert "Two letters at most." in html


def test_the_summary_is_silent_while_nothing_is_wrong(part):
    form = Ticket(name="Tony")
    form.validate()
    assert str(part("error_summary")(form)).strip() == ""
