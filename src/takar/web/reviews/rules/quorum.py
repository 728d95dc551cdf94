"""May the committee decide now, and did it? Who is there, who is missing; pure.

How many must be there is laid down when a meeting opens, by ``takar.measures.succession``.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from takar.kernel.language import Message, msg

LEAST_MEMBERS = 2
"""One person is no committee."""


@dataclass(frozen=True)
class Quorum:
    """How a meeting stands.

    Attributes:
        needed: so many members must be there.
        present: so many are.
        members: so many belong to the committee.
        is_chairless: the chair must be there and is not.
    """

    needed: int
    present: int
    members: int
    is_chairless: bool = False

    @property
    def lacks(self) -> int:
        """How many more must come."""
        return max(0, self.needed - self.present)

    @property
    def is_met(self) -> bool:
        """The meeting may decide."""
        return not (self.lacks or self.is_chairless)

    @property
    def obstacles(self) -> list[Message]:
        """What is missing, in words."""
        found = []
        if self.is_chairless:
            found.append(msg("Ketua komite belum hadir."))
        if self.lacks:
            found.append(
                msg(
                    "Hadir {present} dari {members} anggota; kuorum {needed}.",
                    present=self.present,
                    members=self.members,
                    needed=self.needed,
                )
            )
        return found


class Votes(BaseModel):
    """How the members present voted on a proposal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    agree: NonNegativeInt = 0
    against: NonNegativeInt = 0
    abstain: NonNegativeInt = 0

    @property
    def total(self) -> int:
        """How many votes there are."""
        return self.agree + self.against + self.abstain

    @property
    def carry(self) -> bool:
        """More than half of the votes agree; who abstains does not agree.

        >>> Votes(agree=2, against=2).carry, Votes(agree=3, against=2).carry
        (False, True)
        """
        return self.agree * 2 > self.total
