"""A house with a film, and a player with a plain HTTP client who can play through it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.bank.queries import Deal
from quiz.bank.queries import deal as deal_by_id
from quiz.bank.rules import Origin
from quiz.bank.service.loading import new_row
from quiz.bank.tables import Deal as DealRow
from quiz.bank.tables import DealtRevision, QuestionRevision
from quiz.bank.texts import body_of, sha256_of
from quiz.db import reading, writing
from quiz.questions.model import Question, Status
from quiz.security import new_token
from quiz.solo.rules import Way
from quiz.solo.service.playing import begin
from quiz.solo.tables import Attempt
from quiz.solo.views.pages import WRITER
from tests.conftest import START
from tests.make import FILM, make_film
from tests.samples import form

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def app(app: Flask) -> Iterator[Flask]:
    yield app
    app.extensions[WRITER].stop()


@pytest.fixture
def film(app: Flask) -> str:
    """A film in the bank with questions of all kinds."""
    with writing() as session:
        make_film(session, n=66, now=START)
    return FILM.id


@dataclass
class Player:
    """A browser without scripts: one cookie jar, forms with their tokens."""

    client: FlaskClient
    token: str = ""
    attempt_id: str = ""

    def get(self, url: str, **kwargs) -> TestResponse:
        response = self.client.get(url, **kwargs)
        if found := TOKEN.search(response.text):
            self.token = found[1]
        return response

    def post(self, url: str, data: dict | None = None, **kwargs) -> TestResponse:
        if not self.token:
            self.get("/boards")
        return self.client.post(url, data={"csrf_token": self.token, **(data or {})}, **kwargs)

    def start(self, quiz: str = "ranked", film: str = FILM.id) -> TestResponse:
        response = self.post(f"/play/{film}/{quiz}")
        assert response.status_code == 303, response.text
        self.attempt_id = response.location.rsplit("/", 1)[1]
        return response

    @property
    def url(self) -> str:
        return f"/play/{self.attempt_id}"

    def page(self) -> TestResponse:
        return self.get(self.url)

    def row(self) -> Attempt:
        with reading() as session:
            return session.scalars(select(Attempt).filter_by(public_id=self.attempt_id)).one()

    def deal(self) -> Deal:
        with reading() as session:
            return deal_by_id(session, self.row().deal_id)

    def question(self, position: int) -> Question:
        return self.deal().at(position).question

    def fields(self, position: int, *, right: bool = True) -> dict:
        """Return what the form of a question sends for a right or a wrong answer."""
        deal = self.deal()
        return {
            "position": str(position),
            **form(deal.at(position).question, right=right, secret=deal.secret),
        }

    def answer(self, position: int, *, right: bool = True, **kwargs) -> TestResponse:
        return self.post(f"{self.url}/answer", self.fields(position, right=right), **kwargs)

    def next(self, position: int) -> TestResponse:
        return self.post(f"{self.url}/next", {"position": str(position)})

    def play(self, *, right: int = 10, quiz: str = "ranked") -> None:
        """Play a whole quiz, the first `right` questions rightly."""
        if not self.attempt_id:
            self.start(quiz)
        for position in range(1, 11):
            assert self.answer(position, right=position <= right).status_code == 303
            if position < 10:
                assert self.next(position).status_code == 303


@pytest.fixture
def player(client: FlaskClient, film: str) -> Player:
    return Player(client)


@pytest.fixture
def friend(app: Flask, film: str) -> Player:
    """Somebody else, with cookies of their own."""
    return Player(app.test_client())


@pytest.fixture
def put(player: Player) -> Callable[..., Player]:
    """Put questions of one's own to the player: `put(question, …)` begins a run through exactly these."""

    def put_them(*questions: Question, way: Way = Way.RANKED) -> Player:
        player.start("practice")  # makes the guest
        with writing() as session:
            deal_id = deal_of(session, questions)
            player.attempt_id = begin(session, player.row().person_id, deal_id, way, now=START)
        return player

    return put_them


def deal_of(session: Session, questions: Sequence[Question]) -> int:
    """Store questions and a deal that holds them in this order."""
    deal = DealRow(quiz="ranked", film_id=FILM.id, day=None, secret=new_token(), created_at=START)
    session.add(deal)
    rows = [new_row(text, origin=Origin.WRITTEN, status=Status.APPROVED) for text in questions]
    session.add_all(rows)
    session.flush()
    for position, (row, text) in enumerate(zip(rows, questions, strict=True), start=1):
        body = body_of(text)
        revision = QuestionRevision(
            question_id=row.id, number=1, body=body, sha256=sha256_of(body), made_at=START
        )
        session.add(revision)
        session.flush()
        session.add(DealtRevision(deal_id=deal.id, position=position, revision_id=revision.id))
    session.flush()
    return deal.id
