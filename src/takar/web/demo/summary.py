"""What the demonstration did, in numbers: who has what, per group of participants."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Count, Q
from rich.table import Table

from takar.web.assessments.models import Event, Participant
from takar.web.demo.papers import report_path
from takar.web.reports.documents.ip_asn import status_facts
from takar.web.reports.queries.ip_asn import ip_asn_report
from takar.web.results.models import JpmResult, Run, TalentResult
from takar.web.results.queries import categories_of, law_of

STEPS = ("Sembilan level", "JPM", "Kategori", "Kotak", "Laporan")
UNDETERMINED = "bukti belum lengkap"
BOXES = range(9, 0, -1)


@dataclass(frozen=True)
class GroupCount:
    """How many of a group came how far; ``reached`` stands in the order of ``STEPS``."""

    name: str
    people: int
    reached: tuple[int, ...]


def groups_of(event: Event, jpm: Run, talent: Run, folder: Path) -> list[GroupCount]:
    """Return the groups of an event in the order of its participants, and how far each came.

    Args:
        event: a finished event.
        jpm: how its participants meet their posts.
        talent: the map they stand on.
        folder: where their reports lie.
    """
    participants = list(Participant.objects.filter(event=event).order_by("number"))
    reached = reached_by(event, jpm, talent)
    reports = {one.employee_id for one in participants if report_path(folder, one).is_file()}
    steps = (*reached, reports)
    groups: dict[str, set[int]] = {}
    for one in participants:
        groups.setdefault(one.group, set()).add(one.employee_id)
    return [
        GroupCount(name, len(people), tuple(len(people & step) for step in steps))
        for name, people in groups.items()
    ]


def reached_by(event: Event, jpm: Run, talent: Run) -> tuple[set[int], ...]:
    """Return the employees with all levels, a JPM, a category, and a box."""
    every = len(law_of(jpm).codes("assessment.competencies"))
    levels = Count("levels", filter=Q(levels__level__isnull=False))
    rated = Participant.objects.filter(event=event).annotate(seen=levels).filter(seen=every)
    measured = JpmResult.objects.filter(run=jpm)
    found = (
        rated,
        measured.exclude(jpm=None),
        measured.exclude(category=None),
        TalentResult.objects.filter(run=talent).exclude(box=None),
    )
    return tuple(set(rows.values_list("employee_id", flat=True)) for rows in found)


def group_table(event: Event, groups: list[GroupCount]) -> Table:
    """Return the groups of an event as a table, with their sum below."""
    table = Table(title=f"{event.name}: peserta per kelompok", title_justify="left")
    table.add_column("Kelompok")
    for title in ("Peserta", *STEPS):
        table.add_column(title, justify="right")
    for one in groups:
        table.add_row(one.name, str(one.people), *map(str, one.reached))
    table.add_section()
    sums = [sum(counts) for counts in zip(*(one.reached for one in groups), strict=True)]
    table.add_row("Jumlah", str(sum(one.people for one in groups)), *map(str, sums))
    return table


def category_table(run: Run) -> Table:
    """Return how many people are in each category, in the words and the order of the law."""
    table = result_table(run, "Kategori")
    for share in categories_of(run):
        if share.code or share.count:
            table.add_row(share.title or UNDETERMINED, str(share.count))
    return table


def box_table(run: Run) -> Table:
    """Return how many people are in each box, the best first; the undetermined stand apart."""
    table = result_table(run, "Kotak")
    found = Counter(TalentResult.objects.filter(run=run).values_list("box", flat=True))
    for box in BOXES:
        table.add_row(str(box), str(found[box]))
    table.add_section()
    table.add_row(UNDETERMINED, str(found[None]))
    return table


def index_table(run: Run) -> Table:
    """Return the index of the agency and of each employment, as the report prints it."""
    table = Table(title=f"{run.title}, per {run.day:%d-%m-%Y}", title_justify="left")
    table.add_column("Kelompok", no_wrap=True)
    for title in ("Pegawai", "Terukur", "K", "Ko", "Ki", "D", "Indeks"):
        table.add_column(title, justify="right")
    for row in status_facts(ip_asn_report(run)):
        counts = (str(row["headcount"]), str(row["measured"]))
        table.add_row(row["title"], *counts, *row["dimensions"], row["index"])
    return table


def result_table(run: Run, column: str) -> Table:
    """Return an empty table of the results of a run."""
    title = f"{run.title}: {run.people} pegawai, per {run.day:%d-%m-%Y}"
    table = Table(title=title, title_justify="left")
    table.add_column(column)
    table.add_column("Pegawai", justify="right")
    return table


def files_in(folder: Path) -> list[str]:
    """Return the path of every file that was left, those of a folder of many in one line."""
    lines = []
    for path in sorted(folder.iterdir(), key=lambda one: (one.is_dir(), one.name)):
        inside = sum(1 for one in path.rglob("*") if one.is_file()) if path.is_dir() else 0
        lines.append(f"{path}/ ({inside} berkas)" if path.is_dir() else str(path))
    return lines
