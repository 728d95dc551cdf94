from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from takar.web.accounts.models import User
from takar.web.ip_asn.queries.held_down import held_down, winners
from takar.web.ip_asn.queries.listing import people_of, sorted_by
from takar.web.ip_asn.queries.official import contradictions, groups_of, reconciled, years_of
from takar.web.ip_asn.queries.overview import overview_of
from takar.web.ip_asn.queries.person import index_of
from takar.web.ip_asn.queries.place import Place
from takar.web.ip_asn.queries.years import breaks_of, history_of
from takar.web.people.models import WorkUnit
from takar.web.results.actions import settle_run
from takar.web.results.models import IpAsnGroup, IpAsnResult, Run
from tests.cast import Cast
from tests.web.ip_asn.made import (
    END_OF_2022,
    END_OF_2024,
    OWN,
    below,
    inside,
    measured,
    punished,
    putri_is_good,
    rated,
    released,
    staff,
    trained,
)


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def place(cast: Cast, run: Run, reader: User | None = None, unit: WorkUnit | None = None) -> Place:
    return Place(run, reader or cast.rahayu, cast.agency, unit)


def names(found: object) -> list[str]:
    return [str(one) for one in found]  # type: ignore[attr-defined]


def test_an_overview_tells_the_index_of_persons_and_leaves_out_who_lacks_evidence(
    cast: Cast,
) -> None:
    putri_is_good(cast)
    staff(cast, 1)
    gap = staff(cast, 2, education_level=None)
    run = measured(cast)
    seen = overview_of(place(cast, run))
    assert seen.whole is not None
    group = seen.whole.group
    assert (group.headcount, group.measured) == (4, 2)
    assert group.index == (Decimal(75) + Decimal(45)) / 2
    assert [bar.people for bar in seen.bars] == [1, 1]
    assert sum(people for _, people, _ in seen.categories) == 2
    assert seen.uncategorised == len(gap)
    assert [part.points for part in seen.parts][:2] == [Decimal(15), Decimal(15)]


def test_units_stand_by_index_and_the_one_without_index_last(cast: Cast) -> None:
    low, high, none = (below(cast, code, f"Bidang {code}") for code in ("U1A", "U1B", "U1C"))
    staff(cast, 1, unit=low)
    staff(cast, 1, unit=high, education_level="S2")
    staff(cast, 1, unit=none, employment="PPPK")
    rows = overview_of(place(cast, measured(cast), unit=cast.unit)).below
    assert [(row.unit, row.group.index) for row in rows] == [
        (high.pk, Decimal(50)),
        (low.pk, Decimal(45)),
        (none.pk, None),
    ]


def test_a_head_sees_numbers_of_many_and_not_of_few(cast: Cast) -> None:
    staff(cast, 4)
    few = overview_of(place(cast, measured(cast), cast.hadi, cast.unit))
    assert few.whole is not None
    assert not few.whole.shows_numbers
    assert (few.parts, few.bars, few.profile, few.whole.category) == ([], [], "", "")
    putri_is_good(cast)
    many = overview_of(place(cast, measured(cast), cast.hadi, cast.unit))
    assert many.whole is not None
    assert many.whole.shows_numbers
    assert many.whole.group.measured == 5


def test_a_head_learns_nothing_of_discipline(cast: Cast) -> None:
    people = staff(cast, 6)
    punished(people[0], "BERAT")
    run = measured(cast)
    wide, head = place(cast, run), place(cast, run, cast.hadi, cast.unit)
    assert "DISIPLIN" in {line.loss.indicator for line in held_down(wide).lines}
    assert "DISIPLIN" not in {line.loss.indicator for line in held_down(head).lines}
    assert [part.title for part in overview_of(head).parts] == [
        "Kualifikasi",
        "Kompetensi",
        "Kinerja",
    ]
    asked = {"indicator": "DISIPLIN", "state": "RENDAH"}
    assert people_of(wide, asked).count() == 1
    assert people_of(head, asked).count() == 0
    low = people_of(head, {"state": "RENDAH"})
    assert set(low) == set(people_of(wide, {"indicator": "KUALIFIKASI", "state": "RENDAH"}))


