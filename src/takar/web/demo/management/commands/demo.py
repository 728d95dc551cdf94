"""``manage.py demo``: the main job on invented people, from the roster to the public page."""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from takar.web.accounts.models import Role
from takar.web.demo import cast, papers
from takar.web.demo.cases import CASES, Case
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.results.models import Measure, Run
from takar.web.results.queries import results_in

NEIGHBOUR = Case("kota_banjarsela", "Kota Banjarsela", "S", "Banjarsela", (), people=200)


class Command(BaseCommand):
    """Invents a government and runs the whole job on it; what is done already is kept."""

    help = "Jalankan seluruh pekerjaan pada data rekaan dan tulis hasilnya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say where the files go and which of the five cases is played."""
        parser.add_argument("--out", type=Path, default=Path("demo"))
        parser.add_argument("--case", choices=CASES, default="probolinggo")
        parser.add_argument("--people", type=int, help="jumlah pegawai, bila bukan ukuran kasusnya")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play the case."""
        started, console = perf_counter(), Console()
        call_command("migrate", verbosity=0)
        case, out = CASES[options["case"]], Path(options["out"])
        if options["people"]:
            case = replace(case, people=options["people"])
        out.mkdir(parents=True, exist_ok=True)
        with progress_on(Console(stderr=True)) as progress:
            runs = play(case, out, progress)
        for run in runs:
            console.print(counts(run))
        console.print(
            f"[bold]Selesai dalam {perf_counter() - started:.0f} detik.[/bold] "
            f"Berkas: {out}/ (rekap, laporan, bundel, halaman publik, data bukti)"
        )
        console.print(
            "Lihat-lihat: [bold]make serve[/bold], lalu buka http://127.0.0.1:8000 dan masuk "
            f"sebagai rahayu (operator), bupati, sari (asesor), hadi (kepala unit), putri "
            f"(pegawai) atau made (auditor); sandi: [bold]{cast.demo_password()}[/bold]"
        )


def play(case: Case, out: Path, progress: Progress) -> list[Run]:
    """Run the case from the roster to the public page; returns its runs."""
    agency = cast.agency_of(case)
    users = cast.people_of(agency, cast.demo_password())
    story = Story(case, agency, users[Role.OPERATOR], users[Role.LEADER])
    with scope(agency=agency, agency_code=agency.code):
        steps = progress.add_task("Menyiapkan", total=6)
        tell(progress, steps, "Menciptakan pegawai rekaan")
        story.regency.siasn_csv(out / "siasn.csv")
        story.regency.unor_csv(out / "unor.csv")
        story.regency.write(out / "bukti", "csv")
        tell(progress, steps, "Mengimpor data")
        story.take_in()
        tell(progress, steps, "Menyelenggarakan penilaian")
        events = [story.hold(plan) for plan in case.events]
        tell(progress, steps, "Menghitung JPM")
        runs = [story.measure(event) for event in events]
        tell(progress, steps, "Memetakan talenta")
        talent = story.map_talent(max((run.day for run in runs), default=story.regency.day))
        for event in events:
            first = event.participants.select_related("employee").first()
            cast.give_places(agency, users, first.employee if first else None)
            story.hand_over(event)
        tell(progress, steps, "Menulis laporan")
        printing = progress.add_task("Laporan individu", total=None)
        for event in events:
            total = event.participants.count()
            folder = out if len(events) == 1 else out / f"kegiatan-{event.pk}"
            for number, _ in enumerate(papers.event_papers(event, folder)):
                progress.update(printing, total=total, completed=max(0, number - 1))
        for run in (*runs, talent):
            papers.bundle(run, out)
        papers.public_page(users[Role.LEADER], talent, out)
        tell(progress, steps, "Selesai")
    neighbour()
    return [*runs, talent]


def neighbour() -> None:
    """Make a second government in the same house, whose people nobody here can see."""
    agency = cast.agency_of(NEIGHBOUR)
    users = cast.people_of(agency, cast.demo_password(), suffix="_banjarsela")
    with scope(agency=agency, agency_code=agency.code):
        Story(NEIGHBOUR, agency, users[Role.OPERATOR], users[Role.LEADER]).take_in()


def tell(progress: Progress, task: Any, what: str) -> None:
    """Say which step runs now."""
    progress.update(task, description=what)
    progress.advance(task, 0 if what == "Menciptakan pegawai rekaan" else 1)


def progress_on(console: Console) -> Progress:
    """Return bars that also behave when nobody watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not sys.stderr.isatty(),
    )


def counts(run: Run) -> Table:
    """Return how many people are in each category or box; the undetermined stand apart."""
    is_talent = run.measure == Measure.TALENT
    column = "box" if is_talent else "category"
    with scope(agency=run.agency, agency_code=run.agency.code):
        found = Counter(results_in(run).values_list(column, flat=True))
    table = Table(title=f"{run.title}: {run.people} pegawai, per {run.day:%d-%m-%Y}")
    table.add_column("Kotak" if is_talent else "Kategori")
    table.add_column("Pegawai", justify="right")
    for value in sorted(found, key=lambda value: (value is None, value)):
        table.add_row("bukti belum lengkap" if value is None else str(value), str(found[value]))
    return table
