"""A whole quiz through plain forms, as a browser without scripts plays it."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from quiz.bank.tables import QuestionReport
from quiz.db import reading, writing
from quiz.people.service import sign_out_everywhere
from quiz.people.tables import Person
from quiz.questions.model import Kind
from quiz.scoring import FULL
from quiz.solo.rules import DAY_MS, KEPT_OPEN_MS, Outcome, Way
from quiz.solo.tables import AskedQuestion, Attempt, SoloAnswer
from tests.samples import sample
from tests.solo.pages import Form

JSON = {"Accept": "application/json"}
EVERY_KIND = pytest.mark.parametrize("kind", Kind)
T = 20_000


def answers(player) -> list[SoloAnswer]:
    with reading() as session:
        return list(
            session.scalars(
                select(SoloAnswer)
                .where(SoloAnswer.attempt_id == player.row().id)
                .order_by(SoloAnswer.position)
            )
        )


def asked(player) -> list[AskedQuestion]:
    with reading() as session:
        return list(
            session.scalars(
                select(AskedQuestion)
                .where(AskedQuestion.attempt_id == player.row().id)
                .order_by(AskedQuestion.position)
            )
        )


def test_a_ranked_ten_from_the_front_page_to_the_result(player):
    home = player.get("/")
    assert "/play/harbour/ranked" in home.text
    player.start()
    for position in range(1, 11):
        page = player.page()
        assert page.status_code == 200
        assert f"{position} of 10" in page.text
        assert player.question(position).prompt in page.text
        sent = player.answer(position)
        assert sent.status_code == 303
        told = player.get(sent.location)
        assert "Right." in told.text
        assert player.question(position).explanation in told.text
        if position < 10:
            player.next(position)
    result = player.page()
    assert "10 of 10" in result.text
    row = player.row()
    assert (row.total, row.right) == (10 * FULL, 10)
    assert row.finished_at is not None


@EVERY_KIND
@pytest.mark.parametrize("right", [True, False])
def test_every_kind_is_answered_by_a_plain_form(put, kind, right):
    player = put(sample(kind))
    on_page = Form(player.page().text, "answer")
    fields = player.fields(1, right=right)
    assert on_page.action == f"{player.url}/answer"
    for name, sent in fields.items():
        assert all(on_page.takes(name, one) for one in ([sent] if isinstance(sent, str) else sent))
    location = player.post(on_page.action, fields).location
    told = player.get(location)
    [stored] = answers(player)
    assert (stored.outcome is Outcome.RIGHT) is right
    assert stored.points == (FULL if right else 0)
    assert sample(kind).explanation.replace("'", "&#39;") in told.text


BAD = {
    Kind.SINGLE_CHOICE: {"choice": "not-a-token"},
    Kind.MULTIPLE_CHOICE: {},
    Kind.TRUE_FALSE: {"choice": ["a", "b"]},
    Kind.ODD_ONE_OUT: {},
    Kind.TYPED: {"text": "  "},
    Kind.CLOZE: {"text": "x" * 201},
    Kind.NUMBER: {"text": ""},
    Kind.ORDER: {"place-nothing": "1"},
    Kind.MATCH: {},
}


@EVERY_KIND
def test_what_is_no_answer_is_shown_again_and_nothing_is_stored(put, kind, clock):
    player = put(sample(kind))
    before = asked(player)[0].closes_at
    clock.advance(3_000)
    refused = player.post(f"{player.url}/answer", {"position": "1", **BAD[kind]})
    assert refused.status_code == 400
    assert 'id="wrong" role="alert"' in refused.text
    assert sample(kind).prompt.replace("'", "&#39;") in refused.text
    assert 'data-left-ms="17000"' in refused.text
    assert answers(player) == []
    assert asked(player)[0].closes_at == before
    assert player.answer(1).status_code == 303


def test_ticks_are_kept_when_a_form_is_shown_again(put):
    player = put(sample(Kind.MULTIPLE_CHOICE))
    picked = player.fields(1)["choice"]
    refused = player.post(f"{player.url}/answer", {"position": "1", "choice": [*picked, "made-up"]})
    assert sorted(Form(refused.text, "answer").is_set["choice"]) == sorted(picked)


def test_words_are_kept_when_a_form_is_shown_again(put):
    player = put(sample(Kind.TYPED))
    text = '<u>"x" & co</u>' + "y" * 200
    refused = player.post(f"{player.url}/answer", {"position": "1", "text": text})
    assert Form(refused.text, "answer").is_set["text"] == [text]
    assert "<u>" not in refused.text


def test_places_are_kept_when_a_form_is_shown_again(put):
    player = put(sample(Kind.ORDER))
    places = dict.fromkeys((name for name in player.fields(1) if name.startswith("place-")), "2")
    refused = player.post(f"{player.url}/answer", {"position": "1", **places})
    assert refused.status_code == 400
    assert {name: Form(refused.text, "answer").is_set[name] for name in places} == {
        name: ["2"] for name in places
    }


def test_partners_are_kept_when_a_form_is_shown_again(put):
    player = put(sample(Kind.MATCH))
    pairs = {name: sent for name, sent in player.fields(1).items() if name.startswith("pair-")}
    first = next(iter(pairs))
    refused = player.post(f"{player.url}/answer", {"position": "1", **pairs, first: ""})
    assert refused.status_code == 400
    on_page = Form(refused.text, "answer").is_set
    assert {name: on_page.get(name) for name in pairs if name != first} == {
        name: [sent] for name, sent in pairs.items() if name != first
    }


def test_t01_the_same_answer_a_thousand_times_is_one_row_and_one_body(player):
    player.start()
    bodies = {player.answer(1, headers=JSON).data for _ in range(1_000)}
    assert len(bodies) == 1
    assert [row.points for row in answers(player)] == [FULL]


def test_t02_another_choice_later_is_told_what_stands(put):
    player = put(sample(Kind.SINGLE_CHOICE))
    player.answer(1, right=True)
    for headers in (JSON, {}):
        second = player.answer(1, right=False, headers=headers)
        assert second.status_code == 409
        assert "first answer stands" in second.text
    assert player.answer(1, right=False, headers=JSON).json["outcome"] == "right"
    assert "✓ right, yours" in player.answer(1, right=False).text
    [stored] = answers(player)
    assert stored.outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("after_ms", "outcome"),
    [(T - 1, "right"), (T, "right"), (T + 1, "missed"), (T + 600, "missed")],
)
def test_t03_the_answer_counts_until_the_bell(put, clock, after_ms, outcome):
    player = put(sample(Kind.SINGLE_CHOICE))
    clock.advance(after_ms)
    told = player.get(player.answer(1).location)
    assert ("Time is up" in told.text) is (outcome == "missed")
    [stored] = answers(player)
    assert stored.outcome == outcome
    assert (stored.points > 0) is (outcome == "right")


def test_t04_a_question_that_was_not_dealt_takes_no_answer(player):
    player.start()
    for position in (2, 10, 11, 999):
        fields = player.fields(min(position, 10)) | {"position": str(position)}
        assert player.post(f"{player.url}/answer", fields).status_code == 409
    assert answers(player) == []
    assert len(asked(player)) == 1


def test_t05_an_answer_to_the_question_before_changes_nothing(put):
    player = put(sample(Kind.SINGLE_CHOICE), sample(Kind.ODD_ONE_OUT, 2))
    player.answer(1, right=True)
    player.next(1)
    assert player.answer(1, right=False, headers=JSON).status_code == 409
    replayed = player.fields(1) | {"position": "2"}
    assert player.post(f"{player.url}/answer", replayed).status_code == 400
    assert [row.position for row in answers(player)] == [1]


@pytest.mark.parametrize(
    "name",
    ["points", "share_num", "elapsed_ms", "received", "person_id", "attempt_id", "lag", "outcome", "right", "deal"],
)  # fmt: skip
def test_t06_a_field_too_many_is_refused(put, name):
    player = put(sample(Kind.SINGLE_CHOICE))
    refused = player.post(f"{player.url}/answer", player.fields(1) | {name: "1000"})
    assert refused.status_code == 400
    assert answers(player) == []


def test_t06_two_hundred_made_up_fields_leave_the_score_alone(put):
    player = put(sample(Kind.SINGLE_CHOICE))
    for number in range(200):
        sent = player.fields(1) | {f"x{number}": str(number)}
        assert player.post(f"{player.url}/answer", sent).status_code == 400
    assert answers(player) == []


@pytest.mark.parametrize("position", ["", "0", "-1", "1.0", "١", "1e1", "9999", "one", "1 "])
def test_an_answer_must_name_its_question(put, position):
    player = put(sample(Kind.SINGLE_CHOICE))
    sent = player.fields(1) | {"position": position}
    assert player.post(f"{player.url}/answer", sent).status_code == 400
    assert answers(player) == []


def test_t07_nobody_plays_for_somebody_else(player, friend):
    player.start()
    friend.start()
    stranger = f"{player.url}/answer?person_id=1"
    for url in (player.url, f"{player.url}/1"):
        assert friend.get(url).status_code == 404
    for verb in ("answer", "next", "report", "name", "challenge"):
        sent = friend.post(f"{player.url}/{verb}", player.fields(1) | {"name": "Ines"})
        assert sent.status_code == 404
    sent = friend.post(
        stranger, player.fields(1), headers={"X-Person": "1", "X-Forwarded-User": "1"}
    )
    assert sent.status_code == 404
    assert answers(player) == []


def test_an_unknown_attempt_looks_like_somebody_elses(player, friend):
    player.start()
    friend.start()
    strangers = friend.get(player.url)
    nobodys = friend.get("/play/" + "A" * 22)
    assert strangers.status_code == nobodys.status_code == 404
    assert strangers.data.replace(player.attempt_id.encode(), b"") == nobodys.data.replace(
        b"A" * 22, b""
    )


def test_t63_a_reload_keeps_the_question_and_its_deadline(player, clock):
    player.start()
    closes = asked(player)[0].closes_at
    pages = set()
    for _ in range(20):
        clock.advance(500)
        page = player.page()
        pages.add(player.question(1).prompt in page.text)
        assert f'data-closes="{closes}"' in page.text
    assert pages == {True}
    assert f'data-left-ms="{T - 10_000}"' in page.text
    assert [row.closes_at for row in asked(player)] == [closes]


def test_t63_starting_again_goes_back_to_the_same_question(player, clock):
    player.start()
    first, closes = player.attempt_id, asked(player)[0].closes_at
    clock.advance(5_000)
    player.start()
    assert player.attempt_id == first
    assert [row.closes_at for row in asked(player)] == [closes]


def test_t62_next_does_not_skip_a_question_that_waits(player):
    player.start()
    player.next(1)
    assert [row.position for row in asked(player)] == [1]
    assert answers(player) == []


def test_t62_the_answer_is_not_shown_before_it_was_given(put):
    player = put(sample(Kind.TYPED), sample(Kind.SINGLE_CHOICE))
    for url in (player.url, f"{player.url}/1", f"{player.url}/2"):
        assert "Grey Heron" not in player.get(url, follow_redirects=True).text
    report = player.post(f"{player.url}/report", {"position": "1", "reason": "wrong"})
    assert report.status_code == 409
    assert "Grey Heron" not in report.text


def test_a_question_left_alone_is_missed_and_the_quiz_goes_on(player, clock):
    player.start()
    clock.advance(T + 501)
    assert "Time is up" in player.page().text
    assert answers(player) == []  # a GET never writes
    player.next(1)
    [missed] = answers(player)
    assert (missed.outcome, missed.given, missed.points) == (Outcome.MISSED, None, 0)
    assert "2 of 10" in player.page().text


def test_the_gate_is_open_until_it_is_shut(player, clock):
    """Between the bell and the gate nothing is told, since an answer may still be on its way."""
    player.start()
    clock.advance(T + 500)
    page = player.page().text
    assert "Time is up" not in page
    assert 'data-left-ms="0"' in page
    player.next(1)
    assert answers(player) == []


def test_the_last_question_left_alone_ends_the_quiz(put, clock):
    player = put(sample(Kind.SINGLE_CHOICE))
    clock.advance(T + 501)
    player.next(1)
    assert player.row().finished_at == clock.now
    assert "0 of 1" in player.page().text


def test_two_tabs_share_one_quiz(player, client):
    player.start()
    other_tab = player.page()
    player.answer(1)
    player.next(1)
    assert player.question(1).prompt in other_tab.text
    late = player.answer(1, right=False)
    assert late.status_code == 409
    assert "first answer stands" in late.text
    twice = player.next(1)
    assert twice.status_code == 303
    assert [row.position for row in asked(player)] == [1, 2]


def test_a_quiz_is_resumed_from_the_front_page(player, clock):
    player.start()
    player.answer(1)
    player.next(1)
    clock.advance(60 * 60 * 1_000)
    home = player.get("/").text
    assert "question 2 of 10" in home
    assert player.url in home
    assert "Time is up" in player.page().text


def test_a_finished_quiz_takes_nothing_more(player):
    player.play()
    total = player.row().total
    assert player.answer(10, right=False).status_code == 409
    assert player.next(10).status_code == 303
    assert player.post(f"{player.url}/answer", {"position": "3"}).status_code == 400
    assert player.row().total == total
    assert len(answers(player)) == 10


@pytest.mark.parametrize("verb", ["answer", "next"])
def test_a_quiz_left_for_a_month_is_over_with_a_way_on(player, clock, verb):
    player.start("practice")
    clock.advance(KEPT_OPEN_MS - 10)
    # the cookie is renewed by playing; only the quiz is left
    player.start("ranked")
    player.attempt_id, fresh = practice_of(player), player.attempt_id
    clock.advance(11)
    sent = player.post(f"{player.url}/{verb}", player.fields(1))
    assert sent.status_code == 410
    assert "Back to the start" in sent.text
    assert player.page().status_code == 410
    player.start("practice")
    assert player.attempt_id != fresh
    assert "1 of 10" in player.page().text


def practice_of(player) -> str:
    with reading() as session:
        return session.scalars(select(Attempt.public_id).filter_by(way=Way.PRACTICE)).one()


def vague():
    return replace(sample(Kind.TYPED), accepted=("Luc Besson",), others=())


def test_a_vague_answer_gets_one_more_try_within_the_same_deadline(put, clock):
    player = put(vague())
    closes = asked(player)[0].closes_at
    clock.advance(1_000)
    page = player.get(
        player.post(f"{player.url}/answer", {"position": "1", "text": "Luc"}).location
    )
    assert "be more specific" in page.text
    assert "Besson" not in page.text
    assert answers(player) == []
    assert asked(player)[0].closes_at == closes
    clock.advance(1_000)
    player.post(f"{player.url}/answer", {"position": "1", "text": "Besson"})
    [stored] = answers(player)
    assert (stored.outcome, stored.elapsed_ms) == (Outcome.RIGHT, 2_000)


def test_a_second_vague_answer_is_wrong_and_the_first_sent_twice_is_not_a_second(put):
    player = put(vague())
    for _ in range(3):
        player.post(f"{player.url}/answer", {"position": "1", "text": "Luc"})
    assert answers(player) == []
    player.post(f"{player.url}/answer", {"position": "1", "text": "luc"})
    [stored] = answers(player)
    assert stored.outcome is Outcome.WRONG


def test_who_knows_no_better_may_send_the_vague_answer_from_the_second_form_and_goes_on(put):
    player = put(vague())
    page = player.get(
        player.post(f"{player.url}/answer", {"position": "1", "text": "Luc"}).location
    )
    assert 'name="second"' in page.text
    player.post(f"{player.url}/answer", {"position": "1", "text": "Luc", "second": "1"})
    [stored] = answers(player)
    assert stored.outcome is Outcome.WRONG


def test_a_vague_answer_after_the_bell_is_missed(put, clock):
    player = put(vague())
    clock.advance(T + 1)
    player.post(f"{player.url}/answer", {"position": "1", "text": "Luc"})
    [stored] = answers(player)
    assert stored.outcome is Outcome.MISSED


def test_practice_has_no_clock_and_no_points_but_explains(player, clock):
    player.start("practice")
    page = player.page().text
    assert "data-left-ms" not in page
    assert 'role="timer"' not in page
    clock.advance(DAY_MS)
    told = player.get(player.answer(1).location).text
    assert "Right." in told
    assert player.question(1).explanation in told
    assert 'class="score' not in told
    assert [row.points for row in answers(player)] == [0]


def test_a_report_goes_to_the_editors_once(put):
    player = put(sample(Kind.TYPED))
    player.answer(1)
    report = {"position": "1", "reason": "unclear", "words": "Which <ferry>?"}
    for _ in range(2):
        sent = player.post(f"{player.url}/report", report)
        assert sent.status_code == 303
        assert "An editor will look" in player.get(sent.location).text
    with reading() as session:
        [kept] = session.scalars(select(QuestionReport))
    assert (kept.reason, kept.words) == ("unclear", "Which <ferry>?")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"reason": "made up"},
        {"reason": "wrong", "words": "x" * 501},
        {"reason": "wrong", "words": "\x00"},
    ],
)
def test_a_report_that_cannot_be_kept_is_shown_again(put, fields):
    player = put(sample(Kind.TYPED))
    player.answer(1)
    sent = player.post(f"{player.url}/report", {"position": "1", **fields})
    assert sent.status_code == 400
    assert 'class="error"' in sent.text
    with reading() as session:
        assert session.scalar(select(func.count(QuestionReport.id))) == 0


@pytest.mark.parametrize("position", ["2", "0", "-1", "x", "1x", str(2**63)])
def test_only_answered_questions_are_reported_or_looked_up(put, position):
    player = put(sample(Kind.TYPED), sample(Kind.ORDER))
    player.answer(1)
    sent = player.post(f"{player.url}/report", {"position": position, "reason": "wrong"})
    assert sent.status_code == 409
    assert player.get(f"{player.url}/{position}").status_code in (303, 308, 404)


def test_the_result_asks_a_guest_for_a_name_and_shows_it_on_the_board(player):
    player.play()
    assert "Put a name to it" in player.page().text
    assert "A guest" in player.get("/boards/harbour/ranked").text
    assert player.post(f"{player.url}/name", {"name": "Ficus"}).status_code == 303
    result = player.page().text
    assert "Put a name to it" not in result
    assert "Ficus" in result
    assert "Ficus" in player.get("/boards/harbour/ranked").text


@pytest.mark.parametrize("name", ["", "  ", "x" * 40, "ad\u200bmin", "admin", "\x00"])
def test_a_name_that_cannot_be_had_is_shown_again_with_the_reason(player, name):
    player.play()
    sent = player.post(f"{player.url}/name", {"name": name})
    assert sent.status_code == 400
    assert 'id="name-error"' in sent.text
    with reading() as session:
        assert set(session.scalars(select(Person.name))) == {None}


def test_t61_the_twenty_first_ranked_quiz_of_a_day_is_not_dealt(player, clock):
    for _ in range(20):
        player.attempt_id = ""
        player.play(right=0)
    refused = player.post("/play/harbour/ranked")
    assert refused.status_code == 429
    assert "Enough for today" in refused.text
    assert "/daily" in refused.text
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    assert player.post("/play/harbour/daily").status_code == 303
    clock.advance(DAY_MS)
    assert player.post("/play/harbour/ranked").status_code == 303


def test_t61_thirty_players_of_one_address_all_play(app, film):
    from tests.solo.conftest import Player

    guests = [Player(app.test_client()) for _ in range(30)]
    for guest in guests:
        guest.start()
    assert len({guest.attempt_id for guest in guests}) == 30


def test_t61_a_thousand_starts_are_one_run(player):
    player.start()
    for _ in range(1_000):
        assert player.post("/play/harbour/ranked").location.endswith(player.attempt_id)
    with reading() as session:
        assert session.scalar(select(func.count(Attempt.id))) == 1


@pytest.mark.parametrize(
    "url", ["/play/harbour/nothing", "/play/nowhere/ranked", "/play/%00/ranked", "/play/x/y/z"]
)
def test_what_is_not_showing_is_404(player, url):
    assert player.post(url).status_code == 404


def test_t37_no_answer_without_the_form_token(player):
    player.start()
    sent = player.client.post(f"{player.url}/answer", data=player.fields(1))
    assert sent.status_code == 403
    assert answers(player) == []


def test_the_share_of_right_answers_is_told_once_it_says_something(put, app):
    from quiz.solo.service.playing import begin
    from tests.solo.conftest import Player, deal_of

    with writing() as session:
        deal_id = deal_of(session, [sample(Kind.SINGLE_CHOICE)])
    told = ""
    for number in range(6):
        guest = Player(app.test_client())
        guest.start("practice")
        with writing() as session:
            guest.attempt_id = begin(
                session,
                guest.row().person_id,
                deal_id,
                Way.CHALLENGE,
                now=0 + guest.row().started_at,
            )
        told = guest.get(guest.answer(1, right=number % 2 == 0).location).text
        assert ("of all answers to this question were right" in told) is (number >= 4)
    assert "50 % of all answers" in told


@pytest.mark.parametrize("verb", ["answer", "next", "report", "name", "challenge"])
def test_the_address_of_a_form_leads_to_its_page(player, verb):
    player.start()
    assert player.get(f"{player.url}/{verb}").location == player.url
    assert player.get("/play/harbour/ranked").location == "/films/harbour"


def test_t07_a_device_that_was_signed_out_answers_no_more(player, friend):
    """Also where the run was known to the process: the session is looked at when the answer is saved."""
    player.start()
    player.answer(1)
    player.next(1)
    friend.start()
    with writing() as session:
        sign_out_everywhere(session, player.row().person_id)
    assert player.answer(2).status_code == 404
    player.client.set_cookie("m_person", friend.client.get_cookie("m_person").value)
    assert player.answer(2).status_code == 404
    assert [row.position for row in answers(player)] == [1]


@pytest.mark.parametrize(
    ("answer", "unit", "shown"),
    [
        (1994, None, "It is <b>1994</b>"),
        (65, "days", "It is <b>65 days</b>"),
        (45_284_974, "US dollars", "It is <b>45,284,974 US dollars</b>"),
        (12_000, None, "It is <b>12,000</b>"),
    ],
)
def test_a_figure_is_told_as_people_write_it(put, answer, unit, shown):
    player = put(replace(sample(Kind.NUMBER), answer=answer, unit=unit))
    sent = player.post(f"{player.url}/answer", {"position": "1", "text": "3"})
    assert shown in player.get(sent.location).text
