"""What the linter reports, and the kinds each criterion speaks of."""

from dataclasses import dataclass

from quiz.questions.model import Kind

OPTIONS = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.ODD_ONE_OUT, Kind.CLOZE})
ONE_KEY = frozenset({Kind.SINGLE_CHOICE, Kind.ODD_ONE_OUT, Kind.CLOZE})


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw. `question_id` is empty for a flaw of the whole bank; `criterion` is "1" … "19" or a bank check's name."""

    question_id: str
    criterion: str
    message: str

    def __str__(self) -> str:
        return f"{self.question_id or 'bank'}: criterion {self.criterion}: {self.message}"
