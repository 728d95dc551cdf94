"""Papers about the index: who took which, about whom."""

import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import IO

from django.core.files import File
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.accounts.permissions import sees_everyone
from takar.web.audit.action import action, if_it_fails, noted
from takar.web.people.models import Employee, WorkUnit
from takar.web.reports.documents.ip_asn import ip_asn_facts
from takar.web.reports.documents.ip_asn_export import official_list, official_workbook
from takar.web.reports.documents.ip_asn_sheet import sheet_facts
from takar.web.reports.documents.ip_asn_statement import Signer, statement_facts
from takar.web.reports.documents.ip_asn_workbook import ip_asn_workbook
from takar.web.reports.documents.pdf import paper, papers
from takar.web.reports.models import SheetRequest
from takar.web.reports.permissions import (
    hands_over,
    reads_agency_index,
    reads_names,
    reads_sheet,
    reads_unit_index,
    took_part_in_printing,
)
from takar.web.reports.queries.ip_asn import (
    IpAsnReport,
    ip_asn_report,
    people_of,
    refuse_empty,
    results_in,
)
from takar.web.reports.rules.ip_asn import JPT_TIERS, TARGET, veil
from takar.web.results.models import RequestState, Run


class TooLow(TakarError):
    """The post of the signer is not high enough for the statement."""


@action("reports.ip_asn.printed", needs=reads_agency_index)
def print_ip_asn(actor: User, run: Run) -> bytes:
    """Return the report of the whole agency."""
    report = ip_asn_report(run)
    refuse_empty(report)
    noted(people=len(report.rows))
    return paper(run.agency.code, "ip_asn", ip_asn_facts(report))


@action("reports.ip_asn_unit.printed", needs=reads_unit_index)
def print_ip_asn_unit(actor: User, unit: WorkUnit, *, run: Run) -> bytes:
    """Return the report of a unit; who lacks which evidence is named to those who may know."""
    report = ip_asn_report(run, unit=unit)
    refuse_empty(report)
    is_wide = sees_everyone(actor, unit.agency)
    if not is_wide:
        veil(report.groups, least_of(report))
    facts = ip_asn_facts(report, with_discipline=is_wide)
    if not is_wide and len(report.rows) < least_of(report):
        facts |= {"spread": []}
    if not reads_names(actor, unit):
        facts |= {"people": [], "people_hidden": 0}
    noted(people=len(report.rows))
    return paper(run.agency.code, "ip_asn", facts)


@action("reports.ip_asn_names.exported", needs=reads_names)
def export_ip_asn_unit(actor: User, unit: WorkUnit, *, run: Run, target: Decimal = TARGET) -> bytes:
    """Return the workbook by name of a unit; heads read no discipline and no whole number."""
    report = ip_asn_report(run, unit=unit)
    refuse_empty(report)
    is_office = hands_over(actor, run)
    noted(people=len(report.rows))
    if not is_office:
        veil(report.groups, least_of(report))
        target = TARGET  # asked with one target after another, the list would tell every total
    return ip_asn_workbook(report, target=target, with_nip=is_office, with_discipline=is_office)


def least_of(report: IpAsnReport) -> Decimal:
    """Return below how many people the numbers of a group are the numbers of persons."""
    return report.law.number("publication.small_cell")


@action("reports.ip_asn_agency.exported", needs=hands_over)
def export_ip_asn(actor: User, run: Run, *, target: Decimal = TARGET) -> bytes:
    """Return the workbook by name of the whole agency."""
    report = ip_asn_report(run)
    refuse_empty(report)
    noted(people=len(report.rows))
    return ip_asn_workbook(report, target=target, with_nip=True, with_discipline=True)


@action("reports.ip_asn_official.exported", needs=hands_over)
def export_official(actor: User, run: Run, *, layout: str) -> bytes:
    """Return everybody measured in the layout of the national agency: ``xlsx`` or ``csv``."""
    report = ip_asn_report(run)
    refuse_empty(report)
    noted(people=len(report.rows))
    return official_list(report) if layout == "csv" else official_workbook(report)


