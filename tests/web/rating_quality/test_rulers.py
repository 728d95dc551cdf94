from xml.etree import ElementTree as ET

import pytest

from takar.web.rating_quality.rulers import GAP, Column, apart, ends_of, ruler_svg
from tests.web.rating_quality.drawn import texts


def test_names_on_a_ruler_move_apart_and_keep_their_order() -> None:
    placed = apart([("b", 11.0), ("a", 10.0), ("c", 90.0)])
    assert [name for name, _y in placed] == ["a", "b", "c"]
    assert placed[1][1] - placed[0][1] == GAP
    assert placed[2][1] == 90.0


@pytest.mark.parametrize(
    ("values", "ends"), [([], (-1.0, 1.0)), ([-1.0, 1.0], (-1.0, 1.0)), ([2.01], (-1.0, 3.0))]
)
def test_a_ruler_ends_at_whole_logits(values: list[float], ends: tuple[float, float]) -> None:
    assert ends_of(values) == ends


def test_a_ruler_shows_people_and_names() -> None:
    drawing = ruler_svg({-0.5: 3, 0.0: 12}, [Column("Asesor", [("Sari", 0.4)])], title="Penggaris")
    words = texts(drawing)
    assert "12" in words
    assert "Asesor: Sari 0,40" in words


def test_a_ruler_stands_upright_and_the_largest_group_has_the_longest_bar() -> None:
    drawing = ruler_svg({-0.5: 3, 0.5: 12}, [], title="Penggaris")
    bars = [one for one in ET.fromstring(drawing).iter() if one.get("class") == "fill-teal"]  # noqa: S314 -- our own
    (low, few), (high, many) = (
        (float(one.get("y", "")), float(one.get("width", ""))) for one in bars
    )
    assert high < low
    assert many == pytest.approx(4 * few)
