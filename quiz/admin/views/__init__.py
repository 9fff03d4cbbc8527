"""The editors' pages: the list of the bank, the desk for one question, and what players reported."""

from quiz.admin.views import desk, listing, reports  # noqa: F401 - they add their pages to bp
from quiz.admin.views.pages import bp

__all__ = ["bp"]
