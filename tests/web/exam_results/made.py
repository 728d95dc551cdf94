"""An exam that three people sat: four questions with one right option, and one essay."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from takar.items.content import Content, Interaction, Option
from takar.items.forms import Block, Blueprint, Section, draw
from takar.items.keys import ChoiceKey, Criterion, EssayKey, Key
from takar.items.marking import Unanswered
from takar.web.accounts.models import Agency, Role, User
from takar.web.exam_results.actions.runs import ask_for_run, switch_run
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.rules.totals import WHOLE
from takar.web.exam_results.tasks import computed
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession, FormItem, Registration
from takar.web.item_bank.models import Item, ItemKey, ItemPool, ItemVersion
from takar.web.item_bank.rules.drafts import fingerprint_of
from takar.web.kit.scope import scope
from takar.web.kit.sealing import seal
from takar.web.people.models import Employee
from takar.web.sittings.models import AnswerChange, SectionClock, Sitting
from tests.cast import Cast, user

NOON = datetime(2025, 5, 14, 5, 0, tzinfo=UTC)
WORDS = ("Satu", "Dua", "Tiga", "Empat")
CHOICES = ("S1", "S2", "S3", "S4")
ESSAY = "U1"
COMPETENCY = {"S1": "KERJASAMA", "S2": "KERJASAMA", "S3": "KOMUNIKASI", "S4": "KOMUNIKASI"}


def choice(number: int) -> Content:
    return Content(
        interaction=Interaction.CHOICE,
        prompt=f"<p>Pertanyaan contoh nomor {number}.</p>",
        options=tuple(Option(text=word) for word in WORDS),
    )


def essay() -> Content:
    return Content(interaction=Interaction.ESSAY, prompt="<p>Uraikan langkah Anda.</p>")


def right(place: int) -> ChoiceKey:
    """The key by which the option at a place is right, for one point."""
    return ChoiceKey(points={choice(1).code_of(place): Fraction(1)})


def chosen(place: int) -> dict[str, str]:
    """What a candidate sends who chooses the option at a place."""
    return {"choice": choice(1).code_of(place)}


RUBRIC = EssayKey(
    rubric=(
        Criterion(code="k1", title="Langkahnya runtut", most=Fraction(2)),
        Criterion(code="k2", title="Melibatkan orang lain", most=Fraction(2)),
    )
)
ANSWERS: tuple[Mapping[int, Any], ...] = (
    {0: chosen(0), 1: chosen(0), 2: chosen(0), 3: chosen(1), 4: {"text": "Mula-mula saya."}},
    {0: chosen(0), 1: chosen(1), 2: chosen(2)},
    {0: chosen(1), 1: chosen(1), 2: chosen(1), 3: chosen(1)},
)
"""Three right and an essay; one right and two empty; nothing right."""


@dataclass(frozen=True)
class Sat:
    """The exam, those who sat it, and those who keep its items."""

    cast: Cast
    exam: Exam
    form: ExamForm
    session: ExamSession
    sittings: tuple[Sitting, ...]
    versions: Mapping[str, ItemVersion]
    author: User
    reviewer: User
    approver: User

    @contextmanager
    def scoped(self) -> Iterator[None]:
        """Look at the rows of the agency."""
        with scope(agency=self.cast.agency, agency_code=self.cast.agency.code):
            yield

    def marked(self, **changed: Any) -> ScoreRun:
        """Return a run that waits to be switched to."""
        asked = ask_for_run(self.cast.rahayu, self.exam, changed=changed)
        return computed(asked, self.cast.rahayu)

    def live(self, **changed: Any) -> ScoreRun:
        """Return a run that counts."""
        run = self.marked(**changed)
        switch_run(self.cast.rahayu, run)
        return run

    def score(self, run: ScoreRun, place: int, scale: str = WHOLE) -> PersonScore:
        """Return what one of the three reached."""
        found: PersonScore = PersonScore.objects.get(
            run=run, sitting=self.sittings[place], scale=scale
        )
        return found


def sat(
    cast: Cast,
    *,
    with_essay: bool = False,
    unanswered: Unanswered = Unanswered.ZERO,
    **exam_facts: Any,
) -> Sat:
    """Make the exam of the tests, sat and closed."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        exam = Exam.objects.create(
            agency=cast.agency, name="Ujian contoh", made_by=cast.rahayu, **exam_facts
        )
        author = user("Ayu", cast.agency, Role.AUTHOR)
        versions = items(cast.agency, author, (*CHOICES, ESSAY) if with_essay else CHOICES)
        form = locked(exam, versions, unanswered)
        session = ExamSession.objects.create(
            exam=exam,
            name="Sesi 1",
            state="DITUTUP",
            opens_at=NOON - timedelta(hours=1),
            closes_at=NOON + timedelta(hours=2),
        )
        room = ExamRoom.objects.create(session=session, name="Ruang 1", seats=30)
        people = [cast.putri_employee, *(colleague(cast, number) for number in (2, 3))]
        sittings = tuple(
            sitting(form, session, person, number, answers, room)
            for number, (person, answers) in enumerate(zip(people, ANSWERS, strict=True), 1)
        )
    reviewer = user("Bima", cast.agency, Role.REVIEWER)
    approver = user("Citra", cast.agency, Role.APPROVER)
    return Sat(cast, exam, form, session, sittings, versions, author, reviewer, approver)


