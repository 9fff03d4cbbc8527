"""A whole quiz through plain forms, as a browser without scripts plays it."""

from quiz.scoring import FULL


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
