"""Take in what a tablet sends: all of a batch in one transaction, each change judged and kept.

The journal is the record of these writes, change by change; the log of acts tells of submissions.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.rating_sheets.actions.desk import Desk, Letter, locked_desks
from takar.web.rating_sheets.actions.submitting import submit_sheet
from takar.web.rating_sheets.models import SheetCell, SheetChange
from takar.web.rating_sheets.queries.journal import has_conflicts
from takar.web.rating_sheets.queries.law import titles_of
from takar.web.rating_sheets.rules.cells import Answer, Change, Parcel
from takar.web.rating_sheets.rules.judging import (
    Verdict,
    clock_difference,
    judge,
    judge_sending,
)

UNREADABLE = msg("Perubahan ini tidak terbaca; disimpan di tablet.")
NOT_YOURS = msg("Lembar ini bukan milik Anda di instansi ini; disimpan di tablet.")
TAKEN = msg("Nomor perubahan ini sudah dipakai untuk isi lain.")
FULL = msg("Jurnal lembar ini tidak menerima perubahan lagi; disimpan di tablet.")
FIRST_THE_EARLIER = msg("Menunggu perubahan yang lebih dulu.")


def receive(
    sender: User, agency: Agency, parcel: Parcel, *, now: datetime | None = None
) -> list[Answer]:
    """Take in a batch and return one answer for each change, in the order in which they came.

    The caller answers only after this returned: everything is then committed.

    Args:
        sender: who is signed in; only sheets of their own seats are written.
        agency: whose event it is.
        parcel: what arrived.
        now: the moment of arrival.
    """
    received_at = now or timezone.now()
    letter = Letter(
        sender, parcel.device, received_at, clock_difference(parcel.sent_at, received_at)
    )
    read = [read_change(raw) for raw in parcel.changes]
    return take_in(letter, agency, read)


@transaction.atomic
def take_in(letter: Letter, agency: Agency, read: list[Change | Answer]) -> list[Answer]:
    """Judge and keep what was read; nothing is kept when anything breaks."""
    changes = [one for one in read if isinstance(one, Change)]
    desks = locked_desks(letter.sender, agency, changes)
    known = SheetChange.objects.filter(uuid__in=[change.uuid for change in changes])
    kept = {one.uuid: one for one in known.select_related("sheet")}
    return [
        taken(one, desks.get(one.sheet), letter, kept) if isinstance(one, Change) else one
        for one in read
    ]


def read_change(raw: Mapping[str, Any]) -> Change | Answer:
    """Return a change as it was sent, or the answer that it cannot be read."""
    try:
        return Change.model_validate(raw)
    except ValidationError:
        return Answer(uuid=str(raw.get("uuid", ""))[:60], state="RUSAK", said=str(UNREADABLE))


def taken(
    change: Change, desk: Desk | None, letter: Letter, kept: dict[UUID, SheetChange]
) -> Answer:
    """Take in one change, or answer again what was answered before."""
    if desk is None:
        return Answer(uuid=str(change.uuid), state="RUSAK", said=str(NOT_YOURS))
    before = kept.get(change.uuid)
    if before is not None:
        is_same = is_the_same(change, before, letter)
        return answer_of(before) if is_same else broken(change)
    if not desk.takes_more:
        return Answer(uuid=str(change.uuid), state="RUSAK", said=str(FULL))
    verdict = decide(change, desk, letter)
    if verdict.state == "TUNGGU":
        return Answer(uuid=str(change.uuid), state="TUNGGU", said=str(FIRST_THE_EARLIER))
    row = write_change(change, desk, letter, verdict)
    kept[row.uuid] = row
    desk.kept += 1
    desk.said[row.uuid] = change.value
    settle(change, row, desk, verdict)
    if verdict.state == "APPLIED" and change.kind != "KIRIM":
        write_cell(change, desk)
    return answer_of(row)


def is_the_same(change: Change, before: SheetChange, letter: Letter) -> bool:
    """Tell whether a change is the one the journal knows: same hand, same cell, same words."""
    return (
        before.sender_id == letter.sender.pk
        and before.sheet.assignment_id == change.sheet
        and (before.kind, before.competency) == (change.kind, change.competency)
        and before.said == change.value
    )


def broken(change: Change) -> Answer:
    """Answer that the number of a change is taken; the tablet gives it a new one."""
    return Answer(uuid=str(change.uuid), state="RUSAK", because="NOMOR", said=str(TAKEN))


def answer_of(row: SheetChange) -> Answer:
    """Return the answer to a change that the journal keeps."""
    return Answer(uuid=str(row.uuid), state=row.state, because=row.because, said=str(row.told))


def decide(change: Change, desk: Desk, letter: Letter) -> Verdict:
    """Decide over a change; a submission that counts is carried out."""
    if change.kind != "KIRIM":
        place = cell_name(change)
        return judge(change, desk.standing(), desk.current(place), desk.base_of(change))
    said = {name: cell.said for name, cell in desk.cells.items() if name}
    verdict = judge_sending(desk.standing(), said, has_conflicts=has_conflicts(desk.sheet))
    if verdict.state != "APPLIED":
        return verdict
    try:
        with transaction.atomic():
            submit_sheet(letter.sender, desk.sheet, now=letter.received_at)
    except TakarError as fault:
        desk.sheet.refresh_from_db()
        return Verdict("REFUSED", "TIDAK_TERCATAT", (str(fault),))
    return verdict


def write_change(change: Change, desk: Desk, letter: Letter, verdict: Verdict) -> SheetChange:
    """Add a change to the journal."""
    row = SheetChange(
        uuid=change.uuid,
        sheet=desk.sheet,
        kind=change.kind,
        competency=change.competency,
        value=change.value.model_dump(mode="json"),
        base=change.base,
        device=letter.device,
        sequence=change.sequence,
        made_at=change.made_at,
        clock_difference=letter.clock_difference,
        received_at=letter.received_at,
        sender=letter.sender,
        state=verdict.state,
        because=verdict.because,
        about=about_of(verdict, desk)[:600],
    )
    row.save()
    return row


def about_of(verdict: Verdict, desk: Desk) -> str:
    """Return whom or what a verdict is about, in words."""
    if verdict.because == "TIDAK_HADIR":
        return str(desk.assignment.participant.employee.name)
    if verdict.because != "BELUM_LENGKAP":
        return ", ".join(verdict.about)
    titles = titles_of(desk.assignment.participant.event)
    return ", ".join(titles.get(code, code) for code in verdict.about)


def settle(change: Change, row: SheetChange, desk: Desk, verdict: Verdict) -> None:
    """Close the choices that a change answers, and the one it was written upon by one device."""
    waiting = (
        SheetChange.objects.filter(sheet=desk.sheet, competency=row.competency, settled_by=None)
        .exclude(state__in=("APPLIED", "DUPLICATE"))
        .exclude(pk=row.pk)
        .exclude(kind="KIRIM")
    )
    if verdict.settles:
        waiting.filter(uuid__in=change.settles).update(settled_by=row)
    elif change.base is not None:
        waiting.filter(uuid=change.base, device=row.device).update(settled_by=row)


def write_cell(change: Change, desk: Desk) -> None:
    """Let the cell say what the change says."""
    place = cell_name(change)
    cell = desk.cells.get(place) or SheetCell(sheet=desk.sheet, competency=place)
    cell.value, cell.change = change.value.model_dump(mode="json"), change.uuid
    cell.level, cell.is_answered = change.value.level, change.value.is_answered
    cell.save()
    desk.cells[place] = cell
    desk.sheet.state = "DIISI"
    desk.sheet.revision += 1
    desk.sheet.save(update_fields=["state", "revision", "changed_at"])


def cell_name(change: Change) -> str:
    """Return the cell a change is about; the note of the sheet has no name."""
    return change.competency if change.kind == "SEL" else ""
