"""A bank of approved items, and an exam with a locked form, made by its own acts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from takar.items.content import Content, Interaction, Option
from takar.web.accounts.models import Role, User
from takar.web.exams import actions
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession, Registration
from takar.web.item_bank.models import Item, ItemPool, ItemVersion
from takar.web.kit.scope import scope
from takar.web.kit.sealing import seal
from takar.web.people.models import Employee, WorkUnit
from tests.cast import Cast, employee, user

COMPETENCIES = ("INTEGRITAS", "KERJASAMA")


def item(cast: Cast, code: str, number: int = 1, **facts: Any) -> ItemVersion:
    """An approved version of an invented item."""
    pool, _ = ItemPool.objects.get_or_create(
        agency=cast.agency, code="contoh", defaults={"name": "Contoh"}
    )
    row = Item.objects.create(
        agency=cast.agency,
        pool=pool,
        code=code,
        title=f"Judul {code}",
        interaction="CHOICE",
        competency=COMPETENCIES[number % 2],
        level=number % 3 + 1,
        state="DISETUJUI",
        made_by=cast.rahayu,
    )
    content = Content(
        interaction=Interaction.CHOICE,
        prompt=f"<p>Pertanyaan rahasia {code}.</p>",
        options=(Option(text="Ya"), Option(text="Tidak")),
    )
    return version(row, content, cast, **facts)


def version(row: Item, content: Content, cast: Cast, **facts: Any) -> ItemVersion:
    return ItemVersion.objects.create(
        item=row,
        number=facts.pop("number", 1),
        sealed=seal(content.model_dump_json().encode()),
        state=facts.pop("state", "DISETUJUI"),
        made_by=cast.rahayu,
        **facts,
    )


@dataclass(frozen=True)
class Bench:
    """An exam with one locked form, a session of two rooms, and six people to sit it."""

    cast: Cast
    exam: Exam
    form: ExamForm
    session: ExamSession
    rooms: tuple[ExamRoom, ...]
    people: tuple[Employee, ...]
    proctor: User
    author: User

    @property
    def registrations(self) -> list[Registration]:
        """Who is registered, by number."""
        with scope(agency=self.cast.agency, agency_code=self.cast.agency.code):
            rows = self.session.registrations.select_related("room", "employee", "form")
            return list(rows.select_related("session__exam__agency").order_by("number"))


def draft(cast: Cast, exam: Exam, code: str = "A", items: int = 6) -> ExamForm:
    """Make a form of one section of so many items."""
    form = actions.create_form(cast.rahayu, exam, code=code, title=f"Naskah {code}")
    actions.add_section(cast.rahayu, form, code="I", title="Bagian satu", minutes=30)
    made = [item(cast, f"{code}-{n}", n) for n in range(items)]
    actions.add_items(cast.rahayu, form, code="I", block="1", versions=made)
    return form


def people_of(cast: Cast) -> tuple[Employee, ...]:
    """Six people of two units."""
    second = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Dinas Dua", path="U2/")
    return tuple(
        employee(cast.agency, (cast.unit, second)[n % 2], f"Peserta {n}", 100 + n) for n in range(6)
    )


def bench(cast: Cast, **facts: Any) -> Bench:
    """Make the exam of the tests."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        exam = actions.create_exam(
            cast.rahayu, cast.agency, name="Ujian contoh", consent="Saya bersedia."
        )
        form = draft(cast, exam)
        actions.lock_form(cast.rahayu, form)
        now = datetime.now(UTC)
        session = actions.create_session(
            cast.rahayu,
            exam,
            name="Sesi pagi",
            opens_at=facts.get("opens_at", now - timedelta(minutes=5)),
            closes_at=facts.get("closes_at", now + timedelta(minutes=5)),
        )
        proctor = user("Nyoman", cast.agency, Role.PROCTOR)
        author = user("Wayan", cast.agency, Role.AUTHOR)
        rooms = tuple(
            actions.add_room(cast.rahayu, session, name=f"Ruang {n}", seats=4, proctors=[proctor])
            for n in (1, 2)
        )
        people = people_of(cast)
    return Bench(cast, exam, form, session, rooms, people, proctor, author)


def seated(cast: Cast, **facts: Any) -> Bench:
    """Make the exam of the tests with everybody registered, seated, and given a PIN."""
    made = bench(cast, **facts)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        actions.register_people(cast.rahayu, made.session, employees=made.people)
        actions.seat_everybody(cast.rahayu, made.session)
        rows = made.session.registrations.select_related("session__exam__agency")
        actions.issue_pins(cast.rahayu, made.session, registrations=rows)
    return made
