from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from takar.regulations.sandbox import Leaf
from takar.web.scenarios.forms import rule_fields
from takar.web.scenarios.laws import base_law
from takar.web.scenarios.models import Measure
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


@pytest.mark.parametrize(
    ("text", "number"), [("22,5", "22.5"), ("22.5", "22.5"), (" 0 ", "0"), ("7", "7")]
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert rule_fields.ExactField().clean(text) == Decimal(number)


@pytest.mark.parametrize("text", ["-1", "1e3", "NaN", "1.000,5", "dua", "1,", "١"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        rule_fields.ExactField().clean(text)


def test_numbers_are_shown_in_the_writing_of_the_page() -> None:
    shown = rule_fields.ExactField().prepare_value
    assert shown(Decimal("22.50")) == "22,5"
    with override("en"):
        assert shown(Decimal("22.50")) == "22.5"


def test_words_are_parted_by_commas_and_lines_and_kept_once() -> None:
    field = rule_fields.WordsField(required=False)
    assert field.clean("Guru, Bidan;\nGuru ,") == ["Guru", "Bidan"]
    assert field.clean("") == []
    assert field.prepare_value(["Guru", "Bidan"]) == "Guru, Bidan"


def test_each_kind_of_thing_has_its_field() -> None:
    kinds = {
        "number": rule_fields.ExactField,
        "number?": rule_fields.ExactField,
        "integer?": forms.IntegerField,
        "flag": forms.BooleanField,
        "texts": rule_fields.WordsField,
    }
    for kind, field in kinds.items():
        made_field = rule_fields.field_for(Leaf(("x",), kind, None))
        assert made_field is not None
        assert isinstance(made_field, field)
        assert made_field.required is (kind == "number")
    assert rule_fields.field_for(Leaf(("x",), "text", "a")) is None
    assert isinstance(rule_fields.field_for(Leaf(("x",), ["A"], "A")), forms.ChoiceField)


def test_every_section_is_a_whole_grid_with_its_citation(there: Town) -> None:
    law = base_law(there.cast.agency, made.DAY)
    form = rule_fields.RulesForm(law=law, measure=Measure.IP_ASN)
    sections = form.sections()
    assert all(section.lines and section.heads for section in sections)
    assert all(len(line.cells) == len(one.heads) for one in sections for line in one.lines)
    assert all(section.citation.place for section in sections)
    titles = [line.title for line in sections[2].lines]
    assert titles == ["Manajerial", "Fungsional", "Pelaksana"]


def test_rows_of_one_title_do_not_hide_one_another(there: Town) -> None:
    law = base_law(there.cast.agency, made.DAY)
    form = rule_fields.RulesForm(law=law, measure=Measure.IP_ASN)
    cells = [cell for one in form.sections() for line in one.lines for cell in line.cells if cell]
    assert len(cells) == len(form.fields) - 1


def test_every_field_is_named_for_those_who_do_not_see_the_grid(there: Town) -> None:
    law = base_law(there.cast.agency, made.DAY)
    form = rule_fields.RulesForm(law=law, measure=Measure.IP_ASN)
    names = [
        field.widget.attrs["aria-label"] for name, field in form.fields.items() if name != "scales"
    ]
    assert all(names)


def test_the_key_of_a_fault_is_that_of_its_file() -> None:
    assert rule_fields.key_in("skenario/national/ip_asn/bands.yaml") == "ip_asn.bands"
    assert rule_fields.key_in("ip_asn.bands") == "ip_asn.bands"
