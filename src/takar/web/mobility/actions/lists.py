"""Open a list, check it, propose it, decree it, carry it away."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from takar.exchange.files.workbook import write_workbook
from takar.exchange.imut import write_batch
from takar.kernel.language import msg
from takar.measures.eligibility import CheckedList, batch_rows
from takar.runs.eligibility import move_rows, reason_rows
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import NotPermitted, action, noted
from takar.web.kit.reasons import demanded
from takar.web.mobility.actions.checking import checked_anew
from takar.web.mobility.actions.moves import Wish, added
from takar.web.mobility.actions.refusals import NotGood, NotNow, forget_check, held_draft
from takar.web.mobility.models import MoveList
from takar.web.mobility.permissions import decrees, operates, reads_moves
from takar.web.mobility.queries import check_of, list_checked
from takar.web.mobility.rules import DECREED, DRAFT, NEXT, PROPOSED


@action("mobility.list.opened", needs=operates)
def open_list(actor: User, agency: Agency, *, title: str, day: date, basis: str = "") -> MoveList:
    """Open an empty list for one day of inauguration."""
    return _opened(actor, agency, title, day, basis)


@action("mobility.list.received", needs=operates)
def propose_list(
    actor: User, agency: Agency, *, title: str, day: date, moves: Sequence[Wish], basis: str = ""
) -> MoveList:
    """Open a list with its moves, as other rooms hand it over; it is checked at once.

    Raises:
        NotGood: a person or post is not of the agency, or there are too many moves.
    """
    one = _opened(actor, agency, title, day, basis)
    noted(moves=added(one, moves))
    checked_anew(one)
    return one


def _opened(user: User, agency: Agency, title: str, day: date, basis: str) -> MoveList:
    one = MoveList(agency=agency, title=title.strip(), day=day, basis=basis.strip(), made_by=user)
    one.full_clean()
    one.save()
    noted(list=one.pk)
    return one


@action("mobility.list.described", needs=operates)
def describe_list(actor: User, one: MoveList, *, title: str, day: date, basis: str = "") -> None:
    """Change title, day or origin; another day makes the check void.

    Raises:
        NotNow: the list is no draft.
    """
    held_draft(one)
    noted(before=[one.title, one.day, one.basis])
    if day != one.day:
        forget_check(one)
    one.title, one.day, one.basis = title.strip(), day, basis.strip()
    one.full_clean()
    one.save()


@action("mobility.list.checked", needs=operates)
def check_list(actor: User, one: MoveList) -> dict[str, int]:
    """Check every move of a list against the law and against one another.

    Returns:
        How many moves have each verdict.

    Raises:
        NotNow: the list is no draft.
    """
    held_draft(one)
    counts = checked_anew(one)
    noted(counts=counts)
    return counts


@action("mobility.list.moved", needs=reads_moves)
def move_list(
    actor: User,
    one: MoveList,
    *,
    state: str,
    because: str = "",
    decree: str = "",
    decreed_on: date | None = None,
) -> None:
    """Lead a list on: proposed when clean, decreed by the leadership, back or ended with a reason.

    Raises:
        NotNow: the state does not follow.
        NotGood: the list is not clean, or changed since its check, or has no decree.
        NotPermitted: the person may not do this step.
        Unwritten: a step back, or an end, without a reason.
    """
    one.refresh_from_db(from_queryset=MoveList.objects.select_for_update())
    if state not in NEXT[one.state]:
        raise NotNow(
            msg("Daftar tidak dapat berpindah ke keadaan itu."),
            hint=msg("Muat ulang halaman; mungkin seseorang sudah memindahkannya."),
        )
    _refuse_stranger(actor, one, state)
    noted(before=one.state)
    if state == PROPOSED:
        _refuse_unclean(one)
    elif state == DECREED:
        _refuse_unclean(one)
        one.decree = demanded(
            decree, msg("Nomor keputusan kosong."), msg("Tulis nomor dan tanggal keputusannya.")
        )
        one.decreed_on = decreed_on or timezone.localdate()
    else:
        demanded(because)
    one.state = state
    one.save(update_fields=["state", "decree", "decreed_on"])
    if state == DRAFT:
        forget_check(one)


def _refuse_stranger(user: User, one: MoveList, state: str) -> None:
    may_decree = decrees(user, one)
    is_allowed = may_decree if state == DECREED else operates(user, one) or may_decree
    if not is_allowed:
        raise NotPermitted(
            msg("Anda tidak berwenang melakukan langkah ini."),
            hint=msg("Operator mengusulkan; pimpinan menetapkan."),
        )


def _refuse_unclean(one: MoveList) -> None:
    """Refuse a list that is not clean, checked on the evidence as it stands now."""
    checked, stamp = list_checked(one)
    unclean = [move for move in checked.moves if not move.is_clean]
    if not checked.moves or unclean:
        raise NotGood(
            msg(
                "{count} dari {all} usulan belum bersih.",
                count=len(unclean),
                all=len(checked.moves),
            ),
            hint=msg("Periksa daftar, lalu penuhi syarat, keluarkan, atau kecualikan usulannya."),
        )
    if one.evidence_hash != stamp.evidence_hash or one.law_edition != stamp.law_edition:
        raise NotGood(
            msg("Data atau peraturan berubah sejak daftar diperiksa."),
            hint=msg("Periksa daftar sekali lagi, lalu lanjutkan."),
        )


@action("mobility.list.taken", needs=reads_moves)
def take_list(actor: User, one: MoveList) -> bytes:
    """Return a list with its reasons as a workbook."""
    checked = check_of(one)
    target = BytesIO()
    sheets = {str(msg("Usulan")): move_rows(checked), str(msg("Alasan")): reason_rows(checked)}
    write_workbook(target, sheets)
    noted(moves=len(checked.moves))
    return target.getvalue()


@action("mobility.batch.taken", needs=operates)
def take_batch(actor: User, one: MoveList) -> bytes:
    """Return the file for I-MUT.

    Raises:
        NotClean: the list is not clean.
        UncleanBatch: a row lacks its NIP or its reason.
    """
    checked = check_of(one)
    noted(moves=len(checked.moves))
    return batch_of(checked)


def batch_of(checked: CheckedList) -> bytes:
    """Return a checked list as a batch workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "imut.xlsx"
        write_batch(batch_rows(checked), path)
        return path.read_bytes()
