from datetime import date

from takar.web.posts import actions
from takar.web.posts.models import Demand
from takar.web.posts.rules.stored import stored_demand
from tests.web.posts.conftest import DAY, Seats
from tests.web.posts.test_actions import RANK


def test_rows_know_their_agency_and_their_name(seats: Seats) -> None:
    rahayu = seats.cast.rahayu
    rows = [
        actions.describe_post(rahayu, seats.head),
        actions.set_demand(rahayu, seats.head, row=RANK),
        actions.declare_vacancy(
            rahayu, seats.head, kind="LOWONG", vacant_from=DAY, reason="Pindah"
        ),
        actions.extend_term(
            rahayu, seats.head, employee=seats.holder, until_on=date(2027, 1, 3), document="SK"
        ),
        actions.set_contract_end(rahayu, seats.pppk, ended_on=DAY),
    ]
    assert {row.agency_code for row in rows} == {"kab_tirtamaya"}
    assert {row.agency_id for row in rows} == {seats.cast.agency.pk}
    assert all(str(row) for row in rows)


def test_a_demand_reads_what_it_keeps(seats: Seats) -> None:
    kept = stored_demand("grade", "{at_least: IV/c}")
    one = Demand(position=seats.head, rule="minimum_rank", value=kept.model_dump(mode="json"))
    assert one.stored == kept
