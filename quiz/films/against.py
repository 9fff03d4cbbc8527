"""A facts file held against its article: hashes, spans, evidence, and that no statement repeats the article's wording."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from quiz.films.facts import FilmFacts

# More words than this in a row are the article's own wording, not a fact.
MOST_SHARED_WORDS = 8


def article_problems(facts: FilmFacts, article: str) -> list[str]:
    """Return one `$.path: what and what to do` for each thing that is not as in the article."""
    if _sha256(article) != facts.article.sha256:
        return [
            f"$.article.sha256: the article given has another hash ({_sha256(article)[:12]}…, "
            f"{len(article):,} characters, {facts.article.length:,} expected); give the text the facts were taken from"
        ]
    return [
        *_length(facts, article),
        *_spans(facts, article),
        *_evidence(facts, article),
        *_wording(facts, article),
    ]


def longest_shared_run(text: str, other: str) -> int:
    """Return how many words in a row two texts share, whatever their case and punctuation."""
    mine, theirs = _words(text), f" {' '.join(_words(other))} "
    best = 0
    for start in range(len(mine)):
        while (
            start + best < len(mine) and f" {' '.join(mine[start : start + best + 1])} " in theirs
        ):
            best += 1
    return best


def _length(facts: FilmFacts, article: str) -> Iterator[str]:
    if len(article) != facts.article.length:
        yield f"$.article.length: is {facts.article.length}, the article has {len(article)}; write that"


def _spans(facts: FilmFacts, article: str) -> Iterator[str]:
    for index, sentence in enumerate(facts.article.sentences):
        if _sha256(article[sentence.start : sentence.end]) != sentence.sha256:
            yield (
                f"$.article.sentences[{index}].sha256: the text from {sentence.start} to {sentence.end} "
                f"has another hash; mend the span or the hash"
            )


def _evidence(facts: FilmFacts, article: str) -> Iterator[str]:
    for index, fact in enumerate(facts.facts):
        end = fact.offset + len(fact.evidence)
        if article[fact.offset : end] != fact.evidence:
            found = article.find(fact.evidence)
            hint = f"it stands at {found}" if found >= 0 else "it stands nowhere; quote the article"
            yield f"$.facts[{index}].offset: the evidence of {fact.id} is not at {fact.offset}; {hint}"


def _wording(facts: FilmFacts, article: str) -> Iterator[str]:
    statements = {
        **{f"$.facts[{at}]": fact.statement for at, fact in enumerate(facts.facts)},
        **{f"$.events[{at}]": event.statement for at, event in enumerate(facts.events)},
    }
    for path, statement in statements.items():
        shared = longest_shared_run(statement, article)
        if shared > MOST_SHARED_WORDS:
            yield (
                f"{path}.statement: shares {shared} words in a row with the article; "
                f"say it in your own words"
            )


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
