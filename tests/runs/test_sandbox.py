from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

from takar.kernel.rounding import half_up
from takar.measures.ip_asn_rules import BrokenRules
from takar.regulations.law import Law
from takar.runs.sandbox import NothingToTry, Trial, category_of, try_rules
from tests.runs.posted import LAW, RULES, index_tables, tried


def trial(after: Law, tables: dict[str, pa.Table] | None = None) -> Trial:
    return try_rules(tables or index_tables(), LAW, after, rules=RULES)


def ways(found: Trial) -> dict[str, tuple[Decimal | None, Decimal | None, str]]:
    return {
        row["employee_id"]: (row["total_before"], row["total_after"], row["direction"])
        for row in found.movements.to_pylist()
    }


RICHER = tried("ip_asn.competence", _3__DIKLAT_TEKNIS=Decimal("27.5"), _3__SEMINAR=Decimal("12.5"))
"""Technical training of a pelaksana earns five points more, a seminar five less."""


@pytest.fixture(scope="module")
def richer() -> Trial:
    """The trial of the richer technical training."""
    return trial(RICHER)


def test_the_same_law_moves_nobody() -> None:
    found = trial(LAW)
    assert found.changed.num_rows == 0
    assert found.index.before == found.index.after == Fraction("73.125")


def test_who_rises_into_another_category_is_told_with_both_totals(richer: Trial) -> None:
    assert ways(richer) == {
        "P1": (Decimal(45), Decimal(45), "TETAP"),
        "P2": (Decimal("67.5"), Decimal("72.5"), "NAIK"),
        "P3": (Decimal(95), Decimal(95), "TETAP"),
        "P4": (None, None, "TETAP"),
        "P5": (Decimal(85), Decimal(85), "TETAP"),
        "P6": (None, None, "TETAP"),
    }


def test_only_those_for_whom_something_changes_are_listed(richer: Trial) -> None:
    assert richer.changed.column("employee_id").to_pylist() == ["P2"]


def test_the_matrix_counts_everybody_once(richer: Trial) -> None:
    assert sum(richer.moves.values()) == 6
    assert richer.moves["RENDAH", "SEDANG"] == 1
    assert richer.moves["", ""] == 2


def test_the_index_is_the_exact_mean_of_those_measured(richer: Trial) -> None:
    assert (richer.index.before, richer.index.after) == (Fraction("73.125"), Fraction("74.375"))
    competence = next(mean for mean in richer.means if mean.code == "competence")
    assert competence.after == Fraction(27.5 + 40 + 40) / 4


def test_means_of_dimensions_add_up_to_the_index(richer: Trial) -> None:
    index, *parts = richer.means
    assert sum(part.after or 0 for part in parts) == index.after


def test_groups_tell_the_index_and_the_moves_of_every_storey(richer: Trial) -> None:
    found = {(group.grouping, group.code): group for group in richer.groups}
    above, below = found["UNIT", "A"], found["UNIT", "A1"]
    assert (below.index_before, below.index_after) == (Decimal("56.25"), Decimal("58.75"))
    assert (above.headcount, above.risen, below.risen) == (3, 1, 1)
    assert found["UNIT", "B"].risen == 0
    assert (found["JENIS_KELAMIN", "L"].risen, found["JENIS_KELAMIN", "P"].risen) == (1, 0)
    whole = found["INSTANSI", "kab_tirtamaya"]
    assert whole.index_after == half_up(richer.index.after or 0)


def test_whoever_becomes_measurable_or_not_is_told_apart_from_rising_and_falling() -> None:
    found = trial(tried("ip_asn.performance_year", years_before=1))
    told = {code: way for code, (_, _, way) in ways(found).items()}
    assert told["P6"] == "TERUKUR"
    assert told["P1"] == told["P3"] == "TAK_TERUKUR"
    assert told["P4"] == "TETAP"
    assert found.measured == (4, 1)


def test_a_moved_limit_moves_only_the_category() -> None:
    found = trial(tried("ip_asn.bands", _0__over=Decimal(84), _1__up_to=Decimal(84)))
    assert ways(found)["P5"] == (Decimal(85), Decimal(85), "NAIK")
    assert found.index.before == found.index.after


def test_rules_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(BrokenRules, match="KUALIFIKASI"):
        trial(tried("ip_asn.qualification", S3=Decimal(26)))


def test_nobody_to_try_is_a_problem_in_words() -> None:
    tables = {name: table.slice(0, 0) for name, table in index_tables().items()}
    with pytest.raises(NothingToTry):
        trial(LAW, tables)


@pytest.mark.parametrize(
    ("index", "category"),
    [("80.004", "SEDANG"), ("80.005", "TINGGI"), ("90", "TINGGI"), ("90.005", "SANGAT_TINGGI")],
)
def test_the_index_is_named_by_its_printed_figure(index: str, category: str) -> None:
    assert category_of(LAW, Fraction(index)) == category


def test_no_index_has_no_category() -> None:
    assert category_of(LAW, None) == ""
