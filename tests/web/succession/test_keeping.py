from takar.web.succession.models import Ranked
from takar.web.succession.rules import OUTSIDE, UNRANKED, worst
from tests.web.succession.made import Bench, listing_of, made


def rows(town: Bench) -> dict[str, Ranked]:
    found = Ranked.objects.filter(listing=listing_of(made(town.cast)))
    return {one.employee.name: one for one in found.select_related("employee")}


def test_whoever_may_follow_is_kept_with_the_conditions_of_the_group(town: Bench) -> None:
    ani = rows(town)["Ani"]
    assert ani.part == UNRANKED
    kept = {one.code: one.value for one in ani.rests_on.conditions}
    assert kept == {
        "KOMPETENSI": "TERPENUHI",
        "PENGEMBANGAN": "PERLU_VERIFIKASI",
        "KINERJA": "PERLU_VERIFIKASI",
    }
    lacks = {one.code: str(one.lacks) for one in ani.rests_on.conditions}
    assert lacks["KINERJA"] == "Predikat kinerja 2025, 2024 belum ada."
    assert lacks["KOMPETENSI"] == "None"
    assert worst(kept.values()) == "PERLU_VERIFIKASI"


def test_whoever_stands_outside_is_kept_with_the_rule_alone(town: Bench) -> None:
    budi = rows(town)["Budi"]
    assert (budi.part, budi.rests_on.conditions) == (OUTSIDE, [])
    assert budi.rests_on.failed
