"""What is asked of the solver and what it answers, as kept in columns: versioned, pure."""

from datetime import date
from math import ceil
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from takar.web.notices.rules import Said


class Kept(BaseModel):
    """Something kept in a column; unknown shapes are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1


class Absence(BaseModel):
    """An assessor who cannot come, or a room that cannot be used.

    Attributes:
        day: the day it is about; ``None`` is from now on.
        is_onwards: every day after that one too.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    assessor: int | None = None
    room: int | None = None
    day: date | None = None
    is_onwards: bool = False

    def falls_on(self, day: date) -> bool:
        """Tell whether it is about a day that was named."""
        if self.day is None:
            return False
        return day == self.day or (self.is_onwards and day > self.day)


class Wishes(Kept):
    """What a timetable should look like, and how long to look for it.

    Attributes:
        seconds: how long the solver may look.
        rest_minutes: between two sessions of a participant.
        assessor_rest_minutes: between two sessions of an assessor.
        travel_minutes: between two sites.
        step_minutes: sessions start at multiples of this.
        most_a_day: sessions of an assessor on a day, where the team says nothing.
        few_days: a participant comes on as few days as can be.
        is_connected: every assessor is tied to every other by shared participants.
        shared_least: how many participants two assessors share to be tied.
        keeps_circles: groups as the participants were given them.
        absences: assessors who fall out, and rooms that are lost.
    """

    seconds: int = Field(default=60, ge=5, le=300)
    rest_minutes: int = Field(default=15, ge=0, le=240)
    assessor_rest_minutes: int = Field(default=0, ge=0, le=240)
    travel_minutes: int = Field(default=30, ge=0, le=480)
    step_minutes: int = Field(default=15, ge=5, le=60)
    most_a_day: int | None = Field(default=None, ge=1, le=40)
    few_days: bool = True
    is_connected: bool = True
    shared_least: int = Field(default=1, ge=1, le=50)
    keeps_circles: bool = True
    absences: tuple[Absence, ...] = ()


class Measure(BaseModel):
    """One thing kept small, with what no timetable can be below."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    value: int
    bound: int


class Goodness(Kept):
    """How good a timetable is known to be."""

    status: str = ""
    objective: int | None = None
    bound: int | None = None
    gap: float | None = None
    sentence: Said = Said()
    components: int | None = None
    connectivity: float | None = None
    seconds: float | None = None
    measures: tuple[Measure, ...] = ()
    moved: int | None = None
    least_moved: int | None = None
    left: int | None = None
    least_left: int | None = None

    @property
    def gap_percent(self) -> float | None:
        """The gap to the bound in percent, never told smaller than it is."""
        return None if self.gap is None else ceil(self.gap * 1000) / 10


class NewRoom(BaseModel):
    """A room that would help."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    capacity: int
    site: str = ""
    methods: tuple[str, ...] | None = None


class NewDay(BaseModel):
    """A day that would help, or other hours of a day; minutes since midnight."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: date
    opening: int
    closing: int
    breaks: tuple[tuple[int, int], ...] = ()


class Remedy(BaseModel):
    """What a way out adds: rooms, days, assessors; and the wishes it gives up."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rooms: tuple[NewRoom, ...] = ()
    days: tuple[NewDay, ...] = ()
    assessors: int = 0
    wishes: dict[str, int | bool] = Field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """It can be taken here, with one press: nobody has to be found for it."""
        return not self.assessors and bool(self.rooms or self.days or self.wishes)


class Finding(BaseModel):
    """Something in the way, and the cheapest way out of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    problem: Said
    way_out: Said | None = None
    cost: int | None = None
    remedy: Remedy = Remedy()


class Obstacles(Kept):
    """Everything in the way of a timetable."""

    found: tuple[Finding, ...] = ()
