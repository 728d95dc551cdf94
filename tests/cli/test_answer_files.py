from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from takar.cli.answer_cells import BadAnswers
from takar.cli.answer_files import answers_in, keys_in
from takar.exchange.files.grid import NoHeading
from takar.psychometrics.gaps import Gap
from tests.cli.answered import keys, long, options, points, wide

CELLS = points(20, 4)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_wide_and_long_tables_say_the_same(tmp_path: Path) -> None:
    one = answers_in(wide(tmp_path / "lebar.csv", CELLS, mark=";"))
    other = answers_in(long(tmp_path / "panjang.csv", CELLS))
    assert (one.responses.answers == CELLS).all()
    assert (other.responses.answers == CELLS).all()
    assert one.responses.items == other.responses.items == ("B1", "B2", "B3", "B4")
    assert one.responses.persons == other.responses.persons
    assert any("tabel lebar" in str(note) for note in one.notes)
    assert any("tabel panjang" in str(note) for note in other.notes)


def test_a_workbook_and_parquet_are_read_too(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["peserta", "B1", "B2", "B3", "B4"])
    for row, one in enumerate(CELLS):
        sheet.write_row(row + 1, 0, [f"P{row}", *map(int, one)])
    book.close()
    columns = {f"B{k + 1}": CELLS[:, k].astype(float) for k in range(4)}
    table = pa.table({"person": [f"P{row}" for row in range(20)], **columns})
    pq.write_table(table, tmp_path / "a.parquet")
    for name in ("a.xlsx", "a.parquet"):
        assert (answers_in(tmp_path / name).responses.answers == CELLS).all()


def test_gaps_are_told_apart_and_a_blank_means_what_was_asked(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.csv", "id,B1,B2,B3,B4\np,1,,OMITTED,tidak\n".replace("tidak", "NOT_REACHED")
    )
    found = answers_in(file)
    assert found.responses.answers.tolist() == [[1, Gap.NOT_GIVEN, Gap.OMITTED, Gap.NOT_REACHED]]
    assert any("1 sel kosong" in str(note) for note in found.notes)
    asked = answers_in(file, blank="omitted").responses.answers
    assert asked[0, 1] == Gap.OMITTED


def test_a_long_table_without_a_row_was_not_given(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "person,item,score\np,x,1\nq,y,2\n")
    found = answers_in(file).responses
    assert found.answers.tolist() == [[1, Gap.NOT_GIVEN], [Gap.NOT_GIVEN, 2]]


def test_groups_are_kept(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", "person,kelompok,B1,B2\np,L,1,0\nq,P,0,1\nr,L,1,1\n")
    found = answers_in(file).responses
    assert found.group_names == ("L", "P")
    assert found.groups is not None
    assert found.groups.tolist() == [0, 1, 0]
    more = written(tmp_path / "b.csv", "person,group,item,score\np,L,B1,1\nq,P,B1,0\np,L,B2,0\n")
    groups = answers_in(more).responses.groups
    assert groups is not None
    assert groups.tolist() == [0, 1]


def test_options_are_marked_by_their_key(tmp_path: Path) -> None:
    file = long(tmp_path / "a.csv", options(CELLS), heading="jawaban")
    found = answers_in(file, key=keys(tmp_path / "k.csv", 4))
    assert (found.responses.answers == CELLS).all()
    assert found.chosen is not None
    assert found.chosen.names[0] == ("A", "B", "C")
    lax = answers_in(file, key=keys(tmp_path / "k.csv", 4, B1="A/B/C")).responses.answers
    assert (lax[:, 0] == 1).all()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("peserta,B1,B2\np,1,0\nq,1,x\n", "Baris 3, kolom B2: 'x' bukan skor."),
        ("person,item,score\np,B1,1\np,B2,1.5\n", "Baris 3, kolom score: '1.5' bukan skor."),
        ("peserta,B1\np,-4\n", "Baris 2, kolom B1: '-4' bukan skor."),
        ("peserta,B1\np,1\np,0\n", "Baris 3: kode 'p' kosong atau berulang."),
        ("peserta,B1,B1\np,1,0\n", "kode 'B1' kosong atau berulang."),
        ("peserta,B1\np,1\n,0\n", "Baris 3: kode '' kosong atau berulang."),
        ("person,item,score\np,B1,1\nq,B1,1\np,B1,0\n", "Baris 4: p sudah menjawab butir B1."),
        ("item,score\nB1,1\n", "Tidak ada kolom person."),
        ("person,group,item,score\np,L,a,1\np,P,b,1\n", "Baris 3: orang ini tercatat pada dua"),
        ("peserta\np\n", "Tidak ada kolom butir."),
        ("peserta,B1\n", "tidak memuat jawaban"),
        ("peserta,B1,B2\np,1\n", "Baris 2 berisi 2 kolom, seharusnya 3."),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadAnswers) as refused:
        answers_in(written(tmp_path / "a.csv", text))
    assert says in str(refused.value.problem)
    assert str(refused.value.hint)


def test_no_heading_no_file_and_no_parquet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoHeading):
        answers_in(written(tmp_path / "a.csv", "x,y\n1,2\n"))
    with pytest.raises(BadAnswers, match="tidak ada"):
        answers_in(tmp_path / "nothing.csv")
    with pytest.raises(BadAnswers, match="tidak dapat dibaca"):
        answers_in(written(tmp_path / "a.parquet", "no"))


def test_keys_have_to_be_complete_and_single(tmp_path: Path) -> None:
    file = long(tmp_path / "a.csv", options(CELLS), heading="answer")
    with pytest.raises(BadAnswers, match="Butir B4 tidak mempunyai kunci"):
        answers_in(file, key=keys(tmp_path / "k.csv", 3))
    with pytest.raises(BadAnswers, match="Baris 3: butir x tercatat dua kali"):
        keys_in(written(tmp_path / "k.csv", "item,key\nx,A\nx,B\n"))
    with pytest.raises(BadAnswers, match="item dan key"):
        keys_in(written(tmp_path / "k.csv", "item,answer\nx,A\n"))
    assert keys_in(written(tmp_path / "k.csv", "butir,kunci\nx,A / C\n")) == {"x": ("A", "C")}


def test_large_files_are_read_by_distinct_words_not_cell_by_cell(tmp_path: Path) -> None:
    cells = np.tile(points(500, 8), (4, 1))
    found = answers_in(wide(tmp_path / "a.csv", cells)).responses
    assert (found.answers == cells).all()
