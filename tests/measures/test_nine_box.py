import pyarrow as pa
import pytest

from takar.engines import connect
from takar.measures.nine_box import nine_box, recommendations
from takar.regulations.law import Law

PERFORMANCE = ("DI_BAWAH_EKSPEKTASI", "SESUAI_EKSPEKTASI", "DI_ATAS_EKSPEKTASI")
POTENTIAL = ("RENDAH", "MENENGAH", "TINGGI")
BOXES = {
    (0, 0): 1,
    (1, 0): 2,
    (0, 1): 3,
    (2, 0): 4,
    (1, 1): 5,
    (0, 2): 6,
    (2, 1): 7,
    (1, 2): 8,
    (2, 2): 9,
}


def boxed(law: Law, least: tuple[int, int], most: tuple[int, int]) -> dict[str, object]:
    axes = pa.table(
        {
            "performance_category_least": [PERFORMANCE[least[0]]],
            "performance_category_most": [PERFORMANCE[most[0]]],
            "potential_category_least": [POTENTIAL[least[1]]],
            "potential_category_most": [POTENTIAL[most[1]]],
        }
    )
    with connect() as engine:
        return dict(engine.fetch(nine_box(engine.load("axes", axes), law)).to_pylist()[0])


@pytest.mark.parametrize(("place", "box"), BOXES.items())
def test_each_meeting_of_categories_has_its_box(law: Law, place: tuple[int, int], box: int) -> None:
    found = boxed(law, place, place)
    assert found["box"] == box
    assert found["recommendation"] == ";".join(recommendations(law)[box])


def test_a_box_that_is_not_settled_says_which_are_possible(law: Law) -> None:
    found = boxed(law, (1, 1), (2, 2))
    assert (found["box"], found["box_least"], found["box_most"]) == (None, 5, 9)
    assert found["recommendation"] is None
