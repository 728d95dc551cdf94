"""What took place: who attended becomes evidence of training, and the hours of a year are counted.

Law: PerLAN 10/2018 (at least 20 lesson hours a year is likely, not certain).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law

REACHED, BELOW, UNKNOWN = "TERCAPAI", "KURANG", "BELUM_DIKETAHUI"


class BadAttendance(TakarError):
    """An attendance that cannot be evidence."""


@dataclass(frozen=True)
class Attendance:
    """Somebody took part.

    Attributes:
        form: a code of ``development.forms``; it decides the kind of training.
        fits_post: it serves the post; none where nobody said so.
    """

    employee_id: str
    title: str
    form: str
    ended_on: date
    lesson_hours: Decimal
    started_on: date | None = None
    certificate_number: str | None = None
    provider: str | None = None
    fits_post: bool | None = None


@dataclass(frozen=True)
class HoursOfYear:
    """The lesson hours of one person in one year.

    Attributes:
        hours: none where nothing is recorded and nobody checked that nothing was.
        lacking: hours below the least; none where the hours are not known.
        state: ``TERCAPAI``, ``KURANG`` or ``BELUM_DIKETAHUI``.
    """

    employee_id: str
    hours: Decimal | None
    lacking: Decimal | None
    state: str


def training_rows(attended: Iterable[Attendance], law: Law) -> list[dict[str, object]]:
    """Return rows of the table ``trainings``.

    Raises:
        BadAttendance: it ends after the day of the law, before it began, or has no hours.
    """
    forms = law.codes("development.forms")
    return [_row(own, forms[own.form]["training_kind"], law.day) for own in attended]


def hours_of_year(
    people: Iterable[str],
    trainings: Iterable[Mapping[str, Any]],
    law: Law,
    *,
    year: int,
    checked: Collection[str] = (),
) -> list[HoursOfYear]:
    """Count each person's lesson hours of a year against the least that the law asks.

    Args:
        people: of whom it is asked.
        trainings: rows of ``trainings``.
        law: the law in force.
        year: by the day a training ended.
        checked: people whose list of trainings somebody found complete.
    """
    found: dict[str, list[Decimal | None]] = defaultdict(list)
    for row in trainings:
        if row["ended_on"].year == year:
            found[row["employee_id"]].append(row["lesson_hours"])
    least = law.number("development.least_hours")
    return [_counted(one, found.get(one, []), least, one in checked) for one in sorted(people)]


def _counted(
    one: str,
    hours: list[Decimal | None],
    least: Decimal,
    is_checked: bool,  # noqa: FBT001
) -> HoursOfYear:
    """Sum the hours; who falls short while something is missing is not known to fall short."""
    summed = sum((own for own in hours if own is not None), Decimal(0))
    if summed >= least:
        return HoursOfYear(one, summed, Decimal(0), REACHED)
    if None in hours or not is_checked:
        return HoursOfYear(one, summed if hours and None not in hours else None, None, UNKNOWN)
    return HoursOfYear(one, summed, least - summed, BELOW)


def _row(own: Attendance, kind: str, day: date) -> dict[str, object]:
    if own.ended_on > day or (own.started_on or own.ended_on) > own.ended_on:
        raise BadAttendance(
            msg("Tanggal pelatihan {title} keliru.", title=own.title),
            hint=msg("Pelatihan selesai paling lambat hari ini dan tidak sebelum dimulai."),
        )
    if own.lesson_hours <= 0:
        raise BadAttendance(
            msg("Pelatihan {title} tidak mempunyai jam pelajaran.", title=own.title),
            hint=msg("Isi jumlah JP yang tertulis pada sertifikat."),
        )
    return {
        "employee_id": own.employee_id,
        "title": own.title,
        "training_kind": kind,
        "structural_level": None,
        "started_on": own.started_on,
        "ended_on": own.ended_on,
        "lesson_hours": own.lesson_hours,
        "certificate_number": own.certificate_number,
        "provider": own.provider,
        "fits_post": own.fits_post,
    }
