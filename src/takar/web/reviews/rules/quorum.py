"""May the committee decide now, and did it? Who is there, who is missing; pure.

Law: the number is assumed (``talent.committee``); an agency sets its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from takar.kernel.language import Message, msg

WHOLE = 100


@dataclass(frozen=True)
class QuorumRule:
    """What a committee must be, and who must be there.

    Attributes:
        members_min: the committee has at least so many members.
        present_over: more than so many percent of the members must be there.
        chair_needed: the chair must be there.
        agree_over: more than so many percent of the votes must agree.
    """

    members_min: int
    present_over: int
    chair_needed: bool
    agree_over: int

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "QuorumRule":
        """Read the rule from the law's record."""
        return cls(
            members_min=record["members_min"],
            present_over=record["present_percent_over"],
            chair_needed=record["chair_required"],
            agree_over=record["agree_percent_over"],
        )

    def needed(self, members: int) -> int:
        """Return how many of the members must be there: the least number over the share.

        >>> QuorumRule(3, 50, True, 50).needed(5), QuorumRule(3, 50, True, 50).needed(6)
        (3, 4)
        """
        return members * self.present_over // WHOLE + 1


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

    def carry(self, agree_over: int) -> bool:
        """Tell whether more than so many percent of the votes agree.

        >>> Votes(agree=2, against=2).carry(50), Votes(agree=3, against=2).carry(50)
        (False, True)
        """
        return self.agree * WHOLE > agree_over * self.total