def test_a_head_sees_nobody_beyond_their_unit(cast: Cast) -> None:
    other = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Dinas Lain", path="U2/")
    staff(cast, 2, unit=other)
    rated(cast.putri_employee)
    run = measured(cast)
    assert place(cast, run).results().count() == 3
    assert names(place(cast, run, cast.hadi, cast.unit).results()) == ["Putri Anjani"]
    assert place(cast, run, cast.hadi, other).results().count() == 0


def test_what_holds_down_is_told_by_reason_and_adds_up_with_the_index(cast: Cast) -> None:
    putri_is_good(cast)
    late = staff(cast, 1)[0]
    trained(late, "TEKNIS", date(2021, 6, 1))
    run = measured(cast)
    down = held_down(place(cast, run))
    reasons = {title: effect for title, effect, _ in down.reasons}
    group = IpAsnGroup.objects.get(run=run, grouping="INSTANSI")
    assert sum(effect or 0 for effect in reasons.values()) + (group.index or 0) == 100
    assert reasons["Bukti kedaluwarsa"] == Decimal("22.5") / 2
    assert [(one.loss.indicator, one.loss.state, one.loss.effect) for one in down.corrections] == [
        ("SEMINAR", "BELUM_ADA_BUKTI", Decimal("13.75")),
        ("DIKLAT_TEKNIS", "KEDALUWARSA", Decimal("11.25")),
    ]


def test_people_without_a_measure_are_told_by_what_they_lack(cast: Cast) -> None:
    staff(cast, 2, education_level=None)
    run = measured(cast)
    lacking = {column: people for _, column, people in held_down(place(cast, run)).unmeasured}
    assert lacking == {"qualification": 2, "performance": 1}, "Putri has no rating"


def test_those_whom_evidence_helps_most_come_first_and_not_for_heads(cast: Cast) -> None:
    putri_is_good(cast)
    late = staff(cast, 1)[0]
    trained(late, "TEKNIS", date(2021, 6, 1))
    run = measured(cast)
    found = winners(place(cast, run))
    assert [(one.result.employee, one.to_win) for one in found] == [
        (late, Decimal(40)),
        (cast.putri_employee, Decimal(10)),
    ]
    assert winners(place(cast, run, cast.hadi, cast.unit)) == []


def test_a_list_sorts_by_points_for_readers_of_points_only(cast: Cast) -> None:
    putri_is_good(cast)
    staff(cast, 1)
    run = measured(cast)
    wide, head = place(cast, run), place(cast, run, cast.hadi, cast.unit)
    assert names(sorted_by(wide, people_of(wide, {}), "indeks")) == ["Rekan 10", "Putri Anjani"]
    assert names(sorted_by(head, people_of(head, {}), "-indeks")) == ["Putri Anjani", "Rekan 10"]
    assert names(sorted_by(head, people_of(head, {}), "indeks")) == ["Putri Anjani", "Rekan 10"]


def test_who_has_no_index_comes_last_whatever_the_direction(cast: Cast) -> None:
    putri_is_good(cast)
    staff(cast, 1, education_level=None)
    wide = place(cast, measured(cast))
    for order in ("indeks", "-indeks"):
        assert names(sorted_by(wide, people_of(wide, {}), order))[-1] == "Rekan 10"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "putri"}, 1),
        ({"category": "SEDANG"}, 1),
        ({"category": "TIDAK_ADA"}, 1),
        ({"indicator": "SEMINAR", "state": "BELUM_ADA_BUKTI"}, 2),
        ({"post_group": "PELAKSANA"}, 1),
        ({"employment": "PPPK"}, 0),
    ],
)
def test_a_list_is_narrowed(cast: Cast, asked: dict[str, str], found: int) -> None:
    putri_is_good(cast)
    staff(cast, 1, education_level=None)
    assert people_of(place(cast, measured(cast)), asked).count() == found


def test_years_are_compared_within_one_rule_set_only(cast: Cast) -> None:
    putri_is_good(cast)
    rated(cast.putri_employee, year=2021)
    for year in (2023, 2024):
        released(cast.putri_employee, year, "20", "20", "25", "5")
    for day in (date(2021, 12, 31), END_OF_2022, date(2023, 12, 31), END_OF_2024):
        measured(cast, day)
    history = history_of(cast.agency)
    told = [(one.year, one.run.rules, one.change) for one in history.years]
    assert [(year, rules) for year, rules, _ in told] == [
        (2024, "bkn_2024"),
        (2023, "bkn_2023"),
        (2022, OWN),
        (2021, OWN),
    ]
    assert [change is None for *_, change in told] == [True, True, False, True]
    assert history.has_several_rules
    assert [one.is_official for one in history.years] == [True, True, False, False]


