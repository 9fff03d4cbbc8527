"""How often somebody may try: a pub is one address, so limits count failures per address, never its guests."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(
    key_func=get_remote_address,
    storage_uri="memory://",
    headers_enabled=False,
    in_memory_fallback_enabled=False,
)


def install(app: Flask) -> None:
    """Attach the limiter; views name their own limits."""
    limiter.init_app(app)
    limiter.reset()
