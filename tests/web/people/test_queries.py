from datetime import date

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from takar.tables import TABLES
from takar.web.accounts.models import Agency, Role, User
from takar.web.people.actions import import_tables, mark_checked
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import (
    employees_seen_by,
    evidence_of,
    roster,
    unit_tree,
    units_seen_by,
    visible_employee,
)
from takar.web.people.queries.batches import row_marks
from takar.web.people.queries.law import law_of, law_on
from takar.web.people.queries.person import Cell, cell, evidence_lists
from takar.web.people.queries.quality import (
    contradictions_of,
    field_completeness,
    office_of,
    record_completeness,
    unit_completeness,
)
from takar.web.people.queries.sheets import employee_rows
from takar.web.people.rules import CHECKED_TABLES, GAPS, RESTRICTED_TABLES, SCORE_TABLES
from tests.cast import Cast, employee
from tests.cast import user as made
from tests.web.people.made import inside, whole_tables


@pytest.fixture
def filled(cast: Cast) -> Cast:
    with inside(cast.agency):
        import_tables(cast.rahayu, cast.agency, tables=whole_tables(cast), origin="uji")
    return cast


def names(cast: Cast, user: User) -> list[str]:
    with inside(cast.agency):
        return sorted(employees_seen_by(user, cast.agency).values_list("code", flat=True))


def test_evidence_comes_back_as_it_went_in(filled: Cast) -> None:
    with inside(filled.agency):
        people = Employee.objects.filter(code__in=["E1", "E2"])
        evidence = evidence_of(filled.agency, people)
    assert set(evidence) == set(TABLES) - {"claims"}
    for name, given in whole_tables(filled).items():
        order = [(column, "ascending") for column in TABLES[name].key]
        assert evidence[name].schema == TABLES[name].arrow
        if name not in {"work_units", "positions"}:
            assert evidence[name].equals(given.sort_by(order)), name
    assert "A1" in evidence["work_units"]["work_unit_id"].to_pylist()


def test_evidence_of_everybody_leaves_out_who_has_left(filled: Cast) -> None:
    with inside(filled.agency):
        Employee.objects.filter(code="E1").update(left_on=date(2025, 1, 1))
        evidence = evidence_of(filled.agency)
    assert "E1" not in evidence["employees"]["employee_id"].to_pylist()
    assert evidence["trainings"].num_rows == 0


def test_evidence_takes_one_query_a_table(
    filled: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with inside(filled.agency), django_assert_max_num_queries(len(TABLES)):
        evidence_of(filled.agency)


def test_everybody_sees_whom_they_may_and_nobody_else(filled: Cast) -> None:
    everyone = sorted(["E1", "E2", filled.putri_employee.code])
    for user in (filled.rahayu, filled.bupati, filled.made):
        assert names(filled, user) == everyone
    assert names(filled, filled.hadi) == [filled.putri_employee.code]
    assert names(filled, filled.putri) == [filled.putri_employee.code]
    assert names(filled, filled.sari) == []
    assert names(filled, filled.joko) == []


def test_a_head_without_the_role_sees_only_themselves(filled: Cast) -> None:
    filled.hadi.memberships.filter(role=Role.UNIT_HEAD).delete()
    assert names(filled, User.objects.get(pk=filled.hadi.pk)) == []


def test_who_may_not_be_seen_is_not_found(filled: Cast) -> None:
    with inside(filled.agency):
        other = Employee.objects.get(code="E1")
        assert visible_employee(filled.rahayu, filled.agency, other.pk) == other
        with pytest.raises(Http404):
            visible_employee(filled.hadi, filled.agency, other.pk)
        with pytest.raises(Http404):
            visible_employee(filled.rahayu, filled.agency, filled.joko_employee.pk)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Ani", "Beni", "Putri Anjani"]),
        ({"sort": "-nama"}, ["Putri Anjani", "Beni", "Ani"]),
        ({"q": "put anj"}, ["Putri Anjani"]),
        ({"q": "pengawas"}, ["Putri Anjani"]),
        ({"position_tier": "PENGAWAS"}, ["Putri Anjani"]),
        ({"grade": "III/a"}, ["Beni"]),
        ({"strategic": True}, ["Ani", "Beni"]),
        ({"missing": "grade"}, ["Ani"]),
        ({"employment": "PPPK"}, []),
    ],
)
def test_the_roster_is_searched_filtered_and_sorted(
    filled: Cast, wanted: dict[str, object], found: list[str]
) -> None:
    with inside(filled.agency):
        people = roster(filled.rahayu, filled.agency, wanted)
        assert [person.name for person in people] == found


def test_a_unit_brings_the_people_of_all_units_below(filled: Cast) -> None:
    with inside(filled.agency):
        top = WorkUnit.objects.get(code="A")
        people = roster(filled.rahayu, filled.agency, {"unit": top})
        assert [person.name for person in people] == ["Ani", "Beni"]


def test_part_of_a_number_finds_nobody_for_those_who_may_not_know_birth_dates(
    filled: Cast,
) -> None:
    whole = filled.putri_employee.nip
    with inside(filled.agency):
        for user, text, count in (
            (filled.rahayu, "19800312", 3),
            (filled.bupati, "19800312", 0),
            (filled.bupati, whole, 1),
        ):
            assert roster(user, filled.agency, {"q": text}).count() == count


