"""A small invented government whose main job is done, for tests that read finished work."""

from dataclasses import dataclass
from datetime import date

from takar.web.accounts.models import Agency, Role, User
from takar.web.assessments.models import Event, Participant
from takar.web.demo import cast as people
from takar.web.demo.cases import HIGH, MIDDLE, Case, EventPlan, group
from takar.web.demo.professionalism import IndexStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.results.models import Run

PASSWORD = "rahasia-sekali"  # noqa: S105 - of the invented cast
HAMLET = Case(
    agency="kab_desasari",
    name="Kabupaten Desasari",
    preset="S",
    city="Desasari",
    people=80,
    events=(
        EventPlan(
            "Pemetaan Kompetensi 2025",
            "PEMETAAN",
            date(2025, 5, 14),
            (group("Pejabat", 4, *HIGH, *MIDDLE), group("Pelaksana", 2, "PELAKSANA")),
        ),
    ),
)


@dataclass(frozen=True)
class Hamlet:
    """An agency with one finished event, its JPM and its talent map."""

    agency: Agency
    users: dict[Role, User]
    event: Event
    jpm: Run
    talent: Run

    @property
    def index(self) -> Run:
        """The index of everybody, measured when first asked for."""
        with scope(agency=self.agency, agency_code=self.agency.code):
            story = Story(HAMLET, self.agency, self.users[Role.OPERATOR], self.users[Role.LEADER])
            return IndexStory(story, self.users).measure()

    @property
    def participant(self) -> Participant:
        """The first participant; the employee of the cast is that person."""
        with scope(agency=self.agency):
            found: Participant = self.event.participants.select_related("employee__unit")[0]
        return found


def make_hamlet() -> Hamlet:
    """Do the main job for a hamlet."""
    agency = people.agency_of(HAMLET)
    users = people.people_of(agency, PASSWORD, suffix="_desa")
    with scope(agency=agency, agency_code=agency.code):
        story = Story(HAMLET, agency, users[Role.OPERATOR], users[Role.LEADER])
        story.take_in()
        event = story.hold(HAMLET.events[0])
        jpm = story.measure(event)
        talent = story.map_talent(jpm.day)
        participant = event.participants.select_related("employee")[0]
        people.give_places(agency, users, participant.employee)
        story.hand_over(event)
    return Hamlet(agency, users, event, jpm, talent)
