from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from takar.kernel.language import speaking
from takar.web.rating_sheets.rules.cells import EMPTY, Cell, Change, Parcel
from takar.web.rating_sheets.rules.judging import (
    MOST_KEPT,
    NOTABLE_SECONDS,
    Standing,
    Verdict,
    clock_difference,
    is_clock_wrong,
    judge,
    judge_sending,
    takes_more,
)
from takar.web.rating_sheets.rules.states import REASONS, standing_of, told

NOON = datetime(2025, 5, 14, 12, tzinfo=UTC)
OPEN: dict[str, Any] = {
    "is_withdrawn": False,
    "is_locked": False,
    "is_open": True,
    "is_absent": False,
    "competencies": frozenset({"INTEGRITAS", "KERJASAMA"}),
    "step": Decimal(1),
}
THREE, FOUR = Cell(level=Decimal(3)), Cell(level=Decimal(4))


def standing(**changes: Any) -> Standing:
    return Standing(**(OPEN | changes))


def change(value: Cell = THREE, **more: Any) -> Change:
    facts = {
        "uuid": uuid4(),
        "sheet": 1,
        "kind": "SEL",
        "competency": "INTEGRITAS",
        "value": value,
        "sequence": 1,
        "made_at": NOON,
    }
    return Change(**(facts | more))


def test_a_change_upon_what_the_cell_says_applies() -> None:
    assert judge(change(), standing(), EMPTY, EMPTY).state == "APPLIED"
    assert judge(change(FOUR), standing(), THREE, THREE).state == "APPLIED"


def test_a_change_upon_something_else_is_a_conflict_and_never_wins_silently() -> None:
    found = judge(change(FOUR), standing(), THREE, EMPTY)
    assert (found.state, found.because) == ("CONFLICT", "BENTROK")
    assert not found.settles


def test_base_and_cell_are_compared_by_what_they_say() -> None:
    there_and_back = Cell(level=Decimal("3.00"))
    assert judge(change(FOUR), standing(), THREE, there_and_back).state == "APPLIED"


def test_what_the_cell_already_says_is_a_duplicate_whatever_it_was_made_upon() -> None:
    for base in (None, EMPTY, FOUR):
        assert judge(change(), standing(), THREE, base) == Verdict("DUPLICATE")


def test_an_unknown_base_waits_unless_the_device_holds_nothing_earlier() -> None:
    assert judge(change(), standing(), EMPTY, None).state == "TUNGGU"
    assert judge(change(is_lone=True), standing(), EMPTY, None).state == "APPLIED"
    assert judge(change(is_lone=True), standing(), FOUR, None).state == "CONFLICT"


@pytest.mark.parametrize(
    ("changes", "state", "because"),
    [
        ({"is_withdrawn": True, "is_locked": True}, "LATE", "DICABUT"),
        ({"is_locked": True, "is_open": False}, "LATE", "TERKUNCI"),
        ({"is_open": False, "is_absent": True}, "LATE", "DITUTUP"),
        ({"is_absent": True}, "REFUSED", "TIDAK_HADIR"),
        ({"competencies": frozenset({"KERJASAMA"})}, "REFUSED", "LUAR_MATRIKS"),
    ],
)
def test_the_first_line_that_fits_decides(changes: Any, state: str, because: str) -> None:
    found = judge(change(), standing(**changes), EMPTY, EMPTY)
    assert (found.state, found.because) == (state, because)


@pytest.mark.parametrize(
    ("level", "step", "fits"),
    [
        ("0", "1", True),
        ("5", "1", True),
        ("5.01", "0.01", False),
        ("-0.01", "0.01", False),
        ("-1", "1", False),
        ("6", "1", False),
        ("2.5", "1", False),
        ("2.5", "0.01", True),
        ("4.99", "0.01", True),
        ("4.999", "0.01", False),
    ],
)
def test_a_level_keeps_to_the_scale_and_its_steps(level: str, step: str, fits: bool) -> None:
    said = change(Cell(level=Decimal(level)))
    found = judge(said, standing(step=Decimal(step)), EMPTY, EMPTY)
    assert (found.because == "LEVEL_SALAH") is not fits


def test_the_note_belongs_to_no_competency() -> None:
    note = change(Cell(evidence="catatan"), kind="CATATAN", competency="")
    assert judge(note, standing(), EMPTY, EMPTY).state == "APPLIED"


def test_the_note_bears_no_level() -> None:
    for level in (Decimal(3), Decimal(99)):
        note = change(Cell(level=level), kind="CATATAN", competency="")
        found = judge(note, standing(), EMPTY, EMPTY)
        assert (found.state, found.because) == ("REFUSED", "LEVEL_SALAH")


