import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from takar.exchange.files.headings import MissingColumns
from takar.exchange.files.item_tables import (
    ItemTableReading,
    TableItem,
    read_item_table,
    write_item_table,
    write_item_template,
)
from takar.exchange.files.item_tables.columns import (
    COLUMNS,
    HEADINGS,
    HOW_KEYS_ARE_WRITTEN,
    OPTIONS,
    TARGET_COLUMNS,
    form_of,
)
from takar.exchange.files.item_tables.grammar import Misread, accepted, whole, written
from takar.exchange.files.item_tables.reading import MOST_ROWS
from takar.items.content import TITLES, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    EssayKey,
    JudgementKey,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    TextKey,
    Unmatched,
)
from takar.synthetic.items import bank
from tests.items.samples import code, content, target

CHOICE = {
    "KODE": "S1",
    "BENTUK": "Pilihan tunggal",
    "KOMPETENSI": "INTEGRITAS",
    "LEVEL": "2",
    "PERTANYAAN": "Siapa atasan camat?",
    "PILIHAN A": "Bupati",
    "PILIHAN B": "Lurah",
    "KUNCI": "A",
}


def csv_of(*rows: dict[str, str]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [";".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    return "\n".join([";".join(names), *lines]).encode()


def read(*rows: dict[str, str]) -> ItemTableReading:
    return read_item_table(csv_of(*rows), "soal.csv")


def one(**cells: str) -> TableItem:
    named = {name.replace("_", " "): value for name, value in cells.items()}
    reading = read({**CHOICE, **named})
    assert reading.faults == ()
    return reading.items[0]


def test_a_row_is_an_item() -> None:
    item = one()
    assert item.content.interaction is Interaction.CHOICE
    assert (item.code, item.title, item.competency, item.level) == ("S1", "S1", "INTEGRITAS", 2)
    assert item.key == ChoiceKey(points={code(item.content, "Bupati"): Fraction(1)})
    assert item.row == 2


def test_lines_of_a_prompt_are_paragraphs_and_marks_stay_words() -> None:
    assert one(PERTANYAAN="Baca <b>ini</b>.\nMana?").content.prompt == (
        "<p>Baca &lt;b&gt;ini&lt;/b&gt;.</p><p>Mana?</p>"
    )


def test_graded_keys_have_decimal_commas() -> None:
    key = one(KUNCI="A=0,5; B=-1").key
    assert isinstance(key, ChoiceKey)
    assert list(key.points.values()) == [Fraction(1, 2), Fraction(-1)]


def test_every_form_is_read() -> None:
    several = one(BENTUK="Pilihan jamak", PILIHAN_C="Gubernur", KUNCI="A, C", NILAI="2").key
    assert isinstance(several, ChoicesKey)
    assert (len(several.right), several.worth) == (2, Fraction(2))
    order = one(BENTUK="Urutan", KUNCI="b, a", CARA_NILAI="sebagian")
    assert isinstance(order.key, OrderKey)
    assert order.key.scoring is Scoring.PARTS
    assert order.key.order == (code(order.content, "Lurah"), code(order.content, "Bupati"))
    match = one(BENTUK="MATCH", PASANGAN_1="Kabupaten", PASANGAN_2="Kelurahan", KUNCI="A=1; B=2")
    assert isinstance(match.key, MatchKey)
    bupati = code(match.content, "Bupati")
    assert match.key.pairs[bupati] == target(match.content, "Kabupaten")
    judgement = one(BENTUK="Penilaian situasi", KUNCI="A=3; B=1", KUNCI_TERBURUK="B=2")
    assert isinstance(judgement.key, JudgementKey)
    assert judgement.content.asks_both
    assert not one(BENTUK="Penilaian situasi", KUNCI="A=3").content.asks_both
    likert = one(BENTUK="Skala sikap", KUNCI="terbalik", SKALA="Tekun").key
    assert likert == LikertKey(is_reversed=True, scale="Tekun")
    forced = one(BENTUK="Pilihan paksa", KUNCI="A=Tekun; B=Ramah")
    assert not forced.content.asks_both


def test_typed_and_generated_forms_are_read() -> None:
    none = {"PILIHAN_A": "", "PILIHAN_B": ""}
    text = one(BENTUK="Isian singkat", KUNCI="Kas | pola:kas* | angka:12,5±0,5", **none).key
    assert isinstance(text, TextKey)
    assert [two.within for two in text.accepted] == [None, None, Fraction(1, 2)]
    waiting = one(BENTUK="Isian singkat", KUNCI="", **none).key
    assert isinstance(waiting, TextKey)
    assert waiting.unmatched is Unmatched.PERSON
    essay = one(BENTUK="Uraian", KUNCI="Isi=4; Bahasa=2", PETUNJUK_PENILAI="Dua alasan.", **none)
    assert isinstance(essay.key, EssayKey)
    assert [two.most for two in essay.key.rubric] == [4, 2]
    speed = one(BENTUK="Tes kecepatan", KUNCI="", LEMBAR="kolom=5; baris=9; benih=3", **none)
    assert speed.content.speed is not None
    assert (speed.content.speed.columns, speed.content.speed.seconds) == (5, 30)


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"KODE": ""}, "KODE", "kosong"),
        ({"PERTANYAAN": ""}, "PERTANYAAN", "kosong"),
        ({"BENTUK": "Tebakan"}, "BENTUK", "tidak dikenal"),
        ({"KUNCI": ""}, "KUNCI", "Kunci kosong"),
        ({"KUNCI": "C"}, "KUNCI", "C tidak ada"),
        ({"KUNCI": "A, B"}, "KUNCI", "satu jawaban"),
        ({"KUNCI": "A=x"}, "KUNCI", "tidak terbaca"),
        ({"KUNCI": "A=1; A=2"}, "KUNCI", "tidak terbaca"),
        ({"KUNCI": "A=0"}, "KUNCI", "memperoleh nilai"),
        ({"NILAI": "dua"}, "NILAI", "tidak terbaca"),
        ({"LEVEL": "6"}, "LEVEL", "bilangan bulat"),
        ({"LEVEL": "0"}, "LEVEL", "bilangan bulat"),
        ({"PILIHAN A": "", "PILIHAN B": "x"}, "PILIHAN A", "di tengah"),
        ({"PILIHAN B": ""}, "PERTANYAAN", "kurang"),
        ({"PILIHAN B": "Bupati"}, "PERTANYAAN", "isinya sama"),
        ({"BENTUK": "Urutan", "KUNCI": "A"}, "KUNCI", "tepat satu kali"),
        ({"BENTUK": "Urutan", "KUNCI": "A, B", "CARA NILAI": "x"}, "CARA NILAI", "tidak dikenal"),
        ({"BENTUK": "Menjodohkan", "PASANGAN 1": "x", "PASANGAN 2": "y", "KUNCI": "A=3"}, "KUNCI",
         "3 tidak ada"),
        ({"BENTUK": "Uraian", "PILIHAN A": "", "PILIHAN B": "", "KUNCI": "Isi"}, "KUNCI",
         "tidak terbaca"),
        ({"BENTUK": "Tes kecepatan", "PILIHAN A": "", "PILIHAN B": "", "LEMBAR": "x=1"}, "LEMBAR",
         "tidak terbaca"),
        ({"KODE": "x" * 65}, "KODE", "terlalu panjang"),
    ],
)  # fmt: skip
def test_a_bad_row_says_where_and_what_to_do(
    cells: dict[str, str], column: str, reason: str
) -> None:
    reading = read({"JUDUL": "x", **CHOICE, **cells}, {**CHOICE, "KODE": "S2"})
    fault = reading.faults[0]
    assert (fault.row, fault.column) == (2, column)
    assert reason in str(fault.reason)
    assert str(fault.hint)
    assert [item.code for item in reading.items] == ["S2"]
    assert (reading.counts.good, reading.counts.bad) == (1, 1)


