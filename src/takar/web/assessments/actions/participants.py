"""Choose who takes part, and note who came."""

from collections.abc import Collection

from django.db import models

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    MethodScore,
    Participant,
)
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.roster import choice_for
from takar.web.assessments.rules.matrix import group_sizes
from takar.web.assessments.rules.refusals import NotNow, demand_reason
from takar.web.assessments.rules.selection import Choice, Chosen, sizes
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.assessments.rules.states import PARTICIPANT_STATES
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee


@action("assessments.participants.chosen", needs=operates)
def choose_participants(actor: User, event: Event) -> Choice:
    """Take those whom the criteria choose, in place of whoever was taken before.

    Returns:
        Everybody of the roster: those inside, and those outside with their reason.

    Raises:
        NotNow: somebody was already scored.
    """
    hold(event, "plan")
    refuse_scored(Participant.objects.filter(event=event))
    refuse_assigned(Participant.objects.filter(event=event))
    choice = choice_for(event)
    throw_out(Participant.objects.filter(event=event))
    Participant.objects.bulk_create(seated(event, choice.inside), batch_size=500)
    noted(groups=dict(sizes(choice.inside)), outside=len(choice.outside))
    return choice


@action("assessments.participant.added", needs=operates)
def add_participant(
    actor: User, event: Event, *, employee: Employee, group: str, reason: str
) -> Participant:
    """Take one person whom the criteria left out, with the reason of whoever decides it.

    Raises:
        NoReason: no reason was given.
        NotNow: the person already takes part.
    """
    hold(event, "plan")
    because = demand_reason(reason, msg("Menambah peserta di luar kriteria memerlukan alasan."))
    if employee.agency_id != event.agency_id:
        raise NotNow(msg("{name} bukan pegawai instansi ini.", name=employee.name))
    if Participant.objects.filter(event=event, employee=employee).exists():
        raise NotNow(msg("{name} sudah menjadi peserta.", name=employee.name))
    refuse_rater(event, employee)
    last = Participant.objects.filter(event=event).order_by("-number").first()
    participant = seat(event, employee, group, number=last.number + 1 if last else 1)
    participant.chosen_because = str(msg("ditambahkan: {reason}", reason=because))[:300]
    participant.circle = last.circle if last else None
    participant.save()
    return participant


@action("assessments.participant.removed", needs=operates)
def remove_participant(actor: User, participant: Participant, *, reason: str) -> None:
    """Take one person out again before anything was scored.

    Raises:
        NoReason: no reason was given.
        NotNow: the person was already scored.
    """
    hold(participant.event, "plan")
    demand_reason(reason, msg("Mengeluarkan peserta memerlukan alasan."))
    chosen = Participant.objects.filter(pk=participant.pk)
    refuse_scored(chosen)
    refuse_assigned(chosen)
    noted(employee=participant.employee.name, number=participant.number)
    throw_out(chosen)


@action("assessments.attendance.marked", needs=operates)
def mark_attendance(actor: User, event: Event, *, participants: Collection[int], state: str) -> int:
    """Note for some participants whether they came; returns how many.

    Raises:
        NotNow: the state is unknown, or somebody absent was already scored.
    """
    hold(event, "attend")
    if state not in PARTICIPANT_STATES:
        raise NotNow(msg("Keadaan peserta {state} tidak dikenal.", state=state))
    chosen = Participant.objects.filter(event=event, pk__in=list(participants))
    if state != "HADIR":
        refuse_scored(chosen)
    noted(participants=sorted(chosen.values_list("number", flat=True)))
    return chosen.update(state=state)


def refuse_scored(participants: "models.QuerySet[Participant]") -> None:
    """Refuse to touch people who already have scores: scores are never thrown away.

    Raises:
        NotNow: somebody has.
    """
    if MethodScore.objects.filter(participant__in=participants).exists():
        raise NotNow(
            msg("Ada peserta yang sudah punya nilai."),
            hint=msg("Nilai tidak dibuang; pilih peserta lain, atau biarkan daftar ini."),
        )


def throw_out(participants: "models.QuerySet[Participant]") -> None:
    """Take people out again.

    Raises:
        NotNow: another room still holds on to one of them, as a timetable does.
    """
    try:
        participants.delete()
    except models.ProtectedError as fault:
        raise NotNow(
            msg("Ada peserta yang masih dipakai pada jadwal atau catatan lain."),
            hint=msg("Hapus dahulu jadwalnya, lalu ulangi."),
        ) from fault


def refuse_assigned(participants: "models.QuerySet[Participant]") -> None:
    """Refuse to throw people out whom somebody was assigned to judge.

    Raises:
        NotNow: somebody was.
    """
    if Assignment.objects.filter(participant__in=participants, state="DITUGASKAN").exists():
        raise NotNow(
            msg("Ada peserta yang sudah punya penugasan asesor."),
            hint=msg("Cabut dahulu penugasannya pada halaman Penugasan."),
        )


def refuse_rater(event: Event, employee: Employee) -> None:
    """Refuse a participant who judges in the same event.

    Raises:
        NotNow: the person sits in the team.
    """
    seats = EventAssessor.objects.filter(event=event, state="AKTIF", role__in=RATING_ROLES)
    own = models.Q(employee=employee)
    if employee.user_id is not None:
        own |= models.Q(user=employee.user_id)
    if seats.filter(own).exists():
        raise NotNow(
            msg("{name} adalah asesor dalam tim kegiatan ini.", name=employee.name),
            hint=msg("Lepaskan dahulu dari tim, atau nilai yang bersangkutan di kegiatan lain."),
        )


def seated(event: Event, chosen: Collection[Chosen]) -> list[Participant]:
    """Return the chosen with their numbers and their observation groups, ready to be written."""
    employees = Employee.objects.in_bulk([one.person.pk for one in chosen])
    circles = circles_of(event, chosen)
    seats = []
    for number, one in enumerate(chosen, start=1):
        participant = seat(event, employees[one.person.pk], one.group, number=number)
        participant.circle = circles[number - 1]
        participant.chosen_because = str(
            msg(
                "{reason}; urutan ke-{place}, undian {lot}",
                reason=one.reason,
                place=one.place,
                lot=one.lot,
            )
        )[:300]
        seats.append(participant)
    return seats


def circles_of(event: Event, chosen: Collection[Chosen]) -> list[int]:
    """Return the observation group of each of the chosen: peers sit with peers."""
    limits = limits_of(law_of_event(event))
    split = [size for people in sizes(chosen).values() for size in group_sizes(people, limits)]
    return [circle for circle, size in enumerate(split, start=1) for _ in range(size)]


def seat(event: Event, employee: Employee, group: str, *, number: int) -> Participant:
    """Return a participant with the post held on this day, which stays when the person moves."""
    return Participant(
        event=event,
        employee=employee,
        group=group,
        number=number,
        position_title=employee.position_title or "",
        position_tier=employee.position_tier or "",
    )
