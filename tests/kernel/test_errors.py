from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class SeatTaken(TakarError):
    """A seat has somebody in it."""


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = SeatTaken(msg("Kursi {number} terisi.", number=7), hint=msg("Pilih kursi lain."))
    assert str(error) == "Kursi 7 terisi. Pilih kursi lain."
    assert error.code == "SeatTaken"
