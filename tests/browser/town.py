"""An invented agency whose main job is done, built once and put back before each story."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from takar.web.accounts.models import Agency, Role, User
from takar.web.assessments.models import Event
from takar.web.claims.models import Claim
from takar.web.demo import cast as people
from takar.web.demo.cases import HIGH, MIDDLE, Case, EventPlan, group
from takar.web.demo.professionalism import IndexStory
from takar.web.demo.sketches import SketchStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.people.models import ImportBatch
from takar.web.reports.actions.ip_asn import ask_for_sheets
from takar.web.results.models import Run, TalentResult

PASSWORD = "rahasia-sekali"  # noqa: S105 - of the invented cast
TOWN = Case(
    agency="kab_tirtamaya",
    name="Kabupaten Tirtamaya",
    preset="S",
    city="Tirtamaya",
    people=600,
    events=(
        EventPlan(
            "Pemetaan Kompetensi 2025",
            "PEMETAAN",
            date(2025, 5, 14),
            (group("Pejabat", 12, *HIGH, *MIDDLE), group("Pelaksana", 6, "PELAKSANA")),
        ),
    ),
)


@dataclass(frozen=True)
class Town:
    """A served agency with an event, a talent map, an index and one person for each role."""

    agency: Agency
    users: dict[Role, User]
    event: Event
    run: Run
    index: Run
    keys: dict[str, int | str]
    address: str


def founded(address: str) -> Town:
    """Return the town after its main job, played by the actions that the pages call."""
    agency = people.agency_of(TOWN)
    users = people.people_of(agency, PASSWORD)
    with scope(agency=agency, agency_code=agency.code):
        story = Story(TOWN, agency, users[Role.OPERATOR], users[Role.LEADER])
        story.take_in()
        event = story.hold(TOWN.events[0])
        run = story.map_talent(story.measure(event).day)
        first = event.participants.select_related("employee").order_by("number").first()
        people.give_places(agency, users, first.employee if first else None)
        story.hand_over(event)
        event.refresh_from_db()
        told = IndexStory(story, users)
        told.enter()
        told.look_back()
        index = told.measure()
        keys = keys_of(event, run) | index_keys_of(story, index)
        return Town(agency, users, event, run, index, keys, address)


def index_keys_of(story: Story, index: Run) -> dict[str, int | str]:
    """Return what stands in the addresses of pages about the index and what is planned for it."""
    sketched = SketchStory(story, index)
    scenario, plan = sketched.try_rule(), sketched.plan()
    sheets = ask_for_sheets(story.operator, index, unit=plan.unit if plan else None)
    waiting = Claim.objects.filter(agency=story.agency, state="DIAJUKAN")
    return {
        "claim": waiting.exclude(certificates=None).earliest("pk").pk,
        "index": index.pk,
        "plan": plan.pk if plan else 0,
        "scenario": scenario.pk,
        "sheets": sheets.pk,
    }


def keys_of(event: Event, run: Run) -> dict[str, int | str]:
    """Return what stands in the addresses of pages: the first one of each kind of thing."""
    first = event.participants.select_related("employee").order_by("number")[0]
    boxes = Counter(TalentResult.objects.filter(run=run).values_list("box", flat=True))
    del boxes[None]
    return {
        "agency": event.agency.code,
        "batch": ImportBatch.objects.earliest("pk").pk,
        "box": int(boxes.most_common(1)[0][0] or 0),
        "employee": first.employee.pk,
        "event": event.pk,
        "jpm": event.run_id or 0,
        "method": event.methods.order_by("pk")[0].code,
        "participant": first.pk,
        "run": run.pk,
        "unit": first.employee.unit_id or 0,
    }


class Builder:
    """Builds the town the first time; on SQLite it then puts back a copy in no time."""

    def __init__(self) -> None:
        self.town: Town | None = None
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)

    def build(self, address: str) -> Town:
        """Return the town as it was on the first day."""
        if self.town is not None and connection.vendor == "sqlite":
            self.copy.backup(connection.connection)
            return replace(self.town, address=address)
        self.town = founded(address)
        if connection.vendor == "sqlite":
            connection.connection.backup(self.copy)
        return self.town
