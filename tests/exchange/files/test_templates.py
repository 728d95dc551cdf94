from takar.exchange.files.templates import (
    TEMPLATES,
    career,
    findings,
    official,
    organisation,
    template_of,
)
from takar.regulations.book import Book
from takar.tables import TABLES
from tests.exchange.rosters import DAY


def test_a_workbook_is_found_by_its_name() -> None:
    for kind in TEMPLATES:
        assert template_of(kind).kind == kind


def test_every_list_of_evidence_can_be_declared_complete() -> None:
    about_people = {name for name, table in TABLES.items() if table.key[0] == "employee_id"}
    others = {"employees", "evidence_checks", "claims"}
    assert set(findings.EVIDENCE_TITLES) == about_people - others


def test_all_nine_competencies_and_eight_aspects_have_a_column() -> None:
    assert len(organisation.COMPETENCIES) == 9
    assert len(findings.ASPECTS) == 8


def test_an_aspect_has_no_higher_score_than_the_law_knows() -> None:
    scale = Book.load().on(DAY).value("jpm.potential")
    (field, *others) = template_of("potential_aspects").spread_fields
    assert (field.lowest, field.highest) == (0, scale["score_max"])
    assert {each.highest for each in others} == {field.highest}


def test_an_echelon_is_offered_only_where_it_has_a_tier() -> None:
    assert organisation.ECHELONS[:2] == ("I.a", "I.b")
    assert "NON" not in organisation.ECHELONS


def test_official_points_are_limited_as_the_law_says() -> None:
    law = Book.load().on(DAY)
    dimensions = [int(points) for points in law.points("ip_asn.dimensions").values()]
    assert list(official.MOST.values()) == [*dimensions, sum(dimensions)]


def test_a_scale_is_written_as_the_law_titles_it() -> None:
    law = Book.load().on(DAY)
    assert {code: each.title for code, each in law.codes("performance.scales").items()} == (
        career.SCALES
    )


def test_a_degree_is_understood_by_every_name_it_has() -> None:
    (level,) = [f for f in template_of("education_history").fields if f.labels]
    for name in ("S-1", "s1", "Sarjana", "S1"):
        assert level.choices["_".join(name.lower().split("-"))] == "S1"
    assert level.shown("SLTA") == "SLTA"
    assert level.shown("D3") == "D-III / Sarjana Muda"
