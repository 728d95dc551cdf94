"""What the demonstration leaves on disk about the index."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from takar.web.accounts.models import User
from takar.web.demo.papers import written
from takar.web.people.models import Employee, WorkUnit
from takar.web.reports.actions.ip_asn import (
    export_ip_asn,
    export_official,
    print_ip_asn,
    print_ip_asn_unit,
    print_sheet,
    print_statement,
)
from takar.web.reports.documents.ip_asn_statement import Signer
from takar.web.results.models import Run

FOLDER = "ip-asn"


def index_papers(operator: User, run: Run, folder: Path, own: Employee | None) -> Iterator[Path]:
    """Write every paper about the index; yields each file when it is there.

    Args:
        operator: who takes them.
        run: the measuring they are about.
        folder: where they go.
        own: whose sheet is written, and whose unit's report.
    """
    place = folder / FOLDER
    yield written(place / "laporan-instansi.pdf", partial(print_ip_asn, operator, run))
    yield written(place / "menurut-nama.xlsx", partial(export_ip_asn, operator, run))
    for layout in ("xlsx", "csv"):
        make = partial(export_official, operator, run, layout=layout)
        yield written(place / f"ipasn_bkn.{layout}", make)
    yield written(place / "surat-pernyataan.pdf", partial(statement, operator, run))
    unit = WorkUnit.objects.filter(employees=own).select_related("agency").first()
    if own is not None and unit is not None:
        yield written(
            place / "laporan-unit.pdf", partial(print_ip_asn_unit, operator, unit, run=run)
        )
        yield written(place / "lembar-pegawai.pdf", partial(print_sheet, operator, own, run=run))


def statement(operator: User, run: Run) -> bytes:
    """Print the statement, signed by the highest post of the personnel office that is held."""
    heads = Employee.objects.filter(agency=run.agency, position_tier="JPT_PRATAMA")
    head = heads.filter(unit__name__icontains="kepegawaian").first() or heads[0]
    signer = Signer(
        name=head.full_name,
        nip=head.nip or "",
        position=head.position_title or "",
        tier=head.position_tier or "",
        rank=head.grade or "",
    )
    return print_statement(
        operator, run, signer=signer, number="", place=run.agency.city, signed_on=run.day
    )
