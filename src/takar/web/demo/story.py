"""The main job, step by step, by the same actions that the pages call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from takar.synthetic import Regency, assess, complete, regency, tailor
from takar.synthetic.assessments.today import METHOD_MATRIX
from takar.web.accounts.models import Agency, User
from takar.web.assessments import actions as assessments
from takar.web.assessments.actions.measuring import measure_event
from takar.web.assessments.models import Event, Participant
from takar.web.demo.cases import Case, EventPlan
from takar.web.demo.day import DayStory
from takar.web.feedback.actions import draft_advice
from takar.web.meetings import actions as meetings
from takar.web.meetings.queries.sitting import expected_names
from takar.web.people.actions import import_tables
from takar.web.people.models import Employee
from takar.web.rating_quality.actions import ask_for_quality
from takar.web.rating_quality.tasks import reported
from takar.web.results.actions import run_talent
from takar.web.results.models import Run
from takar.web.results.queries import latest_talent

EXACT = pa.decimal128(21, 2)
SIGNED_AFTER = timedelta(days=14)
CHAIR = "Sari Wulandari"


@dataclass(frozen=True)
class Story:
    """One case played in one agency by its operator and its head."""

    case: Case
    agency: Agency
    operator: User
    head: User

    @cached_property
    def regency(self) -> Regency:
        """The invented government, on its day or that of its first event."""
        case = self.case
        days = [case.day] if case.day else [event.day for event in case.events]
        whole = regency(
            case.preset, agency=case.agency, name=case.name, day=days[0], people=case.people
        )
        return tailor(whole, case.tailored) if case.tailored else whole

    def take_in(self) -> None:
        """Import the tables; a second time nothing changes."""
        import_tables(
            self.operator, self.agency, tables=self.regency.on_record, origin="Data contoh (rekaan)"
        )

    def take_in_few(self, people: int = 200) -> None:
        """Import a small government beside this one, once."""
        if Employee.objects.filter(agency=self.agency).exists():
            return
        few = regency(agency=self.case.agency, name=self.case.name, people=people)
        import_tables(
            self.operator, self.agency, tables=few.on_record, origin="Data contoh (rekaan)"
        )

    @transaction.atomic
    def hold(self, plan: EventPlan) -> Event:
        """Plan, staff, assess, integrate and sign one event, or return it as it was held."""
        held = Event.objects.filter(agency=self.agency, name=plan.name).first()
        if held is not None:
            return held
        event = self.planned(plan)
        self.check_files(event)
        self.score(event)
        return self.sign(event)

    @transaction.atomic
    def begin(self, plan: EventPlan, assessors: Sequence[User]) -> Event:
        """Plan and staff one event and let it run, or return it as it was begun."""
        begun = Event.objects.filter(agency=self.agency, name=plan.name).first()
        if begun is not None:
            return begun
        event = self.planned(plan)
        day = DayStory(self.operator, assessors, event, plan)
        assessments.move_to(self.operator, event, state="DIRENCANAKAN")
        day.prepare()
        assessments.move_to(self.operator, event, state="BERLANGSUNG")
        day.attend()
        return event

    def planned(self, plan: EventPlan) -> Event:
        """Plan one event by its methods and its participants."""
        event = assessments.create_event(
            self.operator,
            self.agency,
            name=plan.name,
            purpose=plan.purpose,
            starts_on=plan.day,
            ends_on=plan.day,
            place=plan.place,
            organiser=plan.organiser,
            criteria={"version": 1, "groups": list(plan.groups), "lot": plan.name},
        )
        matrix = {code: frozenset(seen) for code, seen in METHOD_MATRIX.items()}
        assessments.set_methods(self.operator, event, matrix=matrix)
        assessments.choose_participants(self.operator, event)
        event.refresh_from_db()
        return event

    def check_files(self, event: Event) -> None:
        """Let the office complete the files of whoever takes part."""
        codes = participant_codes(event)
        whole = complete(self.regency, codes)
        wanted = pa.array(codes, pa.string())
        tables = {
            name: table.filter(pc.is_in(table["employee_id"], wanted))
            for name, table in whole.on_record.items()
            if "employee_id" in table.column_names
        }
        origin = f"Pemeriksaan berkas peserta {event.name}"
        import_tables(self.operator, self.agency, tables=tables, origin=origin)

    def score(self, event: Event) -> None:
        """Let the assessors watch and write down."""
        for state in ("DIRENCANAKAN", "BERLANGSUNG"):
            assessments.move_to(self.operator, event, state=state)
        seen = assess(self.regency, participant_codes(event), event.starts_on)
        scores = seen["method_scores"]
        levels = pc.cast(scores["level"], EXACT)
        place = scores.schema.get_field_index("level")
        scores = scores.set_column(place, "level", levels)
        assessments.record_scores_table(self.operator, event, table=scores)
        assessments.record_potentials(self.operator, event, table=seen["potential_aspects"])

    def meet(self, event: Event) -> None:
        """Integrate the ratings, say what they are worth, and let the assessors agree."""
        assessments.move_to(self.operator, event, state="PENILAIAN")
        assessments.integrate(self.operator, event)
        assessments.move_to(self.operator, event, state="INTEGRASI")
        reported(ask_for_quality(self.operator, event), self.operator)
        meeting = meetings.begin_meeting(self.operator, event, chair=CHAIR, place=event.place)
        meetings.mark_present(self.operator, meeting, names=[*expected_names(event), CHAIR])
        meetings.agree_on_undisputed(self.operator, meeting)
        meetings.close_meeting(self.operator, meeting)
        meetings.sign_minutes(meeting.chair_user or self.operator, meeting)

    def sign(self, event: Event) -> Event:
        """Let the assessors meet and the head sign."""
        self.meet(event)
        event.refresh_from_db()
        day = event.ends_on + SIGNED_AFTER
        return assessments.sign_event(
            self.operator, event, signed_on=day, reason="Data contoh: ditandatangani apa adanya."
        )

    def measure(self, event: Event) -> Run:
        """Measure how the participants meet their posts, once."""
        event.refresh_from_db()
        return event.run or measure_event(self.operator, event)

    def hand_over(self, event: Event) -> None:
        """Hand the results over to those they are about."""
        event.refresh_from_db()
        if event.state == "DITANDATANGANI":
            draft_advice(self.operator, event)
            assessments.move_to(self.operator, event, state="DISERAHKAN")

    def map_talent(self, day: date) -> Run:
        """Place everybody on the talent map, once."""
        found = latest_talent(self.agency)
        if found is not None and found.day == day:
            return found
        return run_talent(
            self.operator,
            self.agency,
            employees=Employee.objects.filter(agency=self.agency),
            day=day,
            title=f"Peta talenta {day.year}",
        )


def participant_codes(event: Event) -> Sequence[str]:
    """Return the employee codes of the participants, by number."""
    participants = Participant.objects.filter(event=event).order_by("number")
    return list(participants.values_list("employee__code", flat=True))
