"""Forms (naskah): made, looked at, locked, copied, withdrawn."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.actions.pools import freeze_pools
from takar.web.exams.actions.refusals import NotPossible, refuse_locked
from takar.web.exams.models import Exam, ExamForm, ExamSession, FormItem
from takar.web.exams.permissions import operates, reads_items
from takar.web.exams.queries.exams import loose_items
from takar.web.exams.rules import drafts
from takar.web.item_bank.models import ItemView
from takar.web.kit.reasons import refuse_without_reason


@action("exams.form.created", needs=operates)
def create_form(actor: User, exam: Exam, *, code: str, title: str) -> ExamForm:
    """Make an empty form of an exam."""
    return kept(ExamForm(exam=exam, code=code, title=title, blueprint=drafts.EMPTY))


def kept(form: ExamForm) -> ExamForm:
    """Save a form whose code no other of the exam has."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as fault:
        raise NotPossible(
            msg("Sudah ada naskah berkode {code}.", code=form.code), hint=msg("Pakai kode lain.")
        ) from fault
    return form


@action("exams.form.locked", needs=operates)
def lock_form(actor: User, form: ExamForm) -> None:
    """Fix a form for good: whole, and made of approved versions only."""
    refuse_locked(form)
    plan = drafts.checked(form.blueprint)
    refuse_items(
        loose_items(form),
        "Soal yang tidak disetujui atau sudah ditarik: {items}.",
        "Keluarkan soal itu, atau minta pengesah menyetujuinya.",
    )
    missing = set(drafts.items_in(form.blueprint)) - set(form.items.values_list("code", flat=True))
    refuse_items(sorted(missing), "Soal hilang dari naskah: {items}.", "Keluarkan dan pilih lagi.")
    noted(pools=[one.section for one in freeze_pools(form)])
    form.blueprint = plan.model_dump(mode="json")
    form.state, form.locked_by, form.locked_at = "DIKUNCI", actor, timezone.now()
    form.save(update_fields=["blueprint", "state", "locked_by", "locked_at"])


def refuse_items(codes: Sequence[str], problem: str, hint: str) -> None:
    """Refuse a form because of some of its items."""
    if codes:
        named = ", ".join(codes[:10]) + (" …" if len(codes) > 10 else "")
        raise NotPossible(msg(problem, items=named), hint=msg(hint))


@action("exams.form.duplicated", needs=operates)
def duplicate_form(actor: User, form: ExamForm, *, code: str, title: str) -> ExamForm:
    """Make a draft with the same plan and the same items."""
    copy = kept(ExamForm(exam=form.exam, code=code, title=title, blueprint=form.blueprint))
    FormItem.objects.bulk_create(
        FormItem(form=copy, code=one.code, version_id=one.version_id) for one in form.items.all()
    )
    return copy


@action("exams.form.withdrawn", needs=operates)
def withdraw_form(actor: User, form: ExamForm, *, because: str) -> None:
    """Take a form out of use; nobody is given it any more, what was sat with it stays."""
    refuse_without_reason(because)
    used = ExamSession.objects.filter(
        exam=form.exam, registrations__form=form, registrations__state="TERDAFTAR"
    ).exclude(state__in=("DITUTUP", "DISAHKAN"))
    if used.exists():
        raise NotPossible(
            msg("Naskah ini dipakai peserta sesi yang belum ditutup."),
            hint=msg("Atur kursi dan naskah sesi itu lagi lebih dulu."),
        )
    form.state = "DITARIK"
    form.save(update_fields=["state"])


@action("exams.form.previewed", needs=reads_items)
def preview_form(actor: User, form: ExamForm) -> list[FormItem]:
    """Return the items of a form to be shown to one person; each is written down as seen."""
    items = list(form.items.select_related("version__item"))
    ItemView.objects.bulk_create(
        ItemView(version=one.version, viewer=actor, purpose="RAKIT") for one in items
    )
    noted(items=len(items))
    return items
