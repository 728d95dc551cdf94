"""Components against the result they explain, and against the sentences."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.kernel.language import speaking
from takar.measures.ip_asn_explained import COLUMNS, components, explained
from takar.measures.ip_asn_indicators import INDICATORS
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.measures.ip_asn_states import STATES
from takar.regulations.book import Book
from tests.measures.ip_asn_town import DAY, LAW, computed, results, row_of, town


def parts_of(people: pa.Table, engine: str = "duckdb") -> list[Any]:
    return computed(lambda given: components(given["people"], LAW), {"people": people}, engine)


@pytest.fixture(scope="module")
def people() -> pa.Table:
    return town(seed=5, people=500)["people"]


@pytest.fixture(scope="module")
def parts(people: pa.Table) -> list[Any]:
    return parts_of(people)


def test_everybody_has_one_row_for_each_sub_indicator(people: pa.Table, parts: list[Any]) -> None:
    assert tuple(parts[0]) == COLUMNS
    pairs = Counter((row["employee_id"], row["indicator"]) for row in parts)
    assert set(pairs.values()) == {1}
    assert len(parts) == people.num_rows * len(INDICATORS)


def test_points_and_losses_add_up_to_the_result(people: pa.Table, parts: list[Any]) -> None:
    own = defaultdict(list)
    for row in parts:
        own[row["employee_id"]].append(row)
    for person in people.to_pylist():
        rows = own[person["employee_id"]]
        if person["total"] is not None:
            assert sum(row["points"] for row in rows) == person["total"]
            assert sum(row["lost"] for row in rows) == 100 - person["total"]
            assert sum(row["points_claimed"] for row in rows) == person["total_claimed"]
        if person["lost_low"] is not None and person["post_group"]:
            lost = {reason: Decimal(0) for reason in ("missing", "stale", "unverified", "low")}
            for row in rows:
                claimed = row["points_claimed"] or Decimal(0)
                counted = row["most"] - row["lost"]
                waits = max(claimed - counted, Decimal(0)) if row["lost"] else Decimal(0)
                lost["unverified"] += waits
                if row["reason_of_loss"]:
                    reason = row["reason_of_loss"]
                    rest = "low" if reason == "unverified" else reason
                    lost[rest] += row["lost"] - waits
            assert lost == {reason: person[f"lost_{reason}"] for reason in lost}


@pytest.mark.spark
def test_spark_says_what_duckdb_says(people: pa.Table, parts: list[Any]) -> None:
    assert sorted(map(repr, parts_of(people, "spark"))) == sorted(map(repr, parts))


def test_one_row_explained_says_what_the_bulk_says(people: pa.Table, parts: list[Any]) -> None:
    bulk = {(row["employee_id"], row["indicator"]): row for row in parts}
    states = set()
    for person in people.to_pylist():
        for one in explained(person, LAW):
            row = bulk[person["employee_id"], one.indicator]
            states.add(one.state)
            assert str(one.sentence)
            assert (one.points, one.claimed, one.most, one.lost) == (
                row["points"],
                row["points_claimed"],
                row["most"],
                row["lost"],
            )
            assert (one.state, one.reason, one.cite_key, one.window_from, one.window_to) == (
                row["state"],
                row["reason_of_loss"],
                row["cite_key"],
                row["window_from"],
                row["window_to"],
            )
    assert states == set(STATES) - {"BEBAS"}


def said(indicator: str, **columns: Any) -> str:
    [one] = [one for one in explained(row_of(**columns), LAW) if one.indicator == indicator]
    return str(one.sentence)


@pytest.mark.parametrize(
    ("indicator", "columns", "sentence"),
    [
        ("KUALIFIKASI", {}, "Di bawah nilai penuh: pendidikan S-1."),
        ("DIKLAT_KEPEMIMPINAN", {}, "Terpenuhi: terakhir 01-03-2015."),
        (
            "DIKLAT_TEKNIS",
            {},
            "Terpenuhi: 24,5 JP, terakhir 01-06-2021 (dihitung sejak 31-12-2020).",
        ),
        (
            "DIKLAT_TEKNIS",
            {"technical_state": "KURANG_JAM", "technical_hours": Decimal(17)},
            "Baru 17 dari 20 JP (dihitung sejak 31-12-2020).",
        ),
        (
            "DIKLAT_TEKNIS",
            {"technical_state": "BELUM_ADA_BUKTI", "technical_hours": None},
            "Diklat teknis tercatat tanpa jam pelajaran.",
        ),
        (
            "SEMINAR",
            {"seminar_state": "KEDALUWARSA", "seminar_on": date(2019, 12, 30)},
            "Terakhir 30-12-2019; yang dihitung sejak 31-12-2019.",
        ),
        (
            "SEMINAR",
            {"seminar_state": "BELUM_DIVERIFIKASI", "lost_unverified": Decimal(10)},
            "Ada bukti yang menunggu verifikasi; setelah diverifikasi nilainya menjadi 10,00.",
        ),
        (
            "KINERJA",
            {"performance_state": "KEDALUWARSA", "performance_year": 2020, "performance": None},
            "Predikat terakhir tahun 2020; yang dihitung tahun 2021.",
        ),
        (
            "KINERJA",
            {"performance_state": "BELUM_ADA_BUKTI", "performance": None},
            "Predikat kinerja tahun 2021 belum tercatat.",
        ),
        ("DISIPLIN", {}, "Tidak ada catatan hukuman disiplin (dihitung sejak 31-12-2016)."),
        (
            "DISIPLIN",
            {"discipline_state": "RENDAH", "sanction_level": "SEDANG", "discipline": Decimal(2)},
            "Ada hukuman disiplin tingkat sedang (dihitung sejak 31-12-2016).",
        ),
        (
            "DIKLAT_FUNGSIONAL",
            {"functional_state": "BEBAS"},
            "Jabatan ini dibebaskan dari diklat fungsional oleh daftar pembebasan.",
        ),
        (
            "DIKLAT_KEPEMIMPINAN",
            {"leadership_state": "TIDAK_COCOK"},
            "Diklat kepemimpinan yang tercatat bukan untuk jenjang jabatan ini.",
        ),
        (
            "SEMINAR",
            {"employment": "PPPK", "seminar_state": "BUKAN_SUBJEK"},
            "PPPK bukan subjek aturan perka8_2019.",
        ),
    ],
)
def test_the_sentence_names_the_evidence_and_its_window(
    indicator: str, columns: dict[str, Any], sentence: str
) -> None:
    assert said(indicator, **columns) == sentence


def test_a_sentence_is_kept_with_its_facts_so_that_it_can_be_translated() -> None:
    [one] = [one for one in explained(row_of(), LAW) if one.indicator == "SEMINAR"]
    with speaking("en"):
        assert "{" not in str(one.sentence)


def test_the_window_moves_with_the_day() -> None:
    windows = {one.indicator: (one.window_from, one.window_to) for one in explained(row_of(), LAW)}
    assert windows["SEMINAR"] == (date(2019, 12, 31), DAY)
    assert windows["DIKLAT_KEPEMIMPINAN"] == (None, DAY)
    assert windows["KINERJA"] == (date(2021, 1, 1), date(2021, 12, 31))


def both_waiting(**claimed: str) -> Any:
    """Return claims of a degree and of a rating that gain 15 together: 10 and 5."""
    return row_of(
        qualification_state="BELUM_DIVERIFIKASI",
        performance_state="BELUM_DIVERIFIKASI",
        total_claimed=Decimal(90),
        lost_unverified=Decimal(15),
        lost_low=Decimal(0),
    )


def test_two_claims_that_wait_at_once_are_exact_together() -> None:
    row = both_waiting()
    told = {one.indicator: one.claimed for one in explained(row, LAW)}
    assert told["KINERJA"] == 30
    assert told["KUALIFIKASI"] == 25
    bulk = {part["indicator"]: part["points_claimed"] for part in parts_of(results(row))}
    assert bulk == told


def test_of_released_scores_only_the_dimensions_are_told() -> None:
    law = Book.load().on(date(2024, 12, 31))
    states = {
        f"{name}_state": None
        for name in ("qualification", "leadership", "performance", "discipline")
    }
    row = row_of(rules="bkn_2024", **states)
    told = explained(row, law)
    assert [one.indicator for one in told] == list(DIMENSIONS)
    assert {str(one.sentence) for one in told} == {"Skor resmi BKN; rinciannya tidak diterbitkan."}
    bulk = computed(lambda given: components(given["people"], law), {"people": results(row)})
    assert {part["indicator"]: part["points"] for part in bulk} == {
        one.indicator: one.points for one in told
    }
    assert {part["cite_key"] for part in bulk} == {"ip_asn.dimensions"}
    missing = explained(row | {"total": None, "qualification": None}, law)
    assert str(missing[0].sentence).startswith("Skor resmi BKN belum ada")


def test_the_evidence_is_a_few_words() -> None:
    stale = row_of(technical_state="KEDALUWARSA", technical_hours=None, technical=Decimal(0))
    words = {part["indicator"]: part["evidence"] for part in parts_of(results(row_of()))}
    assert words == {
        "KUALIFIKASI": "S-1",
        "DIKLAT_KEPEMIMPINAN": "01-03-2015",
        "DIKLAT_FUNGSIONAL": None,
        "DIKLAT_TEKNIS": "24,5 JP · 01-06-2021",
        "SEMINAR": None,
        "KINERJA": "BAIK · 2021",
        "DISIPLIN": "tidak ada catatan",
    }
    late = {part["indicator"]: part["evidence"] for part in parts_of(results(stale))}
    assert late["DIKLAT_TEKNIS"] == "01-06-2021"