@pytest.mark.parametrize("level", ["1", "5"])
def test_levels_are_one_to_five(level: str) -> None:
    assert one(LEVEL=level).level == int(level)


def test_a_code_stands_once() -> None:
    reading = read(CHOICE, CHOICE)
    assert [fault.code for fault in reading.faults] == ["KODE_GANDA"]
    assert len(reading.items) == 1


def test_a_file_without_an_obligatory_column_is_refused() -> None:
    with pytest.raises(MissingColumns, match="PERTANYAAN"):
        read({"KODE": "S1", "BENTUK": "Uraian"})


@pytest.mark.slow
def test_rows_beyond_the_limit_are_named() -> None:
    rows = [{**CHOICE, "KODE": f"S{number}"} for number in range(MOST_ROWS + 1)]
    reading = read(*rows)
    assert len(reading.items) == MOST_ROWS
    assert [fault.code for fault in reading.faults] == ["TERLALU_BANYAK"]


def as_rows() -> list[TableItem]:
    return [
        TableItem(place, item.code, item.title, item.content, item.key, item.competency, item.level)
        for place, item in enumerate(bank(), start=2)
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_invented_bank_is_written_and_read_back(kind: str, tmp_path: Path) -> None:
    sent, file = as_rows(), tmp_path / f"soal.{kind}"
    assert write_item_table(sent, file, kind=kind) == ()
    reading = read_item_table(file.read_bytes(), file.name)
    assert reading.faults == ()
    assert list(reading.items) == sent


def test_what_a_table_cannot_say_is_left_out_and_named() -> None:
    item = content("CHOICE", "a", "b", prompt="<p>Lihat <b>ini</b></p>")
    key = ChoiceKey(points={item.code_of(0): Fraction(1)})
    sent = TableItem(2, "S1", "Tebal", item, key)
    third = TableItem(
        3, "S2", "Sepertiga", content("CHOICE", "a", "b"),
        ChoiceKey(points={item.code_of(0): Fraction(1, 3)}),
    )  # fmt: skip
    target_file = io.BytesIO()
    assert write_item_table([sent, third], target_file, kind="csv") == (sent, third)


def test_a_cell_that_a_spreadsheet_would_run_is_shown_and_read_back() -> None:
    item = content("CHOICE", "=1+1", "+3", "@x", prompt="<p>=CMD()</p>")
    key = ChoiceKey(points={item.code_of(0): Fraction(1)})
    sent = TableItem(2, "S1", "Rumus", item, key)
    file = io.BytesIO()
    assert write_item_table([sent], file, kind="csv") == ()
    cells = file.getvalue().decode("utf-8-sig").splitlines()[1].split(";")
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert list(read_item_table(file.getvalue(), "soal.csv").items) == [sent]


def test_the_template_has_every_column_a_list_of_forms_and_help() -> None:
    file = io.BytesIO()
    write_item_template(file)
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    assert book.sheet_names == ["Soal", "Petunjuk"]
    headings = [str(cell).rstrip(" *") for cell in book.get_sheet_by_name("Soal").to_python()[0]]
    assert headings == list(HEADINGS)
    assert read_item_table(file.getvalue(), "templat.xlsx").items == ()
    told = len(book.get_sheet_by_name("Petunjuk").to_python())
    assert told == 1 + len(COLUMNS) + len(HOW_KEYS_ARE_WRITTEN)


def test_the_reference_page_names_every_column_and_form() -> None:
    page = (Path(__file__).parents[4] / "docs/reference/item-tables.md").read_text(encoding="utf-8")
    spread = {*OPTIONS[1:-1], *TARGET_COLUMNS[1:-1]}
    assert [name for name in HEADINGS if name not in spread and f"`{name}`" not in page] == []
    assert all(f"`{form.value}`" in page and TITLES[form].template in page for form in Interaction)


@pytest.mark.parametrize("form", Interaction)
def test_a_form_is_known_by_its_title_and_its_code(form: Interaction) -> None:
    assert form_of(TITLES[form].template.upper()) is form
    assert form_of(form.value.lower()) is form
    assert form_of("lainnya") is None


@given(st.fractions(-100, 100, max_denominator=400))
@settings(max_examples=60)
def test_points_are_written_exactly_or_not_at_all(points: Fraction) -> None:
    text = written(points)
    assert text == "?" or Fraction(text.replace(",", ".")) == points


CELLS = st.text("AB=;,|1290:±-xé \n*?'<>&", max_size=12) | st.sampled_from(
    [
        "A",
        "A=1",
        "A=1; B=2",
        "A, B",
        "pola:*",
        "angka:1±2",
        "kolom=2",
        "baris=999",
        "1/0",
        "SEBAGIAN",
    ]
)
ROW = st.fixed_dictionaries(
    {
        "KODE": st.just("S1"),
        "BENTUK": st.sampled_from([form.value for form in Interaction]),
        "PERTANYAAN": CELLS,
    },
    optional={name: CELLS for name in HEADINGS if name not in {"KODE", "BENTUK", "PERTANYAAN"}},
)


@given(ROW)
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_row_it_is_read_or_said_to_be_wrong(row: dict[str, str]) -> None:
    reading = read({name: text.replace('"', "") for name, text in row.items()})
    assert len(reading.items) + reading.counts.bad + reading.counts.blank == 1
    assert bool(reading.faults) is not bool(reading.items)


def test_a_bad_number_names_its_column() -> None:
    with pytest.raises(Misread) as fault:
        accepted("KUNCI", "angka:dua", Fraction(1))
    assert fault.value.column == "KUNCI"
    for text in ("0", "1,5", "11"):
        with pytest.raises(Misread):
            whole("LEVEL", text, 1, 10)
