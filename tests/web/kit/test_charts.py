from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from takar.web.kit.charts import (
    BOXES,
    bars_svg,
    nine_box_svg,
    radar_svg,
    runs_of,
    spoke,
    stack_svg,
)

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ["Integritas", "Kerja sama", "Komunikasi", "Orientasi pada Hasil"]


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_the_first_spoke_points_up_and_the_next_go_clockwise() -> None:
    assert spoke(0, 4, 1, centre=(0, 0), radius=10) == pytest.approx((0, -10))
    assert spoke(1, 4, 1, centre=(0, 0), radius=10) == pytest.approx((10, 0))


def test_a_missing_level_opens_the_line_and_is_never_drawn_in_the_middle() -> None:
    whole = drawn(radar_svg(LABELS, [3, 3, 3, 3], [3, 3, 3, 3]))
    gap = drawn(radar_svg(LABELS, [3, None, 3, 3], [3, 3, 3, 3]))
    assert len(whole.findall(f"{SVG}circle")) == 4
    assert len(gap.findall(f"{SVG}circle")) == 3
    assert len(gap.findall(f"{SVG}polyline")) == 1
    assert whole.findall(f"{SVG}polyline") == []


def test_a_ring_with_two_gaps_falls_into_two_runs() -> None:
    assert runs_of([(0, 0), None, (1, 1), None]) == [[(1, 1)], [(0, 0)]]
    assert runs_of([None, None]) == []


def test_a_level_above_the_scale_stays_on_the_paper() -> None:
    circles = drawn(radar_svg(LABELS, [9, 5, 5, 5], [3, 3, 3, 3])).findall(f"{SVG}circle")
    assert float(circles[0].get("cy", 0)) == pytest.approx(60)


def test_every_drawing_says_in_words_what_it_shows() -> None:
    for svg in (
        radar_svg(LABELS, [3, None, 3, 3], [3, 3, 3, 3]),
        nine_box_svg({9: 12, 5: None}),
        bars_svg(["a"], [Decimal("77.775")]),
        stack_svg([("a", 3, "good")]),
    ):
        root = drawn(svg)
        assert root.get("role") == "img"
        labels = (root.get("aria-labelledby") or "").split()
        ids = {element.get("id") for element in root}
        assert set(labels) <= ids
        assert len(labels) == 2


def test_two_drawings_on_one_page_share_no_name() -> None:
    one, other = (drawn(stack_svg([("a", 3, "good")])) for _ in range(2))
    assert one.get("aria-labelledby") != other.get("aria-labelledby")


def test_words_with_signs_of_markup_stay_words() -> None:
    assert "<script>" not in bars_svg(["<script>alert(1)</script>"], [1], title="<b>")


def test_performance_rises_upwards_and_potential_to_the_right() -> None:
    assert BOXES == ((4, 7, 9), (2, 5, 8), (1, 3, 6))


def test_a_hidden_box_is_not_an_empty_one() -> None:
    texts = [t.text for t in drawn(nine_box_svg({9: None, 8: 0}, hidden="•")).iter(f"{SVG}text")]
    assert texts.count("•") == 1
    assert texts.count("0") == 8


def test_a_bar_without_value_has_no_length_and_a_dash() -> None:
    root = drawn(bars_svg(["a", "b"], [None, 4], top=8))
    widths = [float(r.get("width", 0)) for r in root.findall(f"{SVG}rect")]
    assert widths[1] == 0
    assert widths[3] == pytest.approx(90)
    assert "–" in [t.text for t in root.iter(f"{SVG}text")]


def test_a_bar_prints_half_up_on_the_limit() -> None:
    texts = [t.text for t in drawn(bars_svg(["a"], [Decimal("77.775")])).iter(f"{SVG}text")]
    assert "77,78" in texts


def test_two_competencies_make_bars_instead_of_a_radar() -> None:
    assert "<polygon" not in radar_svg(["a", "b"], [1, 2], [2, 2])
