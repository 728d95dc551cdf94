"""A file of proposed moves: read row by row, every fault told, nothing half taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from takar.exchange.faults import Fault, Problem, Severity
from takar.exchange.files import check_size
from takar.exchange.files.grid import read_grid
from takar.exchange.files.headings import check_obligatory, places_of
from takar.exchange.identity import nip_of, shown_nip
from takar.kernel.language import msg
from takar.web.accounts.models import Agency
from takar.web.claims.actions.files import Upload
from takar.web.mobility.actions import Wish
from takar.web.mobility.rules import COLUMNS, OBLIGATORY, ROUTES
from takar.web.people.models import Employee, Position

NO_PERSON = Problem(
    "NIP_TIDAK_DIKENAL",
    msg("NIP ini bukan milik pegawai yang bekerja di sini."),
    msg("Periksa NIP-nya, atau impor data pegawainya dulu."),
)
NO_POST = Problem(
    "JABATAN_TIDAK_DIKENAL",
    msg("Jabatan ini tidak ada."),
    msg("Isi kode jabatan dari daftar jabatan, atau nama jabatan yang hanya satu."),
)
MANY_POSTS = Problem(
    "JABATAN_LEBIH_DARI_SATU",
    msg("Nama jabatan ini dipakai lebih dari satu jabatan."),
    msg("Isi kode jabatannya."),
)
NO_ROUTE = Problem(
    "JALUR_TIDAK_DIKENAL",
    msg("Jalur ini tidak dikenal."),
    msg("Isi MUTASI, KRS atau SELEKSI_TERBUKA; kosong berarti MUTASI."),
)


@dataclass(frozen=True)
class MoveReading:
    """What a file says: its moves, and the rows that say nothing that can be meant."""

    wishes: list[Wish]
    faults: list[Fault]


def read_moves(agency: Agency, upload: Upload) -> MoveReading:
    """Read a workbook or CSV of moves.

    Raises:
        TakarError: the file as a whole cannot be read.
    """
    name = upload.name or ""
    limit = settings.UPLOAD_LIMIT_BYTES
    check_size(upload.size or 0, name, limit_bytes=limit)
    spellings = {key: column for column, keys in COLUMNS.items() for key in keys}
    grid = read_grid(upload.read(), name, list(spellings), limit_bytes=limit)
    places = places_of(grid, [spellings], name)
    check_obligatory(places, OBLIGATORY, name)
    rows = [
        (number, {column: row[place].strip() for column, place in places.items()})
        for number, row in zip(grid.numbers, grid.rows, strict=True)
    ]
    people = _people(agency, [row["nip"] for _, row in rows])
    posts = _posts(agency, {row["position"] for _, row in rows})
    reading = MoveReading([], [])
    for number, row in rows:
        _take(reading, number, row, people, posts)
    return reading


def _take(
    reading: MoveReading,
    number: int,
    row: Mapping[str, str],
    people: Mapping[str, Employee],
    posts: Mapping[str, list[Position]],
) -> None:
    """Take one row, or note everything that is wrong with it."""
    nip = nip_of(row["nip"])
    found = posts.get(row["position"].casefold(), [])
    route = (row.get("route") or "MUTASI").upper().replace(" ", "_")
    faults = [
        _fault(number, "NIP", shown_nip(row["nip"]), nip) if isinstance(nip, Problem) else None,
        _fault(number, "NIP", shown_nip(row["nip"]), NO_PERSON)
        if isinstance(nip, str) and nip not in people
        else None,
        _fault(number, "KODE JABATAN", row["position"], MANY_POSTS if found else NO_POST)
        if len(found) != 1
        else None,
        _fault(number, "JALUR", route, NO_ROUTE) if route not in ROUTES else None,
    ]
    told = [fault for fault in faults if fault is not None]
    reading.faults.extend(told)
    if not told:
        reading.wishes.append(
            Wish(
                people[str(nip)],
                found[0],
                route,
                reason_code=row.get("reason_code", ""),
                because=row.get("reason", ""),
                reference=row.get("reference", ""),
            )
        )


def _fault(number: int, column: str, value: str, problem: Problem) -> Fault:
    return Fault(
        number, column, value[:60], Severity.WRONG, problem.code, problem.reason, problem.hint
    )


def _people(agency: Agency, numbers: list[str]) -> dict[str, Employee]:
    """Return the employees of some NIPs."""
    asked = {nip for nip in map(nip_of, numbers) if isinstance(nip, str)}
    rows = Employee.objects.filter(agency=agency, left_on=None, nip__in=asked)
    return {str(one.nip): one for one in rows}


def _posts(agency: Agency, names: set[str]) -> dict[str, list[Position]]:
    """Return the posts of some codes or titles; a code goes before a title."""
    rows = Position.objects.filter(agency=agency).filter(Q(code__in=names) | Q(title__in=names))
    found: dict[str, list[Position]] = {}
    for one in rows:
        found.setdefault(one.title.casefold(), []).append(one)
    return found | {one.code.casefold(): [one] for one in rows}
