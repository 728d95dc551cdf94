import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from takar.exchange.files.sniff import WrongFileType
from takar.web.accounts.models import Role
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.merit import actions
from takar.web.merit.actions import Given
from takar.web.merit.actions.refusals import NotGood, NotNow
from takar.web.merit.models import Answer, Document, Sheet
from takar.web.merit.queries import NoSuchQuestion, outcome_of
from takar.web.merit.rules import (
    ABSENT,
    CLAIMED,
    DRAFT,
    NEW,
    OLD,
    PRESENT,
    SETTLED,
    SUBMITTED,
    sign_of,
)
from tests.cast import Cast, user
from tests.web.merit.made import DAY, scan, sheet_of

ITEM = "TIM_DAN_KOMITE"


def claim(cast: Cast, sheet: Sheet) -> Document:
    actions.answer(cast.rahayu, sheet, question=ITEM, finding=CLAIMED)
    return actions.attach_document(cast.rahayu, sheet, question=ITEM, title="SK", upload=scan())


def test_an_instrument_is_opened_once_a_year_and_only_by_the_operator(
    cast: Cast, checklist: Sheet
) -> None:
    with pytest.raises(NotGood, match="2026"):
        sheet_of(cast)
    sheet_of(cast, NEW)
    for other in (cast.putri, cast.hadi, cast.sari, cast.bupati, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.open_sheet(other, cast.agency, instrument=OLD, year=2026, day=DAY)
    assert Sheet.objects.count() == 2


def test_an_instrument_is_not_opened_before_it_is_in_force(cast: Cast, checklist: Sheet) -> None:
    late = DAY.replace(year=2025, month=12, day=31)
    with pytest.raises(NotGood):
        actions.open_sheet(
            cast.rahayu, cast.agency, instrument=NEW, year=2025, day=late.replace(day=30)
        )
    actions.open_sheet(cast.rahayu, cast.agency, instrument=NEW, year=2025, day=late)


def test_an_answer_fits_its_question_or_nothing_is_kept(cast: Cast, checklist: Sheet) -> None:
    for odd in ({"value": Decimal(1)}, {"finding": PRESENT}):
        with pytest.raises(NotGood):
            actions.answer(cast.rahayu, checklist, question=ITEM, **odd)
    with pytest.raises(NoSuchQuestion):
        actions.answer(cast.rahayu, checklist, question="LAIN", finding=ABSENT)
    older = sheet_of(cast, OLD)
    for odd in ({"value": Decimal("2.5")}, {"value": Decimal(5)}, {"finding": ABSENT}):
        with pytest.raises(NotGood):
            actions.answer(cast.rahayu, older, question="PENGADAAN-1", **odd)
    assert not Answer.objects.exists()


def test_the_answers_of_a_part_are_kept_together_or_not_at_all(
    cast: Cast, checklist: Sheet
) -> None:
    seen = sign_of(None, "", "")
    good = Given(ITEM, finding=CLAIMED, seen=seen)
    with pytest.raises(NotGood):
        actions.answer_part(
            cast.rahayu,
            checklist,
            given=[good, Given("PERATURAN_DAERAH", value=Decimal(1), seen=seen)],
        )
    assert not Answer.objects.exists()
    for stranger in (cast.bupati, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.answer_part(stranger, checklist, given=[good])
    assert actions.answer_part(cast.rahayu, checklist, given=[good]) == 1
    assert actions.answer_part(cast.rahayu, checklist, given=[good]) == 0
    with pytest.raises(NotNow, match="Rahayu"):
        actions.answer_part(cast.rahayu, checklist, given=[Given(ITEM, finding=ABSENT, seen=seen)])


def test_an_emptied_answer_is_missing_again_and_the_log_keeps_what_it_was(
    cast: Cast, checklist: Sheet
) -> None:
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=ABSENT, note="Belum ada")
    assert actions.answer(cast.rahayu, checklist, question=ITEM) is None
    assert not Answer.objects.exists()
    last = Entry.objects.filter(act="merit.answer.given").latest("pk")
    assert last.facts["before"] == [None, ABSENT, "Belum ada"]


def test_nobody_checks_the_own_answer_or_the_own_document(cast: Cast, checklist: Sheet) -> None:
    claim(cast, checklist)
    with pytest.raises(NotGood):
        actions.check_answer(cast.rahayu, checklist, question=ITEM, finding=PRESENT)
    colleague = user("Wulan", cast.agency, Role.OPERATOR)
    for stranger in (cast.putri, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.check_answer(stranger, checklist, question=ITEM, finding=PRESENT)
    one = actions.check_answer(colleague, checklist, question=ITEM, finding=PRESENT)
    assert (one.finding, one.checked_by) == (PRESENT, colleague)
    assert outcome_of(checklist).least == Decimal("8.3333")


def test_nothing_is_proved_without_a_document_or_refused_without_a_reason(
    cast: Cast, checklist: Sheet
) -> None:
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=CLAIMED)
    with pytest.raises(NotGood):
        actions.check_answer(cast.bupati, checklist, question=ITEM, finding=PRESENT)
    with pytest.raises(Unwritten):
        actions.check_answer(cast.bupati, checklist, question=ITEM, finding=ABSENT)
    one = actions.check_answer(
        cast.bupati, checklist, question=ITEM, finding=ABSENT, because="Belum ditandatangani"
    )
    assert (one.finding, one.note) == ("", "Belum ditandatangani")
    with pytest.raises(NotNow):
        actions.check_answer(cast.bupati, checklist, question=ITEM, finding=PRESENT)


def test_a_changed_answer_or_a_document_taken_out_is_checked_again(
    cast: Cast, checklist: Sheet
) -> None:
    document = claim(cast, checklist)
    actions.check_answer(cast.bupati, checklist, question=ITEM, finding=PRESENT)
    actions.remove_document(cast.rahayu, document)
    one = Answer.objects.get()
    assert (one.finding, one.checked_by) == (CLAIMED, None)
    assert not Document.objects.exists()


def test_a_file_is_what_it_is_and_not_what_it_is_called(
    cast: Cast, checklist: Sheet, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    program = SimpleUploadedFile("sk.pdf", b"MZ" + b"\0" * 200)
    with pytest.raises(WrongFileType):
        actions.attach_document(cast.rahayu, checklist, question=ITEM, title="SK", upload=program)
    with pytest.raises(NoSuchQuestion):
        actions.attach_document(cast.rahayu, checklist, question="LAIN", title="SK", upload=scan())
    assert not Document.objects.exists()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_the_leadership_settles_and_then_nothing_changes(cast: Cast, checklist: Sheet) -> None:
    claim(cast, checklist)
    with pytest.raises(NotNow):
        actions.move_sheet(cast.bupati, checklist, state=SETTLED)
    actions.move_sheet(cast.rahayu, checklist, state=SUBMITTED)
    with pytest.raises(PermissionDenied):
        actions.move_sheet(cast.rahayu, checklist, state=SETTLED)
    with pytest.raises(NotNow):
        actions.answer(cast.rahayu, checklist, question=ITEM, finding=ABSENT)
    actions.move_sheet(cast.bupati, checklist, state=SETTLED)
    kept = outcome_of(checklist)
    assert kept.edition
    Answer.objects.all().delete()
    assert outcome_of(checklist) == kept
    with pytest.raises(Unwritten):
        actions.move_sheet(cast.bupati, checklist, state=DRAFT)
    with pytest.raises(PermissionDenied):
        actions.move_sheet(cast.rahayu, checklist, state=DRAFT, because="Salah")
    actions.move_sheet(cast.bupati, checklist, state=DRAFT, because="Dokumen keliru")
    assert outcome_of(checklist) != kept


def test_only_an_empty_draft_is_removed(cast: Cast, checklist: Sheet) -> None:
    claim(cast, checklist)
    with pytest.raises(NotNow):
        actions.remove_sheet(cast.rahayu, checklist)
    Document.objects.all().delete()
    Answer.objects.all().delete()
    actions.remove_sheet(cast.rahayu, checklist)
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    ("facts", "is_fine"),
    [
        ({"engagement": "-0.0001"}, False),
        ({"engagement": "0"}, True),
        ({"engagement": "1"}, True),
        ({"engagement": "1.0001"}, False),
        ({"correction": "-1.0001", "correction_because": "Putusan"}, False),
        ({"correction": "-0.05"}, False),
        ({"correction": "-0.05", "correction_because": "Putusan nomor 3"}, True),
    ],
)
def test_survey_and_correction_lie_in_their_range_with_a_ground(
    cast: Cast, checklist: Sheet, facts: dict[str, str], *, is_fine: bool
) -> None:
    sheet = sheet_of(cast, NEW)
    given: dict[str, Any] = {
        name: text if name.endswith("because") else Decimal(text) for name, text in facts.items()
    }
    if is_fine:
        actions.set_index_parts(cast.rahayu, sheet, **given)
        return
    with pytest.raises((NotGood, Unwritten)):
        actions.set_index_parts(cast.rahayu, sheet, **given)
    sheet.refresh_from_db()
    assert (sheet.engagement, sheet.correction) == (None, None)


def test_only_the_newer_instrument_has_a_survey(cast: Cast, checklist: Sheet) -> None:
    with pytest.raises(NotGood):
        actions.set_index_parts(cast.rahayu, checklist, engagement=Decimal("0.8"))


def test_the_binder_holds_every_document_and_the_list(cast: Cast, checklist: Sheet) -> None:
    for _ in range(2):
        claim(cast, checklist)
    with actions.take_binder(cast.made, checklist) as archive, zipfile.ZipFile(archive) as binder:
        names = binder.namelist()
        assert len(names) == len(set(names)) == 3
        assert names[0] == "daftar.xlsx"
        assert all(name.startswith("01-KOMITMEN/TIM_DAN_KOMITE/") for name in names[1:])
        assert binder.testzip() is None
    for stranger in (cast.putri, cast.sari, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.take_binder(stranger, checklist)
