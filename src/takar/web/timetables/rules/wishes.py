"""What is asked of the solver and what it answers, as kept in columns: versioned, pure."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from takar.web.notices.rules import Said


class Kept(BaseModel):
    """Something kept in a column; unknown shapes are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1


class Absence(BaseModel):
    """An assessor who cannot come: on one day, or at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    assessor: int
    day: date | None = None


class Wishes(Kept):
    """What a timetable should look like, and how long to look for it.

    Attributes:
        seconds: how long the solver may look.
        rest_minutes: between two sessions of a participant.
        travel_minutes: between two sites.
        most_a_day: sessions of an assessor on a day, where the team says nothing.
        in_one_day: a participant comes on one day only.
        is_connected: every assessor is tied to every other by shared participants.
        keeps_circles: groups as the participants were given them.
        absences: assessors who fall out.
    """

    seconds: int = Field(default=60, ge=5, le=300)
    rest_minutes: int = Field(default=10, ge=0, le=240)
    travel_minutes: int = Field(default=30, ge=0, le=480)
    most_a_day: int = Field(default=8, ge=1, le=40)
    in_one_day: bool = True
    is_connected: bool = True
    keeps_circles: bool = True
    absences: tuple[Absence, ...] = ()


class Proof(Kept):
    """How good a timetable is known to be."""

    status: str = ""
    objective: int | None = None
    bound: int | None = None
    gap: float | None = None
    sentence: Said = Said()
    components: int | None = None
    connectivity: float | None = None
    seconds: float | None = None
    moved: int | None = None


class Finding(BaseModel):
    """Something in the way, and the cheapest way out of it.

    Attributes:
        kind: what the way out adds: ``room``, ``assessor``, ``day``, ``hours``, ``wish`` or nothing.
        count: how much of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    problem: Said
    way_out: Said = Said()
    cost: Said = Said()
    kind: str = ""
    count: int = 0
    field: str = ""
    value: str = ""


class Obstacles(Kept):
    """Everything in the way of a timetable."""

    found: tuple[Finding, ...] = ()
