from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.engines import connect
from takar.measures.ip_asn_points import SCORED, dimension_least, dimension_most, grouped
from takar.measures.ip_asn_rules import rule_set
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.tables import TABLES

LAW: Law = Book.load().on(date(2021, 12, 31))


def group(tier: str | None, kind: str | None, employment: str = "PNS") -> tuple[str | None, bool]:
    people = pa.table(
        {
            "position_tier": pa.array([tier], pa.string()),
            "position_kind": pa.array([kind], pa.string()),
            "employment": [employment],
        }
    )
    with connect() as engine:
        table = grouped(engine.load("people", people), LAW, rule_set(LAW))
        [row] = engine.fetch(table).to_pylist()
    return row["post_group"], row["is_subject"]


def test_every_tier_belongs_to_the_group_of_its_kind() -> None:
    groups = {"STRUKTURAL": "MANAJERIAL", "FUNGSIONAL": "FUNGSIONAL", "PELAKSANA": "PELAKSANA"}
    tiers = LAW.codes("positions.tiers")
    assert set(tiers) == set(TABLES["employees"].column("position_tier").values)
    listed = {
        tier: code for code, one in LAW.codes("ip_asn.post_groups").items() for tier in one["tiers"]
    }
    assert listed == {tier: groups[one["kind"]] for tier, one in tiers.items()}


@pytest.mark.parametrize(
    ("tier", "kind", "due"),
    [
        ("PENGAWAS", None, "MANAJERIAL"),
        ("AHLI_MUDA", "STRUKTURAL", "FUNGSIONAL"),
        (None, "FUNGSIONAL", "FUNGSIONAL"),
        (None, "PELAKSANA", "PELAKSANA"),
        (None, "STRUKTURAL", None),
        (None, None, None),
    ],
)
def test_the_tier_gives_the_group_and_else_the_kind(
    tier: str | None, kind: str | None, due: str | None
) -> None:
    assert group(tier, kind) == (due, True)


@pytest.mark.parametrize(("employment", "told"), [("PNS", True), ("CPNS", False), ("PPPK", False)])
def test_the_rules_of_2019_measure_pns_alone(*, employment: str, told: bool) -> None:
    assert group("PENGAWAS", None, employment)[1] is told


def test_every_group_may_earn_all_of_competence_and_everything_makes_a_hundred() -> None:
    most = dimension_most(LAW)
    assert sum(most.values()) == 100_000_000
    for row in LAW.table("ip_asn.competence"):
        assert sum(value for value in row.values() if isinstance(value, Decimal)) == 40
    assert len(SCORED) == len(LAW.codes("ip_asn.indicators"))


def test_the_least_of_a_known_dimension_is_that_of_its_table() -> None:
    due = {"qualification": 10**6, "performance": 10**6, "discipline": 10**6, "competence": 0}
    assert dimension_least(LAW) == due
    table = {"TIDAK_PERNAH": Decimal(5), "BERAT": Decimal("0.5")}
    changed = (table, LAW.cite("ip_asn.discipline"))
    law = replace(LAW, found=LAW.found | {"ip_asn.discipline": changed})
    assert dimension_least(law)["discipline"] == 500_000
