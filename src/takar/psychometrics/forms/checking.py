"""The forms read again by one who knows nothing of the solver: is every rule kept?"""

from collections.abc import Sequence
from itertools import combinations
from math import isclose

from takar.kernel.language import Message, msg
from takar.psychometrics.cat.bank import Bank
from takar.psychometrics.forms.blueprint import Blueprint

NEAR = 1e-5


def faults(bank: Bank, blueprint: Blueprint, forms: Sequence[Sequence[str]]) -> list[Message]:
    """Return every rule broken, in words."""
    content = dict(zip(bank.items, bank.content, strict=True))
    found: list[Message] = []
    for number, items in enumerate(forms, start=1):
        found += _faults_of_form(bank, blueprint, items, number, content)
    for (one, first), (two, second) in combinations(enumerate(forms, start=1), 2):
        shared = (set(first) & set(second)) - set(blueprint.anchors)
        if len(shared) > blueprint.overlap:
            found.append(
                msg(
                    "Paket {one} dan {two} berbagi {number} butir.",
                    one=one,
                    two=two,
                    number=len(shared),
                )
            )
    return found + _apart(bank, blueprint, forms)


def _apart(bank: Bank, blueprint: Blueprint, forms: Sequence[Sequence[str]]) -> list[Message]:
    """Return the points at which the forms' expected scores lie too far apart."""
    if blueprint.score_band is None:
        return []
    found = []
    for point in blueprint.points:
        scores = [
            sum(float(bank.parameters[bank.places[item]].expected(point)[0]) for item in items)
            for items in forms
        ]
        if max(scores) - min(scores) > blueprint.score_band + NEAR:
            found.append(msg("Titik {point:g}: skor harapan paket berbeda.", point=point))
    return found


def _faults_of_form(
    bank: Bank,
    blueprint: Blueprint,
    items: Sequence[str],
    number: int,
    content: dict[str, str],
) -> list[Message]:
    """Return the rules one form breaks."""
    own, found = set(items), []
    if len(items) != blueprint.length or len(own) != len(items):
        found.append(msg("Paket {number}: jumlah butir salah.", number=number))
    if not set(blueprint.anchors) <= own or own & blueprint.left_out:
        found.append(msg("Paket {number}: butir jangkar atau larangan dilanggar.", number=number))
    for area, (least, most) in blueprint.content.items():
        if not least <= sum(content[item] == area for item in items) <= most:
            found.append(msg("Paket {number}: isi {area} salah.", number=number, area=area))
    if any(len(group & own) > 1 for group in bank.enemies):
        found.append(msg("Paket {number}: pasangan terlarang bertemu.", number=number))
    for point, wanted in zip(blueprint.points, blueprint.least_information or (), strict=False):
        told = sum(float(bank.parameters[bank.places[i]].information(point)[0]) for i in items)
        if told < wanted and not isclose(told, wanted, rel_tol=1e-6):
            found.append(msg("Paket {number}: informasi terlalu kecil.", number=number))
    return found
