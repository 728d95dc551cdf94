from xml.etree import ElementTree as ET

from takar.psychometrics.irt.information import information_curve
from takar.psychometrics.irt.information_chart import information_svg
from takar.psychometrics.irt.models import ItemParameters
from tests.psychometrics.irt.scoring.invented import binary

SVG = "{http://www.w3.org/2000/svg}"


def test_the_drawing_is_whole_and_speaks() -> None:
    drawing = ET.fromstring(information_svg(information_curve(binary(20)), cuts=[0.5]))  # noqa: S314 -- our own
    assert drawing.get("role") == "img"
    assert drawing.findtext(f"{SVG}title") == "Informasi tes dan galat baku"
    assert "Informasi tertinggi" in (drawing.findtext(f"{SVG}desc") or "")
    assert len(drawing.findall(f"{SVG}polyline")) == 2
    assert len([one for one in drawing.iter(f"{SVG}line") if one.get("class") == "chart-cut"]) == 1


def test_where_nothing_is_known_the_line_of_errors_stops() -> None:
    weak = [ItemParameters("x", "2PL", 0.8, (0.0,))]
    drawing = ET.fromstring(information_svg(information_curve(weak)))  # noqa: S314 -- our own
    assert len(drawing.findall(f"{SVG}polyline")) == 1
    assert "di atas 0,5" in (drawing.findtext(f"{SVG}desc") or "")


def test_points_stay_inside_the_drawing() -> None:
    drawing = ET.fromstring(information_svg(information_curve(binary(5))))  # noqa: S314 -- our own
    wide, tall = (float(one) for one in (drawing.get("viewBox") or "").split()[2:])
    for line in drawing.findall(f"{SVG}polyline"):
        for point in (line.get("points") or "").split():
            x, y = (float(one) for one in point.split(","))
            assert 0 <= x <= wide
            assert 0 <= y <= tall


def test_a_title_is_escaped() -> None:
    drawn = information_svg(information_curve(binary(3)), title="<b>")
    assert "<b>" not in drawn