def test_who_has_left_is_listed_only_when_asked_for(filled: Cast) -> None:
    with inside(filled.agency):
        Employee.objects.filter(code="E1").update(left_on=date(2025, 1, 1))
        assert roster(filled.rahayu, filled.agency, {}).count() == 2
        assert roster(filled.rahayu, filled.agency, {"left": True}).count() == 3


def test_the_tree_counts_people_upwards_and_shows_heads_their_part(filled: Cast) -> None:
    with inside(filled.agency):
        tree = {branch.unit.code: branch for branch in unit_tree(filled.rahayu, filled.agency)}
        assert (tree["A"].people, tree["A"].branches[0].people) == (2, 2)
        heads = [unit.code for unit in units_seen_by(filled.hadi, filled.agency)]
        assert heads == ["U1"]
        assert not units_seen_by(filled.putri, filled.agency).exists()


def test_what_tells_of_sanctions_is_shown_to_operators_and_the_person_only(filled: Cast) -> None:
    with inside(filled.agency):
        person = filled.putri_employee
        for user, sees in (
            (filled.rahayu, True),
            (filled.putri, True),
            (filled.bupati, False),
            (filled.made, False),
        ):
            tables = {each.table for each in evidence_lists(user, person)}
            assert {table in tables for table in RESTRICTED_TABLES} == {sees}
            assert tables >= set(CHECKED_TABLES) - RESTRICTED_TABLES
        tables = {each.table for each in evidence_lists(filled.hadi, person)}
        assert tables == set(CHECKED_TABLES) - RESTRICTED_TABLES - SCORE_TABLES


def test_a_list_tells_none_from_not_known(filled: Cast) -> None:
    with inside(filled.agency):
        person = Employee.objects.get(code="E1")
        lists = {each.table: each for each in evidence_lists(filled.rahayu, person)}
    assert lists["awards"].checked_on is not None
    assert lists["trainings"].checked_on is None
    assert [cell.kind for cell in lists["trainings"].lines[0].cells][:2] == ["text", "word"]


def test_completeness_counts_what_is_there_and_not_zeros(filled: Cast) -> None:
    with inside(filled.agency):
        fields = {each.code: each for each in field_completeness(filled.agency)}
        assert set(fields) == set(GAPS)
        assert (fields["grade"].filled, fields["grade"].total) == (2, 3)
        assert fields["grade"].percent == 66
        records = {each.code: each.filled for each in record_completeness(filled.agency)}
        assert (records["awards"], records["trainings"]) == (1, 0)
        mark_checked(
            filled.rahayu,
            filled.agency,
            employees=[filled.putri_employee.pk],
            evidence="trainings",
            day=date(2025, 5, 14),
        )
        units = {each.title: each for each in unit_completeness(filled.agency)}
        assert units["Bidang"].total == 2 * len(GAPS)
    assert office_of("K/D1/S2/") == "K/D1/"


def test_a_birth_date_against_the_number_is_a_contradiction(filled: Cast) -> None:
    with inside(filled.agency):
        employee(
            filled.agency, filled.unit, "Rini", 51, birth_on=date(1981, 3, 12), appointed_on=None
        )
        found = list(contradictions_of(filled.agency, date(2025, 5, 14)))
    rini = [each for each in found if each.name == "Rini"]
    assert [each.problem.code for each in rini] == ["BEDA_TANGGAL_LAHIR"]


def test_a_sheet_hides_birth_dates_from_leaders(filled: Cast) -> None:
    with inside(filled.agency):
        people = roster(filled.rahayu, filled.agency, {})
        (own,) = employee_rows(filled.rahayu, filled.agency, people.filter(code="E1"))
        (led,) = employee_rows(filled.bupati, filled.agency, people.filter(code="E1"))
    assert "Tanggal lahir" in own
    assert "Tanggal lahir" not in led
    assert str(led["NIP"]).startswith("********")


def test_marks_name_every_table_of_other_rooms_that_points_at_people(filled: Cast) -> None:
    assert {"assessments.participant", "results.jpmresult"} <= set(row_marks())


def test_scales_degrees_and_yes_or_no_are_shown_in_words() -> None:
    rating, degree = TABLES["performance_ratings"], TABLES["education_history"]
    assert cell(rating.column("rating_scale"), "PP_30_2019").value == "PP 30/2019"
    assert cell(degree.column("education_level"), "D3").value == "D-III"
    assert cell(rating.column("has_new_idea"), False) == Cell("boolean", False)


def test_a_guest_sees_nobody_not_even_under_the_own_account(cast: Cast) -> None:
    guest = made("Wayan", cast.agency, Role.GUEST)
    with inside(cast.agency):
        cast.putri_employee.user = guest
        cast.putri_employee.save()
        assert not employees_seen_by(guest, cast.agency).exists()


def test_an_agency_reads_the_shelf_of_its_own_and_otherwise_its_code() -> None:
    day = date(2025, 5, 14)
    with_shelf = Agency(code="kota_contoh", law_shelf="kota_banjarmasin")
    assert law_of(with_shelf, day).agency == "kota_banjarmasin"
    assert law_of(Agency(code="kota_contoh"), day).agency == "kota_contoh"
    assert law_of(with_shelf, day) is law_of(with_shelf, day)
    assert law_on(day, None, date(2018, 1, 1)).keys() != law_on(day, None).keys()
