"""Whole-number optimisation: how many people of each group take each bundle.

SCIP (through OR-Tools) proves the smallest by branch and bound, one objective after another: each
is kept at its smallest while the next is made small. It works in floating point, so its answer is
checked again in whole numbers, and a row that it overstepped is tightened. One thread: the same
question always has the same answer.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd
from typing import Any

from takar.planning.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN
from takar.planning.pooling import Bundle, Group
from takar.planning.problem import Course, Limits
from takar.tables.expressions import micro

HOURS, PEOPLE, MONEY, DEEDS, GAIN = "hours", "people", "money", "deeds", "gain"
SLACK = 1e-6
"""How far the solver's bound may be off a whole number."""
ATTEMPTS = 5
Key = tuple[str, int, int | str]
"""A variable: ``bundle`` (group, bundle), ``classes`` (course, 0) or ``going`` (group, unit)."""
Terms = dict[Key, int]
"""Variables with their whole-number factors."""


@dataclass(frozen=True)
class Bounded:
    """What was proved about one objective, in its own whole-number unit."""

    objective: str
    status: str
    value: int
    bound: int

    @property
    def gap(self) -> Fraction:
        """The share by which the value may lie above the smallest."""
        return abs(Fraction(self.value - self.bound, self.value)) if self.value else Fraction(0)


