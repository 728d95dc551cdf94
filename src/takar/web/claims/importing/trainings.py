"""A workbook of many trainings of many people, on its way to becoming claims.

Between check and confirmation the good rows travel with the page, signed, so that nothing is
stored that nobody confirmed and nobody can slip a row in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core import signing

from takar.exchange.faults import Counts, Fault, Severity
from takar.exchange.files import read_template, write_template
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.accounts.models import Agency, User
from takar.web.claims.importing.judging import COLUMNS, TRAININGS, Entry, Judged, judged
from takar.web.claims.importing.participants import (
    MOST,
    Upload,
    content_of,
    numbers_of,
    ours,
    people_entered_for,
)
from takar.web.people.models import Employee
from takar.web.people.models.evidence import plain

KEPT_SECONDS = 60 * 60 * 12
DAYS, NUMBERS = ("started_on", "ended_on"), ("lesson_hours",)


class TooManyRows(TakarError):
    """A workbook with more rows than are entered at once."""


class Stale(TakarError):
    """A checked workbook that was tampered with, or lay too long."""


@dataclass(frozen=True)
class Sheet:
    """What a workbook of trainings holds.

    Attributes:
        found: every row that could be read, with what is to be said about it.
        faults: what is wrong with the others.
        notes: what the reader guessed.
        counts: how many rows met which fate while reading.
    """

    found: list[Judged]
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts

    @property
    def ready(self) -> list[Entry]:
        """What may be entered."""
        return [one.entry for one in self.found if one.is_ready]

    @property
    def refused(self) -> list[Judged]:
        """What is there already, or cannot be right by the law."""
        return [one for one in self.found if not one.is_ready]

    @property
    def wrong(self) -> list[Fault]:
        """The faults for which a row was not taken."""
        return [fault for fault in self.faults if fault.severity is Severity.WRONG]

    @property
    def warnings(self) -> list[Fault]:
        """What somebody should look at although the row is taken."""
        return [fault for fault in self.faults if fault.severity is Severity.WARNING]


def read_trainings(user: User, agency: Agency, upload: Upload, day: date) -> Sheet:
    """Read the workbook of trainings and judge its rows.

    Raises:
        TakarError: when the file as a whole cannot be read, or is too long.
    """
    content, name = content_of(upload)
    people = people_entered_for(user, agency)
    codes = {nip: str(pk) for nip, pk in numbers_of(people).items()}
    reading = read_template(
        TRAININGS, content, name, codes, day=day, limit_bytes=settings.UPLOAD_LIMIT_BYTES
    )
    if reading.rows.num_rows > MOST:
        raise TooManyRows(
            msg(
                "{count} baris; paling banyak {most} sekaligus.",
                count=reading.counts.read,
                most=MOST,
            ),
            hint=msg("Bagi berkasnya menjadi beberapa bagian."),
        )
    rows = reading.rows.to_pylist()
    named = people.select_related("unit").in_bulk({int(row["employee_id"]) for row in rows})
    entries = [
        Entry(named[int(row["employee_id"])], {name: row[name] for name in COLUMNS}, number)
        for row, number in zip(rows, reading.row_numbers, strict=True)
    ]
    faults = tuple(ours(fault) for fault in reading.faults)
    return Sheet(judged(agency, entries, day), faults, reading.notes, reading.counts)


def signed(user: User, agency: Agency, entries: Iterable[Entry]) -> str:
    """Return entries as a text that only this person can send back, unchanged."""
    rows = [
        [entry.employee.pk, entry.row, *(plain(entry.facts.get(name)) for name in COLUMNS)]
        for entry in entries
    ]
    return signing.dumps(rows, salt=salt(user, agency), compress=True)


def unsigned(user: User, agency: Agency, text: str) -> list[Entry]:
    """Return the entries of a checked workbook, of people the user may still enter for.

    Raises:
        Stale: when the text is none that was given to this person lately.
    """
    try:
        rows: Sequence[Any] = signing.loads(text, salt=salt(user, agency), max_age=KEPT_SECONDS)
    except signing.BadSignature as error:
        raise Stale(
            msg("Pemeriksaan berkas ini sudah tidak berlaku."),
            hint=msg("Unggah dan periksa berkasnya sekali lagi."),
        ) from error
    people = people_entered_for(user, agency).select_related("unit", "user")
    named = people.in_bulk({row[0] for row in rows})
    return [entry_of(named[row[0]], row[1], row[2:]) for row in rows if row[0] in named]


def entry_of(employee: Employee, number: int, values: Sequence[Any]) -> Entry:
    """Return an entry from what was signed."""
    return Entry(employee, facts_of(dict(zip(COLUMNS, values, strict=True))), number)


def facts_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with their days and numbers as what they are."""
    facts = dict(told)
    for name in DAYS:
        facts[name] = None if facts[name] is None else date.fromisoformat(facts[name])
    for name in NUMBERS:
        facts[name] = None if facts[name] is None else Decimal(facts[name])
    return facts


def blank_workbook() -> bytes:
    """Return our empty workbook of trainings."""
    target = BytesIO()
    write_template(TRAININGS, target)
    return target.getvalue()


def salt(user: User, agency: Agency) -> str:
    """Return what ties a signed text to one person in one agency."""
    return f"takar.claims.trainings.{user.pk}.{agency.pk}"
