import pytest

from takar.exchange.files.templates import TEMPLATES, template_of
from takar.exchange.files.templates.template import Template
from takar.tables import TABLES


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_workbook_fills_every_column_its_table_needs(template: Template) -> None:
    filled = {each.column.name for each in template.fields} | {"employee_id", "agency"}
    if template.spread:
        filled |= {template.spread.column}
    assert {column.name for column in template.schema.columns if column.required} <= filled


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_no_heading_of_a_workbook_is_used_twice(template: Template) -> None:
    assert len(template.headings) == len(set(template.headings))


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_rules_speak_of_columns_that_are_there(template: Template) -> None:
    names = {each.column.name for each in template.sheet_fields}
    assert {*template.either, *template.sum_of, *(template.period or ())} <= names
    assert template.hours in {"", *names}
    assert set(template.key) <= names | {"employee_id"}


def test_every_table_but_people_and_claims_has_its_workbook() -> None:
    assert set(TEMPLATES) == set(TABLES) - {"employees", "claims"} | {
        "assessment_scores",
        "course_participants",
    }


def test_the_columns_of_a_spread_stand_after_the_others() -> None:
    headings = template_of("competency_levels").headings
    assert headings[:4] == ("NIP", "NAMA", "TANGGAL PENILAIAN", "INTEGRITAS")
    assert len(headings) == 12


def test_a_value_is_shown_without_underscores_or_by_its_label() -> None:
    (tier,) = [f for f in template_of("positions").fields if f.heading == "JENJANG"]
    assert tier.shown("AHLI_MUDA") == "AHLI MUDA"
    (evidence,) = [f for f in template_of("evidence_checks").fields if f.labels]
    assert evidence.shown("awards") == "Penghargaan"
    assert evidence.choices["penghargaan"] == evidence.choices["awards"] == "awards"
