from takar.engines import connect
from takar.measures.levels import competencies, joined_to, required, seen
from takar.regulations.law import Law
from tests.measures.invented import COMPETENCIES, as_tables, employee, levels


def test_levels_and_requirements_stand_side_by_side(law: Law) -> None:
    tables = as_tables(
        {
            "employees": [employee(), employee("P2", position_tier="PENGAWAS")],
            "competency_levels": levels("P1", 4, 3),
            "competency_standards": [
                {"position_tier": "PENGAWAS", "competency": "KOMUNIKASI", "required_level": 5}
            ],
        }
    )
    assert tuple(competencies(law)) == COMPETENCIES
    with connect() as engine:
        people = engine.load("employees", tables["employees"])
        wide = required(people, engine.load("standards", tables["competency_standards"]), law)
        wide = seen(wide, engine.load("levels", tables["competency_levels"]), law)
        first, second = engine.fetch(wide.order_by("employee_id")).to_pylist()
    assert (first["level__INTEGRITAS"], first["level__KOMUNIKASI"]) == (4_000_000, 3_000_000)
    assert first["required__KOMUNIKASI"] == 3
    assert (second["required__KOMUNIKASI"], second["required__INTEGRITAS"]) == (5, 2)
    assert second["level__INTEGRITAS"] is None


def test_a_join_without_a_match_keeps_the_row_with_gaps() -> None:
    tables = as_tables({"employees": [employee()], "awards": []})
    with connect() as engine:
        people = engine.load("employees", tables["employees"]).select("employee_id")
        awards = engine.load("awards", tables["awards"]).select("employee_id", "title")
        assert engine.fetch(joined_to(people, awards, "employee_id")).to_pylist() == [
            {"employee_id": "P1", "title": None}
        ]
