"""An event with a team: who sits there, and who judges whom."""

from dataclasses import dataclass

from takar.web.accounts.models import Role, User
from takar.web.assessments.actions import assign, seat_assessor
from takar.web.assessments.models import EventAssessor, EventMethod, Participant
from tests.cast import user
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import METHODS


@dataclass(frozen=True)
class Staffed:
    """An event of five with Sari and Tono of the agency, and Wayan lent by another."""

    stage: Stage
    sari: EventAssessor
    tono: EventAssessor
    wayan: EventAssessor
    tono_user: User
    guest: User

    def people(self) -> list[Participant]:
        """The participants in the order of their numbers."""
        rows = Participant.objects.filter(event=self.stage.event)
        return list(rows.select_related("employee", "event__agency").order_by("number"))

    def method(self, code: str = METHODS[0]) -> EventMethod:
        """A method of the event."""
        found: EventMethod = EventMethod.objects.get(event=self.stage.event, code=code)
        return found

    def triple(
        self, number: int, seat: EventAssessor, code: str = METHODS[0]
    ) -> tuple[int, int, int]:
        """The rows of one assignment: the participant of a number, a method, a seat."""
        return self.people()[number - 1].pk, self.method(code).pk, seat.pk

    def assign(self, *triples: tuple[int, int, int], despite: str = "") -> None:
        """Let the operator assign."""
        assign(self.stage.cast.rahayu, self.stage.event, pairs=triples, despite=despite)


def staffed(stage: Stage) -> Staffed:
    """Give an event a team of three; nobody is assigned yet."""
    cast, event = stage.cast, stage.event
    tono, wayan = user("Tono", cast.agency, Role.ASSESSOR), user("Wayan", cast.agency, Role.GUEST)
    return Staffed(
        stage=stage,
        sari=seat_assessor(cast.rahayu, event, user=cast.sari),
        tono=seat_assessor(cast.rahayu, event, user=tono, role="KETUA", tier="AHLI_MUDA"),
        wayan=seat_assessor(cast.rahayu, event, user=wayan, lent_by="Kabupaten Tetangga"),
        tono_user=tono,
        guest=wayan,
    )
