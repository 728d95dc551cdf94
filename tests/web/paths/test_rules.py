from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from takar.regulations.profile import Axis
from takar.regulations.rubrics import Rubric
from takar.web.paths.rules import Climb, climb, options_of
from takar.web.results.rules import Component

Bands = list[dict[str, Any]]
Rubrics = dict[str, tuple[int, dict[str, Any]]]
BANDS: Bands = [
    {"code": "RENDAH", "title": "Rendah", "below": 60},
    {"code": "SEDANG", "title": "Sedang", "at_least": 60, "below": 80},
    {"code": "TINGGI", "title": "Tinggi", "at_least": 80},
]
FREE: dict[str, Any] = {"read": "score", "indicator": "angka"}
DEGREE: dict[str, Any] = {
    "read": "column",
    "column": "education_level",
    "points": {"S1": 80, "S2": 90, "S3": 100},
}
HOURS: dict[str, Any] = {
    "read": "sum",
    "from": "trainings",
    "column": "lesson_hours",
    "years": 1,
    "bands": [{"below": 10, "points": 60}, {"at_least": 10, "points": 100}],
}
SANCTION: dict[str, Any] = {
    "read": "worst",
    "from": "sanctions",
    "column": "sanction_level",
    "points": {"RINGAN": 75, "BERAT": 25},
    "none": 100,
}
WHOLE: Rubrics = {
    "ilmu": (20, DEGREE),
    "jam": (20, HOURS),
    "tes": (45, FREE),
    "disiplin": (15, SANCTION),
}


def axis(rubrics: Rubrics | None = None, bands: Bands = BANDS) -> Axis:
    """Lay out an axis of 100 points."""
    found = {
        name: {"title": name, "weight": weight, "rubric": rubric}
        for name, (weight, rubric) in (rubrics or WHOLE).items()
    }
    values = {"title": "Potensial", "indicators": found, "bands": bands}
    return Axis.model_validate(values, strict=False)


def row(name: str, score: str | None, possible: int, state: str = "ADA") -> Component:
    known = None if score is None else Decimal(score)
    return Component(
        name=f"potential.{name}",
        title=name,
        state="KOSONG" if score is None and state == "ADA" else state,
        points=None if known is None else known * possible / 100,
        possible=Decimal(possible),
        score=known,
    )


def told(ilmu: str = "80", jam: str = "60", tes: str = "60", disiplin: str = "75") -> Climb:
    """Climb from scores of the four indicators; the axis is their weighted sum."""
    scores = {"ilmu": ilmu, "jam": jam, "tes": tes, "disiplin": disiplin}
    rows = [row(name, score, WHOLE[name][0]) for name, score in scores.items()]
    total = sum((one.points for one in rows if one.points is not None), Decimal(0))
    return climb("potential", axis(), rows, total)


@pytest.mark.parametrize(
    ("scores", "following", "needed", "lifts", "reaches"),
    [
        ({}, "TINGGI", "13.75", ["tes"], True),
        ({"tes": "95"}, "", "", [], True),
        ({"tes": "82"}, "TINGGI", "3.85", ["tes"], True),
        ({"tes": "82", "ilmu": "100"}, "", "", [], True),
        ({"tes": "40", "jam": "100"}, "TINGGI", "14.75", ["tes"], True),
        ({"tes": "0"}, "SEDANG", "20.75", ["tes"], True),
        ({"tes": "0", "ilmu": "80", "disiplin": "25"}, "SEDANG", "28.25", ["tes"], True),
    ],
)
def test_the_smallest_single_change_leads_to_the_next_category(
    scores: dict[str, str], following: str, needed: str, lifts: list[str], *, reaches: bool
) -> None:
    found = told(**scores)
    if not needed:
        assert (found.next_category, found.lifts, found.reaches) == (None, (), True)
        return
    assert found.next_category is not None
    assert found.next_category.code == following
    assert found.needed == Decimal(needed)
    assert [lift.title for lift in found.lifts] == lifts
    assert found.reaches is reaches


@pytest.mark.parametrize("tes", ["59.99", "60", "70", "82", "99"])
def test_applying_the_told_changes_reaches_the_category(tes: str) -> None:
    found = told(tes=tes)
    if found.next_category is None:
        return
    assert found.reaches
    assert found.score is not None
    for one in (found.lifts, *((single,) for single in found.others)):
        reached = found.score + sum((lift.gain for lift in one), Decimal(0))
        assert axis().categories.of(reached) == found.next_category.code


