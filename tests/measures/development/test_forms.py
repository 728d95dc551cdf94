from dataclasses import replace
from decimal import Decimal

from takar.measures.development import (
    AKPD,
    AKPK,
    HCDP,
    Deed,
    Learner,
    Named,
    Planned,
    akpd_rows,
    akpk_rows,
    hcdp_rows,
    needs,
)
from takar.regulations.law import Law
from tests.measures.succession.made import matched

PEOPLE = {"P1": Named("199003", "Sari", "Dinas", "Kabid"), "P2": Named(None, None, None, None)}
DEED = Deed("E_LEARNING", Decimal(20), "LAN", 2, 1_500_000)


def of(law: Law, employee_id: str, *levels: str | None) -> Learner:
    return Learner(employee_id, "U1", matched(law, *levels, tier="ADMINISTRATOR"), rating="BAIK")


def test_a_row_of_the_analysis_has_the_columns_of_the_form(law: Law) -> None:
    found = needs([of(law, "P1", "2", "3"), of(law, "P2", "1", "3")], law).found
    first, second = akpk_rows(found, PEOPLE, {("P1", "INTEGRITAS"): DEED}, law)
    assert tuple(first) == tuple(second) == AKPK
    assert first == {
        "nip": "199003",
        "nama": "Sari",
        "opd": "Dinas",
        "jabatan": "Kabid",
        "jenis_kompetensi": "Manajerial",
        "unit_kompetensi": "Integritas",
        "level_standar": 3,
        "level_capaian": Decimal(2),
        "gap": Decimal(1),
        "gap_kinerja": False,
        "prioritas": "SEDANG",
        "jalur": "NONKLASIKAL",
        "bentuk": "Belajar daring",
        "jp": Decimal(20),
        "penyelenggara": "LAN",
        "triwulan": 2,
        "biaya": 1_500_000,
        "dasar": "JABATAN_SEKARANG",
    }
    assert {second[name] for name in ("jalur", "bentuk", "jp", "biaya")} == {None}


def test_the_summary_counts_who_was_not_assessed_apart(law: Law) -> None:
    found = needs([of(law, "P1", "2", "3"), of(law, "P2", None, "3")], law)
    (row,) = akpd_rows(found.found, found.unassessed, {("P1", "INTEGRITAS"): DEED}, {"U1": "Dinas"})
    assert tuple(row) == AKPD
    assert list(row.values()) == [
        "Dinas",
        "INTEGRITAS",
        1,
        1,
        Decimal("1.00"),
        Decimal(20),
        1_500_000,
    ]


def test_a_mean_gap_of_nobody_is_a_gap(law: Law) -> None:
    found = needs([of(law, "P2", None, "3")], law)
    (row,) = akpd_rows(found.found, found.unassessed, {}, {})
    assert (row["rata_gap"], row["n_pegawai_gap"], row["opd"]) == (None, 0, "U1")


def test_means_are_rounded_half_up(law: Law) -> None:
    people = [of(law, f"P{number}", level, "3") for number, level in enumerate(("2", "2", "1.97"))]
    rows = akpd_rows(needs(people, law).found, [], {}, {})
    assert rows[0]["rata_gap"] == Decimal("1.01")


def test_the_yearly_plan_has_one_row_per_training(law: Law) -> None:
    own = Planned("PEREKAT_BANGSA", "Wawasan", "PELATIHAN", 30, Decimal(16), "", None, 9_000_000)
    (row,) = hcdp_rows([own], law)
    assert tuple(row) == HCDP
    assert (row["jenis_kompetensi"], row["jalur"], row["penyelenggara"]) == (
        "Sosial kultural",
        "KLASIKAL",
        None,
    )
    told = replace(own, curriculum="Sesuai", provider="LAN", quarter=4)
    assert hcdp_rows([told], law)[0]["kesesuaian_kurikulum"] == "Sesuai"
