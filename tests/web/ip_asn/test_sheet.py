from collections.abc import Iterator

import pytest

from takar.web.ip_asn.sheet import as_csv, person_rows
from takar.web.results.models import IpAsnResult
from tests.cast import Cast
from tests.web.ip_asn.made import inside, measured, punished, putri_is_good


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def test_a_row_tells_points_and_states_and_no_sanction(cast: Cast) -> None:
    putri_is_good(cast)
    punished(cast.putri_employee)
    run = measured(cast)
    (row,) = person_rows(IpAsnResult.objects.filter(run=run), run, whole=False)
    assert row["Indeks"] == 73
    assert row["NIP"] != cast.putri_employee.nip
    assert row["Keadaan: Seminar dan sejenisnya"] == "Belum ada bukti"
    assert "RINGAN" not in row.values()


def test_a_name_is_no_formula_and_a_gap_is_empty() -> None:
    text = as_csv([{"Nama": "=HYPERLINK(1)", "Indeks": None}]).decode("utf-8-sig")
    assert text.splitlines() == ["Nama,Indeks", "'=HYPERLINK(1),"]


def test_nobody_makes_an_empty_sheet() -> None:
    assert as_csv([]).decode("utf-8-sig").strip() == ""
