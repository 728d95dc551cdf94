from fractions import Fraction

from takar.web.exam_results.rules.readings import Reading, settled

FIFTH, TEN = Fraction(1, 5), Fraction(10)


def state(*given: int, deciding: int | None = None, markers: int = 2) -> tuple[str, object]:
    readings = [Reading(place, Fraction(points)) for place, points in enumerate(given)]
    if deciding is not None:
        readings.append(Reading(99, Fraction(deciding), is_deciding=True))
    found = settled(readings, TEN, markers=markers, apart=FIFTH)
    return found.state, found.points


def test_an_answer_waits_for_as_many_readers_as_the_rule_says() -> None:
    assert state() == ("BELUM", None)
    assert state(5) == ("SATU", None)
    assert state(5, markers=1) == ("SEPAKAT", 5)


def test_readers_a_fifth_apart_agree_and_further_apart_do_not() -> None:
    assert state(5, 7) == ("SEPAKAT", 6)
    assert state(5, 8) == ("BERBEDA", None)


def test_the_third_reader_decides_alone() -> None:
    assert state(0, 10, deciding=4) == ("DIPUTUS", 4)
