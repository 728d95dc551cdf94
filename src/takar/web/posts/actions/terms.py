"""What changes when a post falls vacant: a declaration, a prolonged term, the end of a contract."""

from datetime import date

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Employee, Position
from takar.web.posts.models import ContractEnd, TermExtension, VacancyNote
from takar.web.posts.permissions import operates
from takar.web.posts.rules.refusals import NotGood, NotThere
from takar.web.posts.rules.stored import VACANCY_KINDS

ON_CONTRACT = frozenset({"PPPK", "PPPK_PARUH_WAKTU"})
NO_DOCUMENT = msg("Perpanjangan memerlukan nomor dokumen.")
WRITTEN = msg("Tulis nomor persetujuan pejabat pembina kepegawaian.")


@action("posts.vacancy.declared", needs=operates)
def declare_vacancy(
    actor: User,
    position: Position,
    *,
    kind: str,
    vacant_from: date,
    reason: str,
    document: str = "",
) -> VacancyNote:
    """Declare a post vacant from a day on, or abolished, with the reason.

    Raises:
        NotGood: no such kind, or a declaration stands already.
        Unwritten: no reason was given.
    """
    if kind not in VACANCY_KINDS:
        raise NotGood(msg("Jenis {kind} tidak dikenal.", kind=kind), hint=msg("Pilih dari daftar."))
    if VacancyNote.objects.filter(position=position, withdrawn_at=None).exists():
        raise NotGood(
            msg("Jabatan ini sudah dinyatakan lowong atau dihapus."),
            hint=msg("Tarik pernyataan yang lama lebih dulu."),
        )
    return VacancyNote.objects.create(
        position=position,
        kind=kind,
        vacant_from=vacant_from,
        reason=demanded(reason),
        document=document.strip(),
        noted_by=actor,
    )


@action("posts.vacancy.withdrawn", needs=operates)
def withdraw_note(actor: User, note: VacancyNote) -> VacancyNote:
    """Take back what was declared about a post; the declaration stays on record.

    Raises:
        NotThere: it was taken back already.
    """
    if note.withdrawn_at is not None:
        raise NotThere(msg("Pernyataan ini sudah ditarik."), hint=msg("Muat ulang halaman."))
    note.withdrawn_at = timezone.now()
    note.save(update_fields=["withdrawn_at"])
    return note


@action("posts.term.extended", needs=operates)
def extend_term(
    actor: User, position: Position, *, employee: Employee, until_on: date, document: str
) -> TermExtension:
    """Write down that somebody's time in a post was prolonged to a day, by a document.

    Raises:
        NotThere: they do not hold the post.
        NotGood: it was prolonged to that day already.
        Unwritten: no document was named.
    """
    if employee.position_id != position.pk or employee.left_on is not None:
        raise NotThere(
            msg("{name} tidak memegang jabatan ini.", name=employee.name),
            hint=msg("Pilih pejabat yang sekarang."),
        )
    paper = demanded(document, NO_DOCUMENT, WRITTEN)
    if TermExtension.objects.filter(
        position=position, employee=employee, until_on=until_on
    ).exists():
        raise NotGood(msg("Perpanjangan sampai tanggal itu sudah tercatat."))
    noted(employee=employee.code)
    return TermExtension.objects.create(
        position=position, employee=employee, until_on=until_on, document=paper
    )


@action("posts.contract.noted", needs=operates)
def set_contract_end(
    actor: User, employee: Employee, *, ended_on: date, document: str = ""
) -> ContractEnd:
    """Write down the last day of somebody's contract.

    Raises:
        NotGood: the person is not on a contract.
    """
    if employee.employment not in ON_CONTRACT:
        raise NotGood(
            msg("{name} bukan PPPK.", name=employee.name),
            hint=msg("Akhir kontrak hanya bagi PPPK."),
        )
    facts = {"ended_on": ended_on, "document": document.strip()}
    found, _made = ContractEnd.objects.update_or_create(employee=employee, defaults=facts)
    return found
