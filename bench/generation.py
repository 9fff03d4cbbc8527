"""Making the questions: Léon, and a thousand synthetic films."""

import time

from bench.measure import report, timed_ms
from bench.synthetic import synthetic_film
from quiz.films.reading import read
from quiz.places import beside
from quiz.questions.generate import generate

BUDGET_MS = 2_000.0
FILMS = 1_000


def main() -> None:
    """Print the time for Léon, and for a thousand films with the questions they gave."""
    facts = read(beside("questions") / "leon.json")
    report("Léon, facts to questions", timed_ms(lambda: generate(facts), 5), budget_ms=BUDGET_MS)
    begin, made = time.perf_counter(), 0
    for number in range(FILMS):
        made += len(generate(synthetic_film(number)).questions)
    taken = time.perf_counter() - begin
    print(
        f"{FILMS} synthetic films: {made} questions in {taken:.1f} s, {1000 * taken / FILMS:.1f} ms a film"
    )
