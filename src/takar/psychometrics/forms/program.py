"""A blueprint for several forms, written as rows that a solver can read.

Reference: van der Linden (2005), Linear Models for Optimal Test Design; van der Linden and
Boekkooi-Timminga (1989), Psychometrika 54, 237-247, for the largest smallest information.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from takar.psychometrics.cat.bank import Bank
from takar.psychometrics.forms.blueprint import Blueprint
from takar.psychometrics.forms.rows import Rows, Rule

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Program:
    """The rows, and where in them the choices stand.

    Attributes:
        chosen: forms by items, the column of each choice.
        information: items by points.
        shift: what the cost holds that no choice can change, so that a gap of one percent means
            one percent of the information.
    """

    rows: Rows
    chosen: npt.NDArray[np.intp]
    information: Numbers
    shift: float = 0.0


def information_at(bank: Bank, points: tuple[float, ...]) -> Numbers:
    """Return what each item tells at each point."""
    return np.array([item.information(points) for item in bank.parameters])


def expected_at(bank: Bank, points: tuple[float, ...]) -> Numbers:
    """Return the points each item is expected to give at each ability."""
    return np.array([item.expected(points) for item in bank.parameters])


def rules_of(bank: Bank, blueprint: Blueprint, forms: int) -> Program:
    """Return the rules every set of forms must keep, without saying yet which set is best."""
    rows = Rows()
    chosen = np.stack([rows.columns(len(bank), upper=1.0, whole=True) for _ in range(forms)])
    told = information_at(bank, blueprint.points)
    _fix_choices(rows, chosen, bank, blueprint)
    for form in range(forms):
        _rules_of_form(rows, chosen[form], bank, blueprint, form)
        if blueprint.least_information is not None:
            _at_least(rows, chosen[form], told, blueprint.least_information, form)
    _rules_between(rows, chosen, bank, blueprint)
    if blueprint.score_band is not None:
        _alike_scores(rows, chosen, expected_at(bank, blueprint.points), blueprint.score_band)
    return Program(rows, chosen, told)


def with_goal(program: Program, blueprint: Blueprint) -> Program:
    """Return the program with what makes one set of forms better than another.

    With a target, the largest departure from it counts. Without one, the smallest information
    of any form at any point counts, less the width of the band in which all forms lie.
    """
    rows, target = program.rows, blueprint.target
    width = int(rows.columns(1, cost=1.0)[0])
    if target is None:
        floors = rows.columns(len(blueprint.points), cost=-1.0 / len(blueprint.points))
        for place, floor in enumerate(floors):
            _in_band(program, place, (floor, width))
        return program
    shift = float(np.mean(target))
    rows.columns(1, cost=shift, lower=1.0, upper=1.0)
    for place, goal in enumerate(target):
        _near(program, place, goal, width)
    return Program(rows, program.chosen, program.information, shift)


def _in_band(program: Program, place: int, band: tuple[int, int]) -> None:
    """Keep every form at a point above the floor and below floor and width together."""
    rows, told = program.rows, program.information[:, place]
    for form, own in enumerate(program.chosen):
        above = rows.row(Rule("MEASURE", form=form), own, told)
        rows.widen(above, band[:1], -1.0)
        rows.bound(above, least=0.0)
        below = rows.row(Rule("MEASURE", form=form), own, told)
        rows.widen(below, band, -1.0)
        rows.bound(below, most=0.0)


def _near(program: Program, place: int, goal: float, width: int) -> None:
    """Keep every form at a point within the width of the target."""
    rows, told = program.rows, program.information[:, place]
    for form, own in enumerate(program.chosen):
        above = rows.row(Rule("MEASURE", form=form), own, told)
        rows.widen(above, [width], 1.0)
        rows.bound(above, least=goal)
        below = rows.row(Rule("MEASURE", form=form), own, told)
        rows.widen(below, [width], -1.0)
        rows.bound(below, most=goal)


def _fix_choices(
    rows: Rows, chosen: npt.NDArray[np.intp], bank: Bank, blueprint: Blueprint
) -> None:
    """Put anchors into every form, and keep out what may not be used."""
    for own in chosen:
        for item in blueprint.anchors:
            rows.lower[own[bank.places[item]]] = 1.0
        for item in blueprint.left_out:
            rows.upper[own[bank.places[item]]] = 0.0


def _rules_of_form(
    rows: Rows, own: npt.NDArray[np.intp], bank: Bank, blueprint: Blueprint, form: int
) -> None:
    """Write down length, content and enemies of one form."""
    rows.bound(rows.row(Rule("LENGTH", form=form), own), blueprint.length, blueprint.length)
    for area, (least, most) in blueprint.content.items():
        inside = own[bank.area == bank.areas.index(area)]
        rows.bound(rows.row(Rule("CONTENT", area, form), inside), least, most)
    for group in bank.enemies:
        inside = own[[bank.places[item] for item in sorted(group)]]
        rows.bound(rows.row(Rule("ENEMIES", ", ".join(sorted(group)), form), inside), most=1)


def _at_least(
    rows: Rows,
    own: npt.NDArray[np.intp],
    told: Numbers,
    least: tuple[float, ...],
    form: int,
) -> None:
    """Write down the information below which a form may not fall."""
    for place, wanted in enumerate(least):
        rule = Rule("INFORMATION", str(place), form)
        rows.bound(rows.row(rule, own, told[:, place]), least=wanted)


def _alike_scores(rows: Rows, chosen: npt.NDArray[np.intp], expected: Numbers, band: float) -> None:
    """Keep the expected scores of all forms at each point within a band."""
    for place in range(expected.shape[1]):
        level = rows.columns(1)
        for form, own in enumerate(chosen):
            row = rows.row(Rule("SCORES", str(place), form), own, expected[:, place])
            rows.widen(row, level, -1.0)
            rows.bound(row, least=0.0, most=band)


def _rules_between(
    rows: Rows, chosen: npt.NDArray[np.intp], bank: Bank, blueprint: Blueprint
) -> None:
    """Write down how often an item may be used, or what two forms may share."""
    free = [place for item, place in bank.places.items() if item not in set(blueprint.anchors)]
    if len(chosen) == 1:
        return
    if blueprint.overlap == 0:
        for place in free:
            rows.bound(rows.row(Rule("USE", bank.items[place]), chosen[:, place]), most=1)
        return
    for first, second in combinations(range(len(chosen)), 2):
        shared = rows.columns(len(free), upper=1.0)
        for column, place in zip(shared, free, strict=True):
            both = rows.row(Rule("USE"), [chosen[first, place], chosen[second, place]])
            rows.widen(both, [column], -1.0)
            rows.bound(both, most=1)
        rule = Rule("OVERLAP", f"{first + 1}-{second + 1}")
        rows.bound(rows.row(rule, shared), most=blueprint.overlap)