@dataclass(frozen=True)
class Found:
    """The whole number chosen for each variable; empty where there is no solution."""

    status: str
    values: dict[Key, int]
    proofs: tuple[Bounded, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is solved, apart from how much is needed and what is kept small."""

    groups: tuple[Group, ...]
    courses: tuple[Course, ...]
    limits: Limits
    seconds: float

    def bundle(self, key: Key) -> Bundle:
        """Return the bundle behind a variable."""
        return self.groups[key[1]].bundles[int(key[2])]


@dataclass(frozen=True)
class Row:
    """A limit: the terms add up to at most so much."""

    terms: Terms
    most: int


@dataclass(frozen=True)
class Model:
    """The variables with their highest values, and the rows that limit them."""

    question: Question
    most: dict[Key, int]
    rows: tuple[Row, ...]

    def terms(self, objective: str) -> Terms:
        """Return what each variable adds to an objective."""
        chosen = [key for key in self.most if key[0] == "bundle"]
        if objective != MONEY:
            own = {key: int(getattr(self.question.bundle(key), objective)) for key in chosen}
        else:
            own = {key: self.question.bundle(key).cost for key in chosen}
            held = (key for key in self.most if key[0] == "classes")
            own |= {key: self.question.courses[key[1]].cost_per_class for key in held}
        return {key: factor for key, factor in own.items() if factor}

    def limited(self, terms: Terms, most: int) -> "Model":
        """Return the model with one more limit."""
        return Model(self.question, self.most, (*self.rows, Row(terms, most)))


def smallest(question: Question, needed: int, objectives: Sequence[str]) -> Found:
    """Return the smallest choice that gains at least ``needed`` millionths."""
    model = modelled(question)
    model = model.limited(_negative(model.terms(GAIN)), -needed)
    proofs: list[Bounded] = []
    found = Found(UNKNOWN, {})
    for objective in objectives:
        terms = model.terms(objective)
        step = solved(model, terms, objective)
        if not step.proofs:
            return found if proofs else step
        proofs += step.proofs
        proved = all(proof.status == OPTIMAL for proof in proofs)
        found = Found(OPTIMAL if proved else FEASIBLE, step.values, tuple(proofs))
        model = model.limited(terms, step.proofs[0].value)
    return found


def highest(question: Question) -> int:
    """Return the most that can be gained within the limits, in millionths."""
    model = modelled(question)
    step = solved(model, _negative(model.terms(GAIN)), GAIN)
    return -step.proofs[0].value if step.proofs else 0


def modelled(question: Question) -> Model:
    """Write the groups, the courses and the limits as whole numbers."""
    most: dict[Key, int] = {}
    rows: list[Row] = []
    for place, group in enumerate(question.groups):
        own: dict[Key, int] = {
            ("bundle", place, number): len(group.people)
            for number, bundle in enumerate(group.bundles)
            if question.limits.hours_each is None
            or bundle.hours <= micro(question.limits.hours_each)
        }
        most |= own
        rows.append(Row(dict.fromkeys(own, 1), len(group.people)))
    for course, seats in _seats(question, most).items():
        size = question.courses[course].class_size or sum(seats.values()) * len(seats)
        held: Key = ("classes", course, 0)
        most[held] = -(-sum(most[key] * number for key, number in seats.items()) // size)
        rows.append(Row(seats | {held: -size}, 0))
    if question.limits.people_per_unit is not None:
        rows += _unit_rows(question, most, question.limits.people_per_unit)
    model = Model(question, most, tuple(rows))
    if question.limits.budget is not None:
        model = model.limited(model.terms(MONEY), question.limits.budget)
    return model


def solved(model: Model, terms: Terms, objective: str) -> Found:
    """Make the terms smallest; tighten a row until the answer keeps to it in whole numbers."""
    terms, scale = _scaled(terms)
    rows = [_tidy(row) for row in model.rows]
    bound: int | None = None
    for _ in range(ATTEMPTS):
        values, status, lowest = _asked(model, rows, terms)
        if status != OPTIMAL:
            return Found(status, {})
        bound = lowest if bound is None else bound
        over = {place: excess for place, row in enumerate(rows) if (excess := _excess(row, values))}
        if not over:
            value = _amount(terms, values)
            told = OPTIMAL if value <= bound else FEASIBLE
            proof = Bounded(objective, told, value * scale, min(bound, value) * scale)
            return Found(told, values, (proof,))
        for place, excess in over.items():
            rows[place] = Row(rows[place].terms, rows[place].most - excess)
    return Found(UNKNOWN, {})


def _asked(model: Model, rows: Sequence[Row], terms: Terms) -> tuple[dict[Key, int], str, int]:
    """Ask the solver; return what it chose, how that ended, and the bound in whole numbers."""
    if any(row.most < 0 for row in rows if not row.terms):
        return {}, INFEASIBLE, 0
    builder = _builder()
    asked = builder.Model()
    variables = {key: asked.new_int_var(0, most, "") for key, most in model.most.items()}

    def total(terms: Terms) -> Any:
        return builder.LinearExpr.weighted_sum([variables[k] for k in terms], list(terms.values()))

    for row in rows:
        if row.terms:
            asked.add(total(row.terms) <= row.most)
    asked.minimize(total(terms) if terms else 0)
    solver = builder.Solver("scip")
    solver.set_time_limit_in_seconds(model.question.seconds)
    status = solver.solve(asked)
    ends = builder.SolveStatus
    if status not in {ends.OPTIMAL, ends.FEASIBLE}:
        return {}, INFEASIBLE if status == ends.INFEASIBLE else UNKNOWN, 0
    chosen = {key: round(solver.value(variable)) for key, variable in variables.items()}
    lowest = solver.best_objective_bound
    bound = ceil(lowest - SLACK * max(1.0, abs(lowest) * SLACK))
    return {key: value for key, value in chosen.items() if value}, OPTIMAL, bound


def _builder() -> Any:
    """Return the solver's library; loading it takes a second, so only who solves loads it."""
    from ortools.linear_solver.python import model_builder  # noqa: PLC0415 -- see above

    return model_builder


def _seats(question: Question, most: dict[Key, int]) -> dict[int, Terms]:
    """Return, for each course whose classes cost something, who sits in it."""
    seats: dict[int, Terms] = defaultdict(dict)
    for key in most:
        for course in question.bundle(key).courses:
            if question.courses[course].cost_per_class:
                seats[course][key] = seats[course].get(key, 0) + 1
    return dict(sorted(seats.items()))


def _unit_rows(question: Question, most: dict[Key, int], people: int) -> list[Row]:
    """Let no unit send more than so many; from which unit somebody goes is a flow of its own."""
    rows: list[Row] = []
    units: dict[str, Terms] = defaultdict(dict)
    taught: dict[int, Terms] = defaultdict(dict)
    for key in most:
        if key[0] == "bundle" and question.bundle(key).people:
            taught[key[1]][key] = 1
    for place, terms in taught.items():
        for unit, count in sorted(question.groups[place].units.items()):
            going: Key = ("going", place, unit)
            most[going] = count
            units[unit][going] = 1
            terms[going] = -1
        rows.append(Row(terms, 0))
    return rows + [Row(terms, people) for terms in units.values()]


def _negative(terms: Terms) -> Terms:
    return {key: -factor for key, factor in terms.items()}


def _scaled(terms: Terms) -> tuple[Terms, int]:
    """Divide the factors by what they have in common."""
    scale = gcd(*terms.values()) or 1
    return {key: factor // scale for key, factor in terms.items()}, scale


def _tidy(row: Row) -> Row:
    terms, scale = _scaled(row.terms)
    return Row(terms, row.most // scale)


def _amount(terms: Terms, values: dict[Key, int]) -> int:
    return sum(factor * values.get(key, 0) for key, factor in terms.items())


def _excess(row: Row, values: dict[Key, int]) -> int:
    """Return by how much a row is overstepped; zero where it is kept."""
    return max(_amount(row.terms, values) - row.most, 0)
