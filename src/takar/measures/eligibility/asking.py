"""What one requirement asks of one kind of post, with all that its answer depends on."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from takar.regulations.citation import Strict

D_co = TypeVar("D_co", bound=Strict, covariant=True)


@dataclass(frozen=True)
class Asked(Generic[D_co]):
    """One demand, ready to be judged; equal ones are judged once.

    Attributes:
        read: the way of reading, one of ``takar.regulations.requirements.DEMANDS``.
        standard: the levels the target post requires, where the demand is about them; empty where
            the post has no standard.
        retirement_age: of the target post's tier, where the demand is about it.
        agency: of the target post, where the demand is about its calendar.
    """

    read: str
    demand: D_co
    standard: tuple[int, ...] = ()
    retirement_age: int | None = None
    agency: str | None = None
