from datetime import date

import pytest

from takar.kernel.nip import masked_nip, read_nip


def test_a_nip_tells_birth_appointment_and_sex() -> None:
    nip = read_nip("198003122005012003")
    assert nip is not None
    assert nip.birth_on == date(1980, 3, 12)
    assert (nip.appointed_year, nip.appointed_month, nip.sex) == (2005, 1, "P")
    assert not nip.looks_like_pppk


@pytest.mark.parametrize("month", ["00", "13", "21", "24"])
def test_digits_that_are_no_month_belong_to_a_contract_employee(month: str) -> None:
    nip = read_nip(f"198003122023{month}1003")
    assert nip is not None
    assert nip.looks_like_pppk


@pytest.mark.parametrize("month", ["01", "12"])
def test_the_first_and_last_month_belong_to_a_civil_servant(month: str) -> None:
    nip = read_nip(f"198003122005{month}1003")
    assert nip is not None
    assert not nip.looks_like_pppk


@pytest.mark.parametrize("text", ["", "19800312200501100", "1980031220050110033", "1.98003E+17"])
def test_anything_but_eighteen_digits_is_no_nip(text: str) -> None:
    assert read_nip(text) is None


def test_an_impossible_birth_date_is_missing_not_invented() -> None:
    nip = read_nip("198002302005011003")
    assert nip is not None
    assert nip.birth_on is None


def test_a_masked_nip_hides_birth_and_sequence() -> None:
    assert masked_nip("198003122005011003") == "********2005******"
    assert masked_nip("123") == "***"
