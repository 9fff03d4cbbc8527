"""What somebody may do, from least to most; each role includes the ones before it."""

from enum import StrEnum


class Role(StrEnum):
    PLAYER = "player"
    HOST = "host"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Whether this role may do all that the other one may."""
        order = list(Role)
        return order.index(self) >= order.index(other)
