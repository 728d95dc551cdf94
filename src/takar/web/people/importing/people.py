"""The people of a roster recognised among those on record, by PNS ID first and NIP second."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from django.db.models import Q

from takar.exchange.cells import heading_key
from takar.exchange.faults import Fault, Problem, Severity
from takar.exchange.identity import shown_nip
from takar.exchange.siasn.official import Somebody
from takar.kernel.language import msg
from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.kit.scope import scopes_disabled
from takar.web.people.models import Employee, WorkUnit

AT_ONCE = 400
LONGEST_CODE = 64

ELSEWHERE = Problem(
    "ORANG_DI_DUA_INSTANSI",
    msg("Orang ini masih tercatat bekerja di instansi lain."),
    msg(
        "Pastikan instansi kerjanya di SIASN; instansi lama harus menandainya pindah lebih dahulu."
    ),
)
NIP_TAKEN = Problem(
    "NIP_MILIK_ORANG_LAIN",
    msg("NIP ini sudah tercatat pada pegawai lain."),
    msg("Cocokkan PNS ID dan NIP di SIASN; salah satu pasti keliru."),
)
SAME_PERSON = Problem(
    "ORANG_GANDA",
    msg("PNS ID dan NIP pada baris ini menunjuk orang yang juga ada pada baris lain."),
    msg("Sisakan satu baris yang benar."),
)


@dataclass
class Recognised:
    """The people of the good rows under the codes we know them by, and units seen first here."""

    people: list[dict[str, Any]] = field(default_factory=list)
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def tables(self) -> dict[str, pa.Table]:
        """Return both as tables; no table of units where none is new."""
        people = {"employees": pa.Table.from_pylist(self.people)} if self.people else {}
        if not self.units:
            return people
        schema = TABLES["work_units"].arrow
        return {"work_units": pa.Table.from_pylist([*self.units.values()], schema=schema), **people}


def recognise(agency: Agency, rows: pa.Table, numbers: Sequence[int]) -> Recognised:
    """Find out who the people of a roster are.

    Args:
        agency: the agency the roster belongs to.
        rows: what ``read_roster`` found.
        numbers: the row of the file behind each.
    """
    people = rows.to_pylist()
    nip_of = dict(Employee.objects.filter(agency=agency).order_by().values_list("code", "nip"))
    code_of = {nip: code for code, nip in nip_of.items() if nip}
    found = Recognised(faults=renamed(agency, people, numbers, nip_of, code_of))
    named = {person["employee_id"] for person in people}
    held = {nip for nip, code in code_of.items() if code not in named}
    seen: set[str] = set()
    elsewhere = working_elsewhere(agency, people)
    for person, number in zip(people, numbers, strict=True):
        problem = trouble_with(person, held, seen, elsewhere)
        if problem:
            found.faults.append(fault(number, person, problem))
            continue
        seen.add(person["employee_id"])
        found.people.append(person)
    place(agency, found)
    return found


def renamed(
    agency: Agency,
    people: Sequence[dict[str, Any]],
    numbers: Sequence[int],
    nip_of: Mapping[str, str | None],
    code_of: Mapping[str, str],
) -> list[Fault]:
    """Let people whose id is unknown go by the id on record with their NIP; return warnings.

    The warning is left out where either side has no PNS ID, and so goes by the NIP itself.
    """
    found = []
    for person, number in zip(people, numbers, strict=True):
        new = person["employee_id"]
        if new in nip_of or person["nip"] not in code_of:
            continue
        known = person["employee_id"] = code_of[person["nip"]]
        if person["nip"] not in {new, known}:
            found.append((number, new, known))
    names = names_of(agency, [known for _, _, known in found])
    return [id_fault(number, new, names[known], known) for number, new, known in found]


def names_of(agency: Agency, codes: Sequence[str]) -> dict[str, str]:
    """Return what people on record are called."""
    names: dict[str, str] = {}
    for start in range(0, len(codes), AT_ONCE):
        some = Employee.objects.filter(agency=agency, code__in=codes[start : start + AT_ONCE])
        names.update(some.order_by().values_list("code", "name"))
    return names


def id_fault(number: int, new: str, name: str, known: str) -> Fault:
    """Return the warning that a row comes with another id for somebody on record."""
    return Fault(
        row=number,
        column="PNS ID",
        value=new,
        severity=Severity.WARNING,
        code="PNS_ID_BERUBAH",
        reason=msg(
            "PNS ID ini belum tercatat; NIP-nya milik {name}, yang tercatat dengan PNS ID {known}. "
            "Baris ini akan mengubah data {name}.",
            name=name,
            known=known,
        ),
        hint=msg(
            "NI PPPK dapat berganti menurut kontrak, tetapi PNS ID semestinya tetap. Pastikan "
            "orangnya sama di SIASN sebelum mengimpor; PNS ID yang tercatat tetap dipakai."
        ),
    )


def trouble_with(
    person: dict[str, Any], held: set[str], seen: set[str], elsewhere: set[str]
) -> Problem | None:
    """Return why a person cannot be taken, if so."""
    if person["employee_id"] in seen:
        return SAME_PERSON
    if person["nip"] in held:
        return NIP_TAKEN
    if person["nip"] in elsewhere or person["employee_id"] in elsewhere:
        return ELSEWHERE
    return None


def fault(number: int, person: dict[str, Any], problem: Problem) -> Fault:
    """Return the fault of a row, the NIP hidden."""
    return Fault(
        row=number,
        column="NIP BARU",
        value=shown_nip(person["nip"] or ""),
        severity=problem.severity,
        code=problem.code,
        reason=problem.reason,
        hint=problem.hint,
    )


def working_elsewhere(agency: Agency, people: Sequence[dict[str, Any]]) -> set[str]:
    """Return the NIPs and codes of these people under which another agency employs them now.

    This looks across agencies on purpose, and tells nothing but that the number is in use.
    """
    found: set[str] = set()
    with scopes_disabled():
        others = Employee.objects.exclude(agency=agency).filter(left_on=None).order_by()
        for some in portions(people):
            nips = [person["nip"] for person in some if person["nip"]]
            codes = [person["employee_id"] for person in some]
            known = others.filter(Q(nip__in=nips) | Q(code__in=codes))
            for pair in known.values_list("nip", "code"):
                found.update(filter(None, pair))
    return found


def portions(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    """Return rows in portions a database takes at once."""
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def place(agency: Agency, found: Recognised) -> None:
    """Give every person a unit we know, or make the unit known by the name the file gives it."""
    known = set(WorkUnit.objects.filter(agency=agency).order_by().values_list("code", flat=True))
    for person in found.people:
        code, name = person["work_unit_id"], person["work_unit_name"]
        if code is None and name is not None:
            code = person["work_unit_id"] = heading_key(name)[:LONGEST_CODE]
        if code is not None and code not in known:
            found.units.setdefault(code, unit(agency, code, name or code))


def unit(agency: Agency, code: str, name: str) -> dict[str, Any]:
    """Return the row of a unit that hangs nowhere yet."""
    return {"work_unit_id": code, "agency": agency.code, "name": name}


def somebodies(agency: Agency) -> Iterator[Somebody]:
    """Yield everybody who works here, as a list without numbers may name them."""
    names = dict(WorkUnit.objects.filter(agency=agency).order_by().values_list("code", "name"))
    for person in Employee.objects.filter(agency=agency, left_on=None).select_related("unit"):
        codes = person.unit.path.split("/") if person.unit else []
        units = [names[code] for code in codes if code in names]
        spelled = f"{person.title_before} {person.name} {person.title_after}"
        yield Somebody(person.code, (person.name, spelled), (agency.name, *units))


def absent(agency: Agency, codes: Iterable[str]) -> list[str]:
    """Return the names of those who work here and are not among these codes."""
    named = set(codes)
    here = Employee.objects.filter(agency=agency, left_on=None).order_by("name")
    return [name for code, name in here.values_list("code", "name") if code not in named]
