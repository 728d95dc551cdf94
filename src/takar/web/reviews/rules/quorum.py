"""May the committee decide now, and did it? Who is there, who is missing; pure.

Law: ``talent.committee``; the numbers are assumed, and an agency sets its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from takar.kernel.language import Message, msg

WHOLE = 100
LEAST_MEMBERS = 2
"""One person is no committee."""


@dataclass(frozen=True)
class QuorumRule:
    """Who must be there.

    Attributes:
        percent: the share of the members.
        is_over: more than the share must be there; else the share is enough.
        chair_needed: the chair must be there.
        reason_letters: a reason has at least so many letters.
    """

    percent: int
    is_over: bool
    chair_needed: bool
    reason_letters: int

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "QuorumRule":
        """Read the rule from the law's record."""
        return cls(
            percent=record["quorum_percent"],
            is_over=record["quorum_is_over"],
            chair_needed=record["is_chair_required"],
            reason_letters=record["reason_letters_min"],
        )

    def needed(self, members: int) -> int:
        """Return how many of the members must be there.

        >>> more_than_half = QuorumRule(50, is_over=True, chair_needed=True, reason_letters=10)
        >>> more_than_half.needed(5), more_than_half.needed(6)
        (3, 4)
        """
        share = members * self.percent
        return share // WHOLE + 1 if self.is_over else -(-share // WHOLE)


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
