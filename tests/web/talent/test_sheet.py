import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from takar.web.kit.scope import scope
from takar.web.results.models import Run
from takar.web.talent.queries import placed_people
from takar.web.talent.sheet import headings, talent_sheet
from tests.cast import Cast
from tests.web.results import made


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def sheet(cast: Cast, run: Run, *, whole_nip: bool) -> bytes:
    content, _ = talent_sheet(placed_people(cast.rahayu, run), run, whole_nip=whole_nip)
    return content


def first_row(content: bytes) -> dict[str, object]:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    return dict(zip([str(cell) for cell in rows[0]], rows[1], strict=True))


def test_a_gap_is_an_empty_cell_and_named_in_words(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, cast.putri_employee, None)
    row = first_row(sheet(cast, run, whole_nip=True))
    assert list(row) == headings()
    assert row["Kotak"] == ""
    assert row["Kinerja"] == ""
    assert row["Kinerja paling rendah"] == 50
    assert row["Bukti yang belum ada"] == "Umpan balik 360 derajat"


def test_the_nip_is_whole_only_where_allowed(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, cast.putri_employee, 5)
    assert first_row(sheet(cast, run, whole_nip=True))["NIP"] == cast.putri_employee.nip
    masked = first_row(sheet(cast, run, whole_nip=False))["NIP"]
    assert masked == cast.putri_employee.masked_nip


def test_a_name_that_looks_like_a_formula_stays_text(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, made.colleague(cast, 1, "=1+1"), 5)
    with zipfile.ZipFile(BytesIO(sheet(cast, run, whole_nip=False))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
