"""What can go wrong, in the words of the game. `web/errors.py` alone knows HTTP."""


class QuizError(Exception):
    """Something the user can understand and act on; its text is shown to them."""


class UserMistake(QuizError):
    """A command was given something it cannot work with; printed as it is, exit code 1."""
