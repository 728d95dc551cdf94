from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from takar.web.kit.templatetags.kit import angka, badge, is_inside, persen, tanggal


def page(text: str, address: str = "/", **facts: object) -> str:
    request = RequestFactory().get(address)
    return Template(text).render(Context({"request": request} | facts))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("77.775"), "77,78"),
        (Decimal("77.774"), "77,77"),
        (Fraction(7777777, 100000), "77,78"),
        (6500, "6.500"),
        (0, "0"),
        (None, "–"),
        ("", "–"),
    ],
)
def test_numbers_are_printed_half_up_and_missing_is_never_zero(value: object, printed: str) -> None:
    with override("id"):
        assert angka(value) == printed


def test_numbers_follow_the_language_of_the_page() -> None:
    with override("en"):
        assert angka(Decimal("1234.5")) == "1,234.50"
    with override("id"):
        assert angka(Decimal("1234.5"), 1) == "1.234,5"


def test_a_share_of_nobody_is_missing() -> None:
    with override("id"):
        assert persen(1, 3) == "33,3%"
        assert persen(0, 0) == "–"
        assert persen(Decimal(80)) == "80,00%"


def test_days_are_written_in_words() -> None:
    with override("id"):
        assert tanggal(date(2025, 5, 14)) == "14 Mei 2025"
        assert tanggal(None) == "–"
        assert tanggal(datetime(2025, 5, 14, 1, 30, tzinfo=UTC)) == "14 Mei 2025 08.30"


def test_a_badge_never_speaks_by_colour_alone() -> None:
    with override("id"):
        for code, word in (("OPTIMAL", "Optimal"), (9, "Kotak 9"), (None, "–")):
            html = badge(code)
            assert "<svg" in html
            assert word in html


def test_a_badge_escapes_its_word() -> None:
    assert "<b>" not in badge("x", "<b>")


def test_changing_one_parameter_keeps_the_others() -> None:
    text = "{% query hal=2 kotak=None %}"
    assert page(text, "/?kotak=5&cari=a+b") == "?cari=a+b&amp;hal=2"


def test_a_sorting_head_turns_round() -> None:
    text = '{% sort "nama" "Nama" %}'
    assert "aria-sort" not in page(text)
    assert 'aria-sort="ascending"' in page(text, "/?urut=nama")
    assert "urut=-nama" in page(text, "/?urut=nama")
    assert 'aria-sort="descending"' in page(text, "/?urut=-nama")


def test_the_nine_boxes_link_to_each_box_and_mark_the_chosen_one() -> None:
    html = page("{% ninebox counts '/t/' 5 %}", counts={5: 3, 9: None})
    assert html.count("<a href") == 9
    assert "/t/?kotak=5" in html
    assert html.count('aria-current="true"') == 1
    assert html.count("<th scope") == 8


def test_shares_of_the_nine_boxes_are_of_all_people_or_left_out() -> None:
    counts = {5: 15, 9: 5}
    assert "75,0%" in page("{% ninebox counts %}", counts=counts)
    hidden = counts | {1: None}
    assert "%" not in page("{% ninebox counts %}", counts=hidden)
    told = page("{% ninebox counts total=25 %}", counts=hidden)
    assert "60,0%" in told
    assert "20,0%" in told


def test_a_field_shows_label_help_and_fault_together() -> None:
    class Asked(forms.Form):
        name = forms.CharField(label="Nama", help_text="Sesuai SK.")

    html = page("{% fields form %}", form=Asked({}))
    assert '<label for="id_name">Nama</label>' in html
    assert "Sesuai SK." in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_helptext"' in html


def test_a_radar_brings_the_same_numbers_as_a_table() -> None:
    labels, levels = ["a", "b", "c"], [3, None, 2]
    html = page("{% radar l s r %}", l=labels, s=levels, r=[3, 3, 3])
    assert html.count('<th scope="row">') == 3
    assert "–" in html


@pytest.mark.parametrize(
    ("here", "link", "inside"),
    [("/", "/", True), ("/pegawai/", "/", False), ("/pegawai/7/", "/pegawai/", True)],
)
def test_the_menu_knows_where_one_is(here: str, link: str, inside: bool) -> None:
    assert is_inside(here, link) is inside
