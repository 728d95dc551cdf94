"""Pages and downloads of papers about the index."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import sees_everyone
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, XLSX
from takar.web.kit.paging import page_of
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import units_seen_by, visible_employee
from takar.web.reports.actions import ip_asn as actions
from takar.web.reports.documents.ip_asn_statement import Signer
from takar.web.reports.forms import StatementForm, UnitsForm
from takar.web.reports.models import SheetRequest
from takar.web.reports.permissions import hands_over, reads_some_names
from takar.web.reports.queries.ip_asn import (
    UnitLine,
    reportable_runs,
    results_in,
    state_of,
    title_of,
    unit_lines,
)
from takar.web.reports.rules.ip_asn import veil
from takar.web.reports.tasks import start_sheets
from takar.web.reports.views.files import download
from takar.web.results.models import Run
from takar.web.results.queries import law_of

ZIP = "application/zip"


def overview(request: SignedInRequest) -> HttpResponse:
    """Show which papers about the index the reader may take."""
    runs = reportable_runs(request.agency)
    form = UnitsForm(request.GET, runs=runs)
    words, chosen, target = form.chosen()
    run = chosen or runs.first()
    units = units_seen_by(request.user, request.agency)
    context = {
        "form": form,
        "run": run,
        "target": target,
        "rule_set": title_of(run) if run else "",
        "state": state_of(run) if run else "",
        "may_name": reads_some_names(request.user, request.agency),
        "is_agency_reader": sees_everyone(request.user, request.agency),
        "is_office": hands_over(request.user, run) if run else False,
        "page": page_of(request, lines_for(request, run, units, words) if run else []),
        "mine": own_employee(request, run) if run else None,
        "requests": SheetRequest.objects.filter(agency=request.agency, run=run)[:5],
    }
    return render(request, "reports/ip_asn.html", context)


def lines_for(
    request: SignedInRequest, run: Run, units: QuerySet[WorkUnit], words: str
) -> list[UnitLine]:
    """Return the units of a list; to their heads without the means of a few."""
    lines = unit_lines(run, units, words)
    if not sees_everyone(request.user, request.agency):
        veil((line.group for line in lines), law_of(run).number("publication.small_cell"))
    return lines


def own_employee(request: SignedInRequest, run: Run) -> Employee | None:
    """Return the reader as an employee who stands in a run."""
    own = Employee.objects.filter(agency=request.agency, user=request.user).first()
    if own is None or not results_in(run, None).filter(employee=own).exists():
        return None
    return own


def run_of(request: SignedInRequest, run_id: int) -> Run:
    """Return a measuring of the reader's agency, or answer that there is none."""
    return get_object_or_404(reportable_runs(request.agency), pk=run_id)


def unit_of(request: SignedInRequest, unit_id: int) -> WorkUnit:
    """Return a unit the reader may look into, or answer that there is none."""
    found = units_seen_by(request.user, request.agency).select_related("agency")
    return get_object_or_404(found, pk=unit_id)


