"""The five governments the product must serve, as data; all people are invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any

HIGH = ("ADMINISTRATOR", "AHLI_MADYA")
MIDDLE = ("PENGAWAS", "AHLI_MUDA")
EVERY_OFFICIAL = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
ORGANISER = "UPTD Penilaian Kompetensi Kabupaten Wanaraksa"


@dataclass(frozen=True)
class EventPlan:
    """One event of a case: why, when, for whom.

    Attributes:
        hall: seats in the hall of the tests; with one the event is under way, with a timetable
            in force and sheets to fill in; without one it was held and is signed.
        booths: rooms for interviews.
        circles: rooms for group discussions.
        assessors: how many are lent, besides those of the agency.
    """

    name: str
    purpose: str
    day: date
    groups: tuple[dict[str, Any], ...]
    place: str = "Aula BKPSDM"
    organiser: str = ORGANISER
    hall: int = 0
    booths: int = 0
    circles: int = 0
    assessors: int = 0


@dataclass(frozen=True)
class PlacingPlan:
    """One rearrangement of a case: which posts, when, and by which decree.

    Attributes:
        tiers: of the posts that are filled together.
        day: of inauguration.
        paper: what its files are called.
        boxes: of the talent map, from which newcomers are taken; empty takes all.
        fills: so many of the vacant posts must be filled.
    """

    title: str
    tiers: tuple[str, ...]
    day: date
    decree: str
    paper: str
    boxes: tuple[int, ...] = ()
    fills: int = 0


@dataclass(frozen=True)
class Case:
    """One government with its size, its events and its rearrangements.

    Attributes:
        people: a number of people in place of the preset's.
        day: the day on which everything is seen, in place of that of the first event.
        tailored: tiers whose posts have a standard of their own.
    """

    agency: str
    name: str
    preset: str
    city: str
    events: tuple[EventPlan, ...]
    people: int | None = None
    day: date | None = None
    tailored: tuple[str, ...] = ()
    placings: tuple[PlacingPlan, ...] = ()


def group(name: str, quota: int, *tiers: str, **more: Any) -> dict[str, Any]:
    """Describe one group of participants."""
    chosen = {"name": name, "tiers": tiers, "quota": quota, "employments": ("PNS",)}
    return chosen | {"without_valid_result": False} | more


CASES = {
    "probolinggo": Case(
        agency="kab_tirtamaya",
        name="Kabupaten Tirtamaya",
        preset="probolinggo",
        city="Tirtamaya",
        events=(
            EventPlan(
                "Pemetaan Kompetensi 2025",
                "PEMETAAN",
                date(2025, 5, 14),
                (
                    group("Administrator dan Ahli Madya", 85, *HIGH),
                    group("Pengawas dan Ahli Muda", 100, *MIDDLE),
                    group("Pelaksana", 30, "PELAKSANA"),
                ),
            ),
            EventPlan(
                "Penilaian Lanjutan 2025",
                "PEMETAAN",
                date(2025, 6, 18),
                (group("Pengawas lanjutan", 24, "PENGAWAS"),),
                hall=24,
                booths=6,
                circles=2,
                assessors=11,
            ),
        ),
    ),
    "paser": Case(
        agency="kab_muararimba",
        name="Kabupaten Muararimba",
        preset="paser",
        city="Muararimba",
        events=(
            EventPlan(
                "Penilaian Kompetensi Pejabat 2025",
                "PEMETAAN",
                date(2025, 12, 1),
                (
                    group("JPT Pratama", 32, "JPT_PRATAMA"),
                    group("Administrator", 152, "ADMINISTRATOR"),
                    group("Pengawas", 218, "PENGAWAS"),
                ),
            ),
        ),
    ),
    "balikpapan": Case(
        agency="kota_telagabiru",
        name="Kota Telagabiru",
        preset="balikpapan",
        city="Telagabiru",
        events=(
            EventPlan(
                "Penilaian Kinerja dan Kompetensi Lanjutan 2025",
                "PEMETAAN",
                date(2025, 9, 22),
                (
                    group(
                        "Golongan III", 500, *MIDDLE, "PELAKSANA", "AHLI_PERTAMA", grades=("III",)
                    ),
                ),
            ),
        ),
    ),
    "banjar": Case(
        agency="kab_sungairaya",
        name="Kabupaten Sungairaya",
        preset="banjar",
        city="Sungairaya",
        events=(),
        day=date(2026, 2, 27),
    ),
    "lebong": Case(
        agency="kab_bukitlembah",
        name="Kabupaten Bukitlembah",
        preset="lebong",
        city="Bukitlembah",
        events=(
            EventPlan(
                "Job Fit Kepala Perangkat Daerah 2025",
                "JOB_FIT",
                date(2025, 11, 24),
                (group("Kepala perangkat daerah", 8, "JPT_PRATAMA"),),
            ),
            EventPlan(
                "Uji Kompetensi Pejabat 2025",
                "PEMETAAN",
                date(2025, 11, 28),
                (group("Pejabat", 361, "ADMINISTRATOR", *MIDDLE, "AHLI_PERTAMA", "PELAKSANA"),),
            ),
        ),
        tailored=EVERY_OFFICIAL,
        placings=(
            PlacingPlan(
                "Job Fit Kepala Perangkat Daerah",
                ("JPT_PRATAMA",),
                date(2025, 12, 29),
                "800.1.3.3/412 Tahun 2025",
                "job-fit",
                fills=3,
            ),
            PlacingPlan(
                "Penataan Administrator dan Pengawas",
                ("ADMINISTRATOR", "PENGAWAS"),
                date(2025, 12, 30),
                "800.1.3.3/413 Tahun 2025",
                "rotasi",
                boxes=(7, 8, 9),
            ),
        ),
    ),
}