@pytest.mark.parametrize(("year", "is_read"), [(1, False), (2, True), (9998, True), (9999, False)])
def test_a_clock_at_the_end_of_the_calendar_is_not_read(year: int, *, is_read: bool) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC)
    if is_read:
        assert change(made_at=moment).made_at == moment
    else:
        with pytest.raises(ValidationError):
            change(made_at=moment)


@pytest.mark.parametrize(
    ("kept", "state", "grows"),
    [
        (MOST_KEPT - 1, "BERLANGSUNG", True),
        (MOST_KEPT, "BERLANGSUNG", False),
        (0, "INTEGRASI", True),
        (0, "DITANDATANGANI", False),
        (0, "DISERAHKAN", False),
    ],
)
def test_a_journal_grows_while_there_is_room_and_nothing_is_signed(
    kept: int, state: str, *, grows: bool
) -> None:
    assert takes_more(kept, state) is grows


WHOLE = {"INTEGRITAS": THREE, "KERJASAMA": Cell(unseen_because="waktu habis")}


def test_a_whole_sheet_is_submitted_once() -> None:
    assert judge_sending(standing(), WHOLE, has_conflicts=False).state == "APPLIED"
    again = judge_sending(standing(is_locked=True), WHOLE, has_conflicts=False)
    assert again.state == "DUPLICATE"


def test_a_missing_cell_stops_a_submission_by_name_and_a_blank_reason_is_none() -> None:
    blank = WHOLE | {"KERJASAMA": Cell(unseen_because="  ", evidence="ada")}
    for cells in ({"INTEGRITAS": THREE}, blank):
        found = judge_sending(standing(), cells, has_conflicts=False)
        assert (found.because, found.about) == ("BELUM_LENGKAP", ("KERJASAMA",))


def test_an_open_conflict_stops_a_submission() -> None:
    assert judge_sending(standing(), WHOLE, has_conflicts=True).because == "BENTROK"


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"is_withdrawn": True, "is_locked": True}, "DICABUT"),
        ({"is_open": False}, "DITUTUP"),
        ({"is_absent": True}, "TIDAK_HADIR"),
    ],
)
def test_a_closed_sheet_takes_no_submission(changes: Any, because: str) -> None:
    found = judge_sending(standing(**changes), WHOLE, has_conflicts=False)
    assert found.because == because


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
def test_what_no_database_keeps_is_not_read(text: str) -> None:
    with pytest.raises(ValidationError):
        Cell(evidence=text)


@pytest.mark.parametrize("level", ["NaN", "Infinity", "1E+30", "1.23456789012", "x"])
def test_what_is_no_level_is_not_read(level: str) -> None:
    with pytest.raises(ValidationError):
        Cell.model_validate({"level": level})


def test_a_level_is_kept_exactly_and_without_needless_zeros() -> None:
    cell = Cell.model_validate({"level": "2.50"})
    assert cell.model_dump(mode="json")["level"] == "2.5"
    assert Cell.model_validate({"level": "0"}).is_answered
    assert Cell.model_validate(cell.model_dump(mode="json")) == cell


def test_a_parcel_takes_two_hundred_changes_and_no_more() -> None:
    parcel = {"version": 1, "device": str(uuid4()), "sent_at": NOON}
    assert Parcel.model_validate(parcel | {"changes": [{}] * 200})
    with pytest.raises(ValidationError):
        Parcel.model_validate(parcel | {"changes": [{}] * 201})


def test_the_difference_of_the_clocks_is_told_beyond_two_minutes() -> None:
    ahead = clock_difference(NOON + timedelta(seconds=NOTABLE_SECONDS), NOON)
    assert (ahead, is_clock_wrong(ahead)) == (120, False)
    assert is_clock_wrong(ahead + 1)
    assert is_clock_wrong(-121)
    assert clock_difference(datetime(1, 1, 1, tzinfo=UTC), NOON) == -100 * 366 * 86400


@pytest.mark.parametrize("because", ["", *REASONS])
def test_every_reason_is_told_as_a_sentence(because: str) -> None:
    with speaking("id"):
        assert len(str(told(because, "Putri"))) > 5


def test_only_what_was_submitted_stays_when_the_assessor_goes() -> None:
    assert [standing_of(one, is_withdrawn=True) for one in ("KOSONG", "DIISI", "DIKIRIM")] == [
        *("DITARIK", "DITARIK", "DIKIRIM")
    ]
    assert standing_of("DIISI", is_withdrawn=False) == "DIISI"
