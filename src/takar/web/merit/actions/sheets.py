"""Open a sheet, hand it in, settle it, open it again."""

from datetime import date
from io import BytesIO

from django.utils import timezone

from takar.exchange.files.workbook import write_workbook
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import NotPermitted, action, noted
from takar.web.kit.reasons import demanded
from takar.web.merit.actions.refusals import NotGood, NotNow, held_draft
from takar.web.merit.models import Sheet
from takar.web.merit.permissions import checks_documents, operates, reads_merit, settles
from takar.web.merit.queries import law_for, outcome_of, sheets_of
from takar.web.merit.rules import ADOPTION, DRAFT, NEXT, SETTLED


@action("merit.sheet.opened", needs=operates)
def open_sheet(actor: User, agency: Agency, *, instrument: str, year: int, day: date) -> Sheet:
    """Open an instrument for a year.

    Raises:
        NotGood: it is open already, or was not in force on the day.
    """
    if Sheet.objects.filter(agency=agency, instrument=instrument, year=year).exists():
        raise NotGood(
            msg("Lembar instrumen ini untuk tahun {year} sudah ada.", year=str(year)),
            hint=msg("Buka dari daftar lembar."),
        )
    sheet = Sheet(agency=agency, instrument=instrument, year=year, day=day, made_by=actor)
    sheet.full_clean()
    known = {ADOPTION, *law_for(sheet).codes("merit.instruments")}
    if instrument not in known:
        raise NotGood(
            msg("Instrumen itu belum berlaku pada {day}.", day=day.isoformat()),
            hint=msg("Pilih instrumen yang berlaku pada tanggal itu, atau tanggal lain."),
        )
    sheet.save()
    noted(sheet=sheet.pk)
    return sheet


@action("merit.sheet.moved", needs=checks_documents)
def move_sheet(actor: User, sheet: Sheet, *, state: str, because: str = "") -> None:
    """Lead a sheet on, or back to the draft with a reason; only the leadership settles.

    Raises:
        NotNow: the state does not follow.
        Unwritten: a step back without a reason.
        NotPermitted: somebody else than the leadership settles, or opens what is settled.
    """
    sheet.refresh_from_db(from_queryset=Sheet.objects.select_for_update())
    if state not in NEXT[sheet.state]:
        raise NotNow(
            msg("Lembar tidak dapat berpindah ke keadaan itu."),
            hint=msg("Muat ulang halaman; mungkin seseorang sudah memindahkannya."),
        )
    if SETTLED in {state, sheet.state} and not settles(actor, sheet):
        raise NotPermitted(
            msg("Hanya pimpinan yang menetapkan atau membuka kembali lembar ini."),
            hint=msg("Minta pimpinan melakukannya."),
        )
    if state == DRAFT:
        demanded(because)
    noted(before=sheet.state)
    sheet.outcome = outcome_of(sheet).model_dump(mode="json") if state == SETTLED else {}
    sheet.settled_by = actor if state == SETTLED else None
    sheet.settled_at = timezone.now() if state == SETTLED else None
    sheet.state = state
    sheet.save(update_fields=["state", "outcome", "settled_by", "settled_at"])


@action("merit.sheet.removed", needs=operates)
def remove_sheet(actor: User, sheet: Sheet) -> None:
    """Remove a draft that nobody has answered yet.

    Raises:
        NotNow: it is no draft, or holds answers or documents.
    """
    held_draft(sheet)
    if sheet.answers.exists() or sheet.documents.exists():
        raise NotNow(
            msg("Lembar yang sudah berisi jawaban atau dokumen tidak dihapus."),
            hint=msg("Hapus dokumennya dan kosongkan jawabannya lebih dulu."),
        )
    sheet.delete()


@action("merit.sheet.taken", needs=reads_merit)
def take_sheet(actor: User, sheet: Sheet) -> bytes:
    """Return a sheet as a workbook."""
    target = BytesIO()
    write_workbook(target, sheets_of(sheet))
    return target.getvalue()
