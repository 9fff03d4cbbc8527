import re
from html import escape

import markupsafe
import pytest

from quiz.bank import queries
from quiz.bank.rules import RECIPES
from quiz.bank.service import draw_deal, load_film
from quiz.db import reading, writing
from quiz.people.roles import Role
from quiz.questions.model import Bank, Kind, Status
from tests.admin.conftest import LIST, stored, words
from tests.make import FILM, make_film, make_question, make_questions

NEW = f"{LIST}/new"
CHOICE = {
    "kind": "single_choice",
    "film": "harbour",
    "prompt": "Who paints the old pier?",
    "choices-0": "Zarek",
    "choices-1": "Bo",
    "choices-2": "Cy",
    "right": "0",
    "explanation": "Zarek has the brush.",
    "difficulty": "2",
    "spoiler": "1",
    "seconds": "25",
    "flags": ["death"],
    "tags": "pier, paint,, pier",
    "source": "plot, sentence 3",
    "save": "1",
}
TRUTH = CHOICE | {"kind": "true_false", "prompt": "Zarek paints the old pier.", "truth": "False"}
TYPED = CHOICE | {
    "kind": "typed",
    "accepted": "Zarek\r\n Old  Zarek \r\n\r\nZarek",
    "others": "Zara",
}
SEVERAL = CHOICE | {
    "kind": "multiple_choice",
    "prompt": "Which of these paint the old pier?",
    "right": ["0", "2"],
}


def at(public_id):
    return f"{LIST}/{public_id}"


