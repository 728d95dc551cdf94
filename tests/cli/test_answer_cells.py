from pathlib import Path

from takar.cli.answer_cells import ITEM, PERSON, cells_of


def test_cells_keep_their_lines_past_a_title_and_blank_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Tes umum;;\n\nNo Peserta;Butir;Skor\n p1 ; x ;1\n\np2;x;0\n", encoding="utf-8")
    found = cells_of(path)
    assert found.numbers == (4, 6)
    assert [one.tolist() for one in found.columns] == [["p1", "p2"], ["x", "x"], ["1", "0"]]
    assert (found.place(PERSON), found.place(ITEM), found.place(("tidak_ada",))) == (0, 1, None)
