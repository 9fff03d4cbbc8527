"""Stylesheets and scripts go out gzipped, which keeps a question under its 30 kB.

Pages do not: each holds a form token beside words a stranger may have chosen, and packed sizes would tell about it.
"""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

PACKED = frozenset({"text/css", "text/javascript", "image/svg+xml", "text/plain"})


def install(app: Flask) -> None:
    """Pack static text for whoever takes it packed."""
    app.after_request(squeeze)


def squeeze(response: Response) -> Response:
    """Pack a whole static text file; everything else passes as it is."""
    if request.endpoint != "static" or response.mimetype not in PACKED:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    response.set_data(_packed(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)  # the same file, not the same bytes
    return response


@lru_cache(maxsize=32)
def _packed(raw: bytes) -> bytes:
    return gzip.compress(raw, compresslevel=9, mtime=0)
