"""The addresses of exams and of their watching, and one row of each in the hamlet."""

from datetime import timedelta

from django.utils import timezone

from takar.items.content import Content, Interaction, Option
from takar.web.accounts.models import Role
from takar.web.exams import actions
from takar.web.exams.models import Registration
from takar.web.item_bank.models import Item, ItemPool, ItemVersion
from takar.web.kit.sealing import seal
from takar.web.sittings.actions.entering import enter
from takar.web.sittings.models import Credit, SectionClock
from tests.town import Hamlet

EXAM, FORM, SESSION = ("exam",), ("exam_form",), ("exam_session",)
SECTION = (*FORM, "exam_section")
BLOCK = (*SECTION, "exam_block")
SEATED = ("registration",)

EXAM_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("exams:create", "exams:exams", "proctoring:sessions"), ()),
    "exams:event": ("event",),
    **dict.fromkeys(
        (f"exams:{name}" for name in ("assemble", "create_form", "create_session", "describe")),
        EXAM,
    ),
    "exams:exam": EXAM,
    **dict.fromkeys(
        (
            f"exams:{name}"
            for name in (
                *("add_section", "describe_form", "duplicate", "form"),
                *("lock", "preview", "withdraw"),
            )
        ),
        FORM,
    ),
    **dict.fromkeys(
        (
            f"exams:{name}"
            for name in ("add_block", "drop_items", "drop_section", "move_section", "section")
        ),
        SECTION,
    ),
    **dict.fromkeys((f"exams:{name}" for name in ("change_block", "drop_block", "items")), BLOCK),
    **dict.fromkeys(
        (
            f"exams:{name}"
            for name in (
                *("add_room", "attendance", "board", "browser_file", "browser_keys", "cards"),
                *("describe_session", "move_session", "register", "register_event"),
                *("register_nips", "register_ticked", "seat", "session", "session_pin"),
            )
        ),
        SESSION,
    ),
    **dict.fromkeys(("exams:drop_room", "exams:room"), ("exam_room",)),
    **dict.fromkeys(
        (f"exams:{name}" for name in ("accommodate", "cancel", "free", "move", "registration")),
        SEATED,
    ),
    **dict.fromkeys(
        (
            f"proctoring:{name}"
            for name in (
                *("add_time", "board", "close", "late", "minutes", "note_incident"),
                *("send_message", "session", "session_pin", "sign", "step"),
            )
        ),
        SESSION,
    ),
    "proctoring:rule": (*SESSION, "exam_sitting"),
    **dict.fromkeys(
        (
            f"proctoring:{name}"
            for name in ("add_some_time", "free", "person", "restart", "stop", "tell")
        ),
        SEATED,
    ),
    "proctoring:take_back": (*SEATED, "exam_credit"),
}


def exam_rows(hamlet: Hamlet) -> dict[str, object]:
    """Hold an exam of one item for the participant, who has entered; its board is public."""
    operator = hamlet.users[Role.OPERATOR]
    exam = actions.create_exam(operator, hamlet.agency, name="Ujian desa")
    form = actions.create_form(operator, exam, code="A", title="Naskah A")
    actions.add_section(operator, form, code="I", title="Bagian satu", minutes=30)
    actions.add_items(operator, form, code="I", block="1", versions=[approved(hamlet)])
    actions.lock_form(operator, form)
    now = timezone.now()
    session = actions.create_session(
        operator,
        exam,
        name="Sesi desa",
        opens_at=now - timedelta(hours=1),
        closes_at=now + timedelta(hours=1),
    )
    room = actions.add_room(operator, session, name="Ruang desa", seats=2, proctors=[operator])
    actions.register_people(operator, session, employees=[hamlet.participant.employee])
    actions.seat_everybody(operator, session)
    rows = Registration.objects.filter(session=session).select_related(
        "session__exam__agency", "form"
    )
    actions.issue_pins(operator, session, registrations=rows)
    actions.renew_session_pin(operator, session)
    for state in ("DIBUKA", "BERJALAN"):
        actions.move_session(operator, session, state=state)
    actions.set_board(operator, session, board="PUBLIK", shows_numbers=False, shows_names=False)
    sitting = enter(rows.get(), now=now)
    clock = SectionClock.objects.create(sitting=sitting, section="I", place=1, allotted_seconds=60)
    credit = Credit.objects.create(clock=clock, seconds=60, ground="GANGGUAN", because="Contoh")
    return {
        "exam": exam.pk,
        "exam_form": form.pk,
        "exam_section": "I",
        "exam_block": "1",
        "exam_session": session.pk,
        "exam_room": room.pk,
        "registration": rows.get().pk,
        "exam_sitting": sitting.pk,
        "exam_credit": credit.pk,
    }


def approved(hamlet: Hamlet) -> ItemVersion:
    """Return an approved version of an invented item."""
    operator = hamlet.users[Role.OPERATOR]
    pool = ItemPool.objects.create(agency=hamlet.agency, code="naskah", name="Naskah")
    item = Item.objects.create(
        agency=hamlet.agency,
        pool=pool,
        code="NASKAH-1",
        title="Soal naskah",
        interaction="CHOICE",
        state="DISETUJUI",
        made_by=operator,
    )
    content = Content(
        interaction=Interaction.CHOICE,
        prompt="<p>Pertanyaan naskah.</p>",
        options=(Option(text="Ya"), Option(text="Tidak")),
    )
    return ItemVersion.objects.create(
        item=item,
        number=1,
        sealed=seal(content.model_dump_json().encode()),
        state="DISETUJUI",
        made_by=operator,
    )
