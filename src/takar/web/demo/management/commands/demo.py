"""``manage.py demo``: the main job on invented people, from the roster to the public page."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import Event
from takar.web.demo import cast, papers, summary
from takar.web.demo.cases import CASES, Case
from takar.web.demo.deciding.story import TalentStory
from takar.web.demo.exams import ExamStory
from takar.web.demo.index_papers import index_papers
from takar.web.demo.professionalism import IndexStory
from takar.web.demo.sketches import SketchStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from takar.web.results.models import Run

STEPS = 9
NEIGHBOUR = Case(
    "kota_banjarsela",
    "Kota Banjarsela",
    "S",
    "Banjarsela",
    (),
    people=200,
    day=date(2025, 12, 31),
)


class Command(BaseCommand):
    """Invents a government and runs the whole job on it; what is done already is kept."""

    help = "Jalankan seluruh pekerjaan pada data rekaan dan tulis hasilnya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say where the files go and which of the five cases is played."""
        parser.add_argument("--out", type=Path, default=Path("demo"))
        parser.add_argument("--case", choices=CASES, default="probolinggo")
        parser.add_argument("--people", type=int, help="jumlah pegawai, bila bukan ukuran kasusnya")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play the case and say what came of it."""
        started, console = perf_counter(), Console()
        call_command("migrate", verbosity=0)
        case, out = CASES[options["case"]], Path(options["out"])
        if options["people"]:
            case = replace(case, people=options["people"])
        out.mkdir(parents=True, exist_ok=True)
        with progress_on(Console(stderr=True)) as progress:
            played = play(case, out, Steps(progress))
        tell(played, console)
        console.print(f"[bold]Selesai dalam {perf_counter() - started:.0f} detik.[/bold]")
        console.print(
            "Lihat-lihat: [bold]make serve[/bold], lalu buka http://127.0.0.1:8000 dan masuk "
            "sebagai rahayu (operator), bupati, sari (asesor), galih (asesor tamu), hadi (kepala "
            "unit), putri (pegawai), made (auditor), laras, bayu, ratna (penulis, penelaah, "
            "pengesah soal) atau seno (pengawas ujian); sandi: "
            f"[bold]{cast.demo_password()}[/bold]"
        )


@dataclass
class Steps:
    """The bars that say which step runs now."""

    progress: Progress

    def __post_init__(self) -> None:
        """Draw the bar of the whole work."""
        self.whole = self.progress.add_task("Menyiapkan", total=STEPS)
        self.begun = 0

    def expect(self, more: int) -> None:
        """Make the bar longer by some steps."""
        self.progress.update(self.whole, total=STEPS + more)

    def begin(self, what: str) -> None:
        """Say which step begins; those before it are done."""
        self.progress.update(self.whole, description=what, completed=self.begun)
        self.begun += 1

    def count(self, work: Iterable[Path], total: int) -> None:
        """Do work that goes file by file, on a bar of its own."""
        bar = self.progress.add_task("Laporan", total=total)
        for _ in work:
            self.progress.advance(bar)


@dataclass(frozen=True)
class Played:
    """What came of a case."""

    story: Story
    events: list[Event]
    talent: Run
    index: Run
    out: Path

    def folder(self, event: Event) -> Path:
        """Return where the papers of an event lie: apart, where there are several."""
        return self.out if len(self.events) == 1 else self.out / f"kegiatan-{event.pk}"


def play(case: Case, out: Path, steps: Steps) -> Played:
    """Run the case from the roster to the public page."""
    agency = cast.agency_of(case)
    users = cast.people_of(agency, cast.demo_password())
    story = Story(case, agency, users[Role.OPERATOR], users[Role.LEADER])
    with scope(agency=agency, agency_code=agency.code):
        steps.begin("Menciptakan pegawai rekaan")
        leave_evidence(story, out)
        steps.begin("Mengimpor data")
        story.take_in()
        steps.begin("Menyelenggarakan penilaian")
        events = [story.hold(plan) for plan in case.events if not plan.hall]
        steps.begin("Menghitung JPM")
        days = [story.measure(event).day for event in events]
        steps.begin("Memetakan talenta")
        talent = story.map_talent(max(days, default=story.regency.day))
        hand_over(story, events, users)
        steps.begin("Menyusun jadwal kegiatan berikutnya")
        begun = [
            story.begin(plan, (users[Role.ASSESSOR], users[Role.GUEST]))
            for plan in case.events
            if plan.hall
        ]
        steps.begin("Menyelenggarakan ujian")
        for event in begun:
            ExamStory(agency, users, event, out).hold()
        steps.begin("Menghitung IP ASN")
        index = measure_index(IndexStory(story, users))
        decide(TalentStory(story, users, talent, out), steps)
        steps.begin("Menulis laporan")
        played = Played(story, events, talent, index, out)
        write_papers(played, steps, users[Role.EMPLOYEE])
        steps.begin("Selesai")
    neighbour()
    return played


def leave_evidence(story: Story, out: Path) -> None:
    """Write the invented people as an agency would have them."""
    story.regency.siasn_csv(out / "siasn.csv")
    story.regency.unor_csv(out / "unor.csv")
    story.regency.write(out / "bukti", "csv")


def hand_over(story: Story, events: list[Event], users: dict[Role, User]) -> None:
    """Give the results to those they are about; the first participant is one of the cast."""
    for event in events:
        first = event.participants.select_related("employee").first()
        cast.give_places(story.agency, users, first.employee if first else None)
        story.hand_over(event)


def measure_index(told: IndexStory) -> Run:
    """Let people enter what they did, measure the years, try a rule and plan trainings."""
    if not told.story.case.events:
        cast.give_places(told.story.agency, told.users, cast.somebody(told.story.agency))
    told.enter()
    told.look_back()
    run = told.measure()
    sketched = SketchStory(told.story, run)
    sketched.try_rule()
    sketched.plan()
    return run


def decide(told: TalentStory, steps: Steps) -> None:
    """Let posts be marked, the committee meet, moves be checked, and whatever the case plans."""
    chapters = list(told.chapters())
    steps.expect(len(chapters))
    for title, tell in chapters:
        steps.begin(title)
        tell()


def write_papers(played: Played, steps: Steps, employee: User) -> None:
    """Write the reports, the proofs and the public page."""
    for event in played.events:
        folder, people = played.folder(event), event.participants.count()
        steps.count(papers.event_papers(event, folder), total=people + 2)
        papers.bundle(played.story.measure(event), folder)
    story = played.story
    own = Employee.objects.filter(agency=story.agency, user=employee).first()
    steps.count(index_papers(story.operator, played.index, played.out, own), total=8)
    for run in (played.talent, played.index):
        papers.bundle(run, played.out)
    papers.public_page(story.head, played.talent, played.out)


def neighbour() -> None:
    """Make a second government in the same house, whose people nobody here can see."""
    agency = cast.agency_of(NEIGHBOUR)
    users = cast.people_of(agency, cast.demo_password(), suffix="_banjarsela")
    with scope(agency=agency, agency_code=agency.code):
        Story(NEIGHBOUR, agency, users[Role.OPERATOR], users[Role.LEADER]).take_in()


def tell(played: Played, console: Console) -> None:
    """Print who has what, how the results are spread, and where the files are."""
    agency, talent = played.story.agency, played.talent
    with scope(agency=agency, agency_code=agency.code):
        for event in played.events:
            jpm = played.story.measure(event)
            groups = summary.groups_of(event, jpm, talent, played.folder(event))
            console.print(summary.group_table(event, groups))
            console.print(summary.category_table(jpm))
        console.print(summary.box_table(talent))
        console.print(summary.index_table(played.index))
    console.print("[bold]Berkas:[/bold]")
    for line in summary.files_in(played.out):
        console.print(f"  {line}", highlight=False, soft_wrap=True)


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
