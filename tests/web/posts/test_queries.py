from datetime import date

import pytest

from takar.measures.eligibility.demands.extras import extras_of
from takar.web.people.models import Position
from takar.web.people.queries.law import law_of
from takar.web.posts.models import ContractEnd, Demand, PostProfile, TermExtension, VacancyNote
from takar.web.posts.queries import (
    critical_posts,
    demands_of,
    extensions_of,
    forecast_of,
    holders,
    posts_in,
    profile_of,
    target_posts,
    tree_of,
    vacancies,
)
from takar.web.posts.queries.demands import demands_on
from takar.web.posts.rules.stored import stored_demand
from tests.web.posts.conftest import DAY, Seats


def mark(seats: Seats, position: Position, **facts: object) -> PostProfile:
    return PostProfile.objects.create(
        position=position, changed_by=seats.cast.rahayu, because="Jabatan strategis", **facts
    )


def demand(seats: Seats, rule: str = "minimum_rank", **facts: object) -> Demand:
    values: dict[str, object] = {
        "value": stored_demand("grade", "{at_least: IV/c}").model_dump(mode="json"),
        "source": "Peraturan Bupati 12/2025",
        "valid_from": date(2025, 1, 1),
    }
    return Demand.objects.create(position=seats.head, rule=rule, **(values | facts))


def test_posts_are_counted_with_their_holders_and_marks(seats: Seats) -> None:
    agency = seats.cast.agency
    mark(seats, seats.head, is_target=True, is_critical=True)
    mark(seats, seats.vacant, is_critical=True)
    held = {one.code: one.held for one in posts_in(agency)}  # type: ignore[attr-defined]
    assert held == {"P1": 0, "K1": 1, "K2": 0, "K3": 1, "K4": 2}
    assert [one.code for one in target_posts(agency)] == ["K1"]
    assert [one.code for one in critical_posts(agency)] == ["K2", "K1"]
    [root] = tree_of(agency)
    assert (root.posts, root.held, root.vacant, root.targets) == (5, 3, 2, 1)
    assert profile_of(seats.twice) is None
    assert [str(one) for one in holders(agency)[seats.twice.pk]] == ["Cici", "Dodi"]


def test_a_forecast_tells_who_leaves_when_and_why(seats: Seats) -> None:
    found = {one.position.code: one for one in vacancies(seats.cast.agency, DAY)}
    assert found["K2"].reason == "LOWONG"
    assert (found["K1"].on, found["K1"].reason) == (date(2026, 9, 1), "PENSIUN")
    assert str(found["K1"].holder) == "Ani"
    assert "K3" not in found
    forecast = forecast_of(seats.cast.agency, DAY)
    assert [(str(one.holder), one.missing) for one in forecast.unknown] == [
        ("Beni", ("contract_ends_on",))
    ]
    assert [one.on for one in forecast.reviews if one.position == seats.head] == [date(2026, 1, 3)]


def test_the_last_day_of_a_forecast_is_left_out(seats: Seats) -> None:
    agency = seats.cast.agency
    on, after = date(2026, 9, 1), date(2026, 9, 2)
    told = [{one.position.code for one in vacancies(agency, DAY, until)} for until in (on, after)]
    assert ["K1" in codes for codes in told] == [False, True]


@pytest.mark.parametrize(
    ("day", "is_overdue"), [(date(2026, 8, 31), False), (date(2026, 9, 1), True)]
)
def test_a_holder_is_overdue_from_the_day_itself(
    seats: Seats, day: date, *, is_overdue: bool
) -> None:
    found = {one.position.code: one for one in vacancies(seats.cast.agency, day)}
    assert found["K1"].is_overdue is is_overdue


def test_contracts_extensions_and_declarations_change_a_forecast(seats: Seats) -> None:
    agency = seats.cast.agency
    ContractEnd.objects.create(employee=seats.pppk, ended_on=date(2025, 12, 31))
    TermExtension.objects.create(
        position=seats.head, employee=seats.holder, until_on=date(2027, 1, 3), document="SK 1"
    )
    VacancyNote.objects.create(
        position=seats.head,
        vacant_from=date(2025, 8, 1),
        reason="Pindah instansi",
        noted_by=seats.cast.rahayu,
    )
    forecast = forecast_of(agency, DAY)
    found = {one.position.code: one for one in forecast.vacancies}
    assert (found["K3"].on, found["K3"].reason) == (date(2026, 1, 1), "KONTRAK_BERAKHIR")
    assert (found["K1"].on, found["K1"].reason) == (date(2025, 8, 1), "DINYATAKAN_LOWONG")
    assert found["K1"].months_left == 2
    assert extensions_of(agency) == {(seats.head.pk, seats.holder.pk): date(2027, 1, 3)}
    assert [one.on for one in forecast.reviews if one.position == seats.head] == [date(2027, 1, 3)]


def test_an_abolished_post_is_no_vacancy(seats: Seats) -> None:
    note = VacancyNote.objects.create(
        position=seats.vacant,
        kind="DIHAPUS",
        vacant_from=DAY,
        reason="Penyederhanaan",
        noted_by=seats.cast.rahayu,
    )
    assert "K2" not in {one.position.code for one in vacancies(seats.cast.agency, DAY)}
    VacancyNote.objects.filter(pk=note.pk).update(vacant_from=date(2025, 5, 15))
    assert "K2" in {one.position.code for one in vacancies(seats.cast.agency, DAY)}


def test_demands_are_what_the_engine_reads(seats: Seats) -> None:
    agency = seats.cast.agency
    demand(seats)
    demand(seats, "gelar", valid_to=date(2025, 5, 13), valid_from=date(2024, 1, 1))
    whole = demands_of(agency)
    assert whole.num_rows == 2
    assert demands_of(agency, [seats.vacant.pk]).num_rows == 0
    [row] = demands_of(agency, [seats.head.pk], day=DAY).to_pylist()
    assert (row["position_id"], row["requirement"], row["demand"]) == (
        "K1",
        "minimum_rank",
        '{"at_least": "IV/c"}',
    )
    extras = extras_of(demands_of(agency, day=DAY), law_of(agency, DAY))
    assert extras["K1"][0].code == "minimum_rank"
    assert not extras["K1"][0].replaces
    assert demands_on(seats.head).count() == 2


@pytest.mark.parametrize(("day", "count"), [(13, 1), (14, 0)])
def test_a_demand_holds_on_its_last_day(seats: Seats, day: int, count: int) -> None:
    demand(seats, valid_to=date(2025, 5, 13))
    assert demands_of(seats.cast.agency, day=date(2025, 5, day)).num_rows == count
