from decimal import Decimal

from takar.web.kit.drawing import Drawing, shortened, shown, wrapped


def test_numbers_are_as_short_as_they_are() -> None:
    assert shown(Decimal("3.00")) == "3"
    assert shown(Decimal("77.775")) == "77,78"
    assert shown(2.5) == "2,50"
    assert shown(None) == "–"


def test_a_drawing_without_summary_is_named_by_its_title_alone() -> None:
    assert "<desc" not in Drawing(1, 1, "Judul").around()
    assert "&lt;b&gt;" in Drawing(1, 1, "<b>").around()


def test_labels_break_between_words_and_are_cut_at_the_end() -> None:
    assert wrapped("Pengambilan Keputusan") == ["Pengambilan", "Keputusan"]
    assert shortened("a" * 22) == "a" * 22
    assert shortened("a" * 23) == "a" * 21 + "…"
