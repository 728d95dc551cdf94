from pathlib import Path

from takar.cli.answer_cells import cells_of
from takar.cli.answer_tables import long, wide


def test_a_word_is_found_again_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("person,item,score\np,x,1\np,y,0\nq,y,?\n", encoding="utf-8")
    table = long(cells_of(path))
    assert table.line_of(table.words.tolist().index("?")) == (4, "score")
    path.write_text("person,x,y\np,1,0\nq,1,?\n", encoding="utf-8")
    table = wide(cells_of(path))
    assert table.line_of(table.words.tolist().index("?")) == (3, "y")
