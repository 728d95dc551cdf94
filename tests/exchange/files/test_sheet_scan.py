import pytest

from takar.exchange.files.sheet_scan import scan_sheet


@pytest.mark.parametrize(
    ("cell", "is_far"),
    [
        ('<c r="A1"/>', False),
        ('<c r="CZ200000"/>', False),
        ('<c r="DA1"/>', True),
        ('<c r="XFD1"/>', True),
        ('<c s="1" r="AAA1"/>', True),
        ("<c r='DA1'/>", True),
        ('<c r ="DA1"/>', True),
        ('<c r=\n"DA1"/>', True),
        ('<c r="A200001"/>', True),
        ('<row r="200000"/>', False),
        ('<row r="200001"/>', True),
    ],
)
def test_sheets_end_at_column_cz_and_row_two_hundred_thousand(cell: str, *, is_far: bool) -> None:
    assert scan_sheet([cell.encode()]).is_too_far_out is is_far


@pytest.mark.parametrize(
    ("cell", "has_formula"),
    [("<f>1+1</f>", True), ('<f t="shared"/>', True), ("<f/>", True), ("<font/>", False)],
)
def test_a_formula_is_a_tag_of_its_own(cell: str, *, has_formula: bool) -> None:
    assert scan_sheet([cell.encode()]).has_formulas is has_formula


@pytest.mark.parametrize("cut", range(1, 10))
def test_nothing_escapes_between_two_pieces(cut: int) -> None:
    cell = b'<c r="XFD1"><f>1</f></c>'
    scan = scan_sheet([b"x" * 100 + cell[:cut], cell[cut:]])
    assert scan.is_too_far_out
    assert scan.has_formulas
