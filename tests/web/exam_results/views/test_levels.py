from fractions import Fraction

import pytest

from takar.web.exam_results.models import CutTable
from takar.web.exam_results.queries.scales import curves_of, scale_items
from tests.cast import Cast
from tests.web.exam_results.made import Sat
from tests.web.exams.pools_made import SCALE
from tests.web.sittings.adaptive_hall import adaptive_hall

pytestmark = pytest.mark.django_db

SAID = {
    "scale": "UJIAN",
    "method": "KEPUTUSAN",
    "on": "PERCENT",
    "lowest": "1",
    "levels": "2 = 50\n3 = 75",
    "panel": "",
    "because": "Rapat panitia.",
    "document": "SK 5/2025",
}


def test_the_operator_sets_cuts_line_by_line(there: Sat) -> None:
    browser = there.cast.client(there.cast.rahayu)
    address = f"/hasil-ujian/{there.exam.pk}/batas/"
    assert browser.post(address, SAID).status_code == 302
    assert CutTable.objects.get().table.levels == {"1": 0, "2": 50, "3": 75}
    assert "SK 5/2025" in browser.get(address).content.decode()


def test_a_panel_of_judges_becomes_cuts_in_points(there: Sat) -> None:
    browser = there.cast.client(there.cast.rahayu)
    panel = "2 | Ayu | 0,5 0,5 0,5 0,5\n2 | Bima | 0,5 0,5 0,5 0,6"
    browser.post(f"/hasil-ujian/{there.exam.pk}/batas/", SAID | {"panel": panel, "levels": ""})
    table = CutTable.objects.get()
    assert (table.method, table.table.on) == ("ANGOFF", "POINTS")
    assert str(table.table.levels["2"]) == "41/20"
    assert table.judges["table"]["2"]["Ayu"] == ["0.5"] * 4


@pytest.mark.parametrize(
    "wrong", [{"levels": "2 = x"}, {"levels": "2 = 0"}, {"panel": "2 | A | 1"}]
)
def test_cuts_that_make_no_sense_are_refused_in_words(there: Sat, wrong: dict[str, str]) -> None:
    browser = there.cast.client(there.cast.rahayu)
    answer = browser.post(f"/hasil-ujian/{there.exam.pk}/batas/", SAID | wrong)
    assert answer.status_code == 200
    assert not CutTable.objects.exists()


def test_leaders_read_cuts_and_set_none(there: Sat) -> None:
    browser = there.cast.client(there.cast.bupati)
    address = f"/hasil-ujian/{there.exam.pk}/batas/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, SAID).status_code == 403
    assert there.cast.client(there.author).get(address).status_code == 403


CARRIED = SAID | {"scale": "KOMPETENSI:INTEGRITAS", "method": "ANGOFF", "is_carried": "on"}


def test_a_panel_that_judges_a_pool_sets_cuts_on_ability(cast: Cast) -> None:
    hall = adaptive_hall(cast, items=12)
    browser = cast.client(cast.rahayu)
    address = f"/hasil-ujian/{hall.session.exam_id}/batas/"
    even = " ".join(["0,5"] * 6)
    panel = f"2 | Ayu | {even}\n2 | Bima | {even} \n3 | Ayu | {' '.join(['0,8'] * 6)}"
    answer = browser.post(address, CARRIED | {"panel": panel, "levels": ""})
    assert answer.status_code == 302, answer.content.decode()
    with hall.scoped():
        row = CutTable.objects.get()
    assert (row.table.on, row.method) == ("THETA", "ANGOFF")
    assert row.table.levels["1"] == -10 < row.table.levels["2"] < row.table.levels["3"]
    kept = row.judges["curve"]
    assert (kept["from"], kept["calibration"], len(kept["parameters"])) == ("POINTS", SCALE, 6)
    assert [one["points"] for one in kept["levels"]] == ["3.00", "4.80"]
    assert [one["error"] for one in kept["levels"]] == ["0.000", None]
    assert row.judges["table"]["2"]["Ayu"] == ["0.5"] * 6
    assert "3,00 dari 6,00 nilai = kemampuan" in browser.get(address).content.decode()


def test_percent_of_a_pool_is_carried_too_and_a_scale_without_a_curve_is_refused(
    cast: Cast,
) -> None:
    hall = adaptive_hall(cast, items=12)
    browser = cast.client(cast.rahayu)
    address = f"/hasil-ujian/{hall.session.exam_id}/batas/"
    refused = browser.post(address, CARRIED | {"scale": "UJIAN", "method": "KEPUTUSAN"})
    assert "tidak mempunyai kurva" in refused.content.decode()
    assert browser.post(address, CARRIED | {"method": "KEPUTUSAN"}).status_code == 302
    with hall.scoped():
        row = CutTable.objects.get()
        items = scale_items(hall.session.exam)
        curves = curves_of(hall.session.exam, items)
    assert sorted(curves) == ["KOMPETENSI:INTEGRITAS", "KOMPETENSI:KERJASAMA"]
    assert curves["KOMPETENSI:INTEGRITAS"].most == Fraction(6)
    assert [one["points"] for one in row.judges["curve"]["levels"]] == ["3.00", "4.50"]


def test_an_exam_without_any_calibration_has_no_curves(there: Sat) -> None:
    with there.scoped():
        assert curves_of(there.exam, scale_items(there.exam)) == {}
