"""Own words, proved: no statement may share a longer run of words with the article than a fact needs."""

import re
import unicodedata

from quiz.films.against import MOST_SHARED_WORDS


class Wording:
    """The runs of words of an article that are too long to be repeated."""

    def __init__(self, text: str) -> None:
        self._runs = frozenset(_runs(text))

    def repeats(self, statement: str) -> bool:
        """Whether more than MOST_SHARED_WORDS words in a row stand in the article too."""
        return not self._runs.isdisjoint(_runs(statement))


def _runs(text: str) -> list[int]:
    # Hashes of the runs, not the runs: a large article has half a million of them.
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", unicodedata.normalize("NFKC", text).casefold())
    length = MOST_SHARED_WORDS + 1
    return [hash(tuple(words[at : at + length])) for at in range(len(words) - length + 1)]
