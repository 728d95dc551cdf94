"""The criteria by which participants are chosen, as they are stored with the event."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Preference = Literal["STRATEGIS", "PALING_LAMA_TIDAK_DINILAI", "GOLONGAN_TERTINGGI", "TMT_TERLAMA"]
PREFERENCES: dict[str, str] = {
    "STRATEGIS": "Jabatan strategis lebih dulu",
    "PALING_LAMA_TIDAK_DINILAI": "Belum pernah atau paling lama tidak dinilai lebih dulu",
    "GOLONGAN_TERTINGGI": "Golongan tertinggi lebih dulu",
    "TMT_TERLAMA": "Paling lama pada jabatan lebih dulu",
}


class Stored(BaseModel):
    """A model kept in a JSON column: whatever it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(Stored):
    """Who belongs to one group of participants; an empty list demands nothing.

    Attributes:
        employments: ``PNS``, ``PPPK`` and so on.
        grades: ``III`` takes III/a to III/d, ``III/c`` only itself.
        units: codes of work units; everything below them belongs to them.
        without_valid_result: leave out who still has a valid result.
        assessed_before: take only who was last assessed before this day, or never.
        quota: at most so many; ``None`` takes everybody.
        order: who comes first when the quota is smaller than the group.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)]
    employments: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    strategic_only: bool = False
    without_valid_result: bool = True
    assessed_before: date | None = None
    quota: Annotated[int, Field(ge=0)] | None = None
    order: tuple[Preference, ...] = ("STRATEGIS", "PALING_LAMA_TIDAK_DINILAI")


class Criteria(Stored):
    """The groups of an event, and the word from which the neutral lot is drawn."""

    version: Literal[1] = 1
    groups: tuple[Group, ...] = ()
    lot: str = ""
