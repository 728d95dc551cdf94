"""An online test: items by three people, a hall that was, a hall that is open, a marked run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from takar.items.forms import draw, slots_of
from takar.synthetic.dice import Dice
from takar.synthetic.items import SampleItem, answered_by, bank
from takar.web.accounts.models import Agency, Role, User
from takar.web.assessments.models import Event, EventMethod
from takar.web.assessments.rules.states import may_now
from takar.web.exam_results.actions.levels import send_levels, set_cuts
from takar.web.exam_results.actions.runs import ask_for_run, switch_run
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.scales import scale_items
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.rules.totals import COMPETENCY, WHOLE
from takar.web.exam_results.tasks import analyse, computed
from takar.web.exams import actions as exams
from takar.web.exams.models import Exam, ExamForm, ExamSession, Registration
from takar.web.exams.papers import printed_cards
from takar.web.item_bank import actions as items
from takar.web.item_bank.models import ItemPool, ItemVersion
from takar.web.item_bank.queries.reviews import judged
from takar.web.people.models import Employee
from takar.web.sittings.models import AnswerChange, SectionClock, Sitting

NAME = "Tes Situasi dan Penalaran 2025"
METHOD = "TES_PSIKOLOGI"
CONSENT = "Saya mengerjakan tes ini sendiri dan tidak menyebarkan isinya."
SECTIONS = (
    ("SITUASI", "Penilaian situasi", 45, "JUDGEMENT"),
    ("PENALARAN", "Penalaran", 30, "CHOICE"),
)
CUTS = Cuts.model_validate({"levels": {"1": "0", "2": "45", "3": "65", "4": "85"}})
DOCUMENT = "Berita acara rekaan 7/2025"
BEGINS, LASTS = time(8, 0), timedelta(hours=2)
ZONE = ZoneInfo("Asia/Jakarta")
SEED = 2025
SLOWEST = 70
OPEN_TO = 6
DOOR = "http://127.0.0.1:8000/ruang-ujian/"
CARDS, PIN = "kartu-ujian.pdf", "pin-sesi-ujian.txt"


@dataclass(frozen=True)
class ExamStory:
    """One test of an event, played by those who keep items and by the operator."""

    agency: Agency
    users: Mapping[Role, User]
    event: Event
    out: Path

    @transaction.atomic
    def hold(self) -> Exam:
        """Write items, seat people, take their answers, mark them, open a hall; once."""
        held = Exam.objects.filter(agency=self.agency, name=NAME).first()
        if held is not None:
            return held
        exam = self.planned()
        self.sit(exam)
        self.mark(exam)
        self.open_hall(exam)
        return exam

    @property
    def operator(self) -> User:
        """Who runs the exam."""
        return self.users[Role.OPERATOR]

    def planned(self) -> Exam:
        """Make the exam with its form, from items that three people passed."""
        method = EventMethod.objects.filter(event=self.event, code=METHOD).first()
        exam = exams.create_exam(
            self.operator, self.agency, name=NAME, method=method, consent=CONSENT
        )
        form = exams.create_form(self.operator, exam, code="A", title="Naskah A")
        versions = self.passed(self.pool())
        for code, title, minutes, interaction in SECTIONS:
            own = [one for one in versions if one.item.interaction == interaction]
            exams.add_section(self.operator, form, code=code, title=title, minutes=minutes)
            form.refresh_from_db()
            block = form.blueprint["sections"][-1]["blocks"][0]["code"]
            exams.add_items(self.operator, form, code=code, block=block, versions=own)
        exams.lock_form(self.operator, form)
        return exam

    def pool(self) -> ItemPool:
        """Return the pool with the invented items, as drafts."""
        author = self.users[Role.AUTHOR]
        made = items.make_pool(author, self.agency, code="contoh", name="Bank soal contoh")
        items.load_samples(author, made)
        return made

    def passed(self, pool: ItemPool) -> list[ItemVersion]:
        """Let an author, a reviewer and an approver pass the items of the form."""
        wanted = [interaction for *_, interaction in SECTIONS]
        rows = ItemVersion.objects.filter(item__pool=pool, item__interaction__in=wanted)
        drafts = list(rows.select_related("item__agency").order_by("item__code"))
        for version in drafts:
            items.send_to_review(self.users[Role.AUTHOR], version)
            read = judged(version)
            for role in (Role.REVIEWER, Role.APPROVER):
                purpose = "TELAAH" if role == Role.REVIEWER else "SAHKAN"
                items.look(self.users[role], version, purpose=purpose, with_key=True)
            items.review_version(self.users[Role.REVIEWER], version, verdict="LAYAK", read=read)
            items.approve_version(self.users[Role.APPROVER], version, read=read)
        return list(rows.select_related("item__agency").order_by("item__code"))

    def sit(self, exam: Exam) -> None:
        """Let the participants of the event sit the exam on its day."""
        begins = datetime.combine(self.event.starts_on, BEGINS, ZONE)
        session = exams.create_session(
            self.operator, exam, name="Sesi 1", opens_at=begins, closes_at=begins + LASTS
        )
        people = Employee.objects.filter(participations__event=self.event).order_by("code")
        self.seated(session, people)
        samples = {item.code: item for item in bank()}
        rows = Registration.objects.filter(session=session).select_related("form", "employee")
        for registration in rows.order_by("number"):
            answer(registration, begins, samples)
        ExamSession.objects.filter(pk=session.pk).update(state="DISAHKAN", closed_at=begins + LASTS)

    def seated(self, session: ExamSession, people: Sequence[Employee] | Any) -> None:
        """Register people for a session and give each a seat of its one room."""
        seats = max(len(people), 1)
        proctors = [self.users[Role.PROCTOR]]
        exams.add_room(self.operator, session, name="Lab A", seats=seats, proctors=proctors)
        exams.register_people(self.operator, session, employees=people)
        exams.seat_everybody(self.operator, session)

    def mark(self, exam: Exam) -> ScoreRun:
        """Set cuts on every scale, mark, let the run count, and tell the event of the levels."""
        for scale in scale_items(exam):
            if scale == WHOLE or scale.startswith(COMPETENCY):
                set_cuts(
                    self.operator,
                    exam,
                    scale=scale,
                    cuts=CUTS,
                    method="KEPUTUSAN",
                    because="Data contoh: batas rekaan.",
                    document=DOCUMENT,
                )
        run = computed(ask_for_run(self.operator, exam), self.operator)
        switch_run(self.operator, run)
        analyse(self.operator, run)
        if exam.event is not None and may_now("score", exam.event.state):
            send_levels(self.operator, run)
        return run

    def open_hall(self, exam: Exam) -> None:
        """Open a session for whoever looks around, and print its cards."""
        now = timezone.now()
        session = exams.create_session(
            self.operator,
            exam,
            name="Sesi terbuka",
            opens_at=now - timedelta(minutes=5),
            closes_at=now + timedelta(hours=12),
        )
        others = Employee.objects.filter(agency=self.agency, participations=None, user=None)
        self.seated(session, list(others.order_by("code")[:OPEN_TO]))
        rows = Registration.objects.filter(session=session).order_by("number")
        people = list(rows.select_related("employee__unit", "room"))
        pins = exams.issue_pins(self.operator, session, registrations=people)
        (self.out / CARDS).write_bytes(printed_cards(session, people, pins, DOOR))
        pin = exams.renew_session_pin(self.operator, session)
        (self.out / PIN).write_text(f"{pin}\n", encoding="utf-8")
        for state in ("DIBUKA", "BERJALAN"):
            exams.move_session(self.operator, session, state=state)


def answer(
    registration: Registration, begins: datetime, samples: Mapping[str, SampleItem]
) -> Sitting:
    """Let somebody invented sit the whole form at their own pace."""
    person = registration.employee.code
    dice = Dice(SEED, person).about("exam")
    form: ExamForm = registration.form
    seed = f"{registration.pk:032x}"
    paper = draw(form.plan, seed)
    made: Sitting = Sitting.objects.create(
        registration=registration,
        form=form,
        seed=seed,
        paper=paper.model_dump(mode="json"),
        state="SELESAI",
        desk=1,
        entry=1,
        consented_at=begins,
        started_at=begins,
        finished_at=begins + LASTS,
        finished_by="PESERTA",
    )
    slots = [(one.section, one.item.item) for one in slots_of(paper)]
    used = [samples[code] for _section, code in slots if code in samples]
    said = answered_by(used, float(dice.standard_normal()), SEED, person)
    starts = dict(clocks(made, form, begins))
    AnswerChange.objects.bulk_create(changes(made, slots, said, starts, dice))
    return made


def clocks(sitting: Sitting, form: ExamForm, begins: datetime) -> Iterator[tuple[str, datetime]]:
    """Start and end the clock of each section, one after another."""
    start = begins
    for place, section in enumerate(form.plan.sections):
        lasts = timedelta(minutes=section.minutes or 0)
        SectionClock.objects.create(
            sitting=sitting,
            section=section.code,
            place=place,
            allotted_seconds=int(lasts.total_seconds()),
            started_at=start,
            ended_at=start + lasts,
            ended_by="WAKTU",
        )
        yield section.code, start
        start += lasts


def changes(
    sitting: Sitting,
    slots: Sequence[tuple[str, str]],
    said: Mapping[str, Any],
    starts: Mapping[str, datetime],
    dice: Any,
) -> Iterator[AnswerChange]:
    """Yield what the device said: a question opened, then answered some seconds later."""
    at = dict(starts)
    sequence = 0
    for slot, (section, code) in enumerate(slots):
        if code not in said:
            continue
        for kind, value in (("BUKA", None), ("JAWAB", said[code])):
            sequence += 1
            yield AnswerChange(
                sitting=sitting,
                desk=1,
                sequence=sequence,
                kind=kind,
                slot=slot,
                value=value,
                given_at=at[section],
                received_at=at[section],
            )
            at[section] += timedelta(seconds=float(dice.uniform(10, SLOWEST / 2)))