def shown_value(page, name):
    """Return the typed value that a page shows again in a field."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    return found and found[1]


def test_a_new_choice_question_is_stored_as_typed(editor):
    question = editor.saves(NEW, **CHOICE).question
    assert (question.kind, question.film, question.prompt) == (
        Kind.SINGLE_CHOICE,
        "harbour",
        "Who paints the old pier?",
    )
    assert [(choice.text, choice.correct) for choice in question.choices] == [
        ("Zarek", True),
        ("Bo", False),
        ("Cy", False),
    ]
    assert (question.difficulty, question.spoiler, question.seconds) == (2, 1, 25)
    assert (question.flags, question.tags) == (("death",), ("pier", "paint"))
    assert (question.explanation, question.source) == ("Zarek has the brush.", "plot, sentence 3")


def test_a_new_question_of_each_other_kind_is_stored(editor):
    truth = editor.saves(NEW, **TRUTH).question
    assert [(choice.text, choice.correct) for choice in truth.choices] == [
        ("True", False),
        ("False", True),
    ]
    typed = editor.saves(NEW, **TYPED).question
    assert (typed.accepted, typed.others) == (("Zarek", "Old Zarek"), ("Zara",))
    several = editor.saves(NEW, **SEVERAL).question
    assert several.keys == ("Zarek", "Cy")


def test_saving_makes_a_draft_and_approving_puts_it_into_the_next_deal(app, signs_in):
    with writing() as session:
        make_film(session, n=9)
    editor = signs_in(Role.EDITOR)
    detail = editor.saves(NEW, **CHOICE)
    assert detail.status is Status.DRAFT
    path = at(detail.public_id)
    page = editor.get(path).text
    assert "Save draft" in page
    editor.saves(path, **CHOICE | {"revision": "1", "save": "", "approve": "1"})
    with writing() as session:
        deal = queries.deal(session, draw_deal(session, "harbour", RECIPES["ranked"], now=7))
    assert detail.public_id in {dealt.question.id for dealt in deal.questions}


def test_a_new_question_can_be_approved_at_once(editor):
    form = {name: text for name, text in CHOICE.items() if name != "save"}
    detail = editor.saves(NEW, **form, approve="1")
    assert detail.status is Status.APPROVED
    assert [one.what for one in detail.history] == ["approved", "first text"]
    assert detail.history[0].who == "Kim"


MISTAKES = [
    (CHOICE, {"prompt": "  "}, "prompt", "Write what is asked."),
    (CHOICE, {"prompt": "x" * 501}, "prompt", "Use at most 500 characters; these are 501."),
    (CHOICE, {"choices-1": " "}, "choices-1", "Write this choice, or remove it."),
    (CHOICE, {"choices-2": "zarek"}, "choices-2", "This choice is there already."),
    (CHOICE, {"choices-2": "y" * 201}, "choices-2", "Use at most 200 characters; these are 201."),
    (CHOICE, {"right": []}, "right", "Mark the one right choice."),
    (CHOICE, {"right": ["0", "1"]}, "right", "Mark the one right choice."),
    (CHOICE, {"right": ["9"]}, "right", "Mark the one right choice."),
    (CHOICE, {"right": ["²"]}, "right", "Mark the one right choice."),
    (SEVERAL, {"right": ["0"]}, "right", "Mark at least two right choices and leave one wrong."),
    (SEVERAL, {"right": ["0", "1", "2"]}, "right", "Mark at least two right"),
    (TRUTH, {"truth": []}, "truth", "Say whether the statement is true or false."),
    (TRUTH, {"truth": "Perhaps"}, "truth", "Say whether the statement is true or false."),
    (TYPED, {"accepted": " \n "}, "accepted", "Give at least one accepted answer."),
    (TYPED, {"accepted": "a\n" + "b" * 201}, "accepted", "Line 2: Use at most 200 characters"),
    (TYPED, {"accepted": "\n".join(map(str, range(61)))}, "accepted", "Give at most 60 lines"),
    (CHOICE, {"seconds": "soon"}, "seconds", "Give a whole number from 5 to 300."),
    (CHOICE, {"seconds": "4"}, "seconds", "Give a whole number from 5 to 300."),
    (CHOICE, {"seconds": "9" * 5000}, "seconds", "Give a whole number from 5 to 300."),
    (CHOICE, {"tags": "t" * 81}, "tags", "Use at most 80 characters"),
    (CHOICE, {"difficulty": "11"}, "difficulty", "Not a valid choice."),
    (CHOICE, {"film": "nowhere"}, "film", "Not a valid choice."),
    (CHOICE, {"prompt": "Who\u202epaints?"}, "prompt", "characters that cannot be shown"),
    (CHOICE, {"explanation": "a\0b"}, "explanation", "characters that cannot be shown"),
]


@pytest.mark.parametrize(("form", "mistake", "field", "told"), MISTAKES)
def test_a_mistake_is_told_beside_its_field_and_in_the_summary(editor, form, mistake, field, told):
    answer = editor.post(NEW, **form | mistake)
    assert answer.status_code == 400
    summary, _, rest = answer.text.partition('<form method="post" data-edit')
    assert "Not saved yet" in summary
    assert f'href="#{field}"' in summary
    assert escape(told) in summary
    error = re.search(rf'id="{field}-error">([^<]*)<', rest)
    assert error is not None
    assert told in error[1]
    assert f'id="{field}"' in rest


def test_what_was_typed_is_shown_again(editor):
    page = editor.post(NEW, **CHOICE | {"seconds": "soon", "choices-1": "<b>Bo"}).text
    assert shown_value(page, "seconds") == "soon"
    assert shown_value(page, "choices-1") == "&lt;b&gt;Bo"
    assert shown_value(page, "tags") == "pier, paint,, pier"
    assert "Zarek has the brush." in page
    assert re.search(r'value="0"[^>]*aria-label="Choice A is right" checked', page)
    assert re.search(r'<option selected value="2">', page)
    assert re.search(r'checked[^>]*value="death"', page)


def test_names_of_fields_that_no_form_has_are_harmless(editor):
    odd = {"choices-²": "x", f"choices-{'9' * 5000}": "x", "choices--1": "x", "status": "approved"}
    assert editor.saves(NEW, **CHOICE | odd).status is Status.DRAFT


def test_choices_are_added_and_removed_without_losing_input(editor):
    page = editor.post(NEW, **CHOICE | {"add": "1", "seconds": "soon"}).text
    assert [shown_value(page, f"choices-{n}") for n in range(4)] == ["Zarek", "Bo", "Cy", ""]
    assert shown_value(page, "seconds") == "soon"
    page = editor.post(NEW, **CHOICE | {"remove": "1", "right": "2"}).text
    assert [shown_value(page, f"choices-{n}") for n in range(2)] == ["Zarek", "Cy"]
    assert 'name="choices-2"' not in page
    assert re.search(r'aria-label="Choice B is right" checked', page)


@pytest.mark.parametrize("place", ["7", "-1", "x", "²", ""])
def test_removing_a_choice_that_is_not_there_changes_nothing(editor, place):
    answer = editor.post(NEW, **CHOICE | {"remove": place})
    assert answer.status_code == 200
    assert shown_value(answer.text, "choices-2") == "Cy"


def test_there_are_always_two_to_six_choices(editor):
    two = {name: text for name, text in CHOICE.items() if name != "choices-2"}
    assert shown_value(editor.post(NEW, **two | {"remove": "0"}).text, "choices-1") == "Bo"
    six = CHOICE | {f"choices-{n}": f"choice {n}" for n in range(6)}
    assert 'name="choices-6"' not in editor.post(NEW, **six | {"add": "1"}).text
    assert len(editor.saves(NEW, **six).question.choices) == 6


def test_add_remove_try_and_preview_save_nothing(editor):
    for button in ("add", "remove", "preview"):
        assert editor.post(NEW, **CHOICE | {button: "1"}).status_code == 200
    assert editor.post(NEW, **TYPED | {"try": "1", "attempt": "Zarek"}).status_code == 200
    with reading() as session:
        assert queries.questions(session, queries.Wanted()).total == 12


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        ("zarek", "would be accepted"),
        ("old  ZAREK", "would be accepted"),
        ("Zara", "would be refused"),
        ("", None),
    ],
)
def test_the_try_out_box_marks_as_a_quiz_would(editor, attempt, told):
    said = words(editor.post(NEW, **TYPED | {"try": "1", "attempt": attempt}).text)
    assert (told in said) if told else "would be accepted" not in said


def test_the_preview_shows_the_question_as_players_see_it(editor):
    page = editor.post(NEW, **CHOICE | {"preview": "1"}).text
    preview = page.partition("data-preview")[2].partition("</aside>")[0]
    for text in ("Zarek", "Bo", "Cy", "Who paints the old pier?", "25 seconds"):
        assert text in preview
    assert "Zarek has the brush" not in preview


def test_the_checks_are_told_and_block_nothing(editor):
    bad = CHOICE | {"prompt": "Which of these always paints", "choices-2": "None of the above"}
    assert "Worth a look" in editor.post(NEW, **bad | {"preview": "1"}).text
    assert editor.saves(NEW, **bad).status is Status.DRAFT


def test_a_question_that_is_not_whole_yet_is_not_checked(editor):
    page = editor.post(NEW, **CHOICE | {"choices-2": "", "preview": "1"}).text
    assert "Worth a look" not in page
    assert "The checks found nothing" not in page


def test_a_prompt_that_is_there_already_is_told(editor):
    there = editor.saves(NEW, **CHOICE)
    said = editor.post(NEW, **CHOICE | {"prompt": "who paints the OLD pier?", "preview": "1"}).text
    assert "The same prompt" in said
    assert at(there.public_id) in said
    assert "The same prompt" not in editor.get(at(there.public_id)).text


def test_an_edit_becomes_the_next_revision_with_its_reason(editor):
    detail = editor.saves(NEW, **CHOICE)
    path = at(detail.public_id)
    again = editor.saves(
        path, **CHOICE | {"prompt": "Who paints?", "revision": "1", "reason": "shorter"}
    )
    assert (again.revision, again.question.prompt) == (2, "Who paints?")
    page = words(editor.get(path).text)
    assert "New text (revision 2) · Kim" in page
    assert "shorter" in page


def test_an_edit_keeps_the_proofs_of_options_that_stay(editor):
    question = make_question(0)
    fields = CHOICE | {
        "revision": "1",
        "prompt": question.prompt,
        "choices-0": question.choices[0].text,
        "choices-1": question.choices[1].text,
        "choices-2": "Somebody new",
    }
    edited = editor.saves(at(question.id), **fields).question
    assert [choice.proof for choice in edited.choices] == [None, "P2", None]
    assert edited.facts == question.facts


def test_two_editors_the_second_sees_both_texts_and_loses_nothing(editor, signs_in):
    other = signs_in(Role.EDITOR, "Ines")
    path = at(editor.saves(NEW, **CHOICE).public_id)
    editor.saves(path, **CHOICE | {"prompt": "Who paints the pier blue?", "revision": "1"})
    mine = CHOICE | {"prompt": "Who paints the pier red?", "revision": "1"}
    answer = other.post(path, **mine)
    assert answer.status_code == 409
    theirs, _, yours = answer.text.partition('id="theirs"')[2].partition('id="yours"')
    assert "pier blue" in theirs
    assert "pier red" in yours.partition("</div>")[0]
    assert shown_value(answer.text, "revision") == "2"
    assert (
        other.saves(path, **mine | {"revision": "2"}).question.prompt == "Who paints the pier red?"
    )


@pytest.mark.parametrize("revision", ["0", "2", "x", "", "-1", "9" * 30])
def test_a_revision_that_nobody_saw_is_stale(editor, revision):
    path = at(editor.saves(NEW, **CHOICE).public_id)
    assert editor.post(path, **CHOICE | {"revision": revision}).status_code == 409


def test_standing_is_changed_by_its_own_buttons(editor):
    path = at(editor.saves(NEW, **CHOICE).public_id)
    editor.saves(path, **CHOICE | {"revision": "1", "approve": "1"})
    for verb, status in (
        ("retire", Status.RETIRED),
        ("draft", Status.DRAFT),
        ("approve", Status.APPROVED),
    ):
        answer = editor.post(f"{path}/{verb}", revision="1", reason="why\nnot")
        assert answer.status_code == 303
        assert stored(path.rpartition("/")[2]).status is status


def test_approving_a_text_one_has_not_seen_shows_it_first(editor):
    path = at(editor.saves(NEW, **CHOICE).public_id)
    editor.saves(path, **CHOICE | {"prompt": "Who paints?", "revision": "1"})
    answer = editor.post(f"{path}/approve", revision="1")
    assert answer.status_code == 409
    assert "Who paints?" in answer.text
    assert stored(path.rpartition("/")[2]).status is Status.DRAFT


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_page_and_can_be_retired_and_approved(editor, kind):
    question = make_question(500, kind)
    with writing() as session:
        load_film(session, Bank(film=FILM, questions=(question,)), now=2)
    page = editor.get(at(question.id))
    assert page.status_code == 200
    assert question.keys[0] in page.text
    assert editor.post(f"{at(question.id)}/retire").status_code == 303
    assert editor.post(f"{at(question.id)}/approve", revision="1").status_code == 303
    assert stored(question.id).status is Status.APPROVED


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.ORDER, Kind.MATCH])
def test_kinds_without_a_form_are_not_edited_here(editor, kind):
    question = make_question(500, kind)
    with writing() as session:
        load_film(session, Bank(film=FILM, questions=(question,)), now=2)
    assert "data-edit" not in editor.get(at(question.id)).text
    assert editor.post(at(question.id), **CHOICE | {"revision": "1"}).status_code == 405
    assert editor.get(NEW, kind=str(kind)).status_code == 404


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "true_false", "typed"])
def test_a_new_form_of_each_kind_opens(editor, kind):
    page = editor.get(NEW, kind=kind)
    assert page.status_code == 200
    assert f'name="kind" value="{kind}"' in page.text


def test_a_stored_question_opens_in_its_form_and_saves_unchanged(editor):
    """What the page shows, sent back as it is, is the question as it was."""
    for question in make_questions(12):
        if question.kind in (Kind.NUMBER, Kind.ORDER, Kind.MATCH):
            continue
        page = editor.get(at(question.id)).text
        assert editor.post(at(question.id), **fields_of(page)).status_code == 303
        assert stored(question.id).revision == 1, question.kind
        assert stored(question.id).question == question


def fields_of(page):
    """Return the fields of the edit form as a browser would send them."""
    form = page.partition("data-edit")[2].partition("</form>")[0]
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        ticked = not re.search(r'type="(radio|checkbox)"', tag) or " checked" in tag
        if name and ticked and name[1] != "csrf_token":
            fields.setdefault(name[1], []).append(value[1] if value else "")
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.S
    ):
        fields[name] = [text.removeprefix("\r\n")]
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        fields[name] = re.findall(r'<option selected value="([^"]*)"', options)
    return fields | {"save": ["1"]}


@pytest.mark.parametrize("public_id", ["no-such", "x" * 300, "%00", "a%0Ab", "'"])
def test_an_unknown_question_is_a_page_not_found(editor, public_id):
    answers = [
        editor.get(f"{LIST}/{public_id}"),
        editor.post(f"{LIST}/{public_id}", **CHOICE),
        *(editor.post(f"{LIST}/{public_id}/{verb}") for verb in ("approve", "retire", "draft")),
    ]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert answers[0].status_code == 404


def test_without_a_film_there_is_nothing_to_write_about(app, signs_in):
    assert signs_in(Role.EDITOR).get(NEW).status_code == 404


XSS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{7*7}}",
    "{0.__class__}",
    "{% raw %}",
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)//",
    "<!--",
    "&lt;b&gt;",
    "\\u003cscript\\u003e",
    "<a href=x>x</a>",
]
SINKS = [
    "prompt",
    "explanation",
    "choices-0",
    "tags",
    "source",
    "accepted",
    "others",
    "attempt",
]


@pytest.mark.parametrize("sink", SINKS)
def test_t39_t42_whatever_is_typed_is_shown_literally(editor, sink):
    form = TYPED if sink in ("accepted", "others", "attempt") else CHOICE
    for evil in XSS:
        page = editor.post(NEW, **form | {sink: evil, "try": "1"}).text
        assert escaped(evil) in page
        assert "<" not in evil or evil not in page


def test_t39_whatever_is_stored_is_shown_literally(editor):
    for evil in XSS:
        fields = CHOICE | {"prompt": evil, "choices-0": f"{evil} 0", "explanation": evil}
        path = at(editor.saves(NEW, **fields).public_id)
        editor.saves(path, **fields | {"prompt": f"{evil}!", "revision": "1", "reason": evil})
        pages = (editor.get(path), editor.get(LIST, q=evil), editor.get(LIST))
        for page in (answer.text for answer in pages):
            assert escaped(evil) in page
            assert "<" not in evil or evil not in page


def escaped(text):
    """Return the text as Jinja writes it."""
    return str(markupsafe.escape(text))
