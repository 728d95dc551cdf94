"""A question is read from tables; what cannot be read is told with its line."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from takar.placement import Bond, Order, Override, Problem, place
from takar.placement.reading import read_plan, read_problem
from takar.placement.tables_read import UnreadableProblem
from takar.placement.template import TABLES, write_template

PAIRS = TABLES["pairs"]


def changed(folder: Path, name: str, text: str) -> Path:
    write_template(folder)
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> str:
    with pytest.raises(UnreadableProblem) as error:
        read_problem(folder)
    return str(error.value)


def as_workbook(path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, text in TABLES.items():
        sheet = book.add_worksheet(name)
        for y, line in enumerate(text.splitlines()):
            for x, cell in enumerate(line.split(",")):
                try:
                    sheet.write_number(y, x, float(cell))
                except ValueError:
                    sheet.write_string(y, x, cell)
    book.close()
    return path


def same(first: Problem, second: Problem) -> bool:
    return (
        (first.people, first.posts, first.weights, first.couples, first.balances, first.word)
        == (second.people, second.posts, second.weights, second.couples, second.balances, "adil")
        and place(first).as_posts == place(second).as_posts
        and place(first).total == place(second).total
    )


def test_the_template_is_a_question_that_can_be_solved(tmp_path: Path) -> None:
    write_template(tmp_path)
    problem = read_problem(tmp_path)
    assert problem.couples[0].bond == Bond.SAME_REGION
    assert problem.people[2].regions == frozenset({"Kota", "Desa"})
    assert problem.posts[0].must_fill
    assert problem.posts[1].vacancy_price == 20
    assert problem.weights == {"kecocokan": Decimal(1), "minat": Decimal("0.5")}
    assert (problem.word, problem.title) == ("adil", "Contoh soal penempatan")
    assert place(problem).total == 152


def test_a_workbook_holds_the_same_question(tmp_path: Path) -> None:
    folder = tmp_path / "soal"
    write_template(folder)
    book = as_workbook(tmp_path / "soal.xlsx")
    assert same(read_problem(book), read_problem(folder))


def test_parquet_holds_the_same_pairs(tmp_path: Path) -> None:
    write_template(tmp_path / "csv")
    write_template(tmp_path / "parquet")
    (tmp_path / "parquet" / "pairs.csv").unlink()
    lines = [line.split(",") for line in PAIRS.splitlines()]
    columns = {name: [row[n] for row in lines[1:]] for n, name in enumerate(lines[0])}
    typed = pa.table(
        {
            "person": columns["person"],
            "post": pa.array(columns["post"]).dictionary_encode(),
            "barred": columns["barred"],
            "kecocokan": pa.array([float(own) for own in columns["kecocokan"]]),
            "minat": pa.array([Decimal(own) for own in columns["minat"]]),
        }
    )
    pa.parquet.write_table(typed, tmp_path / "parquet" / "pairs.parquet")
    assert same(read_problem(tmp_path / "parquet"), read_problem(tmp_path / "csv"))


def test_decimals_are_exact_with_comma_or_point(tmp_path: Path) -> None:
    text = 'person,post,kecocokan,minat\nBeni,K2,"75,25",0.000001\n'
    problem = read_problem(changed(tmp_path, "pairs", text))
    assert problem.pairs.parts["kecocokan"].exact(0) == Decimal("75.25")
    assert problem.pairs.parts["minat"].exact(0) == Decimal("0.000001")
    assert problem.pairs.parts["kecocokan"].places == 2


def test_negative_parts_are_read(tmp_path: Path) -> None:
    text = "person,post,kecocokan,minat\nBeni,K2,-75.5,0\nAyu,K1,3,-1\n"
    pairs = read_problem(changed(tmp_path, "pairs", text)).pairs
    assert [pairs.parts["kecocokan"].exact(row) for row in (0, 1)] == [Decimal("-75.5"), 3]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("people", "person,umur\nAyu,30\n", "Tabel people punya kolom umur"),
        ("people", "nama\nAyu\n", "Tabel people tidak punya kolom person"),
        ("people", "person,tier\nAyu,dua\n", "Tabel people baris 2, kolom tier: 'dua'"),
        ("people", "person,must_stay\nAyu,\nBeni,mungkin\n", "baris 3, kolom must_stay"),
        ("people", "person,tier\n,2\n", "baris 2, kolom person: ''"),
        ("posts", "post,vacancy_price\nK1,mahal\n", "kolom vacancy_price: 'mahal'"),
        ("pairs", PAIRS.replace("Beni,K1", "Benni,K1"), "baris 4, kolom person: 'Benni'"),
        ("pairs", PAIRS.replace("Citra,K2", "Citra,K9"), "baris 7, kolom post: 'K9'"),
        ("pairs", PAIRS.replace(",90,0", ",sembilan,0"), "baris 4, kolom kecocokan: 'sembilan'"),
        ("pairs", PAIRS.replace(",90,0", ",,0"), "kosong bukan nol"),
        ("pairs", PAIRS.replace(",90,0", ",0.1234567,0"), "enam angka di belakang koma"),
        ("couples", "first,second,bond\nAyu,Beni,SATU_RUMAH\n", "SATU_WILAYAH, BEDA_UNIT"),
        ("bobot", "part,weight\n", "Tabel bobot tidak dikenal."),
        ("weights", "part,weight\nkecocokan,NaN\n", "kolom weight: 'NaN'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    assert said in told(changed(tmp_path, name, text))


def test_a_table_that_is_needed_and_missing_is_told(tmp_path: Path) -> None:
    write_template(tmp_path)
    (tmp_path / "weights.csv").unlink()
    assert "Tabel weights tidak ada." in told(tmp_path)


def test_an_empty_folder_and_a_file_that_is_no_workbook_are_told(tmp_path: Path) -> None:
    assert "tidak berisi tabel" in told(tmp_path)
    (tmp_path / "soal.xlsx").write_text("bukan", encoding="utf-8")
    assert "soal.xlsx tidak dapat dibaca" in told(tmp_path / "soal.xlsx")


def test_orders_are_read(tmp_path: Path) -> None:
    text = (
        "person,post,order,document,reason\nAyu,K1,LARANG,SK 1,benturan kepentingan\nCitra,K2,,,\n"
    )
    problem = read_problem(changed(tmp_path, "overrides", text))
    assert problem.overrides == (
        Override("Ayu", "K1", Order.BAR, "SK 1", "benturan kepentingan"),
        Override("Citra", "K2"),
    )


def test_a_plan_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "seats.csv"
    path.write_text("person,post,before\nAyu,K1,\nBeni,,K2\n", encoding="utf-8")
    assert read_plan(path) == {"Ayu": "K1", "Beni": ""}
    path.write_text("orang,post\nAyu,K1\n", encoding="utf-8")
    with pytest.raises(UnreadableProblem, match="tidak punya kolom person"):
        read_plan(path)
