import pytest

from takar.kernel.errors import TakarError
from takar.web.kit.background import UNEXPECTED, faults_told_by


def test_what_can_be_said_in_words_is_told_and_done_with() -> None:
    told: list[dict[str, str]] = []
    with faults_told_by(lambda **words: told.append(words)):
        raise TakarError("Bukti kosong.", hint="Impor dulu.")
    assert told == [{"problem": "Bukti kosong.", "hint": "Impor dulu."}]


def test_what_nobody_foresaw_is_told_and_raised() -> None:
    told: list[dict[str, str]] = []
    with (
        pytest.raises(ZeroDivisionError),
        faults_told_by(lambda **words: told.append(words)),
    ):
        raise ZeroDivisionError
    assert [one["problem"] for one in told] == [str(UNEXPECTED)]


def test_what_went_well_tells_nothing() -> None:
    told: list[dict[str, str]] = []
    with faults_told_by(lambda **words: told.append(words)):
        pass
    assert told == []
