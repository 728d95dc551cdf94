"""An exam with two sections, a session that runs, and people registered for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from takar.items.content import Content, Interaction, Option
from takar.items.forms import Block, Blueprint, Section
from takar.items.speed import SpeedShape
from takar.web.accounts.models import Role, User
from takar.web.exams.models import (
    Exam,
    ExamForm,
    ExamRoom,
    ExamSession,
    FormItem,
    Registration,
)
from takar.web.exams.rules.pins import pin_digest
from takar.web.item_bank.models import Item, ItemPool, ItemVersion
from takar.web.kit.scope import scope
from takar.web.kit.sealing import seal
from takar.web.people.models import Employee
from takar.web.sittings.actions.entering import enter, sit_down
from takar.web.sittings.models import Sitting
from tests.cast import Cast, user

PIN, SESSION_PIN = "482915", "770316"
NUMBER = "T-001"
WORDS = ("Satu", "Dua", "Tiga", "Empat")


def options(*words: str) -> tuple[Option, ...]:
    return tuple(Option(text=word) for word in words)


def content(interaction: Interaction, number: int) -> Content:
    """An invented question of that kind."""
    facts: dict[str, Any] = {"options": options(*WORDS)}
    if interaction is Interaction.MATCH:
        facts["targets"] = options("Kiri", "Tengah", "Kanan")
    if interaction in {Interaction.SHORT_TEXT, Interaction.ESSAY}:
        facts = {}
    if interaction is Interaction.SPEED:
        facts = {"speed": SpeedShape(seed=number, columns=2, rows=4, seconds=20)}
    prompt = f"<p>Pertanyaan contoh nomor {number}.</p>"
    return Content(interaction=interaction, prompt=prompt, **facts)


KINDS = tuple(Interaction)


@dataclass(frozen=True)
class Hall:
    """A session that runs, the person who sits it, and the proctor of their room."""

    cast: Cast
    form: ExamForm
    session: ExamSession
    room: ExamRoom
    registration: Registration
    other: Registration
    proctor: User

    @contextmanager
    def scoped(self) -> Iterator[None]:
        """Look at the rows of the agency."""
        with scope(agency=self.cast.agency, agency_code=self.cast.agency.code):
            yield

    def entered(self, registration: Registration | None = None) -> Client:
        """Return the browser of a candidate who has shown the PINs."""
        client = Client()
        answer = client.post("/ruang-ujian/", entry((registration or self.registration).number))
        assert answer.status_code == 302, answer.content.decode()
        return client

    def seated(self, *, now: datetime | None = None) -> Sitting:
        """Return the sitting of the person at a desk, without any page."""
        now = now or timezone.now()
        return sit_down(enter(self.registration, now=now), now=now)


def entry(number: str = NUMBER, pin: str = PIN, session_pin: str = SESSION_PIN) -> dict[str, str]:
    return {"number": number, "pin": pin, "session_pin": session_pin}


def hall(cast: Cast, *, sections: tuple[Section, ...] | None = None, **facts: Any) -> Hall:
    """Make the exam of the tests: two sections of five questions with clocks of their own."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        exam = Exam.objects.create(
            agency=cast.agency, name="Ujian contoh", made_by=cast.rahayu, consent="Saya setuju."
        )
        form = locked_form(
            cast,
            exam,
            sections or usual_sections(facts.get("section_minutes", 10)),
            facts.get("minutes"),
        )
        session = session_of(exam, facts)
        room = ExamRoom.objects.create(session=session, name="Ruang 1", seats=30)
        proctor = user("Nyoman", cast.agency, Role.PROCTOR)
        room.proctors.add(proctor)
        first = registered(form, session, room, cast.putri_employee, NUMBER)
        colleague = Employee.objects.create(
            agency=cast.agency, unit=cast.unit, code="E-2", name="Wulan Sari", employment="PNS"
        )
        second = registered(form, session, room, colleague, "T-002")
    return Hall(cast, form, session, room, first, second, proctor)


def usual_sections(minutes: int = 10) -> tuple[Section, ...]:
    codes = [f"S{number}" for number in range(1, len(KINDS) + 1)]
    return (
        Section(
            code="A",
            title="Bagian pertama",
            minutes=minutes,
            practice=("L1",),
            blocks=(Block(code="a", items=tuple(codes[:5])),),
        ),
        Section(
            code="B",
            title="Bagian kedua",
            minutes=20,
            blocks=(Block(code="b", items=tuple(codes[5:])),),
        ),
    )


def locked_form(
    cast: Cast, exam: Exam, sections: tuple[Section, ...], minutes: Any = None
) -> ExamForm:
    plan = Blueprint(sections=sections, minutes=minutes)
    form = ExamForm.objects.create(
        exam=exam,
        code="A",
        title="Naskah A",
        blueprint=plan.model_dump(mode="json"),
        state="DIKUNCI",
        locked_at=timezone.now(),
    )
    pool = ItemPool.objects.create(agency=cast.agency, code="contoh", name="Contoh")
    named = [*((f"S{n}", kind) for n, kind in enumerate(KINDS, 1)), ("L1", Interaction.CHOICE)]
    for place, (code, kind) in enumerate(named, 1):
        item = Item.objects.create(
            agency=cast.agency,
            pool=pool,
            code=code,
            title=code,
            interaction=kind.value,
            made_by=cast.rahayu,
        )
        version = ItemVersion.objects.create(
            item=item,
            number=1,
            sealed=seal(content(kind, place).model_dump_json().encode()),
            state="DISETUJUI",
            made_by=cast.rahayu,
        )
        FormItem.objects.create(form=form, code=code, version=version)
    return form


def session_of(exam: Exam, facts: dict[str, Any]) -> ExamSession:
    now = datetime.now(UTC)
    session = ExamSession.objects.create(
        exam=exam,
        name=facts.get("name", "Sesi 1"),
        state=facts.get("state", "BERJALAN"),
        opens_at=now - timedelta(hours=1),
        closes_at=now + timedelta(hours=3),
        browser_keys=facts.get("browser_keys", []),
        credit_limit_minutes=facts.get("credit_limit_minutes", 30),
    )
    owner = f"session {session.pk}"
    session.pin = pin_digest(SESSION_PIN, owner=owner, secret=settings.SECRET_KEY)
    session.save()
    return session


def registered(
    form: ExamForm, session: ExamSession, room: ExamRoom, employee: Employee, number: str
) -> Registration:
    one = Registration.objects.create(
        session=session, form=form, employee=employee, number=number, pin="", room=room
    )
    owner = f"registration {one.pk}"
    one.pin = pin_digest(PIN, owner=owner, secret=settings.SECRET_KEY)
    one.save()
    return one


def crowd(hall: Hall, count: int) -> list[str]:
    """Register so many more people for the session; return their numbers."""
    with hall.scoped():
        people = Employee.objects.bulk_create(
            Employee(
                agency=hall.cast.agency,
                unit=hall.cast.unit,
                code=f"K-{n}",
                name=f"Peserta {n}",
                employment="PNS",
            )
            for n in range(max(count, 0))
        )
        rows = Registration.objects.bulk_create(
            Registration(
                session=hall.session, form=hall.form, employee=one, number=f"K-{n:05d}", pin=""
            )
            for n, one in enumerate(people)
        )
        for one in rows:
            owner = f"registration {one.pk}"
            one.pin = pin_digest(PIN, owner=owner, secret=settings.SECRET_KEY)
        Registration.objects.bulk_update(rows, ["pin"], batch_size=500)
    return [one.number for one in rows]
