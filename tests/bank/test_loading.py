from dataclasses import replace

from sqlalchemy import select, text

from quiz.bank.service import load_film
from quiz.bank.tables import Film, Question, QuestionEvent, QuestionRevision
from quiz.bank.texts import question_of
from quiz.db import reading, writing
from quiz.questions.model import Bank, Kind, Status
from tests.make import FILM, make_question, make_questions

THREE = make_questions(3)


def load(*questions, film=FILM, now=1, facts_sha="a"):
    with writing() as session:
        return load_film(
            session, Bank(film=film, questions=questions), facts_sha=facts_sha, now=now
        )


def stored(public_id):
    with reading() as session:
        return session.scalars(select(Question).where(Question.public_id == public_id)).one()


def bodies(public_id):
    with reading() as session:
        rows = session.scalars(
            select(QuestionRevision.body)
            .join(Question, Question.id == QuestionRevision.question_id)
            .where(Question.public_id == public_id)
            .order_by(QuestionRevision.number)
        )
        return [question_of(body) for body in rows]


def dump():
    with reading() as session:
        return [
            session.execute(text(f"SELECT * FROM {table} ORDER BY 1")).all()
            for table in ("film", "question", "question_revision", "question_event")
        ]


def test_a_first_load_stores_every_question_with_its_text(app):
    assert load(*THREE).new == 3
    question = stored(THREE[0].id)
    assert (question.status, question.revision, question.kind) == (
        Status.APPROVED,
        1,
        THREE[0].kind,
    )
    assert bodies(THREE[0].id) == [THREE[0]]


def test_a_second_load_writes_nothing(app):
    load(*THREE)
    before = dump()
    loaded = load(*THREE, now=99)
    assert (loaded.kept, loaded.wrote) == (3, False)
    assert dump() == before


def test_a_changed_question_keeps_its_id_and_gets_a_revision(app):
    load(*THREE)
    id_before = stored(THREE[0].id).id
    changed = replace(THREE[0], prompt="Who sings on the pier?", difficulty=5, spoiler=2)
    assert load(changed, *THREE[1:], now=2).changed == 1
    question = stored(THREE[0].id)
    assert (question.id, question.revision, question.difficulty) == (id_before, 2, 5)
    assert question.search.startswith("who sings")
    assert bodies(THREE[0].id) == [THREE[0], changed]


def test_what_its_facts_no_longer_support_is_retired_and_comes_back(app):
    load(*THREE)
    assert load(*THREE[1:], now=2).retired == 1
    assert stored(THREE[0].id).status is Status.RETIRED
    assert load(*THREE[1:], now=3).wrote is False
    assert load(*THREE, now=4).returned == 1
    assert stored(THREE[0].id).status is Status.APPROVED
    with reading() as session:
        events = session.scalars(select(QuestionEvent).order_by(QuestionEvent.id)).all()
        assert [(str(event.happened), event.made_at, event.made_by) for event in events] == [
            ("retired", 2, None),
            ("approved", 4, None),
        ]


def test_an_automatic_draft_is_stored_but_stays_a_draft(app):
    load(replace(THREE[0], status=Status.DRAFT))
    assert stored(THREE[0].id).status is Status.DRAFT


def test_another_film_is_left_alone(app):
    load(*THREE)
    other = replace(FILM, id="mill", title="The Mill")
    question = replace(make_question(7, Kind.TYPED), id="mill-1", film="mill")
    assert load(question, film=other).new == 1
    assert stored(THREE[0].id).status is Status.APPROVED


def test_a_new_title_and_facts_file_are_noted(app):
    load(*THREE)
    load(*THREE, film=replace(FILM, title="Harbour"), facts_sha="b", now=7)
    with reading() as session:
        film = session.get(Film, "harbour")
        assert (film.title, film.facts_sha, film.loaded_at) == ("Harbour", "b", 7)
