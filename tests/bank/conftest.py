import pytest

from quiz.db import writing
from quiz.people.service import begin_guest
from tests.make import make_film


@pytest.fixture
def film(app):
    """A film of 60 approved questions in the app's database."""
    with writing() as session:
        return make_film(session, n=60)


@pytest.fixture
def person(app):
    """Return a function that makes a new person and gives their id."""

    def new() -> int:
        with writing() as session:
            return begin_guest(session, now=1).who.person_id

    return new


@pytest.fixture
def editor(person):
    return person()
