"""A whole invented kabupaten or city: its units, seats, people and records."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.synthetic.dice import Dice
from takar.synthetic.organisation.seats import positions, seats
from takar.synthetic.organisation.units import Size, plant, work_units
from takar.synthetic.people.roll import employees, identities, people

PRESETS = {
    "S": 2_500,
    "M": 6_500,
    "L": 14_000,
    "probolinggo": 6_500,
    "paser": 5_200,
    "balikpapan": 5_600,
    "banjar": 8_200,
    "lebong": 2_600,
}
DEMO_SEED = 20250514
DEMO_DAY = date(2025, 5, 14)
LEAST_PEOPLE = 50


class UnknownPreset(TakarError):
    """A size of government that nobody described."""


class TooFewPeople(TakarError):
    """Fewer people than the smallest government that can be invented."""


@dataclass(frozen=True)
class Regency:
    """One invented government on one day, its tables of evidence by name."""

    name: str
    agency: str
    day: date
    tables: dict[str, pa.Table]
    identities: pa.Table
    seed: int = DEMO_SEED


def regency(
    preset: str = "M",
    seed: int = DEMO_SEED,
    agency: str = "kab_tirtamaya",
    name: str | None = None,
    day: date = DEMO_DAY,
    people: int | None = None,
) -> Regency:
    """Invent one government.

    Args:
        preset: how many people: S, M or L, or the name of one of the five cases.
        seed: the same seed and agency always give the same government.
        agency: its code; a code that begins with ``kota_`` makes a city.
        name: what it is called; by default the code put into words.
        day: the day on which everything is seen; nothing lies after it.
        people: a size of your own, in place of the preset's.
    """
    called = name or name_of(agency)
    return _invented(Dice(seed, agency), called, day, _head_count(preset, people))


def name_of(agency: str) -> str:
    """Put an agency's code into words.

    >>> name_of("kota_banjarsela")
    'Kota Banjarsela'
    """
    return agency.replace("kab_", "kabupaten_").replace("_", " ").title()


def _head_count(preset: str, wanted: int | None) -> int:
    if preset not in PRESETS:
        raise UnknownPreset(
            msg("Ukuran {preset} tidak dikenal.", preset=preset),
            hint=msg("Pilih salah satu dari: {known}.", known=", ".join(PRESETS)),
        )
    count = PRESETS[preset] if wanted is None else wanted
    if count < LEAST_PEOPLE:
        raise TooFewPeople(
            msg("{count} orang terlalu sedikit untuk satu pemerintah daerah.", count=count),
            hint=msg("Mintalah sedikitnya {least} orang.", least=LEAST_PEOPLE),
        )
    return count


def _invented(dice: Dice, name: str, day: date, count: int) -> Regency:
    city = dice.agency.startswith("kota_")
    units = plant(dice, name, Size.of(count, city=city), city=city)
    unit_table = work_units(dice, units)
    all_seats = seats(dice, units, count)
    posts = positions(dice, units, all_seats, unit_table["work_unit_id"].combine_chunks())
    who = people(dice, all_seats.where(all_seats.filled), day)
    known = identities(who)
    tables = {
        "employees": employees(who, known, posts.filter(pa.array(all_seats.filled))),
        "work_units": unit_table,
        "positions": posts,
    }
    return Regency(name, dice.agency, day, tables, known, dice.seed)
