"""The moves of a list: laid out, changed, waived, consented to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.mobility.actions.checking import checked_anew
from takar.web.mobility.actions.refusals import NotGood, forget_check, held_draft
from takar.web.mobility.models import Consent, Move, MoveList, Waiver
from takar.web.mobility.permissions import operates, reads_moves
from takar.web.mobility.rules import MOST_MOVES
from takar.web.people.models import Employee, Position


@dataclass(frozen=True)
class Wish:
    """A move to be laid out: who, whereto, by which way and why."""

    employee: Employee
    position: Position
    route: str = "MUTASI"
    is_own_request: bool = False
    reason_code: str = ""
    because: str = ""
    reference: str = ""

    def __str__(self) -> str:
        return f"{self.employee.code} → {self.position.code}"


@action("mobility.moves.added", needs=operates)
def add_moves(actor: User, one: MoveList, *, moves: Sequence[Wish]) -> int:
    """Lay moves into a list; what stands there already is left as it is.

    Returns:
        How many are new.

    Raises:
        NotNow: the list is no draft.
        NotGood: a person or post is not of the agency, or there are too many moves.
    """
    held_draft(one)
    count = added(one, moves)
    noted(moves=count)
    forget_check(one)
    return count


def added(one: MoveList, moves: Sequence[Wish]) -> int:
    """Store moves that are not there yet, and return how many."""
    known = set(Move.objects.filter(move_list=one).values_list("employee", "position"))
    fresh = {(wish.employee.pk, wish.position.pk): wish for wish in moves}
    fresh = {pair: wish for pair, wish in fresh.items() if pair not in known}
    for wish in fresh.values():
        if {wish.employee.agency_id, wish.position.agency_id} != {one.agency_id}:
            raise NotGood(
                msg("Pegawai atau jabatan bukan dari instansi ini."),
                hint=msg("Pilih dari daftar instansi sendiri."),
            )
    if len(known) + len(fresh) > MOST_MOVES:
        raise NotGood(
            msg("Satu daftar memuat paling banyak {most} usulan.", most=MOST_MOVES),
            hint=msg("Bagi menjadi beberapa daftar."),
        )
    rows = [
        Move(
            move_list=one,
            employee=wish.employee,
            position=wish.position,
            route=wish.route,
            is_own_request=wish.is_own_request,
            reason_code=wish.reason_code.strip(),
            because=wish.because.strip(),
            reference=wish.reference.strip(),
        )
        for wish in fresh.values()
    ]
    for row in rows:
        row.full_clean(validate_unique=False, validate_constraints=False)
    Move.objects.bulk_create(rows)
    return len(rows)


@action("mobility.move.changed", needs=operates)
def change_move(  # noqa: PLR0913 -- named at the call
    actor: User,
    move: Move,
    *,
    route: str,
    is_own_request: bool = False,
    reason_code: str = "",
    because: str = "",
    reference: str = "",
) -> None:
    """Change the way, the reason or the reference of a move.

    Raises:
        NotNow: the list is no draft.
    """
    held_draft(move.move_list)
    noted(before=[move.route, move.is_own_request, move.reason_code, move.because, move.reference])
    bears = (move.route, move.is_own_request) != (route, is_own_request)
    move.route, move.is_own_request = route, is_own_request
    move.reason_code, move.because = reason_code.strip(), because.strip()
    move.reference = reference.strip()
    move.full_clean()
    move.save()
    if bears:
        forget_check(move.move_list)


@action("mobility.move.removed", needs=operates)
def remove_move(actor: User, move: Move) -> None:
    """Take a move out of its list.

    Raises:
        NotNow: the list is no draft.
    """
    held_draft(move.move_list)
    noted(list=move.move_list.title)
    move.delete()
    forget_check(move.move_list)


@action("mobility.waiver.noted", needs=operates)
def waive(
    actor: User,
    move: Move,
    *,
    requirement: str,
    document: str,
    because: str,
    signed_on: date | None = None,
) -> Waiver:
    """Let one unmet requirement through by a document, with the reason; it stays marked.

    Raises:
        NotNow: the list is no draft.
        NotGood: the last check did not find it unmet.
        Unwritten: no document or no reason.
    """
    held_draft(move.move_list)
    if requirement not in {*move.found.unmet, *move.found.waived}:
        raise NotGood(
            msg("Syarat itu tidak sedang menghalangi usulan ini."),
            hint=msg("Periksa daftarnya dulu; hanya syarat yang belum terpenuhi dikecualikan."),
        )
    facts = {
        "document": demanded(document, msg("Nomor dokumen pengecualian kosong.")),
        "because": demanded(because),
        "signed_on": signed_on,
        "noted_by": actor,
    }
    waiver, _ = Waiver.objects.update_or_create(move=move, requirement=requirement, defaults=facts)
    checked_anew(move.move_list)
    return waiver


@action("mobility.waiver.removed", needs=operates)
def remove_waiver(actor: User, move: Move, *, requirement: str) -> None:
    """Take a waiver back.

    Raises:
        NotNow: the list is no draft.
    """
    held_draft(move.move_list)
    Waiver.objects.filter(move=move, requirement=requirement).delete()
    checked_anew(move.move_list)


@action("mobility.consent.noted", needs=operates)
def note_consent(
    actor: User, move: Move, *, approval: str, document: str, signed_on: date | None = None
) -> Consent:
    """Note the document of one approval that a move needs.

    Raises:
        NotNow: the list is no draft.
        NotGood: the move does not need it.
        Unwritten: no document.
    """
    held_draft(move.move_list)
    if approval not in {one.code for one in move.found.approvals}:
        raise NotGood(
            msg("Usulan ini tidak memerlukan persetujuan itu."),
            hint=msg("Periksa daftarnya dulu, lalu pilih persetujuan dari daftarnya."),
        )
    facts = {
        "document": demanded(document, msg("Nomor dokumen persetujuan kosong.")),
        "signed_on": signed_on,
        "noted_by": actor,
    }
    consent, _ = Consent.objects.update_or_create(move=move, approval=approval, defaults=facts)
    checked_anew(move.move_list)
    return consent


@action("mobility.pair.checked", needs=reads_moves)
def look_at_pair(actor: User, employee: Employee, *, position: Position, day: date) -> None:
    """Note that somebody looked up whether an employee may hold a post."""
