"""An article about a film as it comes from an encyclopedia: the lead, `Label - value` lines, then the plot.

Reading never guesses at the encoding and never changes the text: every offset is a place in the text as it was given.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from quiz.errors import UserMistake
from quiz.films.facts import Article, Sentence
from quiz.films.sentences import CleanText, after_citations, cleaned, sentence_slices

SIZE_MAX = 2_000_000  # bytes; the longest film article of an encyclopedia has a tenth of it
SENTENCES_MAX = 10_000

LABELS = frozenset(
    {
        "directed by", "produced by", "written by", "screenplay by", "story by", "based on", "starring", "narrated by",
        "music by", "cinematography", "edited by", "production company", "production companies", "distributed by",
        "release date", "release dates", "running time", "country", "countries", "language", "languages", "budget",
        "box office",
    }
)  # fmt: skip

LINE = re.compile(r"([^\r\n\u2028\u2029]*)(?:\r\n|[\r\n\u2028\u2029]|\Z)")
LABELLED = re.compile(
    r"\s*([^\W\d_][^\W\d_ \xa0]*(?:[ \xa0]\S+){0,3}?)(?:\s+[-–—‒:]|:|\t)(?:\s+(\S.*?))?\s*"
)
HEADING = re.compile(r"\s*=*\s*(?:plot|plot summary|synopsis|cast)\s*=*\s*", re.IGNORECASE)
OPENING = re.compile(
    r"(?P<title>[^\n]{1,200}?),?\s*(?:\((?P<also>[^()]{0,300})\))?,? (?:is|was) an? "
    r"(?:[a-z-]+ ){0,3}?(?P<year>1[89]\d\d|20\d\d)(?P<rest> .*)"
)


class UnreadableArticle(UserMistake):
    """The article cannot be read; the text says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSentence:
    """One sentence or info line. `start` and `end` are characters of the article, `clean` is what the rules read."""

    id: str
    part: str  # lead, info, plot
    paragraph: int | None
    number: int
    start: int
    end: int
    clean: CleanText

    @property
    def text(self) -> str:
        return self.clean.text


@dataclass(frozen=True, kw_only=True)
class ArticleText:
    """A whole article: the text as given (without a byte order mark) and its sentences in order."""

    name: str
    text: str
    sentences: tuple[ArticleSentence, ...]

    @cached_property
    def opening(self) -> re.Match[str] | None:
        """The lead's "X is a 1994 …" with groups title, also (in brackets), year and rest."""
        first = next(iter(self.of("lead")), None)
        return OPENING.match(first.text) if first else None

    @property
    def title(self) -> str:
        """The film's title as the lead gives it, or else the file's name in words."""
        if self.opening:
            return self.opening["title"].strip("\"' ")
        return PurePath(self.name).name.split(".")[0].replace("_", " ").strip() or "Untitled"

    def of(self, part: str) -> list[ArticleSentence]:
        return [sentence for sentence in self.sentences if sentence.part == part]

    def described(self) -> Article:
        """Return what a facts file keeps of the article: places and hashes, no text."""
        return Article(
            title=self.title,
            sha256=_sha256(self.text),
            length=len(self.text),
            sentences=tuple(
                Sentence(
                    id=sentence.id,
                    part=sentence.part,
                    paragraph=sentence.paragraph,
                    number=sentence.number,
                    start=sentence.start,
                    end=sentence.end,
                    sha256=_sha256(self.text[sentence.start : sentence.end]),
                )
                for sentence in self.sentences
            ),
        )


def read_article(raw: bytes, name: str) -> ArticleText:
    """Read an article from the bytes of a file; `name` is the file's name, for errors and as a title of last resort.

    Raises UnreadableArticle for empty, binary, oversized or wrongly encoded input.
    """
    text = _decoded(raw, name)
    lead, info, plot = _parts(text)
    sentences = [
        *_prose(text, lead, part="lead"),
        *_info_lines(text, info),
        *_prose(text, plot, part="plot"),
    ]
    if not sentences:
        raise UnreadableArticle(
            f"{name}: there is no text in it. Give a film's article as plain text."
        )
    if len(sentences) > SENTENCES_MAX:
        raise UnreadableArticle(
            f"{name}: {len(sentences):,} sentences are too many; an article may have {SENTENCES_MAX:,}. "
            "Give one film's article only."
        )
    return ArticleText(name=name, text=text, sentences=tuple(sentences))


