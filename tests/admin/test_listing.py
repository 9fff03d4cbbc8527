import pytest

from quiz.bank.service import load_film
from quiz.db import writing
from quiz.questions.model import Bank
from tests.admin.conftest import LIST, words
from tests.bank.test_desk import INJECTIONS
from tests.make import FILM, make_questions


@pytest.fixture
def large(film):
    with writing() as session:
        load_film(session, Bank(film=FILM, questions=make_questions(120)), now=2)


def test_the_list_tells_how_many_there_are_and_pages(editor, large):
    first = editor.get(LIST).text
    assert "120 questions" in words(first)
    assert "Page 1 of 3" in words(first)
    assert "page=2" in first
    last = editor.get(LIST, page="3").text
    assert last.count('href="/admin/questions/harbour') == 20
    assert 'rel="next"' not in last


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 40, "\0", "1e3"])
def test_a_page_that_is_none_is_the_first(editor, large, page):
    assert "Page 1 of 3" in words(editor.get(LIST, page=page).text)


def test_search_and_filters_are_kept_over_pages(editor, large):
    page = editor.get(LIST, q="harbour", status="approved", sort="oldest").text
    assert "q=harbour&amp;status=approved&amp;sort=oldest&amp;page=2" in page


def test_filters_narrow(editor, large):
    said = words(editor.get(LIST, kind="match").text)
    assert "11 questions" in said
    assert "Nothing in the bank fits" in editor.get(LIST, q="nosuchword").text


@pytest.mark.parametrize("name", ["film", "kind", "status", "difficulty", "spoiler", "sort"])
def test_t41_a_filter_that_is_none_takes_all(editor, large, name):
    for text in [*INJECTIONS, "\0", "²", "\ufffd"]:
        answer = editor.get(LIST, **{name: text})
        assert answer.status_code == 200
        assert "120 questions" in words(answer.text)


def test_t41_a_search_is_only_words(editor, large):
    for text in [*INJECTIONS, "\0none\0", "x" * 5000]:
        answer = editor.get(LIST, q=text)
        assert answer.status_code == 200
        assert "0 questions" in words(answer.text)
