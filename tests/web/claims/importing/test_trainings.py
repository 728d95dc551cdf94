from collections.abc import Iterator

import pytest
from django.core import signing

from takar.web.claims.importing.judging import Entry
from takar.web.claims.importing.trainings import (
    Stale,
    blank_workbook,
    read_trainings,
    signed,
    unsigned,
)
from tests.cast import Cast, employee
from tests.web.claims.made import COURSE, DAY, at, submitted, upload

PUTRI = "198003122005012001"
HEADS = "NIP;NAMA PELATIHAN;JENIS PELATIHAN;TANGGAL MULAI;TANGGAL SELESAI;JUMLAH JP;PENYELENGGARA"
ROW = f"{PUTRI};Bimtek Arsip;TEKNIS;03-03-2025;05-03-2025;24;ANRI"


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with at(cast.agency):
        yield


def sheet(*rows: str) -> bytes:
    return "\n".join((HEADS, *rows)).encode()


def test_the_rows_of_a_workbook_are_judged_one_by_one(cast: Cast) -> None:
    submitted(cast.putri, cast.putri_employee)
    waiting = f"{PUTRI};{COURSE['title']};TEKNIS;03-03-2025;05-03-2025;24;BPSDM"
    wrong = f"{PUTRI};Bimtek Lain;TEKNIS;03-03-2025;05-03-2025;73;ANRI"
    unknown = ROW.replace(PUTRI, "198003122005011999")
    found = read_trainings(
        cast.hadi, cast.agency, upload(sheet(ROW, waiting, wrong, unknown), "p.csv"), DAY
    )
    assert [entry.row for entry in found.ready] == [2]
    assert [one.entry.row for one in found.refused] == [3]
    assert [(fault.row, fault.code) for fault in found.wrong] == [
        (4, "JP_MELEBIHI_HARI"),
        (5, "NIP_TIDAK_DIKENAL"),
    ]


def test_a_head_brings_in_nobody_of_another_unit(cast: Cast) -> None:
    cast.unit.head = None
    cast.unit.save()
    found = read_trainings(cast.hadi, cast.agency, upload(sheet(ROW), "p.csv"), DAY)
    assert (found.ready, [fault.code for fault in found.wrong]) == ([], ["NIP_TIDAK_DIKENAL"])


def test_what_was_checked_comes_back_as_it_was(cast: Cast) -> None:
    entry = Entry(cast.putri_employee, COURSE | {"structural_level": None}, 7)
    text = signed(cast.rahayu, cast.agency, [entry])
    (back,) = unsigned(cast.rahayu, cast.agency, text)
    assert (back.employee, back.facts, back.row) == (entry.employee, entry.facts, entry.row)


def test_nobody_sends_back_what_was_shown_to_another(cast: Cast) -> None:
    text = signed(cast.rahayu, cast.agency, [Entry(cast.putri_employee, COURSE, 7)])
    for user, agency, sent in (
        (cast.hadi, cast.agency, text),
        (cast.rahayu, cast.other_agency, text),
        (cast.rahayu, cast.agency, text[:-1]),
        (cast.rahayu, cast.agency, ""),
        (cast.rahayu, cast.agency, signing.dumps([[1, 1]])),
    ):
        with pytest.raises(Stale):
            unsigned(user, agency, sent)


def test_who_has_moved_away_since_the_check_is_left_out(cast: Cast) -> None:
    gone = employee(cast.agency, cast.unit, "Pergi", 6)
    text = signed(cast.rahayu, cast.agency, [Entry(gone, COURSE, 1)])
    gone.left_on = DAY
    gone.save()
    assert unsigned(cast.rahayu, cast.agency, text) == []


def test_the_empty_workbook_is_one_that_is_read(cast: Cast) -> None:
    assert blank_workbook().startswith(b"PK")
