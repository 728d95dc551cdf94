"""What took place: each who attended gets a claim, verified like any other in its own room."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.development import Attendance, training_rows
from takar.regulations.book import Book
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.claims.actions.courses import NotReady, submit_course, undo_course
from takar.web.claims.actions.files import Upload
from takar.web.claims.importing.participants import Chosen
from takar.web.claims.models import Course as Gathering
from takar.web.development.actions.refusals import NotGood, NotNow, held_decided
from takar.web.development.models import Booking, Course
from takar.web.development.permissions import operates
from takar.web.development.queries.bookings import claims_of_gathering
from takar.web.development.rules import HELD, PLANNED

NAMED = 3


@dataclass(frozen=True)
class Occasion:
    """When and how a training took place.

    Attributes:
        numbers: of the certificates, by the number of the booking.
        once_key: made when the form was shown; sent twice, it leads to one occasion.
    """

    ended_on: date
    lesson_hours: Decimal
    once_key: str
    started_on: date | None = None
    numbers: Mapping[int, str] | None = None
    upload: Upload | None = None


@action("development.course.held", needs=operates)
def hold_course(
    actor: User, course: Course, *, bookings: Collection[int], occasion: Occasion
) -> Gathering:
    """Say that a training took place for some of those who were to attend; all or none.

    Each of them gets a claim, which somebody else verifies before it is evidence.

    Raises:
        NotNow: the plan is not decided, or one of them is not planned any more.
        NotGood: nobody is chosen, the day or hours cannot be right, or a claim is refused.
    """
    held_decided(course.plan)
    if sent := Gathering.objects.filter(claims__once_key=f"{occasion.once_key}-1").first():
        noted(gathering=sent.pk, repeated=True)
        return sent
    chosen = chosen_of(course, bookings)
    numbers = occasion.numbers or {}
    try:
        gathering = submit_course(
            actor,
            course.plan.agency,
            course=Gathering(**facts_of(course, occasion)),
            participants=[
                Chosen(one.employee_id, numbers.get(one.pk, "").strip() or None) for one in chosen
            ],
            once_key=occasion.once_key,
            upload=occasion.upload,
        )
    except NotReady as fault:
        raise refused(fault) from fault
    linked(actor, chosen, gathering)
    noted(gathering=gathering.pk, people=len(chosen))
    return gathering


def chosen_of(course: Course, bookings: Collection[int]) -> list[Booking]:
    """Hold the chosen bookings of a training, all of them planned."""
    rows = Booking.objects.select_for_update(of=("self",)).filter(course=course, pk__in=bookings)
    found = list(rows.select_related("employee").order_by("employee__name", "pk"))
    if not found:
        raise NotGood(
            msg("Belum ada peserta yang dipilih."),
            hint=msg("Centang yang benar-benar mengikuti pelatihan."),
        )
    if any(one.state != PLANNED for one in found):
        raise NotNow(
            msg("Sebagian peserta sudah terlaksana atau dibatalkan."),
            hint=msg("Muat ulang halaman, lalu centang lagi."),
        )
    return found


def facts_of(course: Course, occasion: Occasion) -> dict[str, Any]:
    """Return what a claim says of a training, as evidence will have it.

    Raises:
        BadAttendance: it ends after today, before it began, or has no hours.
    """
    day = timezone.localdate()
    law = Book.load().on(day, agency=course.plan.agency.shelf)
    attended = Attendance(
        employee_id="",
        title=course.title,
        form=course.form,
        ended_on=occasion.ended_on,
        lesson_hours=occasion.lesson_hours,
        started_on=occasion.started_on,
        provider=course.provider or None,
    )
    (row,) = training_rows([attended], law)
    own = ("title", "training_kind", "structural_level", "provider", "started_on", "ended_on")
    return {name: row[name] for name in (*own, "lesson_hours")}


def refused(fault: NotReady) -> TakarError:
    """Return a refusal that names the first people and why."""
    told = [f"{one.entry.employee.name}: {one.reason}" for one in fault.refused[:NAMED]]
    more = len(fault.refused) - len(told)
    names = " ".join(told) + (f" (+{more})" if more else "")
    return NotGood(
        msg("Belum ada yang disimpan. {names}", names=names),
        hint=msg("Lepaskan centang mereka, atau perbaiki isiannya, lalu simpan lagi."),
    )


def linked(changer: User, chosen: list[Booking], gathering: Gathering) -> None:
    """Let each booking know the claim that followed."""
    claims = claims_of_gathering(gathering)
    for one in chosen:
        if one.employee_id not in claims:
            raise NotGood(
                msg("{name} tidak lagi bekerja di sini.", name=one.employee.name),
                hint=msg("Batalkan pesertanya, dengan alasan."),
            )
        one.state, one.claim, one.changed_by = HELD, claims[one.employee_id], changer
        one.changed_at = timezone.now()
    Booking.objects.bulk_update(chosen, ["state", "claim", "changed_by", "changed_at"], 200)


@action("development.course.undone", needs=operates)
def undo_holding(actor: User, course: Course, *, gathering: Gathering, because: str) -> int:
    """Undo what was said to have taken place, as long as no claim of it is verified.

    Raises:
        NotNow: there is nothing to undo, or a claim is verified.
        WithoutReason: no reason.
    """
    held_decided(course.plan)
    rows = Booking.objects.filter(course=course, claim__course=gathering)
    numbers = list(rows.values_list("pk", flat=True))
    if not numbers:
        raise NotNow(msg("Pelaksanaan ini sudah dibatalkan."), hint=msg("Muat ulang halaman."))
    undo_course(actor, gathering, reason=because)
    Booking.objects.filter(pk__in=numbers).update(
        state=PLANNED,
        claim=None,
        because=because.strip(),
        changed_by=actor,
        changed_at=timezone.now(),
    )
    noted(people=len(numbers))
    return len(numbers)
