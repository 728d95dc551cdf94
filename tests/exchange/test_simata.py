from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest

from takar.exchange.files.headings import MissingColumns
from takar.exchange.files.workbook import write_workbook
from takar.exchange.simata import (
    HEADINGS,
    SimataReading,
    SimataRow,
    differences,
    looks_swapped,
    read_simata,
    simata_rows,
)

NIP, OTHER = "197201051998031002", "197001051998031003"
WEIGHTS = {
    "performance.penilaian_kinerja": Decimal(60),
    "performance.penghargaan": Decimal(15),
    "performance.penugasan_tim_kerja": Decimal(15),
    "performance.umpan_balik_360": Decimal(10),
    "potential.penilaian_kompetensi": Decimal(20),
    "potential.pengembangan_kompetensi": Decimal(10),
    "potential.pengalaman_jabatan": Decimal(10),
    "potential.penilaian_potensi": Decimal(25),
    "potential.tingkat_pendidikan": Decimal(10),
    "potential.kesesuaian_bidang_ilmu": Decimal(10),
    "potential.rekam_jejak_disiplin": Decimal(15),
}
SCORES = ("75", "60", "70", "65", "72", "68", "66", "70", "85", "78", "90")


def of_weights(nip: str = NIP, *, performance: str = "71", potential: str = "75.1") -> SimataRow:
    """The worked numbers of the 411 profile: Y 71.0 and X 75.1, box 5."""
    scores = dict(zip(WEIGHTS, map(Decimal, SCORES), strict=True))
    axes = {"performance": Decimal(performance), "potential": Decimal(potential)}
    return SimataRow(nip, "Sari", "Dinas", "Kabid", 5, scores | axes, {})


def book(rows: Sequence[SimataRow], **changed: object) -> bytes:
    target = BytesIO()
    write_workbook(target, {"Peta": [row | changed for row in simata_rows(rows)]})
    return target.getvalue()


def read(content: bytes, known: tuple[str, ...] = (NIP, OTHER)) -> SimataReading:
    return read_simata(content, "peta.xlsx", known, WEIGHTS)


def test_what_is_written_is_read_back_the_same() -> None:
    gap = replace(of_weights(OTHER), box=None)
    gap = replace(gap, scores={**gap.scores, "performance.penghargaan": None, "performance": None})
    rows = [of_weights(), gap]
    found = read(book(rows))
    assert [(row.nip, row.box, dict(row.scores)) for row in found.rows] == [
        (row.nip, row.box, dict(row.scores)) for row in rows
    ]
    assert (found.faults, found.swapped, found.counts.good) == ((), 0, 2)
    assert differences(rows, found.rows) == []


def test_the_columns_are_those_of_the_import_screen() -> None:
    assert len(HEADINGS) == 18
    assert tuple(simata_rows([of_weights()])[0]) == HEADINGS


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("NIP", "12345", "NIP_BUKAN_18_ANGKA"),
        ("NIP", "198003122005011003", "NIP_TIDAK_DIKENAL"),
        ("NIP", None, "NIP_KOSONG"),
        ("Box", 10, "BUKAN_KOTAK"),
        ("Box", "5.5", "BUKAN_KOTAK"),
        ("Nilai X", "tinggi", "BUKAN_NILAI"),
        ("Y - Penghargaan", "-1", "BUKAN_NILAI"),
        ("Y - Penghargaan", "200.01", "BUKAN_NILAI"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_says_why(column: str, value: object, code: str) -> None:
    found = read(book([of_weights()], **{column: value}))
    assert found.rows == ()
    assert [fault.code for fault in found.faults] == [code]
    assert str(found.faults[0].hint)


@pytest.mark.parametrize(
    ("value", "is_above"), [("100", False), ("100.01", True), ("115.10", True)]
)
def test_a_score_above_a_hundred_counts_as_a_hundred_and_is_kept(
    value: str, *, is_above: bool
) -> None:
    (row,) = read(book([of_weights()], **{"X - Penilaian Kompetensi": value})).rows
    name = "potential.penilaian_kompetensi"
    assert row.scores[name] == 100
    assert row.above == ({name: Decimal(value)} if is_above else {})


def test_totals_that_changed_places_are_noticed() -> None:
    swapped = of_weights(performance="75.1", potential="71")
    assert looks_swapped(swapped, WEIGHTS)
    assert not looks_swapped(of_weights(), WEIGHTS)
    assert not looks_swapped(of_weights(performance="75", potential="71"), WEIGHTS)
    assert read(book([swapped])).swapped == 1
    assert read_simata(book([swapped]), "peta.xlsx", (NIP,)).swapped == 0


def test_totals_whose_parts_are_missing_are_not_suspected() -> None:
    own = of_weights(performance="75.1", potential="71")
    gap = replace(own, scores={**own.scores, "performance.penghargaan": None})
    assert not looks_swapped(gap, WEIGHTS)


def test_a_person_who_stands_twice_with_other_facts_is_refused() -> None:
    found = read(book([of_weights(), replace(of_weights(), box=8)]))
    assert found.rows == ()
    assert {fault.code for fault in found.faults} == {"NIP_GANDA"}


def test_a_file_without_the_column_of_people_is_no_talent_map() -> None:
    target = BytesIO()
    write_workbook(target, {"Peta": [{"Nama": "Sari", "Box": 5}]})
    with pytest.raises(MissingColumns):
        read(target.getvalue())


def test_every_difference_is_listed_and_nothing_overwritten() -> None:
    ours = [of_weights(), of_weights(OTHER)]
    theirs = replace(
        of_weights(),
        box=8,
        scores={
            **of_weights().scores,
            "potential": Decimal("80.004"),
            "performance.penghargaan": None,
        },
    )
    stranger = of_weights("198003122005011003")
    found = differences(ours, [theirs, stranger])
    assert [(own.nip, own.column, own.kind) for own in found] == [
        (OTHER, "", "HANYA_DI_SINI"),
        (NIP, "Box", "BERBEDA"),
        (NIP, "Nilai X", "BERBEDA"),
        (NIP, "Y - Penghargaan", "KOSONG_DI_SIMATA"),
        ("198003122005011003", "", "HANYA_DI_SIMATA"),
    ]
    assert (found[2].ours, found[2].theirs) == (Decimal("75.10"), Decimal("80.00"))
    assert differences([theirs], [of_weights()])[-1].kind == "BELUM_DIKETAHUI_DI_SINI"


@pytest.mark.parametrize(("theirs", "differs"), [("75.104", False), ("75.105", True)])
def test_numbers_are_compared_with_the_two_places_that_are_printed(
    theirs: str, *, differs: bool
) -> None:
    found = differences([of_weights()], [of_weights(potential=theirs)])
    assert bool(found) == differs
