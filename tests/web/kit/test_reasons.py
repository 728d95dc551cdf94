import pytest

from takar.kernel.language import msg
from takar.web.kit.reasons import Unwritten, demanded, refuse_without_reason


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_a_reason_of_nothing_but_margins_is_none(empty: str) -> None:
    with pytest.raises(Unwritten, match="memerlukan alasan"):
        demanded(empty)
    with pytest.raises(Unwritten, match="Sebut dokumen"):
        demanded(empty, msg("Sebut dokumen."))
    with pytest.raises(Unwritten, match="Alasannya kosong"):
        refuse_without_reason(empty)


def test_what_was_written_comes_back_without_its_margins() -> None:
    assert demanded("  Salah baca. ") == "Salah baca."
    refuse_without_reason("Salah baca.")
