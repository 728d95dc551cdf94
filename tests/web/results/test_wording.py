import pytest

from takar.web.results.wording import worded


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("KETUA_INTERNAL · 04-05-2023", "Ketua Internal · 04-05-2023"),
        ("Penilaian kinerja menjadi SANGAT_BAIK", "Penilaian kinerja menjadi Sangat Baik"),
        ("S1", "S1"),
        ("SLTA", "SLTA"),
        ("JPT_PRATAMA", "JPT Pratama"),
        ("72,22 % · 14-02-2023", "72,22 % · 14-02-2023"),
        ("PLH+SETINGKAT", "Plh+Setingkat"),
    ],
)
def test_codes_in_a_sentence_become_words_and_the_rest_stays(said: str, shown: str) -> None:
    assert worded(said) == shown
