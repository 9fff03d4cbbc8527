"""Loading a film: what its file offers becomes stored questions, as often as one likes, without undoing anybody's work."""

import secrets
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.bank.rules import Origin, standing_after_load
from quiz.bank.tables import DRUM, Film, Happened, Question, QuestionEvent, QuestionRevision
from quiz.bank.texts import body_of, folded, searchable, sha256_of
from quiz.questions.model import Bank, Status
from quiz.questions.model import Question as QuestionText

EVENT = {
    Status.APPROVED: Happened.APPROVED,
    Status.RETIRED: Happened.RETIRED,
    Status.DRAFT: Happened.RETURNED,
}
_WHY = {
    Status.APPROVED: "Its facts support it.",
    Status.RETIRED: "Its facts no longer support it.",
    Status.DRAFT: "The file offers it as a draft.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did, in numbers of questions.

    `protected` were edited by a person and left alone; `unsupported` names those of them that the file no longer
    offers, for an editor to look at.
    """

    new: int = 0
    changed: int = 0
    kept: int = 0
    protected: int = 0
    retired: int = 0
    returned: int = 0
    unsupported: tuple[str, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether any question changed."""
        return bool(self.new or self.changed or self.retired or self.returned)

    def __str__(self) -> str:
        return (
            f"{self.new} new, {self.changed} changed, {self.kept} kept, {self.protected} edited by hand and left alone, "
            f"{self.retired} retired, {self.returned} back"
        )


def load_film(session: Session, bank: Bank, *, facts_sha: str = "", now: int) -> Loaded:
    """Bring a film's stored questions to what its file offers; a second load of the same writes nothing.

    A question keeps its id for good. A changed one gets a new revision, a missing one is retired and comes back when
    it is offered again; what a person edited or decided stands (`rules.standing_after_load`). Questions written by
    hand are never looked at.
    """
    _keep_film(session, bank, facts_sha=facts_sha, now=now)
    stored = {
        question.public_id: (question, sha)
        for question, sha in session.execute(
            select(Question, QuestionRevision.sha256)
            .join(
                QuestionRevision,
                (QuestionRevision.question_id == Question.id)
                & (QuestionRevision.number == Question.revision),
            )
            .where(Question.film_id == bank.film.id, Question.origin == Origin.GENERATED)
        )
    }
    offered = {question.id: question for question in bank.questions}
    counts: Counter[str] = Counter()
    _add(session, [text for id_, text in offered.items() if id_ not in stored], now=now)
    counts["new"] = len(offered.keys() - stored.keys())
    for public_id, (question, sha) in stored.items():
        counts[_update(session, question, sha, offered.get(public_id), now=now)] += 1
    return Loaded(
        **counts,
        unsupported=tuple(
            sorted(
                public_id
                for public_id, (question, _) in stored.items()
                if question.edited_at is not None and public_id not in offered
            )
        ),
    )


def fill(question: Question, text: QuestionText) -> None:
    """Set the columns by which a question is found and drawn to what its text says."""
    question.kind = text.kind
    question.tier = text.tier
    question.family = text.family
    question.difficulty = text.difficulty
    question.spoiler = text.spoiler
    question.flagged = bool(text.flags)
    question.prompt = text.prompt
    question.folded_prompt = folded(text.prompt)
    question.search = searchable(text)


def new_row(text: QuestionText, *, origin: Origin, status: Status) -> Question:
    """Return the row of a question that is not stored yet, at its first revision."""
    return Question(
        public_id=text.id,
        film_id=text.film,
        kind=text.kind,
        status=status,
        tier=text.tier,
        origin=origin,
        family=text.family,
        difficulty=text.difficulty,
        spoiler=text.spoiler,
        flagged=bool(text.flags),
        prompt=text.prompt,
        folded_prompt=folded(text.prompt),
        search=searchable(text),
        shuffle_key=secrets.randbelow(DRUM),
        revision=1,
    )


def _keep_film(session: Session, bank: Bank, *, facts_sha: str, now: int) -> None:
    film, offered = session.get(Film, bank.film.id), bank.film
    if film is None:
        film = Film(id=offered.id, title="", year=None, facts_sha="", loaded_at=now)
        session.add(film)
    stored = (film.title, film.year, film.tagline, film.facts_sha)
    wanted = (offered.title, offered.year, offered.tagline, facts_sha)
    if stored != wanted:
        film.title, film.year, film.tagline, film.facts_sha = wanted
        film.loaded_at = now
        session.flush()


def _add(session: Session, texts: list[QuestionText], *, now: int) -> None:
    rows = [new_row(text, origin=Origin.GENERATED, status=text.status) for text in texts]
    session.add_all(rows)
    session.flush()
    for row, text in zip(rows, texts, strict=True):
        body = body_of(text)
        session.add(
            QuestionRevision(
                question_id=row.id, number=1, body=body, sha256=sha256_of(body), made_at=now
            )
        )
    session.flush()


def _update(
    session: Session, question: Question, sha: str, offered: QuestionText | None, *, now: int
) -> str:
    """Bring one stored question to what is offered and return what that was, in a word of `Loaded`."""
    edited = question.edited_at is not None
    status = standing_after_load(
        question.status,
        by_person=question.status_by is not None,
        edited=edited,
        offered=offered.status if offered else None,
    )
    outcome = "protected" if edited else "kept"
    if offered is not None and not edited:
        body = body_of(offered)
        if sha256_of(body) != sha:
            _revise(session, question, offered, body, now=now)
            outcome = "changed"
    if status is not question.status:
        outcome = "retired" if status is Status.RETIRED else "returned"
        question.status, question.status_by = status, None
        session.add(
            QuestionEvent(
                question_id=question.id,
                happened=EVENT[status],
                made_at=now,
                reason=_WHY[status],
            )
        )
    return outcome


def _revise(
    session: Session, question: Question, text: QuestionText, body: str, *, now: int
) -> None:
    question.revision += 1
    fill(question, text)
    session.add(
        QuestionRevision(
            question_id=question.id,
            number=question.revision,
            body=body,
            sha256=sha256_of(body),
            made_at=now,
            reason="Its facts or templates changed.",
        )
    )
