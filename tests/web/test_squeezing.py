"""Static text is packed for whoever asks, pages never."""

import gzip
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
PACKED = {"Accept-Encoding": "br;q=0.9, gzip"}


@pytest.mark.parametrize("name", ["marquee.css", "house.css", "play.js", "icon.svg"])
def test_static_text_is_packed_and_unpacks_to_the_file(client, name):
    response = client.get(f"/static/{name}", headers=PACKED, buffered=True)
    assert response.headers["Content-Encoding"] == "gzip"
    assert (
        int(response.headers["Content-Length"])
        == len(response.data)
        < (STATIC / name).stat().st_size
    )
    assert gzip.decompress(response.data) == (STATIC / name).read_bytes()
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize(
    "asked", [{}, {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip;q=0"}]
)
def test_who_does_not_take_it_packed_gets_the_file(client, asked):
    response = client.get("/static/play.js", headers=asked, buffered=True)
    assert "Content-Encoding" not in response.headers
    assert response.data == (STATIC / "play.js").read_bytes()
    assert "Accept-Encoding" in response.headers["Vary"]


def test_fonts_and_pages_pass_as_they_are(client):
    for path in ("/static/fonts/sign.woff2", "/healthz", "/sign-in"):
        assert "Content-Encoding" not in client.get(path, headers=PACKED, buffered=True).headers


def test_a_known_file_is_not_sent_again(client):
    first = client.get("/static/play.js", headers=PACKED, buffered=True)
    again = client.get(
        "/static/play.js", headers=PACKED | {"If-None-Match": first.headers["ETag"]}, buffered=True
    )
    assert (again.status_code, again.data) == (304, b"")


def test_a_part_of_a_file_is_that_part(client):
    part = client.get("/static/play.js", headers=PACKED | {"Range": "bytes=0-9"}, buffered=True)
    assert part.data == (STATIC / "play.js").read_bytes()[: 10 if part.status_code == 206 else None]
    assert "Content-Encoding" not in part.headers
