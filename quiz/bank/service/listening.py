"""What players tell the bank: how each question did, and what is wrong with one."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Executable, select, update
from sqlalchemy.orm import Session

from quiz.bank.queries import UnknownQuestion
from quiz.bank.rules import Reason, accept_words
from quiz.bank.tables import QuestionCounter, QuestionReport, QuestionRevision
from quiz.db import Inserter, insert_into, prepared
from quiz.errors import QuizError


class UnknownReport(QuizError):
    """There is no such report."""


def count_answers(session: Session, answers: Iterable[tuple[int, bool]]) -> None:
    """Add first answers, as (revision id, right), to the counters of their revisions: one statement for a batch."""
    answered: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for revision_id, was_right in answers:
        answered[revision_id] += 1
        right[revision_id] += was_right
    if not answered:
        return
    # Many single rows, not one statement of many: that one would be compiled anew for every size of batch.
    session.connection().execute(
        _counting(session),
        [
            {
                "revision_id": revision_id,
                "answered": answered[revision_id],
                "answered_right": right[revision_id],
            }
            for revision_id in sorted(
                answered
            )  # one order for everyone: no deadlock between batches
        ],
    )


@prepared
def _counting(insert: Inserter) -> Executable:
    added = insert(QuestionCounter)
    return added.on_conflict_do_update(
        index_elements=["revision_id"],
        set_={
            "answered": QuestionCounter.answered + added.excluded.answered,
            "answered_right": QuestionCounter.answered_right + added.excluded.answered_right,
        },
    )


def report_question(
    session: Session, revision_id: int, *, person_id: int, reason: Reason, words: str = "", now: int
) -> bool:
    """Put a player's report into the editors' queue; return False if one of theirs on this question waits already.

    Raises UnknownQuestion, or BadReport if the words cannot be kept.
    """
    words = accept_words(words)
    question_id = session.scalar(
        select(QuestionRevision.question_id).where(QuestionRevision.id == revision_id)
    )
    if question_id is None:
        raise UnknownQuestion("There is no such question.")
    added = session.scalar(
        insert_into(session, QuestionReport)
        .values(
            question_id=question_id,
            revision_id=revision_id,
            person_id=person_id,
            reason=reason,
            words=words,
            created_at=now,
        )
        .on_conflict_do_nothing()
        .returning(QuestionReport.id)
    )
    return added is not None


def resolve_report(session: Session, report_id: int, *, by: int, now: int) -> None:
    """Take a report off the queue; one that was taken off already stays as it is. Raises UnknownReport."""
    report = session.get(QuestionReport, report_id, with_for_update=True)
    if report is None:
        raise UnknownReport("There is no such report.")
    if report.resolved_at is None:
        report.resolved_at, report.resolved_by = now, by


def reported_by(session: Session, person_id: int) -> list[dict[str, object]]:
    """Return a person's reports as plain JSON, for the export of what is theirs."""
    rows = session.scalars(
        select(QuestionReport)
        .where(QuestionReport.person_id == person_id)
        .order_by(QuestionReport.id)
    )
    return [
        {"reason": str(row.reason), "words": row.words, "created_at": row.created_at}
        for row in rows
    ]


def forget_words(session: Session, person_id: int) -> None:
    """Blank what a person typed into reports."""
    session.execute(
        update(QuestionReport).where(QuestionReport.person_id == person_id).values(words="")
    )