def _decoded(raw: bytes, name: str) -> str:
    if len(raw) > SIZE_MAX:
        raise UnreadableArticle(
            f"{name}: {len(raw):,} bytes are too many; an article may have {SIZE_MAX:,}. Give one film's article only."
        )
    if not raw.strip():
        raise UnreadableArticle(f"{name}: the file is empty. Give a film's article as plain text.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableArticle(f"{name}: this is UTF-16. Save the article as UTF-8 and try again.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _line_column(raw[: error.start].decode("utf-8-sig"))
        raise UnreadableArticle(
            f"{name}:{line}:{column}: byte 0x{raw[error.start]:02x} is not UTF-8. Save the article as UTF-8 and try again."
        ) from None
    if control := re.search(r"[\0-\x08\x0e-\x1f\x7f]", text):
        line, column = _line_column(text[: control.start()])
        raise UnreadableArticle(
            f"{name}:{line}:{column}: character U+{ord(control.group()):04X} stands in no text; this looks like a binary "
            "file. Give the article as plain text."
        )
    return text


def _line_column(before: str) -> tuple[int, int]:
    lines = before.split("\n")
    return len(lines), len(lines[-1]) + 1


Line = tuple[int, int]


def _parts(text: str) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the lines (start, end) of lead, info and plot; blank lines stay in as borders of paragraphs."""
    lines = [match.span(1) for match in LINE.finditer(text) if match.end() > match.start()]
    first = next((at for at, line in enumerate(lines) if _label(text, line) in LABELS), None)
    if first is None:
        end_of_lead = _end_of_lead(text, lines)
        return lines[:end_of_lead], [], lines[end_of_lead:]
    last = first
    for at in range(first, len(lines)):
        label = _label(text, lines[at])
        if label:
            last = at
        elif text[slice(*lines[at])].strip():
            break
    return lines[:first], lines[first : last + 1], lines[last + 1 :]


def _label(text: str, line: Line) -> str:
    """Return the label of an info line in lower case, or nothing."""
    if line[1] - line[0] > 2_000:
        return ""
    match = LABELLED.fullmatch(text, *line)
    if match is None:
        return ""
    label = " ".join(match[1].split()).casefold()
    # A label we do not know is one only if nothing but it and a dash with spaces could be meant.
    return label if label in LABELS or re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+)?", match[1]) else ""


def _end_of_lead(text: str, lines: Sequence[Line]) -> int:
    """Return the number of lines of the lead: up to a heading or two blank lines, else the first paragraph."""
    blank = [not text[slice(*line)].strip() for line in lines]
    seen = next((at for at, empty in enumerate(blank) if not empty), len(lines))
    for at in range(seen, len(lines)):
        if HEADING.fullmatch(text, *lines[at]) or (blank[at] and blank[at + 1 : at + 2] == [True]):
            return at
    return next((at for at in range(seen, len(lines)) if blank[at]), len(lines))


def _info_lines(text: str, lines: Sequence[Line]) -> Iterator[ArticleSentence]:
    number = 0
    for start, end in lines:
        clean = cleaned(text, start, end)
        if clean.text:
            number += 1
            yield _sentence(text, clean, part="info", paragraph=None, number=number)


def _prose(text: str, lines: Sequence[Line], *, part: str) -> Iterator[ArticleSentence]:
    """Yield the sentences of the lead (numbered through) or the plot (numbered within each paragraph)."""
    number = 0
    for paragraph, (start, end) in enumerate(_paragraphs(text, lines), start=1):
        clean = cleaned(text, start, end)
        opening = OPENING.match(clean.text) if part == "lead" else None
        if part == "plot":
            number = 0
        for begin, stop in sentence_slices(
            clean.text, not_before=opening.start("year") if opening else 0
        ):
            number += 1
            place = paragraph if part == "plot" else None
            yield _sentence(text, clean.cut(begin, stop), part=part, paragraph=place, number=number)


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in [*lines, (0, 0)]:
        if text[slice(*line)].strip() and not HEADING.fullmatch(text, *line):
            start = line[0] if start is None else start
            end = line[1]
        elif start is not None:
            if cleaned(text, start, end).text:
                yield start, end
            start = None


def _sentence(
    text: str, clean: CleanText, *, part: str, paragraph: int | None, number: int
) -> ArticleSentence:
    start, end = clean.span(0, len(clean.text))
    letter = {"lead": "L", "info": "I", "plot": f"P{paragraph}"}[part]
    return ArticleSentence(
        id=f"{letter}.{number}",
        part=part,
        paragraph=paragraph,
        number=number,
        start=start,
        end=after_citations(text, end),
        clean=clean,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
