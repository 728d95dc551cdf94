"""Printing is recorded: who took which report about whom."""

import zipfile
from io import BytesIO

from takar.web.accounts.models import User
from takar.web.assessments.models import Event, Participant
from takar.web.audit.action import action, noted
from takar.web.reports.documents.group import group_facts
from takar.web.reports.documents.individual import Kind, individual_facts
from takar.web.reports.documents.pdf import paper, papers
from takar.web.reports.documents.recap import recap_workbook
from takar.web.reports.permissions import (
    reads_group_report,
    reads_individual_report,
    reads_own_nip,
    reads_whole_nip,
    reads_working_annex,
)
from takar.web.reports.queries import EventReport, PersonReport, report_of


@action("reports.individual.printed", needs=reads_individual_report)
def print_individual(actor: User, participant: Participant) -> bytes:
    """Return the report of one person in the version for the person."""
    return individual_paper(actor, participant, "PENGGUNA")


@action("reports.annex.printed", needs=reads_working_annex)
def print_working_annex(actor: User, participant: Participant) -> bytes:
    """Return the report of one person with the ratings behind it."""
    return individual_paper(actor, participant, "ASESOR")


@action("reports.group.printed", needs=reads_group_report)
def print_group(actor: User, event: Event) -> bytes:
    """Return the report to the regional head."""
    return paper(event.agency.code, "group", group_facts(report_of(event)))


@action("reports.recap.exported", needs=reads_group_report)
def export_recap(actor: User, event: Event) -> bytes:
    """Return the recap workbook."""
    report = report_of(event, with_whole_nip=reads_whole_nip(actor, event))
    noted(people=len(report.people))
    return recap_workbook(report)


@action("reports.all.printed", needs=reads_group_report)
def print_all(actor: User, event: Event) -> bytes:
    """Return the reports of everybody in one archive."""
    report = report_of(event, with_whole_nip=reads_whole_nip(actor, event))
    buffer = BytesIO()
    noted(people=len(report.people))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for person, content in zip(report.people, individual_papers(report), strict=True):
            archive.writestr(file_name(person), content)
    return buffer.getvalue()


def individual_paper(reader: User, participant: Participant, kind: Kind) -> bytes:
    """Print the report of one participant."""
    report = report_of(
        participant.event,
        only=participant.pk,
        with_scores=kind == "ASESOR",
        with_whole_nip=reads_own_nip(reader, participant),
    )
    facts = individual_facts(report, report.people[0], kind)
    return paper(participant.event.agency.code, "individual", facts)


def individual_papers(report: EventReport) -> "list[bytes]":
    """Print the report of everybody, in order."""
    facts = (individual_facts(report, person, "PENGGUNA") for person in report.people)
    return list(papers(report.event.agency.code, "individual", facts))


def file_name(person: PersonReport) -> str:
    """Name a file by participant number and code, without what a NIP gives away."""
    return f"laporan-{person.participant.number:04d}.pdf"
