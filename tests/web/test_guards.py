import pytest


def test_t47_every_answer_carries_the_headers(client):
    headers = client.get("/healthz").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
def test_t37_a_foreign_origin_is_refused(client, headers):
    assert client.post("/theme", headers=headers).status_code == 403


def test_t37_a_post_without_the_form_token_is_refused(client):
    assert client.post("/theme", data={"theme": "dark"}).status_code == 403


def test_t45_an_unknown_host_is_refused(client):
    assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 400
