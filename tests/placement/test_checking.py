"""The checker finds every rule broken, by plans made by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from takar.placement import (
    Balance,
    Bond,
    Couple,
    Order,
    Override,
    Person,
    Post,
    Problem,
    Replacement,
    UnitLimit,
    faults,
)
from tests.placement.invented import question

PEOPLE = [
    Person("Ayu", unit="A", region="Kota", kinds=frozenset({"WANITA"}), tier=2),
    Person("Beni", unit="A", region="Kota", kinds=frozenset({"PRIA"})),
    Person("Citra", unit="B", region="Desa", regions=frozenset({"Desa"})),
]
POSTS = [
    Post("K1", unit="B", region="Desa", tier=1),
    Post("K2", unit="A", region="Kota", holder="Beni"),
    Post("K3", unit="B", region="Kota"),
]
EACH: dict[tuple[str, str], int | str] = {(p.id, j.id): 5 for p in PEOPLE for j in POSTS}
STAY = {"Ayu": "", "Beni": "K2", "Citra": ""}
PLACE, BAR = Order.PLACE, Order.BAR


def asked(**facts: object) -> Problem:
    return replace(question(PEOPLE, POSTS, EACH), **facts)  # type: ignore[arg-type]


def people_with(name: str, **facts: object) -> tuple[Person, ...]:
    return tuple(replace(p, **facts) if p.id == name else p for p in PEOPLE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "plan", "rules"),
    [
        ({}, {}, []),
        ({}, {"Dewi": "K1"}, ["TIDAK_DIKENAL"]),
        ({}, {"Ayu": "K3", "Citra": "K3"}, ["SATU_ORANG_SATU_JABATAN", "WILAYAH"]),
        ({}, {"Ayu": "K1"}, ["TANPA_DEMOSI"]),
        ({}, {"Citra": "K3"}, ["WILAYAH"]),
        ({}, {"Citra": "K1"}, []),
        ({}, {"Beni": ""}, ["TETAP_BERJABATAN"]),
        ({"people": people_with("Beni", must_stay=True)}, {"Beni": "K1"}, ["WAJIB_TETAP"]),
        ({"people": people_with("Beni", must_move=True)}, {}, ["WAJIB_PINDAH"]),
        ({"people": people_with("Ayu", must_move=True)}, {}, ["WAJIB_PINDAH"]),
        ({"posts": (*POSTS[:2], replace(POSTS[2], must_fill=True))}, {}, ["WAJIB_TERISI"]),
        ({"unit_limits": (UnitLimit("A", most_out=1),)}, {"Ayu": "K3"}, []),
        (
            {"unit_limits": (UnitLimit("A", most_out=1),)},
            {"Ayu": "K3", "Beni": "K1"},
            ["BATAS_KELUAR"],
        ),
        ({"unit_limits": (UnitLimit("B", most_in=0),)}, {"Ayu": "K3"}, ["BATAS_MASUK"]),
        ({"unit_limits": (UnitLimit("B", most_in=1),)}, {"Ayu": "K3", "Citra": "K1"}, []),
        ({"balances": (Balance("A", "WANITA", least=1),)}, {}, []),
        ({"balances": (Balance("A", "WANITA", least=1),)}, {"Ayu": "K3"}, ["IMBANG"]),
        ({"balances": (Balance("B", "WANITA", most=0),)}, {"Ayu": "K3"}, ["IMBANG"]),
        ({"balances": (Balance("B", "WANITA", most=1),)}, {"Ayu": "K3"}, []),
        ({"couples": (Couple("Ayu", "Beni"),)}, {"Beni": "K1"}, ["PASANGAN"]),
        ({"couples": (Couple("Ayu", "Beni"),)}, {"Beni": "K3"}, []),
        ({"couples": (Couple("Ayu", "Citra"),)}, {}, []),
        ({"couples": (Couple("Ayu", "Beni", Bond.OTHER_UNIT),)}, {}, []),
        ({"couples": (Couple("Ayu", "Citra", Bond.OTHER_UNIT),)}, {"Ayu": "K3"}, ["PASANGAN"]),
        ({"overrides": (Override("Ayu", "K3"),)}, {}, ["PENETAPAN"]),
        ({"overrides": (Override("Ayu", "K3"),)}, {"Ayu": "K3"}, []),
        ({"overrides": (Override("Ayu", "K3", BAR),)}, {"Ayu": "K3"}, ["LARANGAN"]),
        ({"overrides": (Override("Ayu", "K1", PLACE, "SK", "x"),)}, {"Ayu": "K1"}, []),
        ({"replacements": (Replacement("Ayu", "Beni"),)}, {}, ["PENETAPAN"]),
        (
            {"replacements": (Replacement("Ayu", "Beni"),)},
            {"Ayu": "K2", "Beni": "K3"},
            [],
        ),
    ],
)
def test_every_rule_broken_is_told(
    facts: dict[str, object], plan: dict[str, str], rules: list[str]
) -> None:
    found = faults(asked(**facts), STAY | plan)
    assert [own.rule for own in found] == rules
    assert all(str(own.text) for own in found)


def test_who_is_not_paired_or_barred_may_not_move_there() -> None:
    rows = {names: worth for names, worth in EACH.items() if names != ("Ayu", "K3")}
    (fault,) = faults(question(PEOPLE, POSTS, rows), STAY | {"Ayu": "K3"})
    assert (fault.rule, str(fault.text)) == (
        "TIDAK_MEMENUHI_SYARAT",
        "Ayu tidak memenuhi syarat untuk K3.",
    )


def test_the_checker_knows_no_price() -> None:
    dear = replace(POSTS[0], vacancy_price=Decimal(10**6))
    assert faults(asked(posts=(dear, *POSTS[1:])), STAY) == ()
