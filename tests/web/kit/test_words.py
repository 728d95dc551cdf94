import pytest

from takar.web.kit.charts import BOXES
from takar.web.kit.words import SIGNS, TONES, box_link, title_of, tone_of


@pytest.mark.parametrize(
    ("code", "tone"),
    [
        ("OPTIMAL", "good"),
        ("MASIH_MEMENUHI_SYARAT", "fair"),
        ("KURANG_OPTIMAL", "poor"),
        (None, "none"),
        ("APA_SAJA", "none"),
        (7, "good"),
        (6, "fair"),
        (3, "poor"),
        (10, "none"),
    ],
)
def test_each_category_and_box_has_its_tone(code: object, tone: str) -> None:
    assert tone_of(code) == tone


def test_every_box_and_every_tone_has_a_sign() -> None:
    assert {tone_of(box) for row in BOXES for box in row} <= set(SIGNS)
    assert set(TONES) <= set(SIGNS)


def test_acronyms_stay_acronyms() -> None:
    assert title_of("JPT_PRATAMA") == "JPT Pratama"
    assert title_of("SANGAT_BAIK") == "Sangat Baik"
    assert title_of(None) == "–"


def test_a_box_is_added_to_whatever_stands_in_an_address() -> None:
    assert box_link("/t/", 5) == "/t/?kotak=5"
    assert box_link("/t/?unit=1", 5) == "/t/?unit=1&kotak=5"
    assert box_link("", 5) == ""
