"""How long the marker takes over one typed answer: everyday answers and the worst we could think of.

Every answer is read anew (the caches of readings are emptied before each call; the keys stay, as in a running quiz).
Processor time, so that a busy neighbour does not count. Run: python -m bench.marking. Target: every p99 under 1 ms.
"""

import time
from collections.abc import Callable

from quiz.questions.marking import dates, folding, mark, mark_number

ACCEPTED = {
    "name": ["Luc Besson", "Besson"],
    "list": [
        "Jean Reno, Gary Oldman, Natalie Portman, Danny Aiello, Michael Badalucco and Gene Kelly"
    ],
    "money": ["$45,284,974"],
    "date": ["14 September 1994"],
    "thing": ["a houseplant", "his houseplant", "pot plant"],
}
OTHERS = [
    f"{given} {family}"
    for given in ("Jean", "Gary", "Tony", "Mathilda")
    for family in ("Reno", "Oldman", "Lando", "Aiello", "Serra")
]
EVERYDAY = [
    "besson",
    "Luc",
    "Luc Bessan",
    "I think it was Luc Besson",
    "45m",
    "14/9/94",
    "a house plant",
    "plant",
    "no idea",
]
HOSTILE = {
    "letters": "x" * 10_000,
    "commas": "a," * 100,
    "ands": "and " * 50,
    "digits": "1" * 200,
    "thousands": "1," * 100,
    "initials": "a." * 100,
    "number words": "nine " * 40,
    "numerals": "i ii iii iv " * 16,
    "ampersands": "a&" * 100,
    "apostrophes": "1'" * 100,
    "accents": "e" + "\u0301" * 199,
    "ligatures": "\ufdfa" * 200,
    "ideographs": "\u6f22" * 200,
    "emoji": "\U0001f3ac" * 200,
    "surrogates": "\ud800" * 200,
    "names": ", ".join(["Reno", "Oldman", "Portman", "Aiello", "Badalucco", "Kellu"]),
}


def timed(call: Callable[[], object], *, rounds: int = 200) -> list[float]:
    """Return the milliseconds of each call, sorted."""
    taken = []
    for _ in range(rounds):
        folding.fold.cache_clear()
        folding.read.cache_clear()
        dates.dates.cache_clear()
        start = time.thread_time()
        call()
        taken.append((time.thread_time() - start) * 1_000)
    return sorted(taken)


def line(name: str, taken: list[float]) -> str:
    p50, p99 = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
    return f"{name:<28}{p50:>8.3f}{p99:>8.3f}{taken[-1]:>8.3f}"


def main() -> None:
    print(f"{'milliseconds a call':<28}{'p50':>8}{'p99':>8}{'max':>8}")
    answers = {f"everyday: {given}"[:27]: given for given in EVERYDAY} | {
        f"hostile: {name}": given for name, given in HOSTILE.items()
    }
    for name, given in answers.items():
        taken = [
            each
            for accepted in ACCEPTED.values()
            for each in timed(
                lambda accepted=accepted, given=given: mark(accepted, given, others=OTHERS)
            )
        ]
        print(line(name, sorted(taken)))
    print(
        line(
            "mark_number: all",
            sorted(
                t
                for given in answers.values()
                for t in timed(lambda given=given: mark_number(45.0, given))
            ),
        )
    )


if __name__ == "__main__":
    main()
