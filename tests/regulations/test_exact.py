from decimal import Decimal

import pytest

from takar.regulations.exact import Refused, exact, read_yaml


def test_a_decimal_is_read_exactly() -> None:
    assert read_yaml(b"a: 0.1\nb: 12\nc: -2.50") == {
        "a": Decimal("0.1"),
        "b": 12,
        "c": Decimal("-2.50"),
    }


@pytest.mark.parametrize("text", [".nan", ".inf", "1e5", "1_0.5"])
def test_what_is_not_a_plain_number_stays_text(text: str) -> None:
    assert isinstance(read_yaml(f"a: {text}".encode())["a"], str)


def test_a_key_written_twice_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match=r"Kunci S2 tertulis dua kali \(baris 3\)"):
        read_yaml(b"S3: 1\nS2: 2\nS2: 3\n")


def test_a_key_written_twice_deep_inside_is_refused() -> None:
    with pytest.raises(Refused, match="dua kali"):
        read_yaml(b"values: [{a: 1, a: 2}]")


@pytest.mark.parametrize(
    "text", [b"a: [", b"\x00\x01", b"\xff\xfe\x00", b"a: !!python/object:os.x {}"]
)
def test_what_is_not_yaml_is_refused(text: bytes) -> None:
    with pytest.raises(Refused, match=r"bukan (YAML yang benar|teks UTF-8)"):
        read_yaml(text)


def test_a_day_that_no_calendar_has_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match=r"Tanggal 2025-13-01 tidak ada \(baris 2\)"):
        read_yaml(b"values:\n  2025-13-01: 1\n")


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match=r"bukan teks UTF-8 \(baris 2\)"):
        read_yaml(b"title: a\nnote: caf\xe9\n")


@pytest.mark.parametrize("raw", [True, 0.5, "3", None, [1]])
def test_only_whole_numbers_and_decimals_are_numbers(raw: object) -> None:
    with pytest.raises(Refused, match="bukan angka"):
        exact(raw)
    assert exact(3) == Decimal(3)
