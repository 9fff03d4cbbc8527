"""The banks as they are, to be reviewed like code: all of The Harbour's, and of Léon's the hash and two of each kind.

After a wanted change: `python -m tests.questions.test_golden` writes the files anew; read the difference before committing.
"""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from quiz.questions.bankfile import encoded
from quiz.questions.generate import generate
from quiz.questions.model import Kind, to_json
from tests.questions import harbour, leon

GOLDEN = Path(__file__).parents[1] / "golden"


def harbour_bank() -> bytes:
    return encoded(generate(harbour.facts()))


def leon_samples() -> bytes:
    """Return the hash of Léon's bank, its counts, and the first and last question of each kind."""
    questions = leon.bank().questions
    of_kind = {kind: [question for question in questions if question.kind is kind] for kind in Kind}
    whole = {
        "sha256": sha256(encoded(leon.bank())).hexdigest(),
        "counts": {str(kind): len(found) for kind, found in of_kind.items()},
        "samples": [
            to_json(question) for found in of_kind.values() for question in (found[0], found[-1])
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


FILES = {"harbour.bank.json": harbour_bank, "leon.samples.json": leon_samples}


@pytest.mark.parametrize("name", FILES)
def test_the_bank_is_the_reviewed_one(name):
    made, reviewed = FILES[name](), (GOLDEN / name).read_bytes()
    assert made.decode().splitlines() == reviewed.decode().splitlines(), "see the head of this file"


if __name__ == "__main__":
    for name, make in FILES.items():
        (GOLDEN / name).write_bytes(make())