def test_one_change_less_does_not_reach_it() -> None:
    rubrics: Rubrics = {"ilmu": (20, DEGREE), "jam": (20, HOURS), "disiplin": (60, SANCTION)}
    rows = [row("ilmu", "80", 20), row("jam", "60", 20), row("disiplin", "75", 60)]
    found = climb("potential", axis(rubrics), rows, Decimal(73))
    assert [(lift.title, lift.gain) for lift in found.lifts] == [("jam", Decimal(8))]
    bands = [*BANDS[:2], {"code": "TINGGI", "title": "Tinggi", "at_least": 84}]
    bands[1] = {**BANDS[1], "below": 84}
    both = climb("potential", axis(rubrics, bands), rows, Decimal(73))
    assert [lift.title for lift in both.lifts] == ["jam", "ilmu"]
    assert (both.reaches, both.others) == (True, ())
    assert both.score is not None
    for lift in both.lifts:
        assert axis(rubrics, bands).categories.of(both.score + lift.gain) == "SEDANG"


def test_what_no_deed_changes_is_never_asked_for() -> None:
    only: Rubrics = {"disiplin": (100, SANCTION)}
    found = climb("potential", axis(only), [row("disiplin", "75", 100)], Decimal(75))
    assert (found.lifts, found.reaches) == ((), False)


@pytest.mark.parametrize(("score", "needed"), [("59.99", "0.02"), ("60", "0.01"), ("60.01", None)])
def test_a_category_over_its_limit_begins_above_it(score: str, needed: str | None) -> None:
    over: Bands = [
        {"code": "RENDAH", "title": "Rendah", "up_to": 60},
        {"code": "TINGGI", "title": "Tinggi", "over": 60},
    ]
    found = climb(
        "potential", axis({"tes": (100, FREE)}, over), [row("tes", score, 100)], Decimal(score)
    )
    assert found.needed == (None if needed is None else Decimal(needed))


def test_what_does_not_apply_leaves_the_divisor() -> None:
    rubrics: Rubrics = {"tes": (50, FREE), "ilmu": (50, DEGREE)}
    rows = [row("tes", "70", 50), row("ilmu", None, 50, "TIDAK_BERLAKU")]
    (lift,) = climb("potential", axis(rubrics), rows, Decimal(70)).lifts
    assert (lift.title, lift.gain, str(lift.says)) == (
        "tes",
        Decimal(10),
        "nilainya paling sedikit 80,00",
    )


def test_what_is_missing_is_told_as_missing_and_no_distance_is_invented() -> None:
    rows = [row("ilmu", "80", 20), row("tes", None, 45)]
    found = climb("potential", axis(), rows, None, Decimal(55))
    assert (found.needed, found.category, found.completeness) == (None, None, Decimal(55))
    assert [(lift.title, lift.gain, lift.is_missing) for lift in found.lifts] == [
        ("tes", Decimal(45), True)
    ]


def test_the_other_axis_and_parts_of_indicators_do_not_count() -> None:
    other = Component(
        name="performance.tes", title="lain", state="ADA", points=Decimal(0), score=Decimal(0)
    )
    part = Component(
        name="potential.tes.a", title="bagian", state="ADA", points=Decimal(0), score=Decimal(0)
    )
    rows = [row(name, "60", weight) for name, (weight, _rubric) in WHOLE.items()]
    found = climb("potential", axis(), [*rows, other, part], Decimal(60))
    assert {lift.title for lift in (*found.lifts, *found.others)} <= set(WHOLE)


def says(rubric: dict[str, Any], score: str, **parts: str) -> list[tuple[str, str]]:
    """Return every option of a rubric as score and words."""
    known = {name: Decimal(value) for name, value in parts.items()}
    read: Rubric = TypeAdapter(Rubric).validate_python(rubric, strict=False)
    found = options_of(read, Decimal(score), Decimal(100), known)
    return [(f"{one.score:f}", str(one.says)) for one in found.steps]


def test_each_way_of_reading_says_what_would_have_to_stand_in_the_evidence() -> None:
    assert says(DEGREE, "80") == [("90", "menjadi S2"), ("100", "menjadi S3")]
    assert says(HOURS, "60") == [("100", "paling sedikit 10 jam pelajaran dalam 1 tahun terakhir")]
    years = {
        "read": "years_since",
        "column": "positioned_on",
        "bands": [{"below": 2, "points": 60}, {"at_least": 2, "points": 100}],
    }
    assert says(years, "60") == [("100", "paling sedikit 2 tahun")]
    assert says(years, "100") == []
    assert says(SANCTION, "25") == []


def test_a_part_that_rises_lifts_the_mean_by_its_share() -> None:
    mean = {
        "read": "mean_of",
        "parts": {
            "jam": {"title": "Jam", "rubric": HOURS},
            "ilmu": {"title": "Pendidikan", "rubric": DEGREE},
        },
    }
    assert says(mean, "70", jam="60", ilmu="80") == [
        ("75", "Pendidikan: menjadi S2"),
        ("80", "Pendidikan: menjadi S3"),
        ("90", "Jam: paling sedikit 10 jam pelajaran dalam 1 tahun terakhir"),
    ]
    assert says(mean, "70", jam="60") == []
