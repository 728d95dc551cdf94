"""What somebody sees on arriving: the state of their work, and what to do next."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takar.kernel.calendar import add_years
from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates, sees_everyone
from takar.web.assessments.models import Event
from takar.web.assessments.queries.events import events_seen_by
from takar.web.claims.queries import waiting_count
from takar.web.people.models import CompetencyRecord, Employee
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.law import book
from takar.web.people.queries.quality import Completeness, field_completeness
from takar.web.people.rules import EMPLOYMENTS, POSITION_TIERS
from takar.web.portal.permissions import publishes
from takar.web.portal.queries.publications import publications_of
from takar.web.results.models import IpAsnGroup, Run
from takar.web.results.queries import (
    AnyResult,
    groups_of,
    latest_ip_asn,
    latest_result,
    latest_talent,
    results_seen_by,
    runs_of,
)

Parts = list[tuple[str, int, str]]
TONES = ("teal", "info", "fair", "none")


@dataclass(frozen=True)
class Task:
    """Something that waits to be done, with the way there."""

    words: str
    link: str
    tone: str = "info"


@dataclass(frozen=True)
class People:
    """How many people there are, by employment and tier."""

    total: int
    employments: Parts
    tiers: list[tuple[str, int]]

    @property
    def tier_names(self) -> list[str]:
        """The tiers that are held."""
        return [name for name, _count in self.tiers]

    @property
    def tier_counts(self) -> list[int]:
        """How many hold each."""
        return [count for _name, count in self.tiers]


@dataclass(frozen=True)
class Assessed:
    """How many have a competency result, and whether it still holds."""

    valid: int
    expired: int
    never: int

    @property
    def parts(self) -> Parts:
        """As a distribution."""
        return [
            (_("masih berlaku"), self.valid, "good"),
            (_("kedaluwarsa"), self.expired, "fair"),
            (_("belum pernah dinilai"), self.never, "none"),
        ]


@dataclass(frozen=True)
class TalentMap:
    """People per box of the newest map, as far as the reader sees them."""

    run: Run
    counts: dict[int, int]
    undetermined: int


@dataclass(frozen=True)
class Own:
    """What a reader may know of their own results."""

    employee: Employee
    jpm: AnyResult | None
    talent: AnyResult | None
    index: AnyResult | None


@dataclass(frozen=True)
class Dashboard:
    """Everything on the first page; what is not the reader's stays empty."""

    people: People | None = None
    assessed: Assessed | None = None
    talent: TalentMap | None = None
    gaps: list[Completeness] = field(default_factory=list)
    index: IpAsnGroup | None = None
    runs: list[Run] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    own: Own | None = None
    may_start: bool = False

    @property
    def is_new(self) -> bool:
        """The agency has no people yet, and the reader can change that."""
        return self.may_start and self.people is not None and self.people.total == 0


def dashboard_of(user: User, agency: Agency) -> Dashboard:
    """Return what this person sees first."""
    own = own_results(user, agency)
    events = [] if is_mere_employee(user, agency) else list(events_seen_by(user, agency)[:5])
    if not (sees_everyone(user, agency) or user.is_one_of(agency.pk, Role.UNIT_HEAD)):
        return Dashboard(own=own, events=events)
    seen = employees_seen_by(user, agency).filter(left_on=None)
    is_wide = sees_everyone(user, agency)
    return Dashboard(
        people=people_of(seen),
        assessed=assessed_of(seen, timezone.localdate(), agency),
        talent=map_of(user, agency),
        gaps=worst_fields(agency) if is_wide else [],
        index=index_of(agency) if is_wide else None,
        runs=list(runs_of(agency)[:4]) if is_wide else [],
        events=events,
        tasks=tasks_of(user, agency),
        own=own,
        may_start=operates(user, agency),
    )


def is_mere_employee(user: User, agency: Agency) -> bool:
    """Tell whether the person has no work here but their own."""
    return user.roles.get(agency.pk, frozenset()) <= {Role.EMPLOYEE}


