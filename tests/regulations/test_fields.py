from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from takar.regulations.exact import Refused
from takar.regulations.fields import FieldKind, read_fields

DECLARED: dict[str, str | list[str]] = {
    "title": "text",
    "age": "integer",
    "share": "number",
    "open": "flag",
    "names": "texts",
    "kind": ["A", "B"],
    "note": "text?",
}
ENTRY: dict[str, Any] = {
    "kind": "A",
    "title": "x",
    "age": 3,
    "share": Decimal("0.5"),
    "open": False,
    "names": ["p", "q"],
}


def test_fields_come_back_in_the_declared_order_with_gaps_as_none() -> None:
    fields = read_fields(DECLARED, ENTRY)
    assert list(fields) == list(DECLARED)
    assert fields == {**ENTRY, "note": None}


@pytest.mark.parametrize(
    ("change", "reason", "field"),
    [
        ({"other": 1}, "tidak dikenal", "A.other"),
        ({"title": None}, "wajib diisi", "A.title"),
        ({"title": 3}, "teks", "A.title"),
        ({"age": True}, "bilangan bulat", "A.age"),
        ({"age": Decimal("1.5")}, "bilangan bulat", "A.age"),
        ({"share": "1"}, "bukan angka", "A.share"),
        ({"open": 1}, "true atau false", "A.open"),
        ({"names": "p"}, "daftar", "A.names"),
        ({"names": [1]}, "teks", "A.names"),
        ({"kind": "C"}, "A, B", "A.kind"),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    change: dict[str, Any], reason: str, field: str
) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        read_fields(DECLARED, {**ENTRY, **change}, where="A")
    assert refused.value.field == field


def test_an_unknown_kind_of_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Jenis isian tanggal tidak dikenal"):
        TypeAdapter(FieldKind).validate_python("tanggal")
