import pytest
from pydantic import ValidationError

from takar.web.results.rules import Component, Components, Sight, gaps_of, holds_back, stored


def test_components_of_an_unknown_shape_are_refused() -> None:
    row = {"name": "INTEGRITAS", "state": "ADA"}
    assert Components.model_validate({"version": 1, "rows": [row]}).rows[0].state == "ADA"
    for wrong in (
        {"version": 2, "rows": [row]},
        {"rows": [row]},
        {"version": 1, "rows": [row | {"state": "NOL"}]},
        {"version": 1, "rows": [row | {"nilai": 3}]},
    ):
        with pytest.raises(ValidationError):
            Components.model_validate(wrong)


def test_what_is_stored_is_read_back_exactly() -> None:
    rows = [
        Component(name="potential.pengalaman_jabatan.keragaman", state="TIDAK_BERLAKU"),
        Component(name="performance.penghargaan", state="ADA", points="10.5", possible="15"),
    ]
    assert Components.model_validate(stored(rows)).rows == rows


def test_only_missing_indicators_are_gaps_not_their_parts_and_not_what_does_not_apply() -> None:
    rows = [
        Component(name="performance.penghargaan", state="KOSONG"),
        Component(name="performance.umpan_balik_360", state="TIDAK_BERLAKU"),
        Component(name="potential.pengalaman_jabatan.keragaman", state="KOSONG"),
        Component(name="INTEGRITAS", state="KOSONG"),
    ]
    assert gaps_of(rows) == ",performance.penghargaan,INTEGRITAS,"
    assert gaps_of(rows[1:3]) == ""


@pytest.mark.parametrize(
    ("sight", "gaps", "held_back"),
    [
        (Sight.OWN, ",INTEGRITAS,", True),
        (Sight.OWN, "", False),
        (Sight.EVERYTHING, ",INTEGRITAS,", False),
        (Sight.SUMMARY, ",INTEGRITAS,", False),
    ],
)
def test_only_the_person_waits_for_complete_evidence(
    sight: Sight, gaps: str, *, held_back: bool
) -> None:
    assert holds_back(sight, gaps) is held_back
