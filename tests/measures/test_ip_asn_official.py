from datetime import date
from decimal import Decimal

from takar.engines import connect
from takar.measures.ip_asn import ip_asn
from takar.measures.ip_asn_columns import EVIDENCE, LOST, STATES
from takar.measures.ip_asn_rules import PARTS
from takar.regulations.book import Book
from tests.measures.invented import Row, as_tables, employee

LAW = Book.load().on(date(2023, 12, 31))


def measured(employment: str = "PNS", **scores: str) -> Row:
    numbers = {name: Decimal(text) for name, text in scores.items()}
    rows: dict[str, list[Row]] = {"employees": [employee(employment=employment)]}
    if scores:
        rows["official_scores"] = [{"employee_id": "P1", "year": 2023} | numbers]
    with connect() as engine:
        [row] = engine.compute(lambda tables: ip_asn(tables, LAW), as_tables(rows)).to_pylist()
    return dict(row)


def test_released_scores_are_taken_as_they_are_and_nothing_else_is_told() -> None:
    row = measured(qualification="17.25", competence="31.5", performance="25", discipline="5")
    assert row["total"] == row["total_least"] == row["total_claimed"] == Decimal("78.75")
    assert (row["category"], row["rules"]) == ("SEDANG", "bkn_2023")
    assert {row[name] for name in (*PARTS.values(), *STATES, *EVIDENCE)} == {None}
    assert [row[name] for name in LOST] == [0, 0, 0, Decimal("21.25")]


def test_pppk_are_measured_and_cpns_are_not() -> None:
    scores = {"qualification": "20", "competence": "30", "performance": "25", "discipline": "5"}
    assert measured("PPPK", **scores)["total"] == 80
    other = measured("CPNS", **scores)
    assert (other["total"], other["qualification"]) == (None, None)
    assert other["qualification_state"] == "BUKAN_SUBJEK"


def test_a_missing_dimension_gives_no_total_though_one_was_released() -> None:
    row = measured(qualification="20", competence="30", performance="25", total="80")
    assert (row["total"], row["discipline"], row["is_measured"]) == (None, None, False)
    assert row["qualification"] == 20


def test_without_a_score_nothing_is_guessed() -> None:
    row = measured()
    assert {row[name] for name in ("total", "total_least", "total_most", *LOST)} == {None}
    assert {row[name] for name in STATES} == {"BELUM_ADA_BUKTI"}
