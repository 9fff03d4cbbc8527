from quiz.bank.rules import Reason
from quiz.bank.service import report_question
from quiz.db import writing
from tests.admin.conftest import LIST, words


def reported(editor, text="It is <b>Bo</b>."):
    with writing() as session:
        report_question(
            session, 1, person_id=editor.person_id, reason=Reason.WRONG, words=text, now=1
        )


def test_a_report_is_in_the_queue_until_it_is_resolved(editor):
    reported(editor)
    page = editor.get("/admin/reports").text
    assert "It is &lt;b&gt;Bo&lt;/b&gt;." in page
    assert "Reports 1" in words(page)
    assert "1 report" in words(editor.get(LIST).text)
    assert editor.post("/admin/reports/1/resolve").status_code == 303
    assert "The queue is empty" in editor.get("/admin/reports").text
    assert editor.post("/admin/reports/1/resolve").status_code == 303


def test_a_report_that_is_not_there_is_a_page_not_found(editor):
    assert editor.post("/admin/reports/99/resolve").status_code == 404
    assert editor.post(f"/admin/reports/{2**70}/resolve").status_code == 404
