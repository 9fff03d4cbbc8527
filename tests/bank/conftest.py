import pytest

from quiz.db import writing
from tests.make import make_film


@pytest.fixture
def film(app):
    """A film of 60 approved questions in the app's database."""
    with writing() as session:
        return make_film(session, n=60)