def people_of(seen: QuerySet[Employee]) -> People:
    """Count the people by employment and tier, in the order of the law."""
    rows = seen.order_by()
    employments = dict(rows.values_list("employment").annotate(count=Count("pk")))
    tiers = dict(rows.values_list("position_tier").annotate(count=Count("pk")))
    parts = [
        (str(title), employments[code], tone)
        for (code, title), tone in zip(EMPLOYMENTS.items(), TONES, strict=True)
        if employments.get(code)
    ]
    held = [(str(title), tiers[code]) for code, title in POSITION_TIERS.items() if tiers.get(code)]
    return People(sum(employments.values()), parts, held)


def assessed_of(seen: QuerySet[Employee], day: date, agency: Agency) -> Assessed:
    """Count whose last competency result still holds on a day, whose does not, and who has none."""
    years = int(book().on(day, agency=agency.shelf).number("assessment.validity_years"))
    last = (
        CompetencyRecord.objects.filter(employee__in=seen)
        .order_by()
        .values("employee")
        .annotate(last=Max("assessed_on"))
    )
    assessed = last.count()
    valid = last.filter(last__gte=add_years(day, -years)).count()
    return Assessed(valid, assessed - valid, seen.count() - assessed)


def map_of(user: User, agency: Agency) -> TalentMap | None:
    """Return the newest map with the people this reader sees."""
    run = latest_talent(agency)
    if run is None:
        return None
    rows = results_seen_by(user, run).order_by().values_list("box").annotate(count=Count("pk"))
    counts = dict(rows)
    undetermined = counts.pop(None, 0)
    return TalentMap(run, counts, undetermined)


def index_of(agency: Agency) -> IpAsnGroup | None:
    """Return the newest index of the whole agency."""
    run = latest_ip_asn(agency)
    return groups_of(run, "INSTANSI").select_related("run").first() if run else None


def worst_fields(agency: Agency, shown: int = 4) -> list[Completeness]:
    """Return the fields that are least often known."""
    lacking = [one for one in field_completeness(agency) if one.missing]
    return sorted(lacking, key=lambda one: one.percent or 0)[:shown]


def own_results(user: User, agency: Agency) -> Own | None:
    """Return the reader's own newest results, when they are an employee here."""
    employee = Employee.objects.filter(agency=agency, user=user).select_related("unit").first()
    if employee is None:
        return None
    newest = (latest_result(employee, measure) for measure in ("jpm", "talent", "ip-asn"))
    return Own(employee, *newest)


def tasks_of(user: User, agency: Agency) -> list[Task]:
    """Return what waits to be done by an operator or a leader."""
    tasks = event_tasks(agency) if operates(user, agency) else []
    if count := waiting_count(user, agency):
        words = ngettext(
            "%(count)d entri bukti menunggu verifikasi",
            "%(count)d entri bukti menunggu verifikasi",
            count,
        )
        tasks.insert(0, Task(words % {"count": count}, reverse("claims:queue")))
    if publishes(user, agency) and (task := publication_task(agency)):
        tasks.append(task)
    return tasks


def event_tasks(agency: Agency) -> list[Task]:
    """Return one line per event that is not handed over yet."""
    waiting = Event.objects.filter(agency=agency).exclude(state="DISERAHKAN")[:6]
    words = {
        "DRAF": _("Lengkapi rencana"),
        "DIRENCANAKAN": _("Mulai kegiatan"),
        "BERLANGSUNG": _("Catat kehadiran dan nilai"),
        "PENILAIAN": _("Lengkapi nilai"),
        "INTEGRASI": _("Tetapkan level dan tanda tangani"),
        "DITANDATANGANI": _("Serahkan hasil"),
    }
    return [
        Task(
            f"{words.get(event.state, '')}: {event.name}",
            reverse("assessments:event", args=[event.pk]),
        )
        for event in waiting
    ]


def publication_task(agency: Agency) -> Task | None:
    """Return a reminder when the newest map is not published."""
    run = latest_talent(agency)
    if run is None or publications_of(agency).filter(published_at__gte=run.made_at).exists():
        return None
    link = f"{reverse('portal:compose')}?run={run.pk}"
    return Task(_("Timbang publikasi: %(run)s") % {"run": run.title}, link)
