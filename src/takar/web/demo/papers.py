"""What the demonstration leaves on disk: reports, recap, bundle, public page, evidence."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from takar.web.accounts.models import User
from takar.web.assessments.models import Event, Participant
from takar.web.portal.actions import publish
from takar.web.portal.models import Publication
from takar.web.portal.static_page import static_page
from takar.web.reports.documents.group import group_facts
from takar.web.reports.documents.individual import individual_facts
from takar.web.reports.documents.pdf import paper, papers
from takar.web.reports.documents.recap import recap_workbook
from takar.web.reports.queries import EventReport, report_of
from takar.web.results.models import Run

REASON = "Keterbukaan hasil pemetaan: hanya angka gabungan, tanpa nama (data contoh)."


def event_papers(event: Event, folder: Path) -> Iterator[Path]:
    """Write the reports of an event; yields each file when it is there."""
    report, code = report_of(event, with_whole_nip=True), event.agency.code
    yield written(folder / "rekap.xlsx", lambda: recap_workbook(report))
    yield written(
        folder / "laporan-kelompok.pdf", lambda: paper(code, "group", group_facts(report))
    )
    yield from individual_papers(report, folder)


def individual_papers(report: EventReport, folder: Path) -> Iterator[Path]:
    """Write the report of each participant."""
    facts = (individual_facts(report, person, "PENGGUNA") for person in report.people)
    contents = papers(report.event.agency.code, "individual", facts)
    for person, content in zip(report.people, contents, strict=True):
        yield written(report_path(folder, person.participant), partial(bytes, content))


def report_path(folder: Path, participant: Participant) -> Path:
    """Return where the report of a participant lies."""
    return folder / "laporan-individu" / f"{participant.number:04d}.pdf"


def bundle(run: Run, folder: Path) -> Path:
    """Copy the proof of a run."""
    path = folder / f"bundel-{run.measure}.zip"
    with run.bundle.open("rb") as source, path.open("wb") as target:
        shutil.copyfileobj(source, target)
    return path


def public_page(operator: User, run: Run, folder: Path) -> Path:
    """Publish the talent map once, and write the page as one file that needs no server."""
    publication = Publication.objects.filter(agency=run.agency, withdrawn_at=None).first()
    if publication is None:
        publication = publish(operator, run.agency, run=run, reason=REASON)
    page = static_page(publication)
    return written(folder / "publik.html", page.encode)


def written(path: Path, make: Callable[[], bytes]) -> Path:
    """Write a file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make())
    return path
