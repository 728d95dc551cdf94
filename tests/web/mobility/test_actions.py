from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from python_calamine import CalamineWorkbook

from takar.kernel.errors import TakarError
from takar.measures.eligibility import NotClean
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.kit.scope import scopes_disabled
from takar.web.mobility import actions
from takar.web.mobility.actions.refusals import NotGood, NotNow
from takar.web.mobility.models import Consent, Declaration, Move, MoveList, Waiver, Window
from takar.web.mobility.rules import CANCELLED, DECREED, DRAFT, FAILED, OPEN, PROPOSED, WAIVED
from takar.web.people.models import Position
from tests.cast import Cast, employee
from tests.web.mobility.made import DAY, list_of, moved, post_of, waived


def clean(cast: Cast, one: MoveList) -> Move:
    move = moved(cast, one)
    waived(cast, move)
    return move


def test_only_the_operator_opens_a_list_and_lays_moves_out(cast: Cast, opened: MoveList) -> None:
    wish = actions.Wish(cast.putri_employee, post_of(cast))
    for other in (cast.putri, cast.hadi, cast.sari, cast.bupati, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.open_list(other, cast.agency, title="Lain", day=DAY)
        with pytest.raises(PermissionDenied):
            actions.add_moves(other, opened, moves=[wish])
        with pytest.raises(PermissionDenied):
            actions.check_list(other, opened)
    assert actions.add_moves(cast.rahayu, opened, moves=[wish, wish]) == 1
    assert actions.add_moves(cast.rahayu, opened, moves=[wish]) == 0
    assert MoveList.objects.count() == 1


def test_nobody_of_another_agency_is_moved(cast: Cast, opened: MoveList) -> None:
    with scopes_disabled():
        wish = actions.Wish(cast.joko_employee, post_of(cast))
        with pytest.raises(NotGood):
            actions.add_moves(cast.rahayu, opened, moves=[wish])
    assert not Move.objects.exists()


def test_a_list_holds_no_more_moves_than_one_can_read(
    cast: Cast, opened: MoveList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("takar.web.mobility.actions.moves.MOST_MOVES", 1)
    post = Position.objects.create(
        agency=cast.agency, code="P2", unit=cast.unit, title="Kepala Seksi Lain", tier="PENGAWAS"
    )
    one = actions.Wish(cast.putri_employee, post_of(cast))
    actions.add_moves(cast.rahayu, opened, moves=[one])
    with pytest.raises(NotGood, match="1"):
        actions.add_moves(cast.rahayu, opened, moves=[actions.Wish(cast.putri_employee, post)])


def test_missing_evidence_is_told_as_to_be_verified_and_never_as_met(
    cast: Cast, opened: MoveList
) -> None:
    move = moved(cast, opened)
    assert move.kind == "ROTASI"
    assert move.verdict in {OPEN, FAILED}
    assert OPEN in move.found.unmet.values()
    opened.refresh_from_db()
    assert opened.checked_at is not None
    assert len(opened.evidence_hash) == len(opened.law_edition) == 64


def test_a_post_whose_holder_stays_clashes_and_is_told(cast: Cast, opened: MoveList) -> None:
    holder = employee(cast.agency, cast.unit, "Pemangku", 9, position=post_of(cast))
    move = moved(cast, opened)
    assert [one.kind for one in move.found.clashes] == ["JABATAN_MASIH_DIISI"]
    assert move.clash_texts == ["Pemangku jabatan ini tidak ikut dipindahkan."]
    holder.left_on = DAY
    holder.save()
    actions.check_list(cast.rahayu, opened)
    move.refresh_from_db()
    assert move.found.clashes == []


def test_only_a_checked_and_clean_list_is_proposed(cast: Cast, opened: MoveList) -> None:
    with pytest.raises(NotGood):
        actions.move_list(cast.rahayu, opened, state=PROPOSED)
    move = moved(cast, opened)
    with pytest.raises(NotGood, match="1 dari 1"):
        actions.move_list(cast.rahayu, opened, state=PROPOSED)
    waived(cast, move)
    assert move.verdict == WAIVED
    actions.move_list(cast.rahayu, opened, state=PROPOSED)
    assert opened.state == PROPOSED
    with pytest.raises(NotNow):
        actions.remove_move(cast.rahayu, move)


def test_evidence_that_changed_since_the_check_is_noticed(cast: Cast, opened: MoveList) -> None:
    clean(cast, opened)
    person = cast.putri_employee
    person.grade = "IV/a"
    person.save()
    with pytest.raises(NotGood):
        actions.move_list(cast.rahayu, opened, state=PROPOSED)
    actions.check_list(cast.rahayu, opened)
    actions.move_list(cast.rahayu, opened, state=PROPOSED)


def test_the_leadership_decrees_with_a_number_and_nobody_else(cast: Cast, opened: MoveList) -> None:
    clean(cast, opened)
    actions.move_list(cast.rahayu, opened, state=PROPOSED)
    for other in (cast.rahayu, cast.made):
        with pytest.raises(PermissionDenied):
            actions.move_list(other, opened, state=DECREED, decree="821/1/2026")
    with pytest.raises(Unwritten):
        actions.move_list(cast.bupati, opened, state=DECREED)
    actions.move_list(
        cast.bupati, opened, state=DECREED, decree="821/1/2026", decreed_on=date(2026, 2, 27)
    )
    assert (opened.decree, opened.decreed_on) == ("821/1/2026", date(2026, 2, 27))
    with pytest.raises(NotNow):
        actions.move_list(cast.bupati, opened, state=DRAFT, because="Salah")


def test_a_step_back_and_an_end_need_a_reason_and_make_the_check_void(
    cast: Cast, opened: MoveList
) -> None:
    clean(cast, opened)
    actions.move_list(cast.rahayu, opened, state=PROPOSED)
    with pytest.raises(Unwritten):
        actions.move_list(cast.bupati, opened, state=DRAFT)
    actions.move_list(cast.bupati, opened, state=DRAFT, because="Tambah satu orang")
    assert opened.checked_at is None
    assert Move.objects.get().verdict == ""
    actions.move_list(cast.rahayu, opened, state=CANCELLED, because="Ditunda")
    with pytest.raises(NotNow):
        actions.check_list(cast.rahayu, opened)


def test_a_waiver_needs_a_document_a_reason_and_something_unmet(
    cast: Cast, opened: MoveList
) -> None:
    move = moved(cast, opened)
    unmet = next(iter(move.found.unmet))
    facts: dict[str, Any] = {"document": "800/12/2026", "because": "Rapat tim penilai"}
    with pytest.raises(NotGood):
        actions.waive(cast.rahayu, move, requirement="tidak_ada", **facts)
    for lacking in facts:
        with pytest.raises(Unwritten):
            actions.waive(cast.rahayu, move, requirement=unmet, **{**facts, lacking: " "})
    assert not Waiver.objects.exists()
    actions.waive(cast.rahayu, move, requirement=unmet, **facts)
    move.refresh_from_db()
    assert unmet not in move.found.unmet
    assert move.found.waived == [unmet]
    actions.remove_waiver(cast.rahayu, move, requirement=unmet)
    move.refresh_from_db()
    assert unmet in move.found.unmet


def test_a_consent_is_noted_only_where_the_move_needs_it(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    with pytest.raises(NotGood):
        actions.note_consent(cast.rahayu, move, approval="HASIL_PANSEL", document="1")
    actions.note_consent(cast.rahayu, move, approval="USUL_PYB", document="17/2026")
    move.refresh_from_db()
    held = {one.code: one.document for one in move.found.approvals}
    assert held["USUL_PYB"] == "17/2026"
    assert None in held.values()
    assert Consent.objects.get().noted_by == cast.rahayu


def test_another_day_makes_the_check_void(cast: Cast, opened: MoveList) -> None:
    moved(cast, opened)
    actions.describe_list(cast.rahayu, opened, title="Judul lain", day=DAY)
    assert opened.checked_at is not None
    actions.describe_list(cast.rahayu, opened, title="Judul lain", day=DAY + timedelta(days=1))
    assert opened.checked_at is None


def test_the_file_for_imut_is_made_from_a_clean_list_only(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    with pytest.raises(NotClean):
        actions.take_batch(cast.rahayu, opened)
    waived(cast, move)
    book = CalamineWorkbook.from_filelike(BytesIO(actions.take_batch(cast.rahayu, opened)))
    text = str(book.get_sheet_by_index(0).to_python())
    assert str(cast.putri_employee.nip) in text
    assert "800/12/2026" in text
    with pytest.raises(PermissionDenied):
        actions.take_batch(cast.made, opened)


def test_a_move_without_a_reason_is_not_sent(cast: Cast, opened: MoveList) -> None:
    move = clean(cast, opened)
    actions.change_move(cast.rahayu, move, route="MUTASI", because="")
    with pytest.raises(TakarError):
        actions.take_batch(cast.rahayu, opened)


def test_the_workbook_tells_every_reason(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    book = CalamineWorkbook.from_filelike(BytesIO(actions.take_list(cast.made, opened)))
    reasons = book.get_sheet_by_index(1).to_python()
    assert len(reasons) == 1 + len(move.found.unmet)


def test_windows_noted_are_read_by_the_next_check(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    assert move.found.unmet["new_head_window"] == OPEN
    facts: dict[str, Any] = {"kind": "KEPALA_DAERAH_BARU", "starts_on": DAY - timedelta(days=30)}
    actions.note_window(cast.rahayu, cast.agency, **facts)
    actions.check_list(cast.rahayu, opened)
    move.refresh_from_db()
    assert move.found.unmet["new_head_window"] == FAILED
    actions.note_window(cast.rahayu, cast.agency, **facts, document="100.2.1.3/77/SJ")
    actions.check_list(cast.rahayu, opened)
    move.refresh_from_db()
    assert "new_head_window" not in move.found.unmet
    assert Window.objects.count() == 1


def test_a_window_is_whole_or_not_kept(cast: Cast, opened: MoveList) -> None:
    with pytest.raises(NotGood):
        actions.note_window(cast.rahayu, cast.agency, kind="PEMILIHAN", starts_on=DAY)
    with pytest.raises(NotGood):
        actions.note_window(
            cast.rahayu,
            cast.agency,
            kind="PEMILIHAN",
            starts_on=DAY,
            ends_on=DAY - timedelta(days=1),
        )
    one = actions.note_window(
        cast.rahayu, cast.agency, kind="PEMILIHAN", starts_on=DAY, ends_on=DAY
    )
    with pytest.raises(Unwritten):
        actions.remove_window(cast.rahayu, one, because="")
    with pytest.raises(PermissionDenied):
        actions.remove_window(cast.bupati, one, because="Salah")
    actions.remove_window(cast.rahayu, one, because="Salah tanggal")
    assert not Window.objects.exists()


def test_a_declaration_counts_from_its_document_on(cast: Cast, opened: MoveList) -> None:
    with pytest.raises(Unwritten):
        actions.declare(
            cast.rahayu,
            cast.putri_employee,
            subject="SEHAT",
            is_met=True,
            document="",
            declared_on=DAY,
        )
    for is_met in (True, False):
        actions.declare(
            cast.rahayu,
            cast.putri_employee,
            subject="SEHAT",
            is_met=is_met,
            document="RS/7/2026",
            declared_on=DAY,
        )
    assert Declaration.objects.get().is_met is False
    noted = Entry.objects.filter(act="mobility.declaration.noted").count()
    assert noted == 2


def test_other_rooms_hand_over_a_list_that_is_checked_at_once(cast: Cast, opened: MoveList) -> None:
    one = actions.propose_list(
        cast.rahayu,
        cast.agency,
        title="Dari skenario",
        day=DAY,
        moves=[actions.Wish(cast.putri_employee, post_of(cast))],
        basis="Skenario A",
    )
    assert (one.state, one.checked_at is not None) == (DRAFT, True)
    assert Move.objects.get(move_list=one).verdict
    assert list_of(cast, "Lain").moves.count() == 0
