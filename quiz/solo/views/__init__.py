"""Pages of solo play: the front page and the daily, a quiz in play, its result, and challenges."""

from quiz.solo.views import challenges, front, play  # noqa: F401 - they add their pages to bp
from quiz.solo.views.pages import bp

__all__ = ["bp"]
