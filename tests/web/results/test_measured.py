from decimal import Decimal

from takar.web.results.measured import earned, indicator

PART = {
    "number": "performance",
    "indicator": "penghargaan",
    "title": "Penghargaan",
    "state": "KOSONG",
    "score": None,
    "score_least": Decimal(0),
    "score_most": Decimal(100),
    "weight": Decimal(15),
    "points": None,
    "points_possible": Decimal(15),
    "evidence": None,
}


def test_missing_evidence_keeps_what_it_could_bring_and_no_points() -> None:
    row = indicator(PART, {"performance.penghargaan": Decimal(100)})
    assert row.name == "performance.penghargaan"
    assert (row.points, row.least, row.most) == (None, Decimal(0), Decimal(15))


def test_a_full_score_other_than_a_hundred_earns_the_whole_weight() -> None:
    part = PART | {"score_most": Decimal(45)}
    row = indicator(part, {"performance.penghargaan": Decimal(45)})
    assert row.most == Decimal(15)


def test_what_is_known_is_not_repeated_as_a_range() -> None:
    part = PART | {"state": "ADA", "score": Decimal(70), "points": Decimal("10.5")}
    row = indicator(part, {"performance.penghargaan": Decimal(100)})
    assert (row.points, row.least, row.most) == (Decimal("10.5"), None, None)


def test_points_are_rounded_half_up_to_the_sixth_place() -> None:
    assert earned(Decimal("33.333335"), Decimal("0.1")) == Decimal("3.333334")
    assert earned(None, Decimal(1)) is None
