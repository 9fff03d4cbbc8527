"""What editors do: write, change, approve, retire. Each change is a revision or an event, with who and when."""

import secrets
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.bank.queries import UnknownFilm, UnknownQuestion
from quiz.bank.rules import Origin
from quiz.bank.service.loading import EVENT, fill, new_row
from quiz.bank.tables import Film, Question, QuestionEvent, QuestionRevision
from quiz.bank.texts import body_of, question_of, sha256_of
from quiz.errors import QuizError
from quiz.questions.bankfile import question_problems
from quiz.questions.model import Question as QuestionText
from quiz.questions.model import Status, Tier, to_json


class Unfit(QuizError):
    """The text is no whole question of its kind; the message says what is missing."""


class StaleEdit(QuizError):
    """Somebody else changed the question meanwhile; `stored` and `revision` are what it says now."""

    def __init__(self, stored: QuestionText, revision: int) -> None:
        super().__init__("Somebody else changed this question while you had it open.")
        self.stored = stored
        self.revision = revision


def add_question(
    session: Session, text: QuestionText, *, by: int, status: Status = Status.DRAFT, now: int
) -> str:
    """Store a question that a person wrote and return the id it gets; raise UnknownFilm or Unfit."""
    if session.scalar(select(Film.id).where(Film.id == text.film)) is None:
        raise UnknownFilm("There is no such film in the bank.")
    text = replace(text, id=f"{text.film}-by-hand-{secrets.token_hex(6)}", tier=Tier.REVIEWED)
    _require_whole(text)
    row = new_row(text, origin=Origin.WRITTEN, status=status)
    row.status_by, row.edited_at, row.edited_by = by, now, by
    session.add(row)
    session.flush()
    _keep(session, row, text, by=by, reason="", now=now)
    return row.public_id


def edit_question(
    session: Session,
    public_id: str,
    text: QuestionText,
    *,
    expected_revision: int,
    by: int,
    reason: str = "",
    now: int,
) -> int:
    """Give a question a new text and return its revision's number; the same text again changes nothing.

    Id, film and kind stay what they are. Raises UnknownQuestion, Unfit, or StaleEdit if the question is no longer at
    the revision that the editor saw.
    """
    row = _locked(session, public_id)
    stored = _unchanged(session, row, expected_revision)
    text = replace(text, id=row.public_id, film=row.film_id, kind=row.kind, tier=Tier.REVIEWED)
    _require_whole(text)
    if body_of(text) == body_of(replace(stored, tier=Tier.REVIEWED)):
        return row.revision
    row.revision += 1
    row.edited_at, row.edited_by = now, by
    fill(row, text)
    _keep(session, row, text, by=by, reason=reason, now=now)
    return row.revision


def approve(
    session: Session,
    public_id: str,
    *,
    by: int,
    expected_revision: int | None = None,
    reason: str = "",
    now: int,
) -> None:
    """Let a question be dealt from now on; raise StaleEdit if it is not the revision that the editor saw."""
    row = _locked(session, public_id)
    if expected_revision is not None:
        _unchanged(session, row, expected_revision)
    row.tier = Tier.REVIEWED
    _stand(session, row, Status.APPROVED, by=by, reason=reason, now=now)


def retire(session: Session, public_id: str, *, by: int, reason: str = "", now: int) -> None:
    """Deal a question no more. Deals that hold it keep it, and it keeps its history."""
    _stand(session, _locked(session, public_id), Status.RETIRED, by=by, reason=reason, now=now)


def restore_draft(session: Session, public_id: str, *, by: int, reason: str = "", now: int) -> None:
    """Put an approved or retired question back on the desk."""
    _stand(session, _locked(session, public_id), Status.DRAFT, by=by, reason=reason, now=now)


def _locked(session: Session, public_id: str) -> Question:
    row = session.scalars(
        select(Question)
        .where(Question.public_id == public_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise UnknownQuestion("There is no such question in the bank.")
    return row


def _unchanged(session: Session, row: Question, expected_revision: int) -> QuestionText:
    """Return the text of a locked question; raise StaleEdit if it is not the revision expected."""
    stored = question_of(
        session.scalars(
            select(QuestionRevision.body).where(
                QuestionRevision.question_id == row.id, QuestionRevision.number == row.revision
            )
        ).one()
    )
    if row.revision != expected_revision:
        raise StaleEdit(stored, row.revision)
    return stored


def _require_whole(text: QuestionText) -> None:
    if problems := list(question_problems(to_json(text), "question")):
        raise Unfit("\n".join(problems))


def _stand(
    session: Session, row: Question, status: Status, *, by: int, reason: str, now: int
) -> None:
    if row.status is status:
        return
    row.status, row.status_by = status, by
    session.add(
        QuestionEvent(
            question_id=row.id, happened=EVENT[status], made_at=now, made_by=by, reason=reason
        )
    )


def _keep(
    session: Session, row: Question, text: QuestionText, *, by: int, reason: str, now: int
) -> None:
    body = body_of(text)
    session.add(
        QuestionRevision(
            question_id=row.id,
            number=row.revision,
            body=body,
            sha256=sha256_of(body),
            made_at=now,
            made_by=by,
            reason=reason,
        )
    )
