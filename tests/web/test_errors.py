"""A refused form is shown again, and only to whoever sent it from a page of ours."""

import re
from html import unescape

HOME = {"Origin": "http://localhost"}
TYPED = {"name": "Ficus & <Sons>", "password": "the back row is mine", "csrf_token": "too old"}


def fields(page: str) -> dict[str, str]:
    form = page[page.index('action="/sign-up"') :]
    form = form[: form.index("</form>")]
    return {
        name: unescape(text)
        for name, text in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    }


def test_t37_a_form_with_an_old_token_is_refused_and_shown_again(client):
    refused = client.post("/sign-up", data=TYPED, headers=HOME)
    assert refused.status_code == 403
    assert "Ficus &amp; &lt;Sons&gt;" in refused.text
    assert TYPED["password"] not in refused.text
    assert 'name="password" type="password"' in refused.text


def test_what_is_shown_again_can_be_sent(client):
    again = fields(client.post("/sign-up", data=TYPED | {"name": "Front Row"}, headers=HOME).text)
    assert again["name"] == "Front Row"
    sent = client.post("/sign-up", data=again | {"password": TYPED["password"]}, headers=HOME)
    assert sent.status_code != 403


def test_t37_a_form_that_does_not_say_where_it_comes_from_is_not_offered_again(client):
    refused = client.post("/sign-up", data=TYPED)
    assert refused.status_code == 403
    assert "Send it again" not in refused.text
    assert "Ficus" not in refused.text


def test_t37_a_form_from_elsewhere_is_not_offered_again(client):
    refused = client.post("/sign-up", data=TYPED, headers={"Origin": "http://elsewhere.example"})
    assert refused.status_code == 403
    assert "Send it again" not in refused.text
