import pytest

from takar.psychometrics.telling import number_told, p_figure, p_told


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "p < 0,001"),
        (0.00099, "p < 0,001"),
        (0.001, "p = 0,001"),
        (0.0525, "p = 0,053"),
        (1.0, "p = 1,000"),
    ],
)
def test_a_p_value_is_told_the_indonesian_way_and_never_as_zero(p: float, words: str) -> None:
    assert p_told(p) == words
    assert p_figure(p) == words.removeprefix("p ").removeprefix("= ")


def test_what_is_not_known_is_told_as_a_dash() -> None:
    assert (number_told(0.925), number_told(float("nan"))) == ("0,93", "–")
    assert p_figure(None) == "–"
