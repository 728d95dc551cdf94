import pytest

from takar.exchange.files.encoding import decoded, delimiter_of

TEXT = "NIP;NAMA\n1;SITI ÉLOK\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 (BOM)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_guessed_and_told(encoding: str, shown: str) -> None:
    text, note = decoded(TEXT.encode(encoding))
    assert text == TEXT
    assert str(note) == f"Pengodean teks dibaca sebagai {shown}."


def test_the_delimiter_is_the_one_that_shows_the_known_headings() -> None:
    known = {"nip", "nama", "unit_kerja"}
    assert delimiter_of("NIP;NAMA;UNIT, KERJA, BIDANG, SEKSI\n", known) == ";"
    assert delimiter_of("DATA;X\n\nNIP|NAMA|UNIT KERJA\n", known) == "|"
    assert delimiter_of('"NIP";"NAMA";"a,b,c,d"\n', known) == ";"


def test_only_the_first_twenty_rows_are_asked() -> None:
    assert delimiter_of("a,b\n" * 20 + "NIP;NAMA\n", {"nip", "nama"}) == ","
    assert delimiter_of("a,b\n" * 19 + "NIP;NAMA\n", {"nip", "nama"}) == ";"
