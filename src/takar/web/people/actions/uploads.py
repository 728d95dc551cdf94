"""An uploaded file: checked, imported on confirmation, or put aside."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Protocol

import pyarrow as pa
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError, transaction
from django.utils import timezone

from takar.exchange.faults import Fault
from takar.exchange.files import check_size
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, if_it_fails, noted
from takar.web.notices.rules import Said
from takar.web.people.importing.people import absent
from takar.web.people.importing.plan import TablePlan, plan_of
from takar.web.people.importing.reading import File, Reading, read_file
from takar.web.people.importing.store import packed, unpacked
from takar.web.people.importing.write import check_units, write
from takar.web.people.models import BatchState, ImportBatch, RowFault
from takar.web.people.queries.batches import row_marks
from takar.web.people.rules import ROSTER_KIND, BatchSummary, TableCount

SHOWN_NAMES = 200


class Upload(Protocol):
    """A file as the browser sends it."""

    @property
    def name(self) -> str | None:
        """What the file is called."""

    @property
    def size(self) -> int | None:
        """How many bytes it has."""

    def read(self) -> bytes:
        """Return the bytes."""


class NotWaiting(TakarError):
    """The import is not waiting for confirmation any more."""


class StaleCheck(TakarError):
    """Since the check, somebody else changed what is on record."""


class ImportRunning(TakarError):
    """Another import of the same agency is being written."""


@action("people.file.checked", needs=operates)
def check_file(
    actor: User, agency: Agency, *, kind: str, upload: Upload, day: date | None = None
) -> ImportBatch:
    """Read a file and say what importing it would do, without importing anything.

    Args:
        actor: an operator of the agency.
        agency: whose data it is.
        kind: one of ``UPLOAD_KINDS``.
        upload: the file.
        day: the day on which it is read; today when left out.

    Raises:
        TakarError: when the file as a whole cannot be taken; nothing is kept then.
    """
    name, limit = upload.name or "", settings.UPLOAD_LIMIT_BYTES
    check_size(upload.size or 0, name, limit_bytes=limit)
    content = upload.read()
    reading = read_file(agency, kind, File(name, content, limit, day or timezone.localdate()))
    plans = plan_of(agency, reading.tables)
    check_units(agency, plans)
    batch = ImportBatch(agency=agency, kind=kind, file_name=name[:250], by=actor)
    batch.sha256 = hashlib.sha256(content).hexdigest()
    batch.summary = summary_of(agency, kind, reading, plans).model_dump()
    batch.file.save(f"{batch.sha256[:16]}.zip", ContentFile(packed(reading.tables)), save=False)
    if_it_fails(partial(batch.file.storage.delete, str(batch.file.name)))
    batch.save()
    keep_faults(batch, reading.faults)
    noted(upload=name, rows=reading.counts.read, refused=reading.counts.bad)
    return batch


@action("people.batch.queued", needs=operates)
def queue_batch(actor: User, batch: ImportBatch) -> ImportBatch:
    """Confirm an import that a worker will carry out; a second confirmation is told so."""
    moved = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.CHECKED).update(
        state=BatchState.QUEUED
    )
    if not moved:
        raise not_waiting()
    batch.refresh_from_db()
    return batch


@action("people.batch.imported", needs=operates)
def import_batch(actor: User, batch: ImportBatch) -> ImportBatch:
    """Store the good rows of a checked file, all or none.

    Raises:
        NotWaiting: when it was imported, undone or put aside before.
        StaleCheck: when importing would do something else than what was shown.
        ImportRunning: when another import of the agency is being written at this moment.
    """
    locked = waiting(batch)
    plans = plan_of(locked.agency, tables_of(locked))
    summary = locked.outcome
    if counts_of(plans) != summary.tables:
        raise StaleCheck(
            msg("Data berubah sejak berkas ini diperiksa; belum ada yang disimpan."),
            hint=msg("Periksa ulang berkas ini, lihat jumlah yang baru, lalu konfirmasi lagi."),
        )
    write(locked.agency, plans, locked)
    locked.state = BatchState.IMPORTED
    locked.imported_at = timezone.now()
    locked.summary = summary.model_copy(
        update={"marks": row_marks(), "problem": None, "hint": None}
    ).model_dump()
    locked.save()
    noted(new=summary.new, changed=summary.changed, unchanged=summary.unchanged)
    return locked


@action("people.batch.rechecked", needs=operates)
def recheck_batch(actor: User, batch: ImportBatch) -> ImportBatch:
    """Compare a checked file again with what is on record now."""
    locked = waiting(batch)
    tables = tables_of(locked)
    plans = plan_of(locked.agency, tables)
    check_units(locked.agency, plans)
    names = missing(locked.agency, locked.kind, tables)
    locked.summary = locked.outcome.model_copy(
        update={
            "tables": counts_of(plans),
            "absent": len(names),
            "absent_names": names[:SHOWN_NAMES],
            "problem": None,
            "hint": None,
        }
    ).model_dump()
    locked.state = BatchState.CHECKED
    locked.save()
    return locked


@action("people.batch.failed", needs=operates)
def report_failure(actor: User, batch: ImportBatch, *, problem: Said, hint: Said) -> ImportBatch:
    """Put an import that failed back to where it can be confirmed again, and say why.

    One that somebody else carried out in the meantime is left as it is.
    """
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state == BatchState.QUEUED:
        locked.state = BatchState.CHECKED
        summary = locked.outcome.model_copy(update={"problem": problem, "hint": hint})
        locked.summary = summary.model_dump()
        locked.save()
    return locked


@action("people.batch.discarded", needs=operates)
def discard_batch(actor: User, batch: ImportBatch) -> ImportBatch:
    """Put a checked file aside; its tables are removed, its faults stay readable."""
    locked = waiting(batch)
    transaction.on_commit(partial(locked.file.storage.delete, str(locked.file.name)))
    locked.file = None
    locked.state = BatchState.DISCARDED
    locked.save()
    return locked


def waiting(batch: ImportBatch) -> ImportBatch:
    """Return the import, and its agency, locked against others; it must wait for confirmation."""
    try:
        Agency.objects.select_for_update(nowait=True).get(pk=batch.agency_id)
    except OperationalError as error:
        raise ImportRunning(
            msg("Impor lain pada instansi ini sedang disimpan."),
            hint=msg("Tunggu sampai selesai, lalu periksa ulang berkas ini."),
        ) from error
    locked = ImportBatch.objects.select_related("agency").get(pk=batch.pk)
    if locked.state not in {BatchState.CHECKED, BatchState.QUEUED}:
        raise not_waiting()
    return locked


def not_waiting() -> NotWaiting:
    """Say that the import went on already."""
    return NotWaiting(
        msg("Impor ini sudah dikonfirmasi, dibatalkan atau diabaikan sebelumnya."),
        hint=msg("Lihat keadaannya pada daftar impor; unggah lagi bila perlu."),
    )


def tables_of(batch: ImportBatch) -> dict[str, pa.Table]:
    """Return the clean tables kept with an import."""
    with batch.file.open("rb") as archive:
        return unpacked(archive.file)


def counts_of(plans: Iterable[TablePlan]) -> dict[str, TableCount]:
    """Return what plans do, by table."""
    return {plan.keeper.table: plan.count for plan in plans}


def summary_of(
    agency: Agency, kind: str, reading: Reading, plans: Iterable[TablePlan]
) -> BatchSummary:
    """Return what a check found."""
    names = missing(agency, kind, reading.tables)
    return BatchSummary(
        read=reading.counts.read,
        refused=reading.counts.bad,
        warned=reading.counts.warned,
        tables=counts_of(plans),
        absent=len(names),
        absent_names=names[:SHOWN_NAMES],
        notes=[Said.of(note) for note in reading.notes],
    )


def missing(agency: Agency, kind: str, tables: dict[str, pa.Table]) -> list[str]:
    """Return who is on record and not in a roster; other files name no one completely."""
    if kind != ROSTER_KIND or "employees" not in tables:
        return []
    return absent(agency, tables["employees"]["employee_id"].to_pylist())


def keep_faults(batch: ImportBatch, faults: Iterable[Fault]) -> None:
    """Store every fault with its words and facts apart, so that any language can say it."""
    RowFault.objects.bulk_create(
        [
            RowFault(
                batch=batch,
                row=fault.row,
                column=fault.column[:120],
                value=fault.value[:300],
                severity=fault.severity.value,
                code=fault.code,
                reason=Said.of(fault.reason).model_dump(),
                hint=Said.of(fault.hint).model_dump(),
            )
            for fault in faults
        ],
        batch_size=2_000,
    )
