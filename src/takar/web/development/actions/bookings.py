"""Who attends what, changed by hand: added, moved, cancelled, restored; always with a reason."""

from decimal import Decimal

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.development.actions.deciding import over_budget
from takar.web.development.actions.refusals import NotGood, NotNow, OverLimit, held
from takar.web.development.models import Booking, Course, Need
from takar.web.development.permissions import operates
from takar.web.development.queries import groups_of, sums_of
from takar.web.development.rules import CANCELLED, PLANNED, QUARTERS, STANDING
from takar.web.kit.reasons import demanded
from takar.web.people.models import Employee


@action("development.booking.made", needs=operates)
def book(
    actor: User, course: Course, *, employee: Employee, quarter: int | None, because: str
) -> Booking:
    """Let somebody attend a training, within every limit of the plan.

    Raises:
        NotGood: the person is of another agency, left, or attends one for this competency.
        OverLimit: the budget, the seats, or the person's hours or trainings do not allow it.
        Unwritten: no reason.
    """
    plan = course.plan
    held(plan)
    reason = demanded(because)
    if employee.agency_id != plan.agency_id or employee.left_on is not None:
        raise NotGood(
            msg("Pegawai itu bukan pegawai aktif instansi ini."),
            hint=msg("Pilih pegawai dari hasil pencarian."),
        )
    refuse_second(course, employee)
    need = Need.objects.filter(plan=plan, employee=employee, competency=course.competency).first()
    closed = min(need.gap, course.closes) if need else Decimal(0)
    made: Booking = Booking.objects.create(
        plan=plan,
        employee=employee,
        course=course,
        need=need,
        quarter=quarter_of(quarter),
        closed=closed,
        worth=closed * need.weight if need else Decimal(0),
        is_by_hand=True,
        because=reason,
        changed_by=actor,
    )
    refuse_beyond(made)
    noted(booking=made.pk, employee=employee.code)
    return made


@action("development.booking.moved", needs=operates)
def move_booking(actor: User, booking: Booking, *, quarter: int | None, because: str) -> None:
    """Let somebody attend in another quarter; that may take another class.

    Raises:
        NotNow: it took place or was cancelled.
        OverLimit: the budget or the classes do not allow it.
        Unwritten: no reason.
    """
    reason = changeable(booking, because)
    noted(before=booking.quarter)
    booking.quarter = quarter_of(quarter)
    changed(actor, booking, reason)
    refuse_beyond(booking)


@action("development.booking.cancelled", needs=operates)
def cancel_booking(actor: User, booking: Booking, *, because: str) -> None:
    """Let somebody not attend; the row stays, with the reason.

    Raises:
        NotNow: it took place or was cancelled.
        Unwritten: no reason.
    """
    reason = changeable(booking, because)
    booking.state = CANCELLED
    changed(actor, booking, reason)


@action("development.booking.restored", needs=operates)
def restore_booking(actor: User, booking: Booking, *, because: str) -> None:
    """Undo a cancellation, as far as the limits still allow it.

    Raises:
        NotNow: it is not cancelled.
        NotGood: the person attends another training for this competency meanwhile.
        OverLimit: a limit does not allow it.
        Unwritten: no reason.
    """
    held(booking.plan)
    booking.refresh_from_db(from_queryset=Booking.objects.select_for_update(of=("self",)))
    if booking.state != CANCELLED:
        raise NotNow(
            msg("Peserta ini tidak dibatalkan."), hint=msg("Muat ulang halaman untuk keadaannya.")
        )
    reason = demanded(because)
    refuse_second(booking.course, booking.employee)
    booking.state = PLANNED
    changed(actor, booking, reason)
    refuse_beyond(booking)


def changeable(booking: Booking, because: str) -> str:
    """Hold a booking that is planned, and return the reason for its change.

    Raises:
        NotNow: it took place or was cancelled.
        Unwritten: no reason.
    """
    held(booking.plan)
    booking.refresh_from_db(from_queryset=Booking.objects.select_for_update(of=("self",)))
    if not booking.is_planned:
        raise NotNow(
            msg("Peserta ini sudah terlaksana atau dibatalkan."),
            hint=msg("Muat ulang halaman untuk keadaannya."),
        )
    return demanded(because)


def changed(changer: User, booking: Booking, reason: str) -> None:
    """Store a change by hand with who made it and why."""
    booking.is_by_hand, booking.because, booking.changed_by = True, reason, changer
    booking.save()
    noted(employee=booking.employee.code)


def quarter_of(quarter: int | None) -> int | None:
    """Return a quarter of the year, or none.

    Raises:
        NotGood: a year has no such quarter.
    """
    if quarter is not None and quarter not in QUARTERS:
        raise NotGood(msg("Triwulan itu tidak ada."), hint=msg("Pilih triwulan I sampai IV."))
    return quarter


def refuse_second(course: Course, employee: Employee) -> None:
    """Refuse a second training of one person for the same competency."""
    other = Booking.objects.filter(
        plan=course.plan,
        employee=employee,
        course__competency=course.competency,
        state__in=STANDING,
    ).first()
    if other is not None:
        raise NotGood(
            msg("Pegawai itu sudah mengikuti {title}.", title=other.course.title),
            hint=msg("Satu orang satu pelatihan untuk setiap kompetensi; batalkan yang lain dulu."),
        )


def refuse_beyond(booking: Booking) -> None:
    """Refuse a booking, already stored, by which the plan oversteps a limit; the act undoes it."""
    plan = booking.plan
    own = Booking.objects.filter(plan=plan, employee=booking.employee, state__in=STANDING)
    hours = sum((one.course.lesson_hours for one in own.select_related("course")), Decimal(0))
    if plan.hours_each is not None and hours > plan.hours_each:
        raise OverLimit(
            msg("Jam pelajaran orang itu menjadi {hours} JP.", hours=hours),
            hint=msg("Batasnya {most} JP per orang.", most=plan.hours_each),
        )
    if own.count() > plan.trainings_each:
        raise OverLimit(
            msg("Orang itu sudah mengikuti {most} pelatihan.", most=plan.trainings_each),
            hint=msg("Batalkan salah satunya lebih dahulu."),
        )
    refuse_full(booking.course)
    sums = sums_of(plan)
    if sums.is_over:
        raise over_budget(-(sums.left or 0))


def refuse_full(course: Course) -> None:
    """Refuse a training that needs more classes, quarter by quarter, than can be held."""
    if course.classes_most is None:
        return
    needed = sum(group.classes for group in groups_of(course.plan) if group.course == course)
    if needed > course.classes_most:
        raise OverLimit(
            msg("{title} memerlukan {needed} kelas.", title=course.title, needed=needed),
            hint=msg("Paling banyak {most} kelas dapat diadakan.", most=course.classes_most),
        )
