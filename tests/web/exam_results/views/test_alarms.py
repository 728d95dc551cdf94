import pytest

from takar.web.exam_results.models import Alarm
from tests.web.exam_results.made import Sat, answered

pytestmark = pytest.mark.django_db


def test_alarms_are_sought_narrowed_and_looked_at(there: Sat) -> None:
    answered(there.sittings[0], 0, {"choice": "tidak-ada"}, sequence=9)
    run = there.live()
    browser = there.cast.client(there.cast.rahayu)
    browser.post(f"/hasil-ujian/penskoran/{run.pk}/tanda/")
    address = f"/hasil-ujian/{there.exam.pk}/tanda/"
    assert "Putri Anjani" in browser.get(address, {"kind": "DITOLAK"}).content.decode()
    page = browser.get(address, {"kind": "TERLALU_CEPAT"}).content.decode()
    assert "Putri Anjani" not in page
    found = Alarm.objects.get()
    said = {"state": "SELESAI", "note": "Perambannya rusak."}
    assert browser.post(f"{address}{found.pk}/", said).status_code == 302
    assert "Perambannya rusak." in browser.get(f"{address}{found.pk}/").content.decode()
