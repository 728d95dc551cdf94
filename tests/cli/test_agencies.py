import pytest

from takar.cli.agencies import NoCode, agency_of


def test_a_code_is_written_as_a_shelf_is_named() -> None:
    assert agency_of("kota_banjarmasin") == "kota_banjarmasin"


@pytest.mark.parametrize("text", ["Kab X!", "KAB", "", "../kab", "9kab"])
def test_what_no_shelf_could_be_called_is_refused(text: str) -> None:
    with pytest.raises(NoCode, match="kab_tirtamaya"):
        agency_of(text)
