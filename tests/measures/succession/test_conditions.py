import pytest

from takar.measures.succession import group_conditions
from takar.regulations.law import Law
from tests.measures.succession.made import matched


def answer(law: Law, code: str, **given: object) -> str:
    facts: dict[str, object] = {"match": matched(law, "4"), "ratings": {}} | given
    found = group_conditions(law=law, **facts)  # type: ignore[arg-type]
    return next(own.value for own in found if own.code == code)


@pytest.mark.parametrize(
    ("ratings", "value"),
    [
        ({2024: "BAIK", 2023: "SANGAT_BAIK"}, "TERPENUHI"),
        ({2024: "BAIK", 2023: "BUTUH_PERBAIKAN"}, "TIDAK"),
        ({2024: "KURANG"}, "TIDAK"),
        ({2024: "BAIK"}, "PERLU_VERIFIKASI"),
        ({2024: "BAIK", 2022: "BAIK"}, "PERLU_VERIFIKASI"),
        ({2024: "BAIK", 2023: "BAIK", 2022: "KURANG", 2025: "KURANG"}, "TERPENUHI"),
        ({2024: "BAIK", 2023: "CUKUP"}, "PERLU_VERIFIKASI"),
        ({}, "PERLU_VERIFIKASI"),
    ],
)
def test_the_last_two_full_years_must_be_good(
    law: Law, ratings: dict[int, str], value: str
) -> None:
    assert answer(law, "KINERJA", ratings=ratings) == value


@pytest.mark.parametrize(
    ("level", "value"),
    [("2.72", "TERPENUHI"), ("2.71", "TIDAK"), (None, "PERLU_VERIFIKASI")],
)
def test_the_competence_must_fit_the_post(law: Law, level: str | None, value: str) -> None:
    assert answer(law, "KOMPETENSI", match=matched(law, level)) == value


def test_what_nobody_knows_is_to_be_verified(law: Law) -> None:
    assert answer(law, "KOMPETENSI", match=None) == "PERLU_VERIFIKASI"
    for has_developed, value in ((True, "TERPENUHI"), (False, "TIDAK"), (None, "PERLU_VERIFIKASI")):
        assert answer(law, "PENGEMBANGAN", has_developed=has_developed) == value


def test_the_years_without_a_rating_are_named(law: Law) -> None:
    found = {own.code: own for own in group_conditions(None, {2024: "BAIK"}, law)}
    assert list(found) == ["KOMPETENSI", "PENGEMBANGAN", "KINERJA"]
    assert found["KINERJA"].missing_years == (2023,)
    assert found["KOMPETENSI"].missing_years == ()
