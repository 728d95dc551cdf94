from fractions import Fraction

from takar.web.kit.boxes import cell, total_of


def test_a_box_knows_its_share_and_a_hidden_one_has_none() -> None:
    counts = {9: 5, 8: None}
    assert cell(9, counts, "/t/", total=20, chosen=9)["share"] == Fraction(25)
    assert cell(8, counts, "/t/", total=20, chosen=9)["share"] is None
    assert cell(7, counts, {7: "/k/7/"}, total=20, chosen="7") == {
        "box": 7,
        "people": 0,
        "share": 0,
        "tone": "good",
        "link": "/k/7/",
        "is_chosen": True,
    }


def test_nobody_can_tell_the_total_where_a_count_is_hidden() -> None:
    assert total_of({9: 5, 8: 15}) == 20
    assert total_of({9: 5, 8: None}) is None
