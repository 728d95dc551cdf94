import pytest

from takar.web.exam_results.models import CutTable
from tests.web.exam_results.made import Sat

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