def agency(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Give the report of the whole agency."""
    run = run_of(request, run_id)
    name = f"ip-asn-{run.pk}-instansi.pdf"
    return download(request, lambda: actions.print_ip_asn(request.user, run), name=name, kind=PDF)


def names(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Give the workbook by name of the whole agency."""
    run, target = run_of(request, run_id), target_of(request)
    return download(
        request,
        lambda: actions.export_ip_asn(request.user, run, target=target),
        name=f"ip-asn-{run.pk}-pegawai.xlsx",
        kind=XLSX,
    )


def target_of(request: SignedInRequest) -> Decimal:
    """Return the index aimed at; the usual one where the address says nothing sensible."""
    return UnitsForm(request.GET, runs=reportable_runs(request.agency)).chosen()[2]


def official(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Give the workbook in the layout of the national agency."""
    return handed_over(request, run_id, "xlsx", XLSX)


def official_list(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Give the plain list in the layout of the national agency."""
    return handed_over(request, run_id, "csv", "text/csv; charset=utf-8")


def handed_over(request: SignedInRequest, run_id: int, layout: str, kind: str) -> HttpResponse:
    """Give everybody measured in one of the official layouts."""
    run = run_of(request, run_id)
    return download(
        request,
        lambda: actions.export_official(request.user, run, layout=layout),
        name=f"ipasn_bkn-{run.pk}.{layout}",
        kind=kind,
    )


def unit(request: SignedInRequest, run_id: int, unit_id: int) -> HttpResponse:
    """Give the report of a unit."""
    run, place = run_of(request, run_id), unit_of(request, unit_id)
    return download(
        request,
        lambda: actions.print_ip_asn_unit(request.user, place, run=run),
        name=f"ip-asn-{run.pk}-unit-{place.pk}.pdf",
        kind=PDF,
    )


def unit_names(request: SignedInRequest, run_id: int, unit_id: int) -> HttpResponse:
    """Give the workbook by name of a unit."""
    run, place, target = run_of(request, run_id), unit_of(request, unit_id), target_of(request)
    return download(
        request,
        lambda: actions.export_ip_asn_unit(request.user, place, run=run, target=target),
        name=f"ip-asn-{run.pk}-unit-{place.pk}.xlsx",
        kind=XLSX,
    )


def sheet(request: SignedInRequest, run_id: int, employee_id: int) -> HttpResponse:
    """Give the sheet of one person."""
    run = run_of(request, run_id)
    person = visible_employee(request.user, request.agency, employee_id)
    return download(
        request,
        lambda: actions.print_sheet(request.user, person, run=run),
        name=f"lembar-ip-asn-{run.pk}-{person.pk}.pdf",
        kind=PDF,
    )


def statement(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Ask who signs the statement, and give it."""
    run = run_of(request, run_id)
    if not hands_over(request.user, run):
        raise PermissionDenied
    form = StatementForm(request.POST or None, initial={"place": request.agency.city})
    fault = None
    if form.is_valid():
        try:
            return printed_statement(request, run, form)
        except TakarError as problem:
            fault = problem
    context = {"form": form, "run": run, "fault": fault}
    return render(request, "reports/statement.html", context, status=409 if fault else 200)


def printed_statement(request: SignedInRequest, run: Run, form: StatementForm) -> HttpResponse:
    """Give the statement."""
    said = dict(form.cleaned_data)
    signer = Signer(**{part: said.pop(part) for part in Signer.__annotations__})
    content = actions.print_statement(request.user, run, signer=signer, **said)
    return download(request, lambda: content, name=f"pernyataan-ip-asn-{run.pk}.pdf", kind=PDF)


def ask(request: SignedInRequest, run_id: int, unit_id: int) -> HttpResponse:
    """Have the sheets of everybody in a unit printed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    run, place = run_of(request, run_id), unit_of(request, unit_id)
    asked = start_sheets(request.user, run, place)
    return redirect("reports:ip_asn_sheets", asked.pk)


def request_of(request: SignedInRequest, pk: int) -> SheetRequest:
    """Return what the reader's office asked for, or answer that there is none."""
    found: SheetRequest = get_object_or_404(
        SheetRequest.objects.filter(agency=request.agency).select_related("run", "unit"), pk=pk
    )
    if not hands_over(request.user, found.run):
        raise PermissionDenied
    return found


def sheets(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how far the printing is."""
    asked = request_of(request, pk)
    name = "reports/sheets_state.html" if request.htmx else "reports/sheets.html"
    return render(request, name, {"asked": asked})


def sheets_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the printed sheets."""
    asked = request_of(request, pk)
    if not asked.file:
        raise Http404
    return download(
        request,
        lambda: actions.take_sheets(request.user, asked),
        name=f"lembar-ip-asn-{asked.pk}.zip",
        kind=ZIP,
    )
