"""Who took part in a course: named by number, by unit, by a workbook, or found by name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import Protocol

from django.conf import settings
from django.db.models import Q, QuerySet

from takar.exchange.faults import Fault, Problem, Severity
from takar.exchange.files import check_size, read_template, write_template
from takar.exchange.files.reading import UNKNOWN_NIP
from takar.exchange.identity import nip_of, shown_nip
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.roster import units_headed_by

KIND = "course_participants"
MOST = 5_000
FOUND_AT_ONCE = 50
NOT_OURS = Problem(
    "NIP_TIDAK_DIKENAL",
    msg("NIP ini bukan milik pegawai yang dapat Anda ajukan."),
    msg("Periksa NIP-nya; pegawai unit lain diajukan oleh unitnya atau BKPSDM."),
)
_SEPARATORS = re.compile(r"\s*[\t;,|]\s*")
_NUMBERS = re.compile(r"(?<!\d)\d{18}(?!\d)")


class Upload(Protocol):
    """A file as the browser sends it."""

    @property
    def name(self) -> str | None:
        """What the file is called."""

    @property
    def size(self) -> int | None:
        """How many bytes it has."""

    def read(self) -> bytes:
        """Return the bytes."""


class TooMany(TakarError):
    """More participants than are entered at once."""


@dataclass(frozen=True)
class Chosen:
    """Somebody who took part, with the number of their own certificate."""

    employee: int
    number: str | None = None

    def __str__(self) -> str:
        return f"{self.employee} {self.number or ''}".strip()


@dataclass
class Found:
    """Whom a list names, and the lines that name nobody."""

    chosen: list[Chosen] = field(default_factory=list)
    lost: list[Fault] = field(default_factory=list)
    lost_lines: list[str] = field(default_factory=list)


def people_entered_for(user: User, agency: Agency) -> QuerySet[Employee]:
    """Return those somebody may enter trainings for: everybody, or those of the units they head."""
    here = Employee.objects.filter(agency=agency, left_on=None)
    if operates(user, agency):
        return here
    allowed = Q(pk__in=[])
    for path in units_headed_by(user, agency):
        allowed |= Q(unit__path__startswith=path)
    return here.filter(allowed)


def numbers_of(people: QuerySet[Employee]) -> dict[str, int]:
    """Return who bears which NIP."""
    return {nip: pk for nip, pk in people.order_by().values_list("nip", "pk") if nip}


def from_lines(text: str, known: Mapping[str, int]) -> Found:
    """Read pasted lines: a NIP each, or NIP and certificate number, with a name between or not."""
    found = Found()
    for row, line in enumerate(text.splitlines(), start=1):
        for cells in cells_of(line):
            take(found, row, cells, known)
    return found


def cells_of(line: str) -> list[list[str]]:
    """Return what a line says; a line of nothing but numbers names several people."""
    cells = [cell for cell in _SEPARATORS.split(line.strip().strip("'")) if cell]
    several = _NUMBERS.findall(line)
    if len(several) > 1:
        return [[number] for number in several]
    return [cells] if cells else []


def take(found: Found, row: int, cells: list[str], known: Mapping[str, int]) -> None:
    """Take the person a line names, or note why it names nobody."""
    nip = nip_of(cells[0].lstrip("'"))
    problem = nip if isinstance(nip, Problem) else None if nip in known else NOT_OURS
    if problem is not None:
        found.lost.append(lost(row, cells[0], problem))
        found.lost_lines.append("\t".join(cells))
        return
    number = cells[-1] if len(cells) > 1 else None
    found.chosen.append(Chosen(known[str(nip)], number))


def lost(row: int, text: str, problem: Problem) -> Fault:
    """Return the fault of a line, the birth date hidden."""
    return Fault(
        row, "NIP", shown_nip(text)[:60], Severity.WRONG, problem.code, problem.reason, problem.hint
    )


def from_workbook(upload: Upload, known: Mapping[str, int], day: date) -> Found:
    """Read our workbook of participants.

    Raises:
        TakarError: when the file as a whole cannot be read.
    """
    content, name = content_of(upload)
    codes = {nip: str(pk) for nip, pk in known.items()}
    reading = read_template(
        KIND, content, name, codes, day=day, limit_bytes=settings.UPLOAD_LIMIT_BYTES
    )
    chosen = [
        Chosen(int(row["employee_id"]), row["certificate_number"])
        for row in reading.rows.to_pylist()
    ]
    return Found(chosen, [ours(fault) for fault in reading.faults])


def content_of(upload: Upload) -> tuple[bytes, str]:
    """Return the bytes of a file within the limit, and its name."""
    name = upload.name or ""
    check_size(upload.size or 0, name, limit_bytes=settings.UPLOAD_LIMIT_BYTES)
    return upload.read(), name


def ours(fault: Fault) -> Fault:
    """Say of an unknown number that it belongs to nobody whom the reader enters for."""
    if fault.code != UNKNOWN_NIP.code:
        return fault
    return replace(fault, reason=NOT_OURS.reason, hint=NOT_OURS.hint)


def from_units(units: Iterable[WorkUnit], people: QuerySet[Employee]) -> list[Chosen]:
    """Return everybody of these units and of all below."""
    allowed = Q(pk__in=[])
    for unit in units:
        allowed |= Q(unit__path__startswith=unit.path)
    named = people.filter(allowed).order_by("unit__path", "name", "pk")
    return [Chosen(pk) for pk in named.values_list("pk", flat=True)]


def named_like(text: str, people: QuerySet[Employee], but: Iterable[int]) -> list[Chosen]:
    """Return the first people whose name or post holds every word, who are not chosen yet."""
    for word in text.split():
        people = people.filter(Q(name__icontains=word) | Q(position_title__icontains=word))
    if not text.split():
        return []
    taken = set(but)
    ordered = people.order_by("name", "pk").values_list("pk", flat=True)
    return [Chosen(pk) for pk in ordered[: FOUND_AT_ONCE + len(taken)] if pk not in taken][
        :FOUND_AT_ONCE
    ]


def joined(*lists: Iterable[Chosen]) -> list[Chosen]:
    """Return everybody once, in the order they were named; a certificate number is kept.

    Raises:
        TooMany: when they are more than are entered at once.
    """
    found: dict[int, Chosen] = {}
    for some in lists:
        for each in some:
            before = found.get(each.employee)
            if before is None or (each.number and not before.number):
                found[each.employee] = each
    if len(found) > MOST:
        raise TooMany(
            msg("{count} peserta; paling banyak {most} sekaligus.", count=len(found), most=MOST),
            hint=msg("Bagi menjadi beberapa kali pengajuan."),
        )
    return list(found.values())


def blank_workbook() -> bytes:
    """Return our empty workbook of participants."""
    target = BytesIO()
    write_template(KIND, target)
    return target.getvalue()
