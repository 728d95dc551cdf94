import pytest

from takar.web.results.wording import worded


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("KETUA_INTERNAL · 04-05-2023", "Ketua Internal · 4 Mei 2023"),
        ("Penilaian kinerja menjadi SANGAT_BAIK", "Penilaian kinerja menjadi Sangat Baik"),
        ("S1", "S1"),
        ("SLTA", "SLTA"),
        ("JPT_PRATAMA", "JPT Pratama"),
        ("72,22 % · 14-02-2023", "72,22 % · 14 Februari 2023"),
        ("29-02-2023", "29-02-2023"),
        ("29-02-2024", "29 Februari 2024"),
        ("PLH+SETINGKAT", "Plh+Setingkat"),
    ],
)
def test_codes_and_days_become_words_and_the_rest_stays(said: str, shown: str) -> None:
    assert worded(said) == shown
