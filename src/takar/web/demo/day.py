"""The day itself: a team, rooms and hours, a timetable in force, and who came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from takar.web.accounts.models import User
from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Event, EventMethod, Participant
from takar.web.demo.cases import EventPlan
from takar.web.timetables import actions as timetables
from takar.web.timetables.models import Timetable
from takar.web.timetables.rules.wishes import Wishes
from takar.web.timetables.tasks import look

MINUTES = {"TES_PSIKOLOGI": 120, "WAWANCARA_KOMPETENSI": 45, "DISKUSI_KELOMPOK": 60}
OPENS, CLOSES, BREAK = time(7, 30), time(17, 30), "12.00-13.00"
TIERS = ("AHLI_PERTAMA", "AHLI_MUDA", "AHLI_MADYA", "AHLI_UTAMA")
SECONDS = 60


@dataclass(frozen=True)
class DayStory:
    """One event with its team and its rooms, played by its operator."""

    operator: User
    assessors: Sequence[User]
    event: Event
    plan: EventPlan

    def prepare(self) -> Timetable | None:
        """Seat the team, lend the rooms, look for a timetable and bring it into force."""
        self.set_durations()
        self.seat_team()
        self.lend_rooms()
        search = timetables.ask_for_timetable(
            self.operator, self.event, wishes=Wishes(seconds=SECONDS, rest_minutes=0)
        )
        look(self.operator, search)
        search.refresh_from_db()
        found: Timetable | None = search.found
        if found is None:
            return None
        timetables.publish_timetable(self.operator, found)
        timetables.invite(self.operator, self.event)
        return found

    def set_durations(self) -> None:
        """Say how long each method takes and whom it needs."""
        for method in EventMethod.objects.filter(event=self.event):
            method.duration_minutes = MINUTES[method.code]
            method.assessors_needed = 0 if method.code == "TES_PSIKOLOGI" else 2
            method.seats = self.plan.hall if method.code == "TES_PSIKOLOGI" else None
            method.save()

    def seat_team(self) -> None:
        """Seat the agency's own assessor as the chair, a guest with an account, and those lent."""
        chair, guest = self.assessors
        lent_by = self.plan.organiser
        assessments.seat_assessor(
            self.operator, self.event, user=chair, role="KETUA", tier="AHLI_MADYA"
        )
        assessments.seat_assessor(
            self.operator, self.event, user=guest, tier="AHLI_MUDA", lent_by=lent_by
        )
        for number in range(1, self.plan.assessors + 1):
            assessments.seat_assessor(
                self.operator,
                self.event,
                name=f"ASESOR-{number:02d}",
                tier=TIERS[1 + number % 3],
                lent_by=lent_by,
            )

    def lend_rooms(self) -> None:
        """Lend a hall, booths and rooms for circles, and open them on the day."""
        methods = {one.code: one for one in EventMethod.objects.filter(event=self.event)}
        for name, capacity, code in self.rooms():
            timetables.add_room(
                self.operator, self.event, name=name, capacity=capacity, methods=[methods[code]]
            )
        timetables.add_day(
            self.operator,
            self.event,
            day=self.event.starts_on,
            opens_at=OPENS,
            closes_at=CLOSES,
            breaks=BREAK,
        )

    def rooms(self) -> Iterator[tuple[str, int, str]]:
        """Yield name, seats and method of each room."""
        yield "Aula", self.plan.hall, "TES_PSIKOLOGI"
        for number in range(1, self.plan.booths + 1):
            yield f"Bilik {number:02d}", 4, "WAWANCARA_KOMPETENSI"
        for number in range(1, self.plan.circles + 1):
            yield f"Ruang diskusi {number}", 12, "DISKUSI_KELOMPOK"

    def attend(self) -> None:
        """Note that everybody came."""
        people = Participant.objects.filter(event=self.event).values_list("pk", flat=True)
        assessments.mark_attendance(
            self.operator, self.event, participants=list(people), state="HADIR"
        )
