"""The stylesheet by arithmetic: contrast in both themes, both spellings of the light theme, bytes, nothing from afar."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
SHEET = (STATIC / "marquee.css").read_text()
HOUSE = (STATIC / "house.css").read_text()
TEXT, SIGN = (
    4.5,
    3.0,
)  # WCAG 2.2 AA: text; large text, borders of controls, pictures that mean something
QUESTION_BYTES = 25_500  # leaves 4,500 of 30,000 for the page itself and the headers


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block))


def theme_blocks() -> dict[str, dict[str, str]]:
    dark = re.search(r":root \{(.*?)\}", SHEET, re.S)
    light = re.search(r"\[data-theme=light\] \{(.*?)\}", SHEET, re.S)
    device = re.search(r":root:not\(\[data-theme\]\) \{(.*?)\}", SHEET, re.S)
    assert dark
    assert light
    assert device
    base = tokens(dark[1])
    return {
        "dark": base,
        "light": base | tokens(light[1]),
        "device light": base | tokens(device[1]),
    }


THEMES = theme_blocks()


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *[
            (front, back, TEXT)
            for front in ("cream", "dim")
            for back in ("screen", "seat", "raised", "mine")
        ],
        *[(front, back, TEXT) for front in ("right", "wrong") for back in ("screen", "seat")],
        ("on-amber", "amber", TEXT),
        ("sign", "screen", TEXT),
        ("edge", "screen", SIGN),
        ("edge", "seat", SIGN),
        ("focus", "screen", SIGN),
        ("focus", "seat", SIGN),
        *[(f"k{n}", "seat", SIGN) for n in range(6)],
    ],
)
def test_contrast_is_aa(theme, front, back, least):
    colours = THEMES[theme]
    assert contrast(colours[front], colours[back]) >= least


def test_the_reckoning_of_contrast_knows_its_ends():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < TEXT < contrast("#767676", "#ffffff")


def test_the_chosen_and_the_device_light_theme_are_one():
    assert THEMES["light"] == THEMES["device light"]


def test_a_question_and_its_parts_leave_room_for_the_page():
    parts = ("marquee.css", "play.js", "fonts/sign.woff2", "icon.svg")
    assert sum((STATIC / part).stat().st_size for part in parts) <= QUESTION_BYTES


@pytest.mark.parametrize(
    "path", sorted(STATIC.glob("*.css")) + sorted(STATIC.glob("*.js")), ids=lambda p: p.name
)
def test_nothing_is_fetched_from_afar(path):
    assert not re.search(r"https?:|//\w+\.|@import|data:", path.read_text())


def test_every_class_a_page_uses_is_styled_or_a_hook():
    """A class that no stylesheet knows is a typing mistake or a leftover."""
    templates = STATIC.parent / "templates"
    used = set()
    for page in templates.rglob("*.html"):
        markup = re.sub(r"\{[%{#].*?[%}#]\}", " ", page.read_text(), flags=re.S)
        for names in re.findall(r'\bclass="([^"]*)"', markup):
            used.update(names.split())
    known = set(re.findall(r"\.([a-z][\w-]*)", SHEET + HOUSE))
    assert used - known - {"k"} == set()
