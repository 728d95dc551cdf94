from decimal import Decimal

import pytest

from takar.regulations.bands import Band, Bands, partition
from takar.web.paths.rules import climb
from takar.web.results.rules import Component


def bands() -> Bands:
    return partition(
        (
            Band(code="RENDAH", title="Rendah", below=Decimal(60)),
            Band(code="SEDANG", title="Sedang", at_least=Decimal(60), below=Decimal(80)),
            Band(code="TINGGI", title="Tinggi", at_least=Decimal(80)),
        )
    )


def row(name: str, points: str | None, possible: str) -> Component:
    return Component(
        name=f"potential.{name}",
        title=name,
        state="KOSONG" if points is None else "ADA",
        points=None if points is None else Decimal(points),
        possible=Decimal(possible),
    )


ROWS = [row("disiplin", "10", "15"), row("potensi", "15", "25"), row("ilmu", "8", "10")]


@pytest.mark.parametrize(
    ("score", "following", "needed", "lifts", "reaches"),
    [
        ("59.99", "SEDANG", "0.01", ["potensi"], True),
        ("60", "TINGGI", "20", ["potensi", "disiplin", "ilmu"], False),
        ("70", "TINGGI", "10", ["potensi"], True),
        ("69.99", "TINGGI", "10.01", ["potensi", "disiplin"], True),
        ("80", "", None, [], True),
    ],
)
def test_the_fewest_indicators_lead_to_the_next_category(
    score: str, following: str, needed: str | None, lifts: list[str], *, reaches: bool
) -> None:
    found = climb("potential", Decimal(score), ROWS, bands())
    assert found.next_category == following
    assert found.needed == (None if needed is None else Decimal(needed))
    assert [lift.title for lift in found.lifts] == lifts
    assert found.reaches is reaches


def test_what_is_missing_is_told_as_missing_and_no_distance_is_invented() -> None:
    found = climb("potential", None, [*ROWS, row("tes", None, "20")], bands())
    assert (found.needed, found.category) == (None, "")
    assert [(lift.title, lift.is_missing) for lift in found.lifts] == [("tes", True)]


def test_applying_the_told_lifts_reaches_the_category() -> None:
    found = climb("potential", Decimal("69.99"), ROWS, bands())
    reached = Decimal("69.99") + sum((lift.gain for lift in found.lifts), Decimal(0))
    assert bands().of(reached) == found.next_category


def test_the_other_axis_and_parts_of_indicators_do_not_count() -> None:
    other = Component(
        name="performance.skp", title="skp", state="ADA", points=Decimal(0), possible=Decimal(60)
    )
    part = Component(
        name="potential.potensi.a",
        title="bagian",
        state="ADA",
        points=Decimal(0),
        possible=Decimal(60),
    )
    found = climb("potential", Decimal(60), [*ROWS, other, part], bands())
    assert {lift.title for lift in found.lifts} == {"disiplin", "potensi", "ilmu"}
