import pytest

from takar.kernel.language import msg
from takar.web.kit.reasons import Unwritten, demanded


def test_what_was_written_comes_back_without_its_margins_and_nothing_is_refused() -> None:
    assert demanded("  Ya. ", msg("Tulis alasan.")) == "Ya."
    with pytest.raises(Unwritten, match=r"Tulis alasan\."):
        demanded(" \n", msg("Tulis alasan."))
