from decimal import Decimal
from xml.etree import ElementTree as ET

from takar.web.ip_asn.drawings import (
    Part,
    bar_svg,
    histogram_svg,
    profile_svg,
    swatch_svg,
    years_svg,
)
from takar.web.ip_asn.rules import bins

SVG = "{http://www.w3.org/2000/svg}"
LIMITS = [Decimal(60), Decimal(70), Decimal(80), Decimal(90)]


def parts(drawing: str, name: str) -> list[ET.Element]:
    return list(ET.fromstring(drawing).iter(f"{SVG}{name}"))  # noqa: S314 - our own drawings


def words(drawing: str) -> str:
    return " ".join(one.text or "" for one in parts(drawing, "text"))


def test_a_profile_draws_no_bar_for_a_gap_and_says_so() -> None:
    drawing = profile_svg(
        [Part("Kualifikasi", Decimal("12.5"), Decimal(25)), Part("Kinerja", None, Decimal(30))],
        title="Profil",
    )
    filled = [one for one in parts(drawing, "rect") if one.get("class") == "fill-teal"]
    assert len(filled) == 1
    assert "12,50 / 25" in words(drawing)
    assert "– / 30" in words(drawing)


def test_a_full_dimension_fills_its_track() -> None:
    drawing = profile_svg([Part("Disiplin", Decimal(5), Decimal(5))], title="Profil")
    track, filled = parts(drawing, "rect")
    assert track.get("width") == filled.get("width")


def test_a_histogram_says_in_words_what_it_shows() -> None:
    bars = bins([(Decimal(75), 4), (Decimal(95), 1)])
    drawing = histogram_svg(bars, LIMITS, ["teal"] * len(bars), title="Sebaran")
    told = parts(drawing, "desc")[0].text
    assert told == "70–75: 4; 90–95: 1"
    assert len(parts(drawing, "line")) == len(LIMITS)


def test_names_in_a_drawing_are_escaped() -> None:
    drawing = bar_svg(Decimal(50), "fair", title="<b>Unit & kawan</b>")
    assert parts(drawing, "title")[0].text == "<b>Unit & kawan</b>"
    assert "<b>" not in drawing


def test_years_that_do_not_follow_are_not_joined() -> None:
    apart = {"a": {2021: Decimal(60), 2023: Decimal(70)}}
    follow = {"a": {2021: Decimal(60), 2022: Decimal(70)}}
    joined = [len(parts(years_svg(lines, [], title="x"), "line")) for lines in (apart, follow)]
    assert joined[1] == joined[0] + 1


def test_rule_sets_are_never_joined_and_their_change_is_drawn() -> None:
    lines = {"a": {2022: Decimal(60)}, "b": {2023: Decimal(70)}}
    drawing = years_svg(lines, [2023], title="x")
    marks = [one for one in parts(drawing, "line") if one.get("class") == "chart-required"]
    assert len(marks) == 1
    assert not [one for one in parts(drawing, "line") if one.get("class") == "chart-stroke"]


def test_a_missing_year_is_a_gap_and_not_zero() -> None:
    drawing = years_svg({"a": {2022: None, 2023: Decimal(70)}}, [], title="x")
    assert len(parts(drawing, "circle")) == 1
    assert "2022 –" in str(parts(drawing, "desc")[0].text)


def test_lines_differ_without_colour() -> None:
    assert "stroke-dasharray" not in swatch_svg(0)
    assert "stroke-dasharray" in swatch_svg(1)
    assert swatch_svg(1) != swatch_svg(2)
