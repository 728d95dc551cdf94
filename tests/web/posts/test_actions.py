from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from takar.kernel.errors import TakarError
from takar.measures.eligibility import BadPostRequirement
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.people.models import Position
from takar.web.posts import actions
from takar.web.posts.importing import DemandRow
from takar.web.posts.models import ContractEnd, Demand, PostProfile, TermExtension, VacancyNote
from takar.web.posts.queries import target_posts
from takar.web.posts.rules.refusals import NotGood, NotThere
from takar.web.posts.rules.stored import BadDemand
from tests.web.posts.conftest import DAY, Seats

RANK = DemandRow(
    rule="minimum_rank",
    read="grade",
    words="{at_least: IV/c}",
    source="Peraturan Bupati 12/2025",
    valid_from=date(2025, 1, 1),
)


def test_posts_are_marked_in_bulk_with_a_reason_and_one_mark_leaves_the_other(seats: Seats) -> None:
    cast, posts = seats.cast, [seats.head, seats.vacant]
    facts = {"positions": posts, "because": "Surat Keputusan 5/2025", "document": "5/2025"}
    with pytest.raises(PermissionDenied):
        actions.mark_posts(cast.bupati, cast.agency, mark="target", is_set=True, **facts)  # type: ignore[arg-type]
    assert actions.mark_posts(cast.rahayu, cast.agency, mark="target", is_set=True, **facts) == 2  # type: ignore[arg-type]
    actions.mark_posts(cast.rahayu, cast.agency, mark="kritikal", is_set=True, **facts)  # type: ignore[arg-type]
    actions.mark_posts(
        cast.rahayu,
        cast.agency,
        mark="target",
        is_set=False,
        positions=[seats.vacant],
        because="Bukan lagi sasaran",
    )
    assert [one.code for one in target_posts(cast.agency)] == ["K1"]
    assert PostProfile.objects.get(position=seats.vacant).is_critical


def test_a_mark_needs_a_reason_and_posts_of_the_agency(seats: Seats) -> None:
    cast = seats.cast
    foreign = Position(agency=cast.other_agency, code="X", title="Lain", tier="PENGAWAS")
    bad = (  # type: ignore[var-annotated]
        (Unwritten, "target", [seats.head], " "),
        (NotGood, "target", [], "Alasan"),
        (NotGood, "strategis", [seats.head], "Alasan"),
        (NotGood, "target", [foreign], "Alasan"),
    )
    for problem, mark, positions, because in bad:
        with pytest.raises(problem):
            actions.mark_posts(
                cast.rahayu,
                cast.agency,
                positions=positions,
                mark=mark,
                is_set=True,
                because=because,
            )
    assert not PostProfile.objects.exists()


def test_a_marked_post_without_a_reason_is_refused_by_the_database(seats: Seats) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PostProfile.objects.create(
            position=seats.head, is_target=True, changed_by=seats.cast.rahayu
        )


def test_a_post_is_described_and_keeps_its_marks(seats: Seats) -> None:
    cast = seats.cast
    actions.mark_posts(
        cast.rahayu,
        cast.agency,
        positions=[seats.head],
        mark="target",
        is_set=True,
        because="Sasaran",
    )
    with pytest.raises(PermissionDenied):
        actions.describe_post(cast.made, seats.head)
    told = actions.describe_post(
        cast.rahayu, seats.head, echelon=" II.b ", region="Kota", may_stay_vacant=True
    )
    assert (told.echelon, told.region, told.may_stay_vacant, told.is_target) == (
        "II.b",
        "Kota",
        True,
        True,
    )


def test_a_new_demand_ends_the_one_before_the_day_before(seats: Seats) -> None:
    cast = seats.cast
    with pytest.raises(PermissionDenied):
        actions.set_demand(cast.bupati, seats.head, row=RANK)
    first = actions.set_demand(cast.rahayu, seats.head, row=RANK)
    with pytest.raises(NotGood):
        actions.set_demand(cast.rahayu, seats.head, row=RANK)
    later = replace(RANK, words="{at_least: IV/d}", valid_from=date(2025, 7, 1))
    actions.set_demand(cast.rahayu, seats.head, row=later)
    first.refresh_from_db()
    assert first.valid_to == date(2025, 6, 30)
    assert Demand.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"words": "{at_most: IV/c}"}, BadDemand),
        ({"words": "[IV/c]"}, BadDemand),
        ({"words": "{at_least: "}, BadDemand),
        ({"read": "telepati"}, BadDemand),
        ({"words": "{at_least: V/z}"}, TakarError),
        ({"read": "education", "words": "{at_least: S2}"}, BadPostRequirement),
        ({"document": "SK 9"}, BadPostRequirement),
    ],
)
def test_a_demand_the_engine_cannot_read_is_refused_in_words(
    seats: Seats, change: dict[str, str], problem: type[TakarError]
) -> None:
    with pytest.raises(problem):
        actions.set_demand(seats.cast.rahayu, seats.head, row=replace(RANK, **change))  # type: ignore[arg-type]
    assert not Demand.objects.exists()