@action("reports.ip_asn_statement.printed", needs=hands_over)
def print_statement(
    actor: User, run: Run, *, signer: Signer, number: str, place: str, signed_on: date
) -> bytes:
    """Return the statement that the data are valid, complete and current.

    Raises:
        TooLow: when the signer holds no JPT post, by the form or by the roster.
    """
    refuse_low(run, signer)
    report = ip_asn_report(run)
    refuse_empty(report)
    noted(signer=signer.name, position=signer.position)
    facts = statement_facts(report, signer, number=number, place=place, signed_on=signed_on)
    return paper(run.agency.code, "ip_asn_statement", facts)


def refuse_low(run: Run, signer: Signer) -> None:
    """Raise when the signer may not sign; the roster knows better than the form."""
    known = Employee.objects.filter(agency=run.agency, nip=signer.nip).first()
    tiers = {signer.tier, known.position_tier if known else signer.tier}
    if not tiers <= set(JPT_TIERS):
        raise TooLow(
            msg("{name} tidak memegang jabatan pimpinan tinggi.", name=signer.name),
            hint=msg(
                "Pernyataan ditandatangani paling rendah oleh JPT pratama bidang kepegawaian."
            ),
        )


@action("reports.ip_asn_sheet.printed", needs=reads_sheet)
def print_sheet(actor: User, employee: Employee, *, run: Run) -> bytes:
    """Return the sheet of one person, to the person or the personnel office."""
    report = ip_asn_report(run, only=employee.pk)
    refuse_empty(report)
    facts = sheet_facts(report, report.rows[0], employee, nip=employee.nip or "")
    return paper(run.agency.code, "ip_asn_sheet", facts)


@action("reports.ip_asn_sheets.asked", needs=hands_over)
def ask_for_sheets(actor: User, run: Run, *, unit: WorkUnit | None) -> SheetRequest:
    """Ask for the sheets of everybody in a unit, to be printed in the background."""
    return SheetRequest.objects.create(
        agency=run.agency,
        run=run,
        unit=unit,
        total=results_in(run, unit).count(),
        asked_by=actor,
    )


@action("reports.ip_asn_sheets.printed", needs=took_part_in_printing)
def finish_sheets(actor: User, request: SheetRequest, *, archive: "File[bytes]") -> None:
    """Keep the printed sheets."""
    request.file.save(f"lembar-ip-asn-{request.pk}.zip", archive, save=False)
    if_it_fails(lambda: request.file.storage.delete(str(request.file.name)))
    request.state, request.done = RequestState.DONE, request.total
    request.finished_at = timezone.now()
    request.save()


@action("reports.ip_asn_sheets.failed", needs=took_part_in_printing)
def fail_sheets(actor: User, request: SheetRequest, *, problem: str, hint: str) -> None:
    """Say why the sheets were not printed."""
    request.state, request.problem, request.hint = RequestState.FAILED, problem, hint
    request.finished_at = timezone.now()
    request.save()


@action("reports.ip_asn_sheets.taken", needs=took_part_in_printing)
def take_sheets(actor: User, request: SheetRequest) -> bytes:
    """Return the archive of printed sheets."""
    noted(people=request.total)
    with request.file.open("rb") as file:
        return bytes(file.read())


def write_sheets(request: SheetRequest, archive: IO[bytes]) -> Iterator[int]:
    """Print the sheets one by one into an archive; give how many are done."""
    report = ip_asn_report(request.run, unit=request.unit, with_evidence=True)
    contents = papers(request.agency.code, "ip_asn_sheet", every_sheet(report))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as package:
        for number, content in enumerate(contents, start=1):
            package.writestr(f"lembar-{number:05d}.pdf", content)
            yield number


def every_sheet(report: IpAsnReport) -> "Iterator[dict[str, object]]":
    """Give what the sheet of each person says, in order."""
    people = people_of(report)
    for row in report.rows:
        person = people.get(row["employee_id"])
        if person is not None:
            yield sheet_facts(report, row, person, nip=person.nip or "")
