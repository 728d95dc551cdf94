"""Needs and fillings asked for, done in the background, ended when they go wrong."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.development.actions.refusals import NotGood, NotNow, held_draft
from takar.web.development.computing import fill_plan, find_needs
from takar.web.development.models import Plan
from takar.web.development.permissions import operates
from takar.web.development.rules import (
    DONE,
    FAILED,
    FILL,
    FIND,
    RUNNING,
    WAITING,
    WORKS,
)

COMPUTED = (
    *("work_state", "finished_at", "problem", "hint", "found", "answer", "is_stale"),
    *("law_edition", "evidence_hash"),
)


@action("development.work.asked", needs=operates)
def ask_for_work(actor: User, plan: Plan, *, work: str) -> None:
    """Ask for the needs, or for the filling of a plan; whoever calls hands it to the background.

    Raises:
        NotNow: it is no draft, or something is computed already.
        NotGood: there is nothing to fill it with.
    """
    held_draft(plan)
    if work not in WORKS:
        raise NotGood(
            msg("Pekerjaan itu tidak dikenal."), hint=msg("Muat ulang halaman, lalu coba lagi.")
        )
    if work == FILL:
        refuse_empty(plan)
    plan.work, plan.work_state, plan.begun_at = work, WAITING, timezone.now()
    plan.problem = plan.hint = ""
    plan.save(update_fields=["work", "work_state", "begun_at", "problem", "hint"])


def refuse_empty(plan: Plan) -> None:
    """Refuse to fill a plan without needs or trainings."""
    if plan.found is None:
        raise NotGood(
            msg("Kebutuhannya belum dicari."), hint=msg("Cari kebutuhannya, lalu susun rencana.")
        )
    if not plan.courses.exists():
        raise NotGood(
            msg("Belum ada pelatihan yang dapat diadakan."),
            hint=msg("Masukkan daftar pelatihannya, satu per satu atau dari berkas."),
        )


def begin_work(plan: Plan) -> None:
    """Say that the work began."""
    plan.work_state, plan.begun_at = RUNNING, timezone.now()
    plan.save(update_fields=["work_state", "begun_at"])


@action("development.work.answered", needs=operates)
def answer_work(actor: User, plan: Plan) -> None:
    """Do what was asked and keep the answer.

    Raises:
        NotNow: the plan changed meanwhile.
        TakarError: the records or the question cannot be used as they stand.
    """
    if plan.work == FIND:
        plan.found = find_needs(plan).model_dump(mode="json")
        plan.answer = None
        noted(found=plan.found)
    else:
        plan.answer = fill_plan(plan).model_dump(mode="json")
        noted(status=plan.answer["status"], people=plan.answer["people"])
    now = Plan.objects.select_for_update().filter(pk=plan.pk).first()
    if now is None or now.work_state != RUNNING:
        raise NotNow(msg("Rencana berubah selama dihitung."), hint=msg("Minta sekali lagi."))
    plan.work_state, plan.finished_at, plan.is_stale = DONE, timezone.now(), False
    plan.problem = plan.hint = ""
    plan.save(update_fields=COMPUTED)


@action("development.work.failed", needs=operates)
def fail_work(actor: User, plan: Plan, *, problem: str, hint: str) -> None:
    """Keep what went wrong; what was there before stays."""
    plan.work_state, plan.problem, plan.hint = FAILED, problem, hint
    plan.finished_at = timezone.now()
    plan.save(update_fields=["work_state", "problem", "hint", "finished_at"])