def test_a_final_run_speaks_for_its_year_whatever_came_after(cast: Cast) -> None:
    putri_is_good(cast)
    first = measured(cast, title="Pertama")
    second = measured(cast, title="Kedua")
    assert [one.run for one in history_of(cast.agency).years] == [second]
    settle_run(cast.rahayu, first, state="FINAL", reason="Sudah dicocokkan.")
    assert [one.run for one in history_of(cast.agency).years] == [first]


def test_an_own_estimate_of_an_official_year_says_so(cast: Cast) -> None:
    putri_is_good(cast)
    measured(cast, END_OF_2024, rules=OWN)
    (year,) = history_of(cast.agency).years
    assert (year.is_estimate, year.is_official) == (True, False)


def test_rules_break_where_another_set_begins() -> None:
    assert breaks_of({"a": {2022: None}}) == []
    assert breaks_of({}) == []


def test_released_scores_are_pooled_by_head_count(cast: Cast) -> None:
    people = [*staff(cast, 2), *staff(cast, 1, employment="PPPK")]
    for person, first in zip(people, ("20", "10", "5"), strict=True):
        released(person, 2024, first, "20", "25", "5")
    told = {group.title: group.means[-1] for group in groups_of(cast.agency, 2024)}
    assert told["PNS"] == Decimal("65.00")
    assert told["PPPK"] == Decimal("55.00")
    assert told["Semua ASN"] == Decimal("61.67")
    assert [row["year"] for row in years_of(cast.agency)] == [2024]


@pytest.mark.parametrize(("total", "count"), [("70.02", 0), ("70.03", 1), ("69.98", 0)])
def test_a_total_that_its_parts_do_not_make_is_counted(cast: Cast, total: str, count: int) -> None:
    score = released(cast.putri_employee, 2024, "20", "20", "25", "5")
    score.total = Decimal(total)
    score.save()
    assert contradictions(cast.agency, 2024) == count


def test_an_own_estimate_is_reconciled_person_by_person(cast: Cast) -> None:
    putri_is_good(cast)
    rated(cast.putri_employee, year=2024)
    same, own_only = staff(cast, 2)
    for person in (same, own_only):
        rated(person, year=2024)
    released(cast.putri_employee, 2024, "25", "15", "25", "5")
    released(same, 2024, "15", "0", "25", "5")
    run = measured(cast, END_OF_2024, rules=OWN)
    found = reconciled(run)
    assert (found.both, found.only_own, found.only_official) == (2, 1, 0)
    (one,) = found.differing
    assert one.employee == cast.putri_employee.pk
    assert one.cells[0] == (Decimal(15), Decimal(25), Decimal(-10))
    assert found.means[0][1:] == (1, Decimal("-5.00"))


def test_a_person_sees_what_waits_and_what_would_come_of_it(cast: Cast) -> None:
    putri_is_good(cast)
    measured(cast)
    seen = index_of(cast.putri, cast.putri_employee)
    assert seen is not None
    assert (seen.told.result.total, seen.claimed, seen.claims) == (Decimal(75), None, [])
    assert [one.result.run.year for one in seen.past] == [2022]
    assert index_of(cast.joko, cast.joko_employee) is None


def test_a_person_is_told_released_scores_that_no_run_speaks_for(cast: Cast) -> None:
    putri_is_good(cast)
    for year in (2023, 2024):
        released(cast.putri_employee, year, "20", "20", "25", "5")
    measured(cast, END_OF_2024)
    seen = index_of(cast.putri, cast.putri_employee)
    assert seen is not None
    assert [score.year for score in seen.official] == [2023]
    head = index_of(cast.hadi, cast.putri_employee)
    assert head is not None
    assert head.official == []


def test_groups_are_those_of_the_unit_at_measuring_time(cast: Cast) -> None:
    putri_is_good(cast)
    run = measured(cast)
    other = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Dinas Lain", path="U2/")
    cast.putri_employee.unit = other
    cast.putri_employee.save()
    assert place(cast, run, unit=cast.unit).results().count() == 1
    assert IpAsnResult.objects.get(run=run).unit_path == "U1/"
