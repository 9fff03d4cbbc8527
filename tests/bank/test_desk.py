from dataclasses import replace

import pytest

from quiz.bank import queries
from quiz.bank.queries import PAGE_SIZE, SORTS, Wanted
from quiz.bank.service import load_film, restore_draft
from quiz.db import reading, writing
from quiz.films.facts import Film
from quiz.questions.model import Bank, Kind, Status
from tests.make import FILM, choices, make_film, make_question

LEON = Film(id="leon", title="Léon", year=1994)
SERRA = make_question(
    900,
    id="leon-serra",
    film="leon",
    prompt="Who composed the score of Léon?",
    choices=choices(("Éric Serra",), ("Hans 100% Zimmer", "Vangelis_")),
    tags=("music",),
)


@pytest.fixture
def bank(film):
    with writing() as session:
        load_film(session, Bank(film=LEON, questions=(SERRA,)), now=2)


def found(text="", *, page=1, **wanted):
    with reading() as session:
        return queries.questions(session, Wanted(text=text, **wanted), page=page)


def ids(text="", **wanted):
    return [row.public_id for row in found(text, **wanted).rows]


@pytest.mark.parametrize(
    "text", ["eric serra", "ERIC", "érìc", "score leon", "  leon   score ", "music", "leon-serra"]
)
def test_the_search_ignores_case_accents_and_order(bank, text):
    assert ids(text) == ["leon-serra"]


@pytest.mark.parametrize("text", ["serra zimmer", "nowhere", "leon%score", "sco_e", "%", "\\"])
def test_what_does_not_stand_there_is_not_found(bank, text):
    """Wrong options are not searched, and the signs of LIKE are only signs."""
    assert ids(text) == []


INJECTIONS = [
    "' OR '1'='1",
    "'; DROP TABLE question; --",
    '" OR ""="',
    "1) OR (1=1",
    "x' UNION SELECT * FROM person --",
    "\\'; --",
    "%' AND 1=0 --",
    "a' ESCAPE 'b",
    "$$ OR true",
    "/**/",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_t41_search_and_sort_are_only_words(bank, text):
    assert ids(text) == []
    assert found(sort=text).total == 61
    assert found("", film_id=text).total == 0


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_holds_every_question_once(bank, sort):
    pages = [found(sort=sort, page=number).rows for number in (1, 2)]
    assert [len(page) for page in pages] == [PAGE_SIZE, 11]
    assert len({row.public_id for page in pages for row in page}) == 61


def test_orders_by_difficulty(bank):
    assert found(sort="hardest").rows[0].difficulty == 5
    assert found(sort="easiest").rows[0].difficulty == 1


@pytest.mark.parametrize(("page", "number"), [(-3, 1), (0, 1), (1, 1), (2, 2), (3, 2), (10**9, 2)])
def test_a_page_past_the_end_is_the_last_one(bank, page, number):
    shown = found(page=page)
    assert (shown.number, shown.last) == (number, 2)
    assert shown.rows


def test_filters_narrow_the_list(bank):
    with writing() as session:
        restore_draft(session, "leon-serra", by=person_in(session), now=1)
    assert ids(film_id="leon") == ["leon-serra"]
    assert ids(status=Status.DRAFT) == ["leon-serra"]
    assert {row.kind for row in found(kind=Kind.MATCH).rows} == {Kind.MATCH}
    assert {row.difficulty for row in found(difficulty=5).rows} == {5}
    assert found(spoiler=1).total == 0


def person_in(session):
    from quiz.people.service import begin_guest

    return begin_guest(session, now=1).who.person_id


def test_an_empty_bank_has_one_empty_page(app):
    shown = found()
    assert (shown.rows, shown.total, shown.number, shown.last) == ((), 0, 1, 1)


@pytest.mark.parametrize(
    ("prompt", "percent"),
    [
        ("Who composed the score of Léon?", 100),
        ("who  composed the score of LEON?", 100),
        ("Who composed the scores of Léon?", 98),
        ("Who directed Léon?", None),
    ],
)
def test_a_prompt_that_is_there_already_is_found(bank, prompt, percent):
    with reading() as session:
        near = queries.alike(session, "leon", prompt)
    assert [one.percent for one in near] == ([] if percent is None else [percent])


def test_a_question_is_not_like_itself_nor_like_another_films(bank):
    with reading() as session:
        assert queries.alike(session, "leon", SERRA.prompt, but="leon-serra") == []
        assert queries.alike(session, "harbour", SERRA.prompt) == []


def test_films_and_quizzes_now_showing(bank):
    with reading() as session:
        assert [(film.id, film.questions) for film in queries.films(session)] == [
            ("harbour", 60),
            ("leon", 1),
        ]
        assert [quiz.recipe.slug for quiz in queries.now_showing(session, "harbour")] == [
            "ranked",
            "practice",
            "daily",
            "family",
            "spoiler-free",
        ]
        assert queries.now_showing(session, "leon") == []
        assert queries.film(session, "leon").questions == 1


def test_a_quiz_counts_only_what_it_may_draw(app):
    with writing() as session:
        make_film(session, n=30, spoiler=2)
        extra = tuple(
            replace(make_question(n), spoiler=1, flags=("violence",)) for n in range(40, 60)
        )
        load_film(session, Bank(film=FILM, questions=extra), now=2)
    with reading() as session:
        showing = {
            quiz.recipe.slug: quiz.questions for quiz in queries.now_showing(session, "harbour")
        }
    assert showing == {"ranked": 20, "practice": 20, "daily": 20}


def test_an_unknown_film_or_question_is_told(bank):
    with reading() as session:
        with pytest.raises(queries.UnknownFilm):
            queries.film(session, "nowhere")
        with pytest.raises(queries.UnknownQuestion):
            queries.question(session, "nowhere")
