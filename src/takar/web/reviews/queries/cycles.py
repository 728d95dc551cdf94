"""Cycles, their committees, and what is to be seen to before they go on."""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet

from takar.kernel.language import Message, msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.people.models import Employee
from takar.web.results.models import Measure, Run
from takar.web.results.queries import is_withheld, keeps_its_law, runs_of
from takar.web.reviews.models import Case, Cycle, Meeting, Member
from takar.web.reviews.rules.findings import Finding
from takar.web.reviews.rules.quorum import LEAST_MEMBERS, Quorum


def cycles_seen_by(user: User, agency: Agency) -> QuerySet[Cycle]:
    """Return the cycles somebody may read: all, or those on whose committee they sit."""
    cycles = Cycle.objects.filter(agency=agency).select_related("agency", "run")
    if sees_everyone(user, agency):
        return cycles
    seats = Member.objects.filter(cycle__agency=agency, user=user)
    return cycles.filter(pk__in=seats.values("cycle"))


def listed(cycles: QuerySet[Cycle]) -> QuerySet[Cycle]:
    """Return cycles with how many people they are about and how many boxes were changed."""
    counted = cycles.annotate(
        people=Count("cases"), moved=Count("cases", filter=Q(cases__changes__gt=0))
    )
    return counted.order_by("-year", "-pk")


def maps_for(agency: Agency) -> QuerySet[Run]:
    """Return the talent maps on which a cycle can rest, newest first."""
    return runs_of(agency, Measure.TALENT)


def committee_of(cycle: Cycle) -> QuerySet[Member]:
    """Return the committee, the chair first."""
    return Member.objects.filter(cycle=cycle).select_related("user")


def meetings_of(cycle: Cycle) -> QuerySet[Meeting]:
    """Return the meetings with how many were there, the newest first."""
    meetings: QuerySet[Meeting] = Meeting.objects.filter(cycle=cycle)
    return meetings.annotate(people=Count("present")).order_by("-number")


def sitting_of(cycle: Cycle) -> Meeting | None:
    """Return the meeting that sits now."""
    found: Meeting | None = Meeting.objects.filter(cycle=cycle, closed_at=None).first()
    return found


def quorum_of(meeting: Meeting) -> Quorum:
    """Return how a meeting stands, by who is marked as present."""
    present = dict(meeting.present.values_list("pk", "is_chair"))
    return Quorum(
        needed=meeting.needed,
        present=len(present),
        members=meeting.cycle.members.count(),
        is_chairless=meeting.chair_needed and not any(present.values()),
    )


def had_quorum(cycle: Cycle) -> bool:
    """Tell whether the last closed meeting of the cycle met its quorum."""
    closed = Meeting.objects.filter(cycle=cycle, closed_at__isnull=False)
    last = closed.select_related("cycle").order_by("-number").first()
    return last is not None and quorum_of(last).is_met


def findings_of(cycle: Cycle) -> list[Finding]:
    """Return what stands against verifying a cycle, and what its readers should know."""
    return [*committee_findings(cycle), *map_findings(cycle)]


def committee_findings(cycle: Cycle) -> Iterator[Finding]:
    """Find a committee that is too small or has no chair."""
    seats = list(cycle.members.values_list("is_chair", flat=True))
    if len(seats) < LEAST_MEMBERS:
        yield Finding(
            msg(
                "Komite baru {count} orang, paling sedikit {least}.",
                count=len(seats),
                least=LEAST_MEMBERS,
            ),
            msg("Tambahkan anggota komite."),
            stops=True,
        )
    if not any(seats):
        yield Finding(
            msg("Komite belum mempunyai ketua."),
            msg("Tandai satu anggota sebagai ketua."),
            stops=True,
        )


def map_findings(cycle: Cycle) -> Iterator[Finding]:
    """Find what is missing in the map the cycle rests on."""
    told = told_of(cycle)
    if not told["people"]:
        yield Finding(
            msg("Tidak ada pegawai dalam siklus ini."), msg("Pilih peta lain."), stops=True
        )
    if count := told["undetermined"]:
        yield Finding(
            msg("{count} pegawai belum terpetakan karena buktinya belum lengkap.", count=count),
            msg("Lengkapi bukti lalu ukur ulang; mereka tidak dimasukkan ke kotak mana pun."),
        )
    if count := told["partial"]:
        yield Finding(
            msg("{count} pegawai terpetakan dengan bukti yang belum lengkap.", count=count),
            msg("Kotaknya sudah pasti; kotak ditampilkan kepada pegawai sesudah bukti lengkap."),
        )
    if count := told["absent"]:
        yield Finding(
            msg("{count} pegawai yang masih bekerja tidak ada pada peta ini.", count=count),
            msg("Ukur ulang bila mereka seharusnya ikut."),
        )
    for problem, hint in run_findings(cycle.run, cycle.year):
        yield Finding(problem, hint)


def run_findings(run: Run, year: int) -> Iterator[tuple[Message, Message]]:
    """Find what a reader of the map should know."""
    if run.day.year not in {year, year - 1}:
        yield (
            msg("Peta ini mengukur keadaan per {day}.", day=f"{run.day:%d-%m-%Y}"),
            msg("Periksa tahun siklus, atau ukur ulang."),
        )
    if not keeps_its_law(run):
        yield (
            msg("Buku aturan berubah sejak peta ini diukur."),
            msg("Peta tetap sah menurut capnya; ukur ulang bila aturan baru harus berlaku."),
        )
    if is_withheld(run):
        yield (
            msg("Peta ini memakai hasil penilaian yang belum diserahkan."),
            msg("Serahkan hasil kegiatan penilaian sebelum kotak ditampilkan kepada pegawai."),
        )


def told_of(cycle: Cycle) -> dict[str, int]:
    """Count the people of a cycle: all, without a box, with missing evidence, and left out."""
    counted: dict[str, int] = Case.objects.filter(cycle=cycle).aggregate(
        people=Count("pk"),
        undetermined=Count("pk", filter=Q(box_measured__isnull=True)),
        partial=Count("pk", filter=Q(box_measured__isnull=False) & ~Q(result__gaps="")),
        moved=Count("pk", filter=Q(changes__gt=0)),
    )
    working = Employee.objects.filter(agency=cycle.agency, left_on__isnull=True)
    if cycle.run.unit is not None:
        working = working.filter(unit__path__startswith=cycle.run.unit.path)
    inside = Case.objects.filter(cycle=cycle).order_by().values("employee")
    return counted | {"absent": working.exclude(pk__in=inside).count()}
