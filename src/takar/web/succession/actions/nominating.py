"""Successors proposed and led from hand to hand."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import NotPermitted, action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Employee, Position
from takar.web.succession.actions.refusals import NotGood, NotNow
from takar.web.succession.models import Listing, Nomination, Ranked, Step
from takar.web.succession.permissions import moves_nominations, nominates, takes_step
from takar.web.succession.queries import conditions_now
from takar.web.succession.rules import (
    NEXT,
    OPEN,
    OUTSIDE,
    PROPOSED,
    REFUSED,
    SETTLED,
    TAKEN_BACK,
)


@action("succession.nomination.made", needs=nominates)
def nominate(
    actor: User,
    position: Position,
    *,
    employee: Employee,
    because: str,
    listing: Listing | None = None,
) -> Nomination:
    """Propose a successor for a post, with the reason.

    Raises:
        NotGood: the person is of another agency, holds the post, or stands outside the list.
        NotNow: the person is a nominee already.
        Unwritten: no reason.
    """
    reason = demanded(because)
    if employee.agency_id != position.agency_id or employee.left_on is not None:
        raise NotGood(
            msg("Pegawai itu bukan pegawai aktif instansi ini."),
            hint=msg("Pilih dari daftar calon."),
        )
    if employee.position_id == position.pk:
        raise NotGood(msg("Pegawai itu memangku jabatan ini."), hint=msg("Pilih calon lain."))
    _refuse_outside(listing, employee)
    standing = Nomination.objects.filter(
        position=position, employee=employee, state__in=[*OPEN, SETTLED]
    )
    if standing.exists():
        raise NotNow(
            msg("Pegawai itu sudah dicalonkan untuk jabatan ini."),
            hint=msg("Buka pencalonannya dari daftar."),
        )
    one = Nomination.objects.create(
        position=position, employee=employee, listing=listing, because=reason, made_by=actor
    )
    Step.objects.create(nomination=one, state=PROPOSED, because=reason, taken_by=actor)
    noted(nomination=one.pk)
    return one


@action("succession.nomination.moved", needs=moves_nominations)
def move_nomination(
    actor: User, nomination: Nomination, *, state: str, because: str = "", document: str = ""
) -> Step:
    """Lead a nomination on: verified by the operator, reviewed and settled by the leadership.

    Raises:
        NotNow: the state does not follow.
        NotPermitted: the person may not take this step, or verifies the own proposal.
        Unwritten: a refusal or withdrawal without a reason, or a decision for somebody who does
            not meet a condition of the succession group without a document and a reason.
    """
    nomination.refresh_from_db(from_queryset=Nomination.objects.select_for_update())
    if state not in NEXT[nomination.state]:
        raise NotNow(
            msg("Pencalonan tidak dapat berpindah ke keadaan itu."),
            hint=msg("Muat ulang halaman; mungkin seseorang sudah memindahkannya."),
        )
    if not takes_step(actor, nomination, state):
        raise NotPermitted(
            msg("Langkah ini bukan wewenang Anda."),
            hint=msg("Yang mengusulkan tidak memverifikasi; pimpinan meninjau dan menetapkan."),
        )
    if state == SETTLED:
        _refuse_unfounded(nomination, because, document)
    reason = demanded(because) if state in {REFUSED, TAKEN_BACK} else because.strip()
    noted(before=nomination.state)
    nomination.state = state
    nomination.save(update_fields=["state"])
    return Step.objects.create(
        nomination=nomination,
        state=state,
        because=reason,
        document=document.strip(),
        taken_by=actor,
    )


def _refuse_unfounded(nomination: Nomination, because: str, document: str) -> None:
    """Refuse a decision against a condition of the succession group that rests on nothing."""
    conditions = conditions_now(nomination, timezone.localdate())
    noted(conditions={one.title: one.value for one in conditions.rows})
    if not conditions.is_broken:
        return
    problem = msg("Syarat kelompok rencana suksesi tidak terpenuhi.")
    hint = msg("Penuhi dulu, atau tulis nomor dokumen dan alasan penetapannya.")
    for written in (document, because):
        demanded(written, problem, hint)


def _refuse_outside(listing: Listing | None, employee: Employee) -> None:
    """Refuse whom the list leaves outside: the requirements are not met."""
    row = Ranked.objects.filter(listing=listing, employee=employee).first() if listing else None
    if row is not None and row.part == OUTSIDE:
        raise NotGood(
            msg("Pegawai itu di luar daftar: {rules}.", rules=", ".join(row.rests_on.failed)),
            hint=msg("Penuhi syaratnya dulu, atau buat daftar baru setelah datanya berubah."),
        )
