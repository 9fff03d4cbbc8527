"""What every request and response passes: host, origin, form token, size, headers, cookies."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz.config import Config

MAX_FORM_BYTES = 64 * 1024
MAX_FORM_PARTS = 200
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

csrf = CSRFProtect()

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "X-Frame-Options": "DENY",
}


def install(app: Flask, config: Config) -> None:
    """Put the guards in front of every view."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # a night outlasts an hour
        WTF_CSRF_SSL_STRICT=False,  # our own Origin check below
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_BYTES,
        MAX_FORM_PARTS=MAX_FORM_PARTS,
        SESSION_COOKIE_NAME="__Host-m_form" if config.is_https else "m_form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.is_https,
        SESSION_COOKIE_PATH="/",
        TRUSTED_HOSTS=list(allowed_hosts(config)),
    )
    if config.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app,
            x_for=config.proxies,
            x_proto=config.proxies,
            x_host=config.proxies,
        )
    app.before_request(refuse_unread_body)
    app.before_request(refuse_foreign_origin)
    csrf.init_app(app)
    app.after_request(add_headers)
    if config.is_https:
        app.after_request(add_opener_policy)


def allowed_hosts(config: Config) -> tuple[str, ...]:
    """Return the Host names this server answers to."""
    public = urlsplit(config.public_url).hostname if config.public_url else None
    here = (config.host,) if config.host not in ("0.0.0.0", "::") else ()  # noqa: S104 - only compared
    return tuple(
        dict.fromkeys(
            filter(None, ("localhost", "127.0.0.1", "[::1]", *here, public, *config.trusted_hosts))
        )
    )


def refuse_unread_body() -> None:
    """Answer for the server in front, which did not take the body: too slow (408) or too large (413)."""
    refused = request.headers.get("X-Marquee-Refused")
    if refused is not None:
        abort(408 if refused == "408" else 413)


def refuse_foreign_origin() -> None:
    """Refuse an unsafe request that a browser says comes from another site."""
    if request.method in SAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)


def add_headers(response: Response) -> Response:
    """Add the headers every answer carries; pages are never stored, static files may be."""
    for name, text in HEADERS.items():
        response.headers.setdefault(name, text)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def add_opener_policy(response: Response) -> Response:
    """Keep other windows out. Browsers ignore this over plain http, and say so on every page."""
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    return response
