"""Reading an article: parts, places, and the clear refusal of everything that is none."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.films.article import SIZE_MAX, UnreadableArticle, read_article

OURS = Path(__file__).parents[1] / "articles"
SAMPLES = Path(__file__).parents[3] / "shared"
with_samples = pytest.mark.skipif(
    not (SAMPLES / "articles").is_dir(), reason="the sample articles are not beside this checkout"
)

FILM = "Grey Tide is a 1994 Danish drama film directed by Ida Holm. It is short."
LINES = "Directed by - Ida Holm\nRunning time - 80 minutes"
PLOT = "Bo sails. He sinks.\n\nThe sea is calm. Nobody asks."


def ids(text: str) -> list[str]:
    return [sentence.id for sentence in read_article(text.encode(), "grey_tide.txt").sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FILM}\n\n{LINES}\n\n\n{PLOT}", "L.1 L.2 I.1 I.2 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\n\n{PLOT}", "L.1 L.2 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\n{PLOT}", "L.1 L.2 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\nIt won a prize.\n\n\n{PLOT}", "L.1 L.2 L.3 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\n{LINES}", "L.1 L.2 I.1 I.2"),
        (FILM, "L.1 L.2"),
        (f"{LINES}\n\n{PLOT}", "I.1 I.2 P1.1 P1.2 P2.1 P2.2"),
        (f"\n\n {FILM}\n{LINES}\n{PLOT}", "L.1 L.2 I.1 I.2 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\n== Plot ==\n{PLOT}", "L.1 L.2 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\n{LINES}\nSound mix - Mono\n\nPlot\n\n{PLOT}", "L.1 L.2 I.1 I.2 I.3 P1.1 P1.2 P2.1 P2.2"),
        (f"{FILM}\n\nDirected by – Ida Holm\nCountry:\tDenmark\nMusic by -\n\n{PLOT}", "L.1 L.2 I.1 I.2 I.3 P1.1 P1.2 P2.1 P2.2"),
    ],
)  # fmt: skip
def test_parts_and_numbers(text, expected):
    assert " ".join(ids(text)) == expected
    assert " ".join(ids(text.replace("\n", "\r\n"))) == expected
    assert " ".join(ids(text.replace("\n", "\r"))) == expected


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Grey Tide is a 1994 Danish film.", "Grey Tide"),
        ("Grey Tide (also known as Gray Tide) is a 1994 film.", "Grey Tide"),
        ("Run! Oslo, Run! is an upcoming 2031 Danish film.", "Run! Oslo, Run!"),
        ('"Grey Tide" was a 1931 lost film.', "Grey Tide"),
        ("The tide is grey.", "grey tide"),
    ],
)
def test_the_title_is_the_leads_or_else_the_files(opening, title):
    assert read_article(opening.encode(), "films/grey_tide.txt").title == title


def test_offsets_are_places_in_the_text_as_given():
    raw = b"\xef\xbb\xbf" + f"{FILM}\r\n\r\n{LINES}\r\n\r\n{PLOT}".encode()
    article = read_article(raw, "grey_tide.txt")
    text = raw.decode("utf-8-sig")
    assert article.text == text
    assert [text[one.start : one.end] for one in article.sentences][2:5] == [
        "Directed by - Ida Holm",
        "Running time - 80 minutes",
        "Bo sails.",
    ]
    described = article.described()
    assert described.length == len(text)
    assert described.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert described.sentences[4].sha256 == hashlib.sha256(b"Bo sails.").hexdigest()


def test_a_citation_after_the_full_stop_belongs_to_the_sentence():
    article = read_article(b"Bo sails.[1][2] He sinks.[a]", "x.txt")
    assert [article.text[one.start : one.end] for one in article.sentences] == [
        "Bo sails.[1][2]",
        "He sinks.[a]",
    ]
    assert [one.text for one in article.sentences] == ["Bo sails.", "He sinks."]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", r"film\.txt: the file is empty"),
        (b" \n\t\r\n ", r"film\.txt: the file is empty"),
        (b"\xef\xbb\xbf", r"film\.txt: there is no text in it"),
        (b"[1]", r"film\.txt: there is no text in it"),
        (b"Bo\nsails\0home", r"film\.txt:2:6: character U\+0000 stands in no text"),
        (b"\x89PNG\r\n\x1a\n\0\0", r"film\.txt:1:1: byte 0x89 is not UTF-8"),
        (b"PK\x03\x04\x14", r"film\.txt:1:3: character U\+0003 .*binary"),
        ("Léon is".encode("latin-1"), r"film\.txt:1:2: byte 0xe9 is not UTF-8. Save the article as UTF-8"),
        ("Grey Tide".encode("utf-16"), r"film\.txt: this is UTF-16. Save the article as UTF-8"),
        (b"a" * (SIZE_MAX + 1), r"film\.txt: 2,000,001 bytes are too many"),
        (b"Bo sails. " * 20_000, r"film\.txt: 20,000 sentences are too many"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_file_and_reason(raw, message):
    with pytest.raises(UnreadableArticle, match=message) as refused:
        read_article(raw, "film.txt")
    assert "\n" not in str(refused.value)


def test_one_huge_line_is_read():
    article = read_article(b"Bo sails and " * 150_000, "film.txt")
    assert [sentence.id for sentence in article.sentences] == ["L.1"]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    try:
        article = read_article(raw, "x.txt")
    except UnreadableArticle:
        return
    assert article.sentences


@given(st.text(max_size=400))
def test_sentences_of_any_text_lie_in_order_within_it(text):
    try:
        article = read_article(text.encode(), "x.txt")
    except (UnreadableArticle, UnicodeEncodeError):
        return
    ends = 0
    for sentence in article.sentences:
        assert ends <= sentence.start < sentence.end <= len(article.text)
        ends = sentence.end
    assert len({sentence.id for sentence in article.sentences}) == len(article.sentences)


@pytest.mark.parametrize("path", sorted(OURS.glob("*.txt")), ids=lambda path: path.stem)
def test_our_own_articles_have_every_part_they_should(path):
    article = read_article(path.read_bytes(), path.name)
    assert article.of("lead")
    assert article.of("plot")
    assert bool(article.of("info")) == (".noinfo." not in path.name)


@with_samples
def test_leon_has_the_forty_five_sentences_of_the_hand_made_draft():
    article = read_article((SAMPLES / "articles/leon.txt").read_bytes(), "leon.txt")
    draft = json.loads((SAMPLES / "facts/leon_draft.json").read_bytes())
    ours = [(one.id, one.start, one.end) for one in article.sentences]
    assert ours == [(one["id"], one["char_start"], one["char_end"]) for one in draft["sentences"]]
    assert len(ours) == 45


@with_samples
@pytest.mark.parametrize(
    ("name", "lead", "info", "plot"),
    [
        ("leon.txt", 2, 7, 36),
        ("goodfellas.txt", 3, 14, 32),
        ("forrest_gump.txt", 4, 16, 39),
        ("the_wizard_of_oz.noinfobox.txt", 4, 0, 36),
    ],
)
def test_the_sample_articles_fall_into_their_parts(name, lead, info, plot):
    article = read_article((SAMPLES / "articles" / name).read_bytes(), name)
    assert [len(article.of(part)) for part in ("lead", "info", "plot")] == [lead, info, plot]
    assert all(one.text.count('"') % 2 == 0 for one in article.sentences)
