from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from takar.web.rating_quality.drawings import (
    Rung,
    curves_svg,
    interval_bars_svg,
    ladder_svg,
    reach_of,
)
from takar.web.rating_quality.rulers import GAP
from tests.web.rating_quality.drawn import texts

ENDS = ("lunak", "ketat")


def test_a_ladder_says_each_value_with_its_interval_in_words() -> None:
    drawing = ladder_svg(
        [Rung("A & B", 0.5, 0.2, 0.8), Rung("Tanpa", None)], title="Keketatan", ends=ENDS
    )
    words = texts(drawing)
    assert "A & B: 0,50 (0,20 – 0,80); Tanpa: –" in words
    assert drawing.count("<circle") == 1


@pytest.mark.parametrize(("end", "reach"), [(0.2, 1.0), (1.0, 1.0), (1.01, 1.5), (2.5, 2.5)])
def test_the_scale_of_a_ladder_reaches_to_the_next_half(end: float, reach: float) -> None:
    assert reach_of([Rung("x", 0.0, -end, end)]) == reach


def test_bars_stay_between_nothing_and_one() -> None:
    drawing = interval_bars_svg([Rung("x", 1.4, -0.2, 1.9), Rung("y", None)], title="ICC")
    parts = ET.fromstring(drawing).iter()  # noqa: S314 -- our own
    widths = [float(one.get("width", "0")) for one in parts if "rect" in one.tag]
    assert max(widths) == 260.0
    assert "y: –" in " ".join(texts(drawing))


def test_names_of_curves_do_not_cover_one_another() -> None:
    lines = {f"{n} metode": [(1, 0.9), (2, 0.95)] for n in range(1, 5)}
    drawing = curves_svg(lines, title="D", across="asesor")
    heights = [
        float(one.get("y", "0"))
        for one in ET.fromstring(drawing).iter()  # noqa: S314 -- our own
        if one.text and one.text.endswith("metode")
    ]
    assert len(heights) == 4
    assert all(b - a >= GAP - 0.1 for a, b in pairwise(heights))
