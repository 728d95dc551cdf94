"""Why a blueprint cannot be met, and what it would cost to meet it after all."""

from collections import Counter
from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.cat.bank import Bank
from takar.psychometrics.forms.blueprint import Blueprint
from takar.psychometrics.forms.program import Program, information_at, rules_of
from takar.psychometrics.forms.rows import Rule
from takar.psychometrics.forms.solving import solved

GAP = 1e-6
NEAR = 1e-6
RELAXED = ("LENGTH", "CONTENT", "ENEMIES", "OVERLAP", "INFORMATION", "SCORES")
SMOOTH = ("INFORMATION", "SCORES")


class Remedy(NamedTuple):
    """One way to make the forms possible.

    Attributes:
        amount: what it takes: items to write, items by which rules give way, or forms fewer.
    """

    kind: Literal["WRITE", "RELAX", "FEWER"]
    amount: float
    says: tuple[Message, ...]


def reasons(bank: Bank, blueprint: Blueprint, forms: int) -> tuple[Message, ...]:
    """Return what can be seen by counting alone."""
    usable = [item for item in bank.items if item not in blueprint.left_out]
    found = _shortages(bank, blueprint, forms, usable)
    found += _too_little(bank, blueprint, forms, usable)
    least = sum(low for low, _ in blueprint.content.values())
    if least > blueprint.length:
        found.append(
            msg(
                "Isi meminta sedikitnya {least} butir, panjang paket hanya {length}.",
                least=least,
                length=blueprint.length,
            )
        )
    most = sum(high for _, high in blueprint.content.values())
    if set(bank.areas) <= set(blueprint.content) and most < blueprint.length:
        found.append(
            msg(
                "Isi membolehkan paling banyak {most} butir, panjang paket {length}.",
                most=most,
                length=blueprint.length,
            )
        )
    together = msg("Aturan-aturan itu satu per satu mungkin, bersama-sama tidak.")
    return tuple(found) or (together,)


def _shortages(bank: Bank, blueprint: Blueprint, forms: int, usable: list[str]) -> list[Message]:
    """Return where the bank has fewer items than the forms need."""
    supply = Counter(bank.content[bank.places[item]] for item in usable)
    fixed = Counter(bank.content[bank.places[item]] for item in blueprint.anchors)
    copies = 1 if blueprint.overlap else forms
    needs = {
        area: fixed[area] + copies * max(low - fixed[area], 0)
        for area, (low, _) in blueprint.content.items()
    }
    found = [
        msg("Isi {area}: perlu {need} butir, ada {has}.", area=area, need=need, has=supply[area])
        for area, need in needs.items()
        if need > supply[area]
    ]
    need = len(blueprint.anchors) + copies * (blueprint.length - len(blueprint.anchors))
    if need > len(usable):
        found.append(msg("Semua paket perlu {need} butir, ada {has}.", need=need, has=len(usable)))
    return found


def _too_little(bank: Bank, blueprint: Blueprint, forms: int, usable: list[str]) -> list[Message]:
    """Return at which points not even the best items tell enough."""
    told = information_at(bank, blueprint.points)[[bank.places[item] for item in usable]]
    apart = forms if blueprint.overlap == 0 and not blueprint.anchors else 1
    best = np.sort(told, axis=0)[::-1][: blueprint.length * apart].sum(axis=0) / apart
    asked = zip(blueprint.points, blueprint.least_information or (), best, strict=False)
    return [
        msg(
            "Titik {point:g}: diminta informasi {wanted:.2f}, butir terbaik memberi {best:.2f}.",
            point=point,
            wanted=wanted,
            best=float(most),
        )
        for point, wanted, most in asked
        if most < wanted
    ]


def remedies(bank: Bank, blueprint: Blueprint, forms: int, *, seconds: float) -> tuple[Remedy, ...]:
    """Return the ways out, the one that takes least first."""
    ways: tuple[Callable[[], Remedy | None], ...] = (
        lambda: _relaxed(bank, blueprint, forms, seconds),
        lambda: _written(bank, blueprint, forms, seconds),
        lambda: _fewer(bank, blueprint, forms, seconds),
    )
    found = [remedy for way in ways if (remedy := way()) is not None]
    return tuple(sorted(found, key=lambda remedy: _in_items(remedy, blueprint)))


