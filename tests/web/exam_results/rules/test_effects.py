from decimal import Decimal

from takar.web.exam_results.rules.effects import Held, effect


def held(points: str | None, level: str | None = None) -> Held:
    return Held(points and Decimal(points), level and Decimal(level))  # type: ignore[arg-type]


def test_only_what_differs_is_told_with_before_and_after() -> None:
    before = {(1, "UJIAN"): held("3.000", "2"), (2, "UJIAN"): held("4")}
    after = {(1, "UJIAN"): held("10.500", "3"), (2, "UJIAN"): held("4.000")}
    told = effect(before, after)
    assert (told["people"], told["levels"]) == (1, 1)
    change = told["changes"][0]
    assert (change["points_before"], change["points_after"]) == ("3", "10.5")
    assert (change["level_before"], change["level_after"]) == ("2", "3")


def test_a_gap_that_fills_and_a_person_who_comes_are_changes() -> None:
    told = effect({(1, "UJIAN"): held(None)}, {(1, "UJIAN"): held("0"), (2, "UJIAN"): held("1")})
    assert told["people"] == 2
    assert told["changes"][0]["points_before"] is None
    assert told["changes"][0]["points_after"] == "0"


def test_round_numbers_are_told_without_powers_of_ten() -> None:
    assert effect({}, {(1, "UJIAN"): held("100")})["changes"][0]["points_after"] == "100"
