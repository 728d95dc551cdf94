"""What waits for a decision of the leadership, kind by kind, the oldest first."""

from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext

from takar.web.accounts.models import Agency
from takar.web.leadership.rules import CYCLE, LIST, NOMINATION, SCENARIO, SHEET, Queue, Wait
from takar.web.merit.models import Sheet
from takar.web.merit.rules import SUBMITTED
from takar.web.mobility.models import MoveList
from takar.web.mobility.rules import PROPOSED
from takar.web.placements.models import Scenario
from takar.web.placements.rules import DONE
from takar.web.reviews.models import Cycle
from takar.web.reviews.queries.cycles import had_quorum, sitting_of
from takar.web.reviews.queries.proposals import open_proposals
from takar.web.succession.models import Nomination
from takar.web.succession.rules import REVIEWED, VERIFIED


def queues_of(agency: Agency) -> list[Queue]:
    """Return what waits, a queue for each kind of which anything does."""
    found = (
        Queue(CYCLE, tuple(cycles(agency))),
        Queue(LIST, tuple(lists(agency))),
        Queue(NOMINATION, tuple(nominations(agency))),
        Queue(SCENARIO, tuple(scenarios(agency))),
        Queue(SHEET, tuple(sheets(agency))),
    )
    return [queue for queue in found if queue.waits]


def cycles(agency: Agency) -> list[Wait]:
    """Return the cycles that their committee has finished."""
    reviewed = Cycle.objects.filter(agency=agency, state="DITINJAU_KOMITE").order_by("pk")
    rows = reviewed.annotate(closed_at=Max("meetings__closed_at"))
    return [
        Wait(CYCLE, one.pk, one.title, since=day_of(one.closed_at))
        for one in rows
        if is_finished(one)
    ]


def is_finished(cycle: Cycle) -> bool:
    """Tell whether nothing but the decree is left to do."""
    return not sitting_of(cycle) and had_quorum(cycle) and not open_proposals(cycle).exists()


def lists(agency: Agency) -> list[Wait]:
    """Return the lists of moves that were proposed."""
    rows = MoveList.objects.filter(agency=agency, state=PROPOSED).order_by("checked_at", "pk")
    return [
        Wait(
            LIST,
            one.pk,
            one.title,
            gettext("pelantikan %(day)s") % {"day": f"{one.day:%d-%m-%Y}"},
            day_of(one.checked_at),
        )
        for one in rows
    ]


def nominations(agency: Agency) -> list[Wait]:
    """Return the successors to be reviewed or settled."""
    waiting = Nomination.objects.filter(position__agency=agency, state__in=[VERIFIED, REVIEWED])
    rows = waiting.select_related("employee", "position__unit").annotate(
        moved_at=Max("steps__taken_at")
    )
    return [
        Wait(
            NOMINATION,
            one.pk,
            f"{one.employee.full_name} → {one.position.title}",
            one.get_state_display(),
            day_of(one.moved_at),
        )
        for one in rows.order_by("moved_at", "pk")
    ]


def scenarios(agency: Agency) -> list[Wait]:
    """Return the computed scenarios of which none was chosen."""
    rows = Scenario.objects.filter(agency=agency, state=DONE).order_by("finished_at", "pk")
    return [Wait(SCENARIO, one.pk, one.title, since=day_of(one.finished_at)) for one in rows]


def sheets(agency: Agency) -> list[Wait]:
    """Return the sheets of self-assessment that were handed in."""
    rows = Sheet.objects.filter(agency=agency, state=SUBMITTED).order_by("year", "pk")
    return [Wait(SHEET, one.pk, str(one)) for one in rows]


def day_of(moment: datetime | None) -> date | None:
    """Return the day of a moment, as the clock of the house shows it."""
    return localdate(moment) if moment else None