def _in_items(remedy: Remedy, blueprint: Blueprint) -> float:
    """Return what a remedy takes counted in items, a form being worth its length."""
    return remedy.amount * (blueprint.length if remedy.kind == "FEWER" else 1)


def _relaxed(bank: Bank, blueprint: Blueprint, forms: int, seconds: float) -> Remedy | None:
    """Return by how little the rules must give way; information counts in average items."""
    program = rules_of(bank, blueprint, forms)
    rows, gives = program.rows, []
    for place, rule in enumerate(list(rows.rules)):
        if rule.kind not in RELAXED:
            continue
        for sign, limit in ((1.0, rows.least[place]), (-1.0, rows.most[place])):
            if np.isfinite(limit):
                column = int(rows.columns(1, cost=_price(program, rule))[0])
                rows.whole[column] = rule.kind not in SMOOTH
                rows.widen(place, [column], sign)
                gives.append((rule, limit, sign, column))
    found = solved(rows, seconds=seconds, gap=GAP)
    if found.values is None:
        return None
    says = tuple(
        _told(rule, limit - sign * found.values[column], limit)
        for rule, limit, sign, column in gives
        if found.values[column] > NEAR
    )
    return Remedy("RELAX", round(found.cost, 6), says)


def _price(program: Program, rule: Rule) -> float:
    """Return what a unit of giving way costs, counted in items."""
    if rule.kind != "INFORMATION":
        return 1.0
    return 1.0 / float(program.information[:, int(rule.name)].mean())


def _told(rule: Rule, now: float, before: float) -> Message:
    """Say how one rule gives way."""
    facts = {"name": rule.name, "form": rule.form + 1, "now": f"{now:.6g}", "was": f"{before:.6g}"}
    match rule.kind:
        case "LENGTH":
            return msg("Paket {form}: panjang {now}, bukan {was}.", **facts)
        case "CONTENT":
            return msg("Paket {form}: isi {name} {now}, bukan {was}.", **facts)
        case "ENEMIES":
            return msg("Paket {form}: izinkan {now} dari butir terlarang {name}.", **facts)
        case "SCORES":
            return msg("Paket {form}: skor harapan boleh bergeser menjadi {now}.", **facts)
        case "INFORMATION":
            return msg("Paket {form}: informasi paling kecil {now}, bukan {was}.", **facts)
        case _:
            return msg("Paket {name}: izinkan {now} butir bersama, bukan {was}.", **facts)


def _written(bank: Bank, blueprint: Blueprint, forms: int, seconds: float) -> Remedy | None:
    """Return how many new items, and of which areas, would be enough.

    A new item is taken to tell as much as the items of its area do on average.
    """
    program = rules_of(bank, blueprint, forms)
    rows = program.rows
    areas = (*blueprint.content, *(area for area in bank.areas if area not in blueprint.content))
    new = {
        (area, form): int(rows.columns(1, cost=1.0, whole=True)[0])
        for area in areas
        for form in range(forms)
    }
    for place, rule in enumerate(list(rows.rules)):
        for (area, form), column in new.items():
            adds = _adds(program, bank, rule, area) if form == rule.form else 0.0
            if adds:
                rows.widen(place, [column], adds)
    found = solved(rows, seconds=seconds, gap=GAP)
    if found.values is None:
        return None
    needed = Counter[str]()
    for (area, _), column in new.items():
        needed[area] += round(found.values[column])
    says = tuple(
        msg("Tulis {number} butir baru untuk isi {area}.", number=number, area=area or "-")
        for area, number in needed.items()
        if number
    )
    return Remedy("WRITE", sum(needed.values()), says)


def _adds(program: Program, bank: Bank, rule: Rule, area: str) -> float:
    """Return what a new item of an area adds to a row of its form."""
    if rule.kind == "LENGTH" or (rule.kind == "CONTENT" and rule.name == area):
        return 1.0
    if rule.kind == "INFORMATION":
        inside = bank.area == bank.areas.index(area)
        return float(program.information[inside, int(rule.name)].mean())
    return 0.0


def _fewer(bank: Bank, blueprint: Blueprint, forms: int, seconds: float) -> Remedy | None:
    """Return how many forms the bank is good for as it is; none where not even one."""
    for number in range(forms - 1, 0, -1):
        program = rules_of(bank, blueprint, number)
        if solved(program.rows, seconds=seconds, gap=1.0).values is not None:
            return Remedy(
                "FEWER", forms - number, (msg("Buat {number} paket saja.", number=number),)
            )
    return None
