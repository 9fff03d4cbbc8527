"""What the marker can say."""

from enum import StrEnum


class Verdict(StrEnum):
    """`prompt`: right as far as it goes, be more specific."""

    ACCEPT = "accept"
    PROMPT = "prompt"
    REJECT = "reject"
