from dataclasses import replace
from datetime import date

import pytest

from takar.measures.ip_asn_columns import COLUMNS
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.ip_asn_evidence import ip_asn_columns, ip_asn_evidence
from tests.measures.invented import as_tables, employee
from tests.runs.folders import DAY, RULES, invented


@pytest.fixture
def law() -> Law:
    return Book.load().on(DAY)


def waiving(law: Law, *titles: str) -> Law:
    key = "ip_asn.functional_waivers"
    value = {**law.record(key), "applies": True, "position_titles": list(titles)}
    return replace(law, edition="waiving", found={**law.found, key: (value, law.cite(key))})


def test_names_numbers_and_titles_are_not_read(law: Law) -> None:
    read = {column for columns in ip_asn_columns(law, RULES).values() for column in columns}
    assert not read & {"nip", "name", "sex", "birth_on", "title", "certificate_number"}
    assert "position_title" not in read


def test_what_is_read_is_all_that_decides(law: Law) -> None:
    tables = invented()
    narrow = ip_asn_evidence(tables, law, RULES)
    one, two = (
        measure_ip_asn(given, law, rules=RULES, components=False) for given in (tables, narrow)
    )
    assert one.results.equals(two.results)
    assert one.stamp.same_source(replace(two.stamp, made_at=one.stamp.made_at))
    assert tuple(one.results.column_names) == COLUMNS


def test_released_scores_need_no_evidence() -> None:
    used = ip_asn_columns(Book.load().on(date(2024, 12, 31)), "bkn_2024")
    assert set(used) == {"employees", "official_scores"}


def test_of_a_title_only_the_waiver_is_kept(law: Law) -> None:
    titles = ("Guru Ahli Muda", "GURU", "Gurusan", "Perawat Mahir", None)
    people = [employee(f"P{n}", position_title=title) for n, title in enumerate(titles)]
    used = ip_asn_evidence(as_tables({"employees": people}), waiving(law, "Guru"), RULES)
    kept = used["employees"].column("position_title").to_pylist()
    assert kept == ["Guru", "Guru", None, None, None]


def test_a_waiver_counts_the_same_whether_or_not_the_title_was_cut_to_it(law: Law) -> None:
    people = [
        employee("P1", position_tier="AHLI_MUDA", position_title="Guru Ahli Muda"),
        employee("P2", position_tier="AHLI_MUDA", position_title="Perawat Ahli Muda"),
    ]
    run = measure_ip_asn(as_tables({"employees": people}), waiving(law, "Guru"), rules=RULES)
    assert run.results.column("functional_state").to_pylist() == ["BEBAS", "BELUM_ADA_BUKTI"]
