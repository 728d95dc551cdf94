"""A plan decided by the leadership, its budget changed with a reason, and taken back."""

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import Role, User
from takar.web.audit.action import action, noted
from takar.web.development.actions.refusals import (
    NotGood,
    NotNow,
    OverLimit,
    held_decided,
    held_draft,
)
from takar.web.development.models import Booking, Plan
from takar.web.development.permissions import leads, operates
from takar.web.development.queries import sums_of
from takar.web.development.rules import DECIDED, HELD, REVOKED
from takar.web.kit.reasons import demanded
from takar.web.notices.actions import tell


@action("development.plan.decided", needs=leads)
def decide_plan(actor: User, plan: Plan, *, decree: str, decided_on: date) -> None:
    """Let a filled plan stand, by number and date; afterwards it changes only with a reason.

    Raises:
        NotNow: it is no draft, old, empty, or another one stands for its year.
        OverLimit: it costs more than its budget.
        Unwritten: no number.
    """
    held_draft(plan)
    refuse_unready(plan)
    number = demanded(
        decree, msg("Nomor penetapannya kosong."), msg("Tulis nomor surat keputusan.")
    )
    if decided_on > timezone.localdate():
        raise NotGood(
            msg("Tanggal penetapan ada di masa depan."), hint=msg("Isi paling lambat hari ini.")
        )
    plan.state, plan.decree, plan.decided_on, plan.decided_by = DECIDED, number, decided_on, actor
    try:
        with transaction.atomic():
            plan.save(update_fields=["state", "decree", "decided_on", "decided_by"])
    except IntegrityError as error:
        raise NotNow(
            msg("Tahun {year} sudah mempunyai rencana yang ditetapkan.", year=plan.year),
            hint=msg("Cabut rencana itu lebih dahulu, dengan alasannya."),
        ) from error
    tell_readers(actor, plan)


def tell_readers(decider: User, plan: Plan) -> None:
    """Tell operators and heads of units that a plan stands."""
    readers = User.objects.filter(
        memberships__agency=plan.agency,
        memberships__role__in=[Role.OPERATOR, Role.UNIT_HEAD],
        is_active=True,
    )
    tell(
        readers.exclude(pk=decider.pk).distinct(),
        plan.agency,
        msg("Rencana pengembangan {title} ditetapkan.", title=plan.title),
        link=reverse("development:plan", args=[plan.pk]),
    )


def refuse_unready(plan: Plan) -> None:
    """Refuse to decide a plan that is old, empty or too dear."""
    if plan.is_stale:
        raise NotNow(
            msg("Kebutuhan, pelatihan, atau batasnya berubah sesudah rencana disusun."),
            hint=msg("Minta operator menyusunnya sekali lagi."),
        )
    sums = sums_of(plan)
    if not sums.bookings:
        raise NotNow(
            msg("Rencana ini belum mempunyai peserta."), hint=msg("Susun rencananya lebih dahulu.")
        )
    if sums.is_over:
        raise over_budget(-(sums.left or 0))


def over_budget(lacking: int) -> OverLimit:
    """Return the refusal of what the budget does not pay for."""
    return OverLimit(
        msg("Anggaran kurang {lacking} rupiah.", lacking=f"{lacking:,}".replace(",", ".")),
        hint=msg("Ubah anggarannya dengan alasan, atau batalkan peserta lain."),
    )


@action("development.budget.changed", needs=operates)
def change_budget(actor: User, plan: Plan, *, budget: int | None, because: str) -> None:
    """Give a plan that stands another budget, with the reason.

    Raises:
        NotNow: it is not decided.
        OverLimit: what is planned costs more.
        Unwritten: no reason.
    """
    held_decided(plan)
    because = demanded(because)
    noted(before=plan.budget)
    plan.budget = budget
    sums = sums_of(plan)
    if sums.is_over:
        raise over_budget(-(sums.left or 0))
    plan.save(update_fields=["budget"])


@action("development.plan.revoked", needs=leads)
def revoke_plan(actor: User, plan: Plan, *, because: str) -> None:
    """Take a plan back by which nothing took place; another may then stand for its year.

    Raises:
        NotNow: it is not decided, or something took place.
        Unwritten: no reason.
    """
    held_decided(plan)
    reason = demanded(because)
    if Booking.objects.filter(plan=plan, state=HELD).exists():
        raise NotNow(
            msg("Sebagian pelatihan rencana ini sudah terlaksana."),
            hint=msg("Batalkan peserta yang belum terlaksana saja, dengan alasannya."),
        )
    plan.state, plan.revoked_because = REVOKED, reason
    plan.revoked_by, plan.revoked_at = actor, timezone.now()
    plan.save(update_fields=["state", "revoked_because", "revoked_by", "revoked_at"])
