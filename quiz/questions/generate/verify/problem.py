"""What a proof reports: the criterion it belongs to, and a message."""

Problem = tuple[str, str]
