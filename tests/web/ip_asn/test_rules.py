from decimal import Decimal

from takar.web.ip_asn.rules import Bin, Cell, bins, losses
from takar.web.results.rules.ip_asn import INDICATORS

MOST: dict[str | None, dict[str, Decimal]] = {
    "PELAKSANA": {
        "qualification": Decimal(25),
        "leadership": Decimal(0),
        "functional": Decimal(0),
        "technical": Decimal("22.5"),
        "seminar": Decimal("17.5"),
        "performance": Decimal(30),
        "discipline": Decimal(5),
    }
}


def cell(people: int, states: dict[str, str], points: dict[str, str]) -> Cell:
    full = {column: most * people for column, most in MOST["PELAKSANA"].items()}
    told = {column: Decimal(value) for column, value in points.items()}
    usual = dict.fromkeys(INDICATORS.values(), "TERPENUHI")
    return Cell(people, "PELAKSANA", usual | states, full | told)


def test_a_total_on_a_limit_stands_in_the_bar_below_it() -> None:
    told = [bar for bar in bins([(Decimal(90), 2), (Decimal("90.01"), 3)]) if bar.people]
    assert told == [Bin(85, 90, 2), Bin(90, 95, 3)]


def test_a_histogram_loses_nobody_and_puts_each_total_between_its_limits() -> None:
    totals = [Decimal(cents) / 100 for cents in range(300, 10_001)]
    told = bins((total, 1) for total in totals)
    assert sum(bar.people for bar in told) == len(totals)
    for bar in told:
        assert bar.people == sum(bar.over < total <= bar.up_to for total in totals)


def test_what_is_full_loses_nothing() -> None:
    assert losses([cell(3, {}, {})], MOST, 3) == []


def test_losses_name_the_state_and_what_the_index_would_gain() -> None:
    found = losses(
        [
            cell(2, {"technical": "KEDALUWARSA"}, {"technical": "0"}),
            cell(1, {"technical": "KURANG_JAM"}, {"technical": "0"}),
        ],
        MOST,
        3,
    )
    assert [(one.state, one.reason, one.people, one.points) for one in found] == [
        ("KEDALUWARSA", "stale", 2, Decimal(45)),
        ("KURANG_JAM", "low", 1, Decimal("22.5")),
    ]
    assert found[0].effect == Decimal(15)
    assert [one.can_be_corrected for one in found] == [True, False]


def test_the_effects_of_all_losses_and_the_index_make_a_hundred() -> None:
    cells = [
        cell(2, {"technical": "KEDALUWARSA"}, {"technical": "0"}),
        cell(3, {"qualification": "RENDAH"}, {"qualification": "45"}),
    ]
    points = [value for one in cells for value in one.points.values()]
    index = sum(points, Decimal(0)) / 5
    assert index + sum(one.effect for one in losses(cells, MOST, 5)) == 100
