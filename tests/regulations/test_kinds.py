from decimal import Decimal

import pytest
from pydantic import ValidationError

from takar.kernel.errors import TakarError
from takar.regulations.exact import read_yaml
from takar.regulations.faults import faults_in
from takar.regulations.kinds import Code, parameter_file
from takar.regulations.shelf import read_parameter
from tests.regulations.shelves import parameter


def read(kind: str, value: str, extra: str = "") -> object:
    found, faults = read_parameter(
        "national/example/one.yaml", parameter(kind, value, extra=extra).encode()
    )
    if faults:
        raise TakarError(faults[0].reason)
    return found.versions[0].value


def test_each_kind_gives_its_own_shape() -> None:
    assert read("number", "0.1") == Decimal("0.1")
    assert read("text", "kata") == "kata"
    assert read("points", "{A: 1, B: 2.5}") == {"A": Decimal(1), "B": Decimal("2.5")}
    assert read("matrix", "{A: {X: p, Y: q}}", "axes: {row: r, column: c}") == {
        ("A", "X"): "p",
        ("A", "Y"): "q",
    }
    assert read("table", "[{n: 1}, {n: 2}]", "columns: {n: integer}") == [{"n": 1}, {"n": 2}]
    assert read("record", "{cap: none}", "fields: {cap: [none, full]}") == {"cap": "none"}
    codes = read("codes", "{A: {title: Satu, rank: 1}}", "fields: {rank: integer}")
    assert codes == {"A": Code("A", "Satu", {"rank": 1})}
    assert isinstance(codes, dict)
    assert codes["A"]["rank"] == 1


def test_weights_that_sum_to_99_are_refused_and_100_are_accepted() -> None:
    with pytest.raises(TakarError, match="Jumlahnya 99, seharusnya 100"):
        read("points", "{A: 60, B: 39}", "sums_to: 100")
    assert read("points", "{A: 60, B: 40}", "sums_to: 100")
    with pytest.raises(TakarError, match=r"Jumlahnya 100\.001"):
        read("points", "{A: 60, B: 40.001}", "sums_to: 100")


def test_every_row_of_a_table_makes_its_sum() -> None:
    shape = "columns: {group: text, a: number, b: number}\nrows_sum_to: 40"
    assert read("table", "[{group: X, a: 17.5, b: 22.5}, {group: Y, a: 40, b: 0}]", shape)
    with pytest.raises(TakarError, match=r"Jumlahnya 40\.5, seharusnya 40"):
        read("table", "[{group: X, a: 17.5, b: 22.5}, {group: Y, a: 40, b: 0.5}]", shape)
    with pytest.raises(TakarError, match="Jumlahnya 39, seharusnya 40"):
        read("table", "[{group: X, a: 39, b: 0}]", shape)


@pytest.mark.parametrize(
    ("kind", "value", "extra", "reason"),
    [
        ("number", "tiga", "", "bukan angka"),
        ("number", "true", "", "bukan angka"),
        ("text", "3", "", "Harus berupa teks"),
        ("text", "''", "", "Tidak boleh kosong"),
        ("points", "{}", "", "Tidak boleh kosong"),
        ("points", "[1]", "", "daftar nama dan isi"),
        ("points", "{1: 2}", "", "Harus berupa teks"),
        ("bands", "[]", "", "Tidak boleh kosong"),
        ("bands", "[{code: A, title: A, at_least: 10}]", "", "Celah"),
        ("bands", "[{code: A, title: A, until: 10}]", "", "tidak dikenal"),
        ("codes", "{A: {}}", "", "wajib diisi"),
        ("codes", "{A: {title: x, more: 1}}", "", "tidak dikenal"),
        ("matrix", "{A: {X: p}, B: {Y: q}}", "axes: {row: r, column: c}", "Kolom baris B"),
        ("table", "[{m: 1}]", "columns: {n: integer}", "tidak dikenal"),
        ("record", "{cap: most}", "fields: {cap: [none, full]}", "Harus salah satu dari"),
        ("profile", "{version: 1}", "", "wajib diisi"),
    ],
)
def test_a_value_that_does_not_fit_its_kind_is_refused(
    kind: str, value: str, extra: str, reason: str
) -> None:
    with pytest.raises(TakarError, match=reason):
        read(kind, value, extra)


@pytest.mark.parametrize(
    ("axes", "field"),
    [
        ("{row: r, column: c}\nunknown: 1", "unknown"),
        ("{row: r}", "axes.column"),
        ("{row: r, column: c, depth: d}", "axes.depth"),
    ],
)
def test_a_file_says_all_that_its_kind_asks_and_nothing_else(axes: str, field: str) -> None:
    text = parameter("matrix", "{A: {X: p}}", extra=f"axes: {axes}")
    with pytest.raises(ValidationError) as refused:
        parameter_file.validate_python(read_yaml(text.encode()))
    assert [fault.field for fault in faults_in("one.yaml", refused.value)] == [field]
