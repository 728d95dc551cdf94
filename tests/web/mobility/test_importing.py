import pytest

from takar.exchange.files.headings import MissingColumns
from takar.kernel.errors import TakarError
from takar.web.mobility.importing import read_moves
from takar.web.mobility.models import MoveList
from takar.web.people.models import Position
from tests.cast import Cast
from tests.web.mobility.made import sheet


def codes(cast: Cast, text: str) -> list[tuple[int, str]]:
    return [(one.row, one.code) for one in read_moves(cast.agency, sheet(text)).faults]


def test_a_post_is_named_by_its_code_or_by_a_title_that_only_one_bears(
    cast: Cast, opened: MoveList
) -> None:
    nip = cast.putri_employee.nip
    for name in ("P1", "Kepala Seksi Contoh"):
        found = read_moves(cast.agency, sheet(f"NIP;KODE JABATAN;JALUR\n{nip};{name};krs\n"))
        assert found.faults == []
        assert [(wish.position.code, wish.route) for wish in found.wishes] == [("P1", "KRS")]
    Position.objects.create(
        agency=cast.agency, code="P2", title="Kepala Seksi Contoh", tier="PENGAWAS"
    )
    text = f"NIP;KODE JABATAN\n{nip};Kepala Seksi Contoh\n"
    assert codes(cast, text) == [(2, "JABATAN_LEBIH_DARI_SATU")]


def test_every_fault_of_a_row_is_told_with_its_row(cast: Cast, opened: MoveList) -> None:
    text = (
        "NIP;KODE JABATAN;JALUR\n"
        "123;P1;MUTASI\n"
        f"{cast.joko_employee.nip};P1;MUTASI\n"
        f"{cast.putri_employee.nip};P9;LEWAT_BELAKANG\n"
    )
    assert [row for row, _ in codes(cast, text)] == [2, 3, 4, 4]
    assert {code for _, code in codes(cast, text)} >= {
        "NIP_TIDAK_DIKENAL",
        "JABATAN_TIDAK_DIKENAL",
        "JALUR_TIDAK_DIKENAL",
    }


def test_a_file_without_an_obligatory_column_is_refused_whole(cast: Cast, opened: MoveList) -> None:
    with pytest.raises(MissingColumns):
        read_moves(cast.agency, sheet("NIP;ALASAN\n1;x\n"))
    with pytest.raises(TakarError):
        read_moves(cast.agency, sheet("", "kosong.csv"))
