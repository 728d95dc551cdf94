"""A cycle opens from a talent map, is verified, goes back, is withdrawn; boxes are shown."""

from collections.abc import Iterable

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.notices.actions import tell
from takar.web.results.models import Measure, Run, TalentResult
from takar.web.reviews.actions.guards import demand_state, held, move
from takar.web.reviews.links import cycle_page, mine_page
from takar.web.reviews.models import Case, Cycle, GroupMember
from takar.web.reviews.permissions import operates, sends_back, shows, withdraws
from takar.web.reviews.queries.cycles import committee_of, findings_of, sitting_of
from takar.web.reviews.queries.people import readers_of_own, users_of
from takar.web.reviews.rules.refusals import NotGood, NotNow
from takar.web.reviews.rules.states import DECIDED, WITHDRAWN

AT_ONCE = 2_000
BACK = {"TERVERIFIKASI_BKPSDM": "DRAFT", "DITINJAU_KOMITE": "TERVERIFIKASI_BKPSDM"}


@action("reviews.cycle.opened", needs=operates)
def open_cycle(actor: User, agency: Agency, *, year: int, title: str, run: Run) -> Cycle:
    """Open the cycle of a year from a talent map, with a case for everybody on it.

    Raises:
        NotGood: the run is no talent map of the agency, nobody is on it, or the year has a cycle.
    """
    if run.agency_id != agency.pk or run.measure != Measure.TALENT:
        raise NotGood(
            msg("Siklus memerlukan peta talenta instansi ini."), hint=msg("Pilih dari daftar.")
        )
    same = Cycle.objects.filter(agency=agency, year=year).exclude(state=WITHDRAWN)
    if same.exists():
        raise NotGood(
            msg("Tahun {year} sudah mempunyai siklus.", year=year),
            hint=msg("Buka siklus itu, atau cabut lebih dulu dengan alasan."),
        )
    results = TalentResult.objects.filter(run=run, employee__left_on__isnull=True).order_by("pk")
    cycle = Cycle.objects.create(
        agency=agency, year=year, title=demanded(title), run=run, made_by=actor
    )
    made = Case.objects.bulk_create(cases_for(cycle, results), batch_size=AT_ONCE)
    if not made:
        raise NotGood(msg("Tidak ada pegawai pada peta talenta ini."), hint=msg("Pilih peta lain."))
    noted(people=len(made))
    return cycle


def cases_for(cycle: Cycle, results: Iterable[TalentResult]) -> list[Case]:
    """Return a case for each result; nobody's box is changed yet."""
    rows = results.values_list("pk", "employee_id", "box")  # type: ignore[attr-defined]
    return [
        Case(cycle=cycle, result_id=pk, employee_id=employee, box_measured=box, box_now=box)
        for pk, employee, box in rows
    ]


@action("reviews.cycle.verified", needs=operates)
def verify_cycle(actor: User, cycle: Cycle) -> Cycle:
    """Hand a cycle to its committee, once nothing stands against it.

    Raises:
        NotNow: the committee is not complete, or the cycle is no draft.
    """
    cycle = held(cycle)
    demand_state(cycle, "DRAFT")
    stopping = [found for found in findings_of(cycle) if found.stops]
    if stopping:
        raise NotNow(stopping[0].problem, hint=stopping[0].hint)
    move(cycle, "TERVERIFIKASI_BKPSDM")
    members = [one.user for one in committee_of(cycle)]
    message = msg("{title}: siap ditinjau komite talenta.", title=cycle.title)
    tell(members, cycle.agency, message, link=cycle_page(cycle))
    return cycle


@action("reviews.cycle.returned", needs=sends_back)
def send_back(actor: User, cycle: Cycle, *, reason: str) -> Cycle:
    """Send a cycle one step back with the reason: to the committee's desk, or to the office.

    Raises:
        NotNow: a meeting sits, or there is no step back from here.
        Unwritten: no reason was given.
    """
    cycle, because = held(cycle), demanded(reason)
    demand_state(cycle, *BACK)
    if sitting_of(cycle):
        raise NotNow(msg("Masih ada rapat yang terbuka."), hint=msg("Tutup rapat lebih dulu."))
    noted(before=cycle.state, reason=because)
    move(cycle, BACK[cycle.state])
    message = msg("{title} dikembalikan: {reason}", title=cycle.title, reason=because)
    told = [*users_of(cycle.agency, "OPERATOR"), *(one.user for one in committee_of(cycle))]
    tell(told, cycle.agency, message, link=cycle_page(cycle))
    return cycle


@action("reviews.cycle.withdrawn", needs=withdraws)
def withdraw_cycle(actor: User, cycle: Cycle, *, reason: str) -> Cycle:
    """Withdraw a cycle with the reason; its memberships end the same day, nothing is deleted.

    Raises:
        NotNow: it is withdrawn already, or a meeting sits.
        Unwritten: no reason was given.
    """
    cycle, because, today = held(cycle), demanded(reason), timezone.localdate()
    if sitting_of(cycle):
        raise NotNow(msg("Masih ada rapat yang terbuka."), hint=msg("Tutup rapat lebih dulu."))
    was_decided = cycle.state == DECIDED
    noted(before=cycle.state, reason=because)
    move(cycle, WITHDRAWN)
    cycle.withdrawn_on, cycle.withdrawn_because, cycle.shows_boxes = today, because, False
    cycle.save(update_fields=["withdrawn_on", "withdrawn_because", "shows_boxes"])
    if was_decided:
        members = GroupMember.objects.filter(cycle=cycle, withdrawn_on=None)
        noted(members=members.update(withdrawn_on=today, because=because))
    return cycle


@action("reviews.boxes.shown", needs=shows)
def show_boxes(actor: User, cycle: Cycle, *, shown: bool) -> int:
    """Let employees read their own box by a decided cycle, or no longer; return how many are told.

    Who lacks evidence still reads what is missing instead of a box.

    Raises:
        NotNow: the cycle is not decided.
    """
    cycle = held(cycle)
    demand_state(cycle, DECIDED)
    cycle.shows_boxes = shown
    cycle.save(update_fields=["shows_boxes"])
    if not shown:
        return 0
    message = msg("Hasil {title} Anda dapat dibaca.", title=cycle.title)
    return tell(readers_of_own(cycle), cycle.agency, message, link=mine_page())
