from decimal import Decimal
from xml.etree import ElementTree as ET

from takar.web.talent.drawings import Dot, Place, dots, range_svg, scatter_svg

LIMITS = ([Decimal(60), Decimal(80)], [Decimal(60), Decimal(80)])


def place(performance: str, potential: str, *, slack: str = "0") -> Place:
    low, right = Decimal(performance), Decimal(potential)
    return Place((low, low + Decimal(slack)), (right, right))


def test_people_at_the_same_place_share_a_dot_and_missing_evidence_gets_its_own() -> None:
    found = dots([place("70.1", "65"), place("71.9", "64.5"), place("68", "65", slack="5")])
    assert found == [Dot(32, 35, 2, is_known=True), Dot(32, 35, 1, is_known=False)]


def test_the_scatter_puts_more_performance_higher_and_more_potential_to_the_right() -> None:
    drawing = scatter_svg(
        dots([place("90", "20"), place("10", "80")]), LIMITS, ("Y", "X"), title="T", summary="S"
    )
    circles = [e for e in ET.fromstring(drawing) if e.tag.endswith("circle")]  # noqa: S314
    high, low = sorted(circles, key=lambda circle: float(circle.attrib["cy"]))
    assert float(high.attrib["cx"]) < float(low.attrib["cx"])


def test_a_full_score_stays_inside_the_drawing() -> None:
    drawing = scatter_svg(dots([place("100", "100")]), LIMITS, ("Y", "X"), title="T", summary="S")
    circle = next(e for e in ET.fromstring(drawing) if e.tag.endswith("circle"))  # noqa: S314
    assert float(circle.attrib["cx"]) <= 560


def test_a_missing_range_draws_no_bar() -> None:
    assert "fill-teal" not in range_svg(None, None, LIMITS[0], title="Kinerja")
    assert "fill-teal" in range_svg(Decimal(0), Decimal(40), LIMITS[0], title="Kinerja")
