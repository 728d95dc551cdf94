"""The plan of a form, changed piece by piece while it is a draft."""

from collections.abc import Iterable

from takar.items.forms import AdaptiveRule
from takar.items.markup import safe_block
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.actions.refusals import NotPossible, refuse_locked
from takar.web.exams.models import ExamForm, FormItem
from takar.web.exams.permissions import operates
from takar.web.exams.rules import drafts
from takar.web.item_bank.models import ItemVersion


@action("exams.form.described", needs=operates)
def describe_form(
    actor: User, form: ExamForm, *, title: str, minutes: int | None, unanswered: str
) -> None:
    """Give a form another title, clock, or rule for what was not answered."""
    form.title = title
    keep(form, form.blueprint | {"minutes": minutes, "unanswered": unanswered})


@action("exams.section.added", needs=operates)
def add_section(actor: User, form: ExamForm, *, code: str, title: str, minutes: int | None) -> None:
    """Add a section at the end of a form."""
    keep(form, drafts.with_section(form.blueprint, code, title=title, minutes=minutes))


@action("exams.section.changed", needs=operates)
def change_section(  # noqa: PLR0913 -- a section is described as a whole
    actor: User,
    form: ExamForm,
    *,
    code: str,
    title: str,
    minutes: int | None,
    instructions: str = "",
    shuffles_options: bool = False,
    may_go_back: bool = True,
    adaptive: AdaptiveRule | None = None,
) -> None:
    """Give a section another title, clock, instructions, or way of going through it."""
    facts = {
        "title": title,
        "minutes": minutes,
        "instructions": safe_block(instructions),
        "shuffles_options": shuffles_options,
        "may_go_back": may_go_back,
        "adaptive": adaptive.model_dump(mode="json") if adaptive else None,
    }
    keep(form, drafts.with_facts(form.blueprint, code, **facts))


@action("exams.section.moved", needs=operates)
def move_section(actor: User, form: ExamForm, *, code: str, by: int) -> None:
    """Put a section earlier or later."""
    keep(form, drafts.section_moved(form.blueprint, code, by=by))


@action("exams.section.dropped", needs=operates)
def drop_section(actor: User, form: ExamForm, *, code: str) -> None:
    """Take a section out, with its items."""
    keep(form, drafts.without_section(form.blueprint, code))


@action("exams.block.added", needs=operates)
def add_block(actor: User, form: ExamForm, *, code: str) -> None:
    """Add a block to a section."""
    keep(form, drafts.with_block(form.blueprint, code))


@action("exams.block.changed", needs=operates)
def change_block(
    actor: User, form: ExamForm, *, code: str, block: str, take: int | None, shuffles_items: bool
) -> None:
    """Say how many items of a block are given, and whether in an order of their own."""
    facts = {"take": take, "shuffles_items": shuffles_items}
    keep(form, drafts.with_block_facts(form.blueprint, code, block, **facts))


@action("exams.block.dropped", needs=operates)
def drop_block(actor: User, form: ExamForm, *, code: str, block: str) -> None:
    """Take a block out of a section, with its items."""
    keep(form, drafts.without_block(form.blueprint, code, block))


@action("exams.items.added", needs=operates)
def add_items(
    actor: User, form: ExamForm, *, code: str, block: str, versions: Iterable[ItemVersion]
) -> int:
    """Add approved versions to a block or to the practice of a section; return how many."""
    refuse_locked(form)
    new = {drafts.item_code(one.item.code): one for one in versions}
    if any(one.state != "DISETUJUI" or one.agency_id != form.agency_id for one in new.values()):
        raise NotPossible(
            msg("Hanya soal yang disetujui dapat masuk naskah."),
            hint=msg("Minta pengesah menyetujui soal itu lebih dulu."),
        )
    held = set(form.items.values_list("code", flat=True))
    added = {name: one for name, one in new.items() if name not in held}
    FormItem.objects.bulk_create(
        FormItem(form=form, code=name, version=one) for name, one in added.items()
    )
    noted(items=list(added))
    keep(form, drafts.with_items(form.blueprint, code, block, list(added)))
    return len(added)


@action("exams.items.dropped", needs=operates)
def drop_items(actor: User, form: ExamForm, *, items: Iterable[str]) -> int:
    """Take items out of a form, wherever they stand; return how many."""
    gone = list(items)
    keep(form, drafts.without_items(form.blueprint, gone))
    return len(gone)


def keep(form: ExamForm, draft: drafts.Draft) -> None:
    """Save the draft of a form, without items that no longer stand in it."""
    refuse_locked(form)
    form.blueprint = draft
    form.save(update_fields=["blueprint", "title"])
    form.items.exclude(code__in=drafts.items_in(draft)).delete()
