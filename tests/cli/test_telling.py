from datetime import date
from pathlib import Path

import pytest

from takar.cli.telling import SHOWN, faults_listed, stems_in, tell_bundle, tell_remarks, working
from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.tables.reading import BadTables, CellFault


def fault(row: int) -> CellFault:
    return CellFault("trainings", row, "training_kind", "X", msg("tidak dikenal."), msg("Pilih."))


def test_the_first_faults_are_listed_and_the_error_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    faults = [fault(row) for row in range(2, 40)]
    with pytest.raises(BadTables), faults_listed():
        raise BadTables(msg("Buruk."), msg("Perbaiki."), faults)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN - 1
    assert "baris 3," in lines[0]


def test_remarks_are_told_and_an_agency_without_rules_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    law = Book.load().on(date(2025, 1, 1), agency="kota_entah")
    tell_remarks([msg("Satu [hal].")], law, ("kota_banjarmasin",))
    told = capsys.readouterr().err.splitlines()
    assert told == ["Satu [hal].", "Instansi kota_entah tidak mempunyai aturan sendiri."]
    tell_remarks([], law, ("kota_entah",))
    assert capsys.readouterr().err == ""


def test_a_key_that_was_made_up_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell_bundle("abc", generated=False)
    assert capsys.readouterr().err == "Sidik jari bundel: abc\n"
    tell_bundle("abc", generated=True)
    assert "TAKAR_PSEUDONYM_KEY" in capsys.readouterr().err


def test_tables_are_found_whatever_their_format(tmp_path: Path) -> None:
    for name in ("a.csv", "b.parquet", "c.txt"):
        (tmp_path / name).write_text("")
    assert stems_in(tmp_path) == {"a", "b"}


def test_nothing_is_drawn_where_nobody_looks_on(capsys: pytest.CaptureFixture[str]) -> None:
    with working(msg("Mengukur")):
        pass
    assert capsys.readouterr() == ("", "")
