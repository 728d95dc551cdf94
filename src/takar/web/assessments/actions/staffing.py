"""Seat the team of an event: own assessors, guests, and those who help."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.utils import timezone

from takar.kernel.language import msg
from takar.kernel.nip import masked_nip, read_nip
from takar.web.accounts.actions import grant_membership
from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import assesses
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    Participant,
    Presence,
)
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.staffing import employee_of, scores_by_seat
from takar.web.assessments.rules.refusals import NotReady, SeatTaken, demand_reason
from takar.web.assessments.rules.staffing import (
    ASSESSOR_TIERS,
    RATING_ROLES,
    TEAM_ROLES,
)
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee

Hours = tuple[time | None, time | None]
Days = Iterable[date] | Mapping[date, Hours]


@action("assessments.assessor.seated", needs=operates)
def seat_assessor(  # noqa: PLR0913 -- the facts of a seat are named at the call
    actor: User,
    event: Event,
    *,
    user: User | None = None,
    name: str = "",
    employee: Employee | None = None,
    role: str = "ASESOR",
    tier: str = "",
    lent_by: str = "",
    languages: str = "",
    most_a_day: int | None = None,
    days: Days = (),
) -> EventAssessor:
    """Give somebody a seat in the team of an event.

    Args:
        actor: the operator.
        event: an event not yet signed.
        user: the account with which they sign in; helpers need none.
        name: how their scores are signed; the name of the account when left out.
        employee: the person on record; found by the account when left out.
        role: what they do in the team.
        tier: their tier as assessor.
        lent_by: the agency that lends them.
        languages: what they speak, separated by commas.
        most_a_day: so many sessions a day at most.
        days: when they are there, perhaps with hours; empty means every day.

    Raises:
        SeatTaken: they sit there already, or take part in the event themselves.
        NotReady: the account is no assessor of this agency, or a fact cannot be.
    """
    hold(event, "staff")
    employee = employee or employee_of(user, event.agency_id)
    seat = EventAssessor(
        event=event,
        user=user,
        employee=employee,
        name=(name.strip() or str(user or employee or ""))[:120],
        role=role,
        tier=tier,
        lent_by=lent_by.strip(),
        languages=languages.strip(),
        most_a_day=most_a_day,
    )
    refuse_odd_seat(seat)
    refuse_taken(seat)
    seat.save()
    keep_days(seat, days)
    noted(seat=seat.pk, name=seat.name)
    return seat


@action("assessments.guest.invited", needs=operates)
def invite_guest(  # noqa: PLR0913 -- the facts of a seat are named at the call
    actor: User,
    event: Event,
    *,
    username: str,
    full_name: str,
    lent_by: str,
    role: str = "ASESOR",
    tier: str = "",
    languages: str = "",
    most_a_day: int | None = None,
    days: Days = (),
) -> tuple[EventAssessor, str]:
    """Seat an assessor lent by another agency; returns the seat and a new account's password.

    The account gets the role of a guest in the host agency, which grants nothing by itself. The
    password is temporary, shown once, and empty when the account was there before.

    Raises:
        SeatTaken: they sit there already.
        NotReady: the account works for this agency in another role.
    """
    noted(username=masked_nip(username) if read_nip(username) else username)
    known = User.objects.filter(username__iexact=username).first()
    roles = known.roles.get(event.agency_id, frozenset()) if known else frozenset()
    if roles - {Role.GUEST}:
        raise NotReady(
            msg("Akun {name} sudah bekerja untuk instansi ini.", name=str(known)),
            hint=msg("Pilih namanya pada daftar asesor sendiri."),
        )
    password = ""
    if Role.GUEST not in roles:
        password = grant_membership(
            actor, event.agency, username=username, role=Role.GUEST, full_name=full_name
        )
    guest = User.objects.get(username__iexact=username)
    seat = seat_assessor(
        actor,
        event,
        user=guest,
        name=full_name or str(guest),
        role=role,
        tier=tier,
        lent_by=lent_by,
        languages=languages,
        most_a_day=most_a_day,
        days=days,
    )
    return seat, password


@action("assessments.assessor.changed", needs=operates)
def change_seat(
    actor: User, seat: EventAssessor, *, facts: Mapping[str, Any], days: Days | None = None
) -> None:
    """Change role, tier, languages, load or days of a seat; the name stays, scores are signed so.

    Raises:
        NotReady: a fact cannot be.
    """
    hold(seat.event, "staff")
    noted(before={name: getattr(seat, name) for name in facts})
    for field in ("role", "tier", "lent_by", "languages", "most_a_day"):
        setattr(seat, field, facts.get(field, getattr(seat, field)))
    refuse_odd_seat(seat)
    refuse_candidate(seat)
    seat.save()
    if days is not None:
        Presence.objects.filter(assessor=seat).delete()
        keep_days(seat, days)


@action("assessments.assessor.released", needs=operates)
def release_assessor(actor: User, seat: EventAssessor, *, reason: str) -> int:
    """Take somebody out of the team; returns how many assignments were revoked with it.

    What they submitted stays, with its assignment; whatever was not yet judged becomes free.

    Raises:
        NoReason: no reason was given.
        NotNow: the event is signed.
    """
    hold(seat.event, "staff")
    because = demand_reason(reason, msg("Melepas anggota tim memerlukan alasan."))
    seat.state, seat.released_at, seat.released_because = "DILEPAS", timezone.now(), because
    seat.save(update_fields=["state", "released_at", "released_because"])
    done = {(one, method) for one, method, name in scores_by_seat(seat.event) if name == seat.name}
    open_rows = [
        row.pk
        for row in Assignment.objects.filter(assessor=seat, state="DITUGASKAN")
        if (row.participant_id, row.method_id) not in done
    ]
    freed = Assignment.objects.filter(pk__in=open_rows)
    noted(name=seat.name, submitted=len(done), revoked=len(open_rows))
    return freed.update(state="DICABUT", revoked_because=because)


@action("assessments.assessor.recalled", needs=operates)
def recall_assessor(actor: User, seat: EventAssessor) -> None:
    """Let somebody released sit again; assignments are given anew."""
    hold(seat.event, "staff")
    refuse_candidate(seat)
    noted(before=seat.released_because)
    seat.state, seat.released_at, seat.released_because = "AKTIF", None, ""
    seat.save(update_fields=["state", "released_at", "released_because"])


def keep_days(seat: EventAssessor, days: Days) -> None:
    """Write the days on which a seat is there.

    Raises:
        NotReady: a day is not one of the event's.
    """
    hours = days if isinstance(days, Mapping) else dict.fromkeys(days, (None, None))
    event = seat.event
    outside = [day for day in hours if not event.starts_on <= day <= event.ends_on]
    if outside:
        raise NotReady(
            msg("Tanggal {day} di luar hari kegiatan.", day=f"{outside[0]:%d-%m-%Y}"),
            hint=msg("Pilih dari hari mulai sampai hari selesai kegiatan."),
        )
    Presence.objects.bulk_create(
        Presence(assessor=seat, day=day, since=since, until=until)
        for day, (since, until) in sorted(hours.items())
    )


def refuse_odd_seat(seat: EventAssessor) -> None:
    """Refuse a seat without a name, of an unknown role or tier, or for a stranger's account.

    Raises:
        NotReady: it is so.
    """
    if not seat.name:
        raise NotReady(msg("Nama anggota tim belum diisi."))
    if seat.role not in TEAM_ROLES or (seat.tier and seat.tier not in ASSESSOR_TIERS):
        raise NotReady(msg("Peran atau jenjang {name} tidak dikenal.", name=seat.name))
    if seat.user is None or seat.role not in RATING_ROLES:
        return
    is_guest = seat.user.is_one_of(seat.event.agency_id, Role.GUEST)
    if not is_guest and not assesses(seat.user, seat.event):
        raise NotReady(
            msg("{name} bukan asesor instansi ini.", name=seat.name),
            hint=msg("Beri peran asesor pada akunnya, atau undang sebagai asesor tamu."),
        )


def refuse_taken(seat: EventAssessor) -> None:
    """Refuse a second seat of the same account or name, and a seat for a candidate.

    Raises:
        SeatTaken: there is one.
    """
    seats = EventAssessor.objects.filter(event=seat.event)
    twin = (seats.filter(user=seat.user).first() if seat.user else None) or seats.filter(
        name__iexact=seat.name
    ).first()
    if twin is not None:
        raise SeatTaken(
            msg("{name} sudah duduk di tim kegiatan ini.", name=twin.name),
            hint=msg("Ubah kursinya; bila sudah dilepas, panggil kembali dari daftar tim."),
        )
    refuse_candidate(seat)


def refuse_candidate(seat: EventAssessor) -> None:
    """Refuse to let a candidate judge in the same event.

    Raises:
        SeatTaken: the person takes part.
    """
    if seat.role not in RATING_ROLES or seat.employee_id is None:
        return
    if Participant.objects.filter(event=seat.event, employee=seat.employee_id).exists():
        raise SeatTaken(
            msg("{name} adalah peserta kegiatan ini.", name=seat.name),
            hint=msg("Pilih asesor lain, atau keluarkan dahulu dari daftar peserta."),
        )