def colleague(cast: Cast, number: int) -> Employee:
    made: Employee = Employee.objects.create(
        agency=cast.agency,
        unit=cast.unit,
        code=f"E-{number}",
        name=f"Rekan Nomor {number}",
        employment="PNS",
    )
    return made


def items(agency: Agency, author: User, codes: tuple[str, ...]) -> dict[str, ItemVersion]:
    pool = ItemPool.objects.create(agency=agency, code="contoh", name="Contoh")
    return {code: version(pool, author, code, place) for place, code in enumerate(codes, 1)}


def version(pool: ItemPool, author: User, code: str, place: int) -> ItemVersion:
    content = essay() if code == ESSAY else choice(place)
    key: Key = RUBRIC if code == ESSAY else right(0)
    item = Item.objects.create(
        agency=pool.agency,
        pool=pool,
        code=code,
        title=f"Soal {code}",
        interaction=content.interaction.value,
        competency=COMPETENCY.get(code, ""),
        made_by=author,
    )
    made: ItemVersion = ItemVersion.objects.create(
        item=item,
        number=1,
        sealed=seal(content.model_dump_json().encode()),
        fingerprint=fingerprint_of(content),
        state="DISETUJUI",
        made_by=author,
    )
    ItemKey.objects.create(
        version=made,
        number=1,
        sealed=seal(key.model_dump_json().encode()),
        fingerprint=fingerprint_of(key),
        state="BERLAKU",
        made_by=author,
    )
    return made


def locked(exam: Exam, versions: Mapping[str, ItemVersion], unanswered: Unanswered) -> ExamForm:
    first = Block(code="a", items=("S1", "S2"))
    second = Block(code="b", items=tuple(code for code in versions if code not in {"S1", "S2"}))
    plan = Blueprint(
        sections=(
            Section(code="A", title="Pertama", minutes=30, blocks=(first,)),
            Section(code="B", title="Kedua", minutes=30, blocks=(second,)),
        ),
        unanswered=unanswered,
    )
    form: ExamForm = ExamForm.objects.create(
        exam=exam,
        code="A",
        title="Naskah A",
        blueprint=plan.model_dump(mode="json"),
        state="DIKUNCI",
        locked_at=NOON - timedelta(days=1),
    )
    for code, one in versions.items():
        FormItem.objects.create(form=form, code=code, version=one)
    return form


def sitting(
    form: ExamForm,
    session: ExamSession,
    person: Employee,
    number: int,
    answers: Mapping[int, Any],
    room: ExamRoom,
) -> Sitting:
    registration = Registration.objects.create(
        session=session,
        form=form,
        employee=person,
        number=f"T-{number:03d}",
        pin="",
        room=room,
        seat=number,
    )
    made: Sitting = Sitting.objects.create(
        registration=registration,
        form=form,
        seed=f"{number:032x}",
        paper=draw(form.plan, f"{number:032x}").model_dump(mode="json"),
        state="SELESAI",
        desk=1,
        started_at=NOON,
        finished_at=NOON + timedelta(hours=1),
        finished_by="PESERTA",
    )
    for place, section in enumerate(form.plan.sections):
        start = NOON + timedelta(minutes=30 * place)
        SectionClock.objects.create(
            sitting=made,
            section=section.code,
            place=place,
            allotted_seconds=1800,
            started_at=start,
            ended_at=start + timedelta(minutes=29),
            ended_by="PESERTA",
        )
    for slot, value in answers.items():
        answered(made, slot, value, sequence=slot + 1)
    return made


def answered(
    sitting: Sitting, slot: int, value: Any, *, sequence: int, at: datetime | None = None
) -> AnswerChange:
    """Let a candidate say something, in time unless told otherwise."""
    moment = at or NOON + timedelta(minutes=31 if slot > 1 else 1, seconds=40 * slot)
    made: AnswerChange = AnswerChange.objects.create(
        sitting=sitting,
        desk=1,
        sequence=sequence,
        kind="JAWAB",
        slot=slot,
        value=value,
        given_at=moment,
        received_at=moment,
    )
    return made
