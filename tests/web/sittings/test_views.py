"""The pages and exchanges of a candidate."""

import pytest

from takar.web.sittings.models import Sitting
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db


def test_a_candidate_goes_from_the_door_to_the_end(hall: Hall) -> None:
    browser = hall.entered()
    seated = browser.post("/ruang-ujian/duduk/").json()
    desk = {"desk": seated["standing"]["desk"]}
    assert [one["code"] for one in seated["sections"]] == ["A", "B"]
    assert seated["standing"]["next"] == "A"
    assert len(browser.get("/ruang-ujian/bagian/A/latihan/").json()["questions"]) == 1
    assert browser.get("/ruang-ujian/bagian/A/").status_code == 404
    assert browser.post("/ruang-ujian/bagian/A/", desk).status_code == 409
    browser.post("/ruang-ujian/setuju/")
    begun = browser.post("/ruang-ujian/bagian/A/", desk).json()
    assert len(begun["questions"]) == 5
    assert 0 < begun["standing"]["left"] <= 600_000
    assert browser.get("/ruang-ujian/bagian/B/").status_code == 404
    assert browser.post("/ruang-ujian/bagian/A/tutup/", desk).json()["next"] == "B"
    assert len(browser.post("/ruang-ujian/bagian/B/", desk).json()["questions"]) == 5
    assert browser.post("/ruang-ujian/bagian/B/tutup/", desk).json()["state"] == "SELESAI"
    with hall.scoped():
        assert Sitting.objects.get().finished_by == "PESERTA"