def test_a_demand_ends_on_its_last_day_and_not_before_it_began(seats: Seats) -> None:
    one = actions.set_demand(seats.cast.rahayu, seats.head, row=RANK)
    with pytest.raises(NotGood):
        actions.end_demand(seats.cast.rahayu, one, on=date(2024, 12, 31))
    assert actions.end_demand(seats.cast.rahayu, one, on=DAY).valid_to == DAY


def test_a_file_of_demands_is_taken_whole_or_not_at_all(seats: Seats) -> None:
    cast = seats.cast
    rows = [
        replace(RANK, position_code="K1", number=2),
        replace(RANK, position_code="K2", number=3),
        replace(RANK, position_code="K9", number=4),
    ]
    with pytest.raises(NotGood) as refused:
        actions.import_demands(cast.rahayu, cast.agency, rows=rows)
    assert "Baris 4" in str(refused.value)
    bad = [rows[0], replace(rows[1], words="{at_least: ")]
    with pytest.raises(NotGood) as refused:
        actions.import_demands(cast.rahayu, cast.agency, rows=bad)
    assert "Baris 3" in str(refused.value)
    assert not Demand.objects.exists()
    with pytest.raises(PermissionDenied):
        actions.import_demands(cast.made, cast.agency, rows=rows[:2])
    assert actions.import_demands(cast.rahayu, cast.agency, rows=rows[:2]) == 2


def test_a_post_is_declared_vacant_once_and_the_declaration_stays_on_record(seats: Seats) -> None:
    cast = seats.cast
    facts = {"kind": "LOWONG", "vacant_from": DAY, "reason": "Pindah instansi"}
    with pytest.raises(PermissionDenied):
        actions.declare_vacancy(cast.made, seats.head, **facts)  # type: ignore[arg-type]
    for wrong in ({"kind": "KOSONG"}, {"reason": " "}):
        with pytest.raises((NotGood, Unwritten)):
            actions.declare_vacancy(cast.rahayu, seats.head, **(facts | wrong))  # type: ignore[arg-type]
    note = actions.declare_vacancy(cast.rahayu, seats.head, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotGood):
        actions.declare_vacancy(cast.rahayu, seats.head, **facts)  # type: ignore[arg-type]
    actions.withdraw_note(cast.rahayu, note)
    with pytest.raises(NotThere):
        actions.withdraw_note(cast.rahayu, note)
    assert VacancyNote.objects.count() == 1


def test_a_term_is_prolonged_for_the_holder_by_a_document(seats: Seats) -> None:
    cast, facts = seats.cast, {"until_on": date(2027, 1, 3), "document": "SK 1/2026"}
    with pytest.raises(NotThere):
        actions.extend_term(cast.rahayu, seats.vacant, employee=seats.holder, **facts)  # type: ignore[arg-type]
    with pytest.raises(Unwritten):
        actions.extend_term(
            cast.rahayu,
            seats.head,
            employee=seats.holder,
            **(facts | {"document": ""}),  # type: ignore[arg-type]
        )
    actions.extend_term(cast.rahayu, seats.head, employee=seats.holder, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotGood):
        actions.extend_term(cast.rahayu, seats.head, employee=seats.holder, **facts)  # type: ignore[arg-type]
    assert TermExtension.objects.count() == 1


def test_contracts_are_of_those_on_contract_and_may_be_corrected(seats: Seats) -> None:
    cast = seats.cast
    with pytest.raises(NotGood):
        actions.set_contract_end(cast.rahayu, seats.holder, ended_on=DAY)
    for day in (DAY, date(2026, 12, 31)):
        actions.set_contract_end(cast.rahayu, seats.pppk, ended_on=day)
    assert ContractEnd.objects.get().ended_on == date(2026, 12, 31)


def test_the_forecast_leaves_the_house_on_record(seats: Seats) -> None:
    cast = seats.cast
    with pytest.raises(PermissionDenied):
        actions.take_vacancies(cast.hadi, cast.agency, day=DAY)
    sheets = actions.take_vacancies(cast.made, cast.agency, day=DAY)
    told = {row["Kode jabatan"]: row["Sebab"] for row in sheets["Lowong dan akan lowong"]}
    assert told["K1"] == "Batas usia pensiun"
    assert sheets["Belum diketahui"][0]["Data yang belum ada"] == "hari terakhir kontrak"
    assert Entry.objects.latest("pk").act == "posts.vacancies.taken"
