"""A bank of 100,000 questions: drawing a quiz, searching, and reading a deal, on SQLite and PostgreSQL."""

import gc
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from sqlalchemy import insert, text

from bench.boards import databases
from bench.measure import report, timed_ms
from quiz.bank import queries
from quiz.bank.queries import Wanted
from quiz.bank.rules import RECIPES, Origin
from quiz.bank.service import daily_deal, draw_deal
from quiz.bank.tables import DRUM, Film, Question, QuestionRevision
from quiz.bank.texts import body_of, folded, searchable, sha256_of
from quiz.db import Database, reading, writing
from quiz.questions.model import Choice, Kind, Status, Tier
from quiz.questions.model import Question as QuestionText

QUESTIONS = 100_000
CHUNK = 5_000
DRAW_BUDGET_MS = 15.0
SEARCH_BUDGET_MS = 50.0
WORDS = (
    "harbour",
    "violin",
    "lantern",
    "ferry",
    "orchard",
    "telegram",
    "balcony",
    "glacier",
    "circus",
    "foundry",
)
NAMES = (
    "Amélie Roux",
    "Toshi Kanda",
    "Bram de Wit",
    "Íris Costa",
    "Olga Ferro",
    "Hugh Marsh",
    "Nils Ødegård",
    "Rosa Lima",
)


def main() -> None:
    """Print the figures for both databases."""
    for name, database in databases():
        fill(database)
        gc.collect()
        gc.freeze()  # as `quiz serve` does once it has started
        measure(name)
        database.close()


def measure(name: str) -> None:
    """Draw, search and read; every draw is of another moment, so nothing but parsed texts can be remembered."""
    days = (date(2026, 1, 1) + timedelta(days=number) for number in count())

    def draw(slug: str) -> None:
        with writing() as session:
            draw_deal(session, "bench", RECIPES[slug], now=1)

    def daily() -> None:
        with writing() as session:
            daily_deal(session, "bench", next(days), now=1)

    def search(**wanted: object) -> None:
        with reading() as session:
            queries.questions(session, Wanted(**wanted))  # type: ignore[arg-type]

    with writing() as session:
        deal_id = draw_deal(session, "bench", RECIPES["ranked"], now=1)

    def deal() -> None:
        with reading() as session:
            queries.deal(session, deal_id)

    def alike() -> None:
        with reading() as session:
            queries.alike(session, "bench", "Who found the violin 21 of the ferries?")

    for slug in ("ranked", "family", "spoiler-free"):
        report(
            f"{name}: draw {slug}", timed_ms(lambda s=slug: draw(s), 200), budget_ms=DRAW_BUDGET_MS
        )
    report(f"{name}: draw a daily", timed_ms(daily, 100), budget_ms=DRAW_BUDGET_MS)
    report(f"{name}: read a deal again", timed_ms(deal, 500))
    for words in ("kanda violin", "amelie", "no such words", "17 orchard kanda"):
        taken = timed_ms(lambda w=words: search(text=w), 40)
        report(f"{name}: search “{words}”", taken, budget_ms=SEARCH_BUDGET_MS)
    report(f"{name}: prompts like a new one", timed_ms(alike, 20))
    report(
        f"{name}: list of drafts",
        timed_ms(lambda: search(status=Status.DRAFT), 40),
        budget_ms=SEARCH_BUDGET_MS,
    )
    report(
        f"{name}: list by prompt",
        timed_ms(lambda: search(sort="prompt"), 40),
        budget_ms=SEARCH_BUDGET_MS,
    )


def fill(database: Database) -> None:
    """Store one film of 100,000 questions of four kinds."""
    with writing() as session:
        session.add(Film(id="bench", title="Bench", year=2000, facts_sha="", loaded_at=1))
    texts = made()
    for _ in range(QUESTIONS // CHUNK):
        chunk = [next(texts) for _ in range(CHUNK)]
        with writing() as session:
            ids = session.scalars(
                insert(Question).returning(Question.id, sort_by_parameter_order=True),
                [row(one) for one in chunk],
            ).all()
            session.execute(
                insert(QuestionRevision),
                [
                    {
                        "question_id": question_id,
                        "number": 1,
                        "body": body_of(one),
                        "sha256": sha256_of(body_of(one)),
                        "made_at": 1,
                        "reason": "",
                    }
                    for question_id, one in zip(ids, chunk, strict=True)
                ],
            )
    with writing() as session:
        session.execute(text("ANALYZE"))
    database.checkpoint()


def made() -> Iterator[QuestionText]:
    """Yield sound questions without end."""
    for n in count():
        key = f"{NAMES[n % 8]} {n}"
        wrong = [f"{NAMES[(n + step) % 8]} {n + step * 8}" for step in (1, 2, 3)]
        thing = f"{WORDS[n % 10]} {n // 10} of the {WORDS[n // 10 % 10]}"
        kind = (Kind.SINGLE_CHOICE, Kind.TYPED, Kind.ODD_ONE_OUT, Kind.MULTIPLE_CHOICE)[n % 4]
        options = [
            (key, True),
            (wrong[0], kind is Kind.MULTIPLE_CHOICE),
            (wrong[1], False),
            (wrong[2], False),
        ]
        yield QuestionText(
            id=f"bench-{n}",
            kind=kind,
            prompt=f"Who found the {thing}?",
            explanation=f"It was {key} who found the {thing}.",
            film="bench",
            facts=(f"F{n // 3}",),
            family="found",
            choices=()
            if kind is Kind.TYPED
            else tuple(
                Choice(id="abcd"[i], text=t, correct=right) for i, (t, right) in enumerate(options)
            ),
            accepted=(key,) if kind is Kind.TYPED else (),
            difficulty=n % 5 + 1,
            spoiler=n // 5 % 4,
            flags=("violence",) if n % 3 == 0 else (),
            status=Status.DRAFT if n % 50 == 0 else Status.APPROVED,
        )


def row(text: QuestionText) -> dict[str, object]:
    """Return the columns of a question's row."""
    return {
        "public_id": text.id,
        "film_id": text.film,
        "kind": text.kind,
        "status": text.status,
        "tier": Tier.AUTO,
        "origin": Origin.GENERATED,
        "family": text.family,
        "difficulty": text.difficulty,
        "spoiler": text.spoiler,
        "flagged": bool(text.flags),
        "prompt": text.prompt,
        "folded_prompt": folded(text.prompt),
        "search": searchable(text),
        "shuffle_key": secrets.randbelow(DRUM),
        "revision": 1,
    }
