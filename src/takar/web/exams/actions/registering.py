"""Registrations: taken in, seated, moved, given what they need, cancelled."""

from collections.abc import Iterable, Sequence
from itertools import count

from django.db.models import Max

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Participant
from takar.web.audit.action import action, noted
from takar.web.exams.actions.refusals import NotPossible, refuse_begun, refuse_closed
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession, Registration
from takar.web.exams.permissions import operates
from takar.web.exams.queries.sessions import expected_at, locked_forms, registered_in
from takar.web.exams.rules import seating
from takar.web.kit.reasons import refuse_without_reason
from takar.web.people.models import Employee

EXTRA_AT_MOST = 200


@action("exams.people.registered", needs=operates)
def register_people(actor: User, session: ExamSession, *, employees: Iterable[Employee]) -> int:
    """Take people into a session; who sits another session of the exam is left out."""
    refuse_closed(session)
    known = registered_in(session.exam)
    new = [one for one in dict.fromkeys(employees) if one.pk not in known]
    if any(one.agency_id != session.agency_id for one in new):
        raise NotPossible(
            msg("Ada pegawai dari instansi lain."), hint=msg("Pilih pegawai instansi ini.")
        )
    forms = forms_for(session)
    numbers = numbers_after(session.exam)
    parts = participations(session.exam, new)
    back = taken_back(session, new)
    new = [one for one in new if one.pk not in back]
    Registration.objects.bulk_create(
        Registration(
            session=session,
            form=forms[place % len(forms)],
            employee=one,
            participant=parts.get(one.pk),
            number=number,
        )
        for place, (one, number) in enumerate(zip(new, numbers, strict=False))
    )
    noted(people=len(new) + len(back))
    return len(new) + len(back)


def taken_back(session: ExamSession, employees: Sequence[Employee]) -> set[int]:
    """Take people in again whose registration at this session was cancelled."""
    rows = Registration.objects.filter(
        session=session, state="DIBATALKAN", employee__in=[one.pk for one in employees]
    )
    back = set(rows.values_list("employee", flat=True))
    rows.update(state="TERDAFTAR")
    return back


def forms_for(session: ExamSession) -> list[ExamForm]:
    """Return the forms a session may give out."""
    forms = list(locked_forms(session.exam))
    if not forms:
        raise NotPossible(
            msg("Belum ada naskah yang dikunci."),
            hint=msg("Kunci naskah ujian ini sebelum mendaftarkan peserta."),
        )
    return forms


def numbers_after(exam: Exam) -> Iterable[str]:
    """Return numbers nobody of the exam has had, one after the other."""
    last = Registration.objects.filter(session__exam=exam).aggregate(n=Max("number"))["n"]
    start = int(last.rpartition("-")[2]) + 1 if last and last.rpartition("-")[2].isdigit() else 1
    return (f"{exam.pk:03d}-{number:05d}" for number in count(start))


def participations(exam: Exam, employees: Sequence[Employee]) -> dict[int, Participant]:
    """Return the participant of the event of an exam that each employee is."""
    rows = Participant.objects.filter(event=exam.event_id, employee__in=[e.pk for e in employees])
    return {one.employee_id: one for one in rows} if exam.event_id else {}


@action("exams.people.seated", needs=operates)
def seat_everybody(actor: User, session: ExamSession) -> int:
    """Give everybody a room, a seat and a form: units spread, neighbours with other forms."""
    refuse_begun(session)
    people = list(expected_at(session).select_related("employee").order_by("pk"))
    places = seating.seated(
        [seating.Person(one.pk, one.employee.unit_id) for one in people],
        [seating.Room(room.pk, room.seats) for room in session.rooms.all()],
        [form.pk for form in forms_for(session)],
        seed=f"{session.exam_id} {session.pk}",
    )
    Registration.objects.filter(session=session).update(room=None, seat=None)
    rows = {one.pk: one for one in people}
    for place in places:
        one = rows[place.person]
        one.room_id, one.seat, one.form_id = place.room, place.seat, place.form
    Registration.objects.bulk_update(people, ["room", "seat", "form"], batch_size=500)
    noted(people=len(places))
    return len(places)


@action("exams.registration.moved", needs=operates)
def move_registration(
    actor: User, registration: Registration, *, room: ExamRoom, seat: int, because: str
) -> None:
    """Give somebody another seat in their session, or in another session of the exam."""
    refuse_without_reason(because)
    refuse_closed(room.session)
    if room.session.exam_id != registration.session.exam_id:
        raise NotPossible(msg("Ruang itu bukan dari ujian ini."), hint=msg("Pilih ruang lain."))
    if room.session_id != registration.session_id:
        refuse_running(registration.session)
        refuse_running(room.session)
    if not 1 <= seat <= room.seats:
        raise NotPossible(
            msg("{room} hanya mempunyai kursi 1 sampai {seats}.", room=room, seats=room.seats),
            hint=msg("Pilih nomor kursi lain."),
        )
    taken = Registration.objects.filter(room=room, seat=seat).exclude(pk=registration.pk)
    if taken.exists():
        raise NotPossible(msg("Kursi itu sudah dipakai."), hint=msg("Pilih kursi yang kosong."))
    noted(before=f"{registration.session.name} · {registration.room} · {registration.seat}")
    refuse_known(registration, room.session)
    registration.session, registration.room, registration.seat = room.session, room, seat
    registration.save(update_fields=["session", "room", "seat"])


def refuse_known(registration: Registration, session: ExamSession) -> None:
    """Refuse to move somebody to a session in which they have another registration."""
    rows = Registration.objects.filter(session=session, employee=registration.employee_id)
    if rows.exclude(pk=registration.pk).exists():
        raise NotPossible(
            msg("Peserta ini pernah terdaftar pada sesi itu."),
            hint=msg("Daftarkan lagi di sesi itu, lalu batalkan pendaftaran yang ini."),
        )


def refuse_running(session: ExamSession) -> None:
    """Refuse to take people out of, or into, a session whose clocks run."""
    if session.state not in {"DISIAPKAN", "DIBUKA"}:
        raise NotPossible(
            msg("Sesi {name} sudah berjalan atau ditutup.", name=session.name),
            hint=msg("Pindahkan peserta ke sesi yang belum berjalan."),
        )


@action("exams.registration.accommodated", needs=operates)
def accommodate(actor: User, registration: Registration, *, extra_percent: int, needs: str) -> None:
    """Give somebody more time in per cent, or note what else they need, and on what ground.

    The words stay with the registration: the log tells only that there are some.
    """
    refuse_without_reason(needs)
    refuse_closed(registration.session)
    if not 0 <= extra_percent <= EXTRA_AT_MOST:
        raise NotPossible(
            msg("Tambahan waktu 0 sampai {most} persen.", most=EXTRA_AT_MOST),
            hint=msg("Periksa angkanya."),
        )
    noted(before=f"{registration.extra_percent}%", needs=len(needs))
    registration.extra_percent, registration.needs = extra_percent, needs
    registration.save(update_fields=["extra_percent", "needs"])


@action("exams.registration.cancelled", needs=operates)
def cancel_registration(actor: User, registration: Registration, *, because: str) -> None:
    """Take somebody out of a session; the seat is free again, the PIN opens nothing."""
    refuse_without_reason(because)
    refuse_running(registration.session)
    registration.state, registration.room, registration.seat = "DIBATALKAN", None, None
    registration.pin = ""
    registration.save(update_fields=["state", "room", "seat", "pin"])
