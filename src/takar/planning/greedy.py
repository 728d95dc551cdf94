"""The simple way, to compare with: always take what gains most for its price."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from takar.planning.assigning import classes_for, totals_of
from takar.planning.choices import Choices
from takar.planning.plan import Step, Totals
from takar.planning.pooling import Option, Person, exact
from takar.planning.problem import Course, Limits, Objective
from takar.tables.expressions import micro

LARGE = 10**9
Choice = tuple[Person, tuple[Option, ...]]


def greedy(choices: Choices) -> Totals | None:
    """Return what the best ratio first would take; ``None`` where it does not reach the aim."""
    task = choices.task
    basket = _Basket(task.courses, task.limits)
    gained = 0
    for person, options in _ranked(choices):
        if gained >= choices.needed:
            break
        if basket.takes(person, options):
            gained += sum(option.gain for option in options)
    if gained < choices.needed:
        return None
    given = (
        Step(lift.employee_id, lift.unit, lift.indicator, lift.deed, lift.gain)
        for lift in choices.given
    )
    return totals_of(chain(given, basket.steps), task.courses)


def _ranked(choices: Choices) -> Iterator[Choice]:
    """Yield single options (to spare people: whole bundles), best ratio first."""
    objective = choices.task.objectives[0]
    ranked = []
    for group in choices.groups:
        if objective is Objective.PEOPLE:
            offers = {bundle.options for bundle in group.bundles}
        else:
            offers = {(o,) for bundle in group.bundles for o in bundle.options}
        for offer in offers:
            price = _price(offer, objective, choices.task.courses)
            ratio = sum(option.gain for option in offer) * LARGE // max(price, 1)
            ranked += [(-ratio, person.place, offer, person) for person in group.people]
    ranked.sort(key=lambda row: row[:3])
    return ((person, offer) for _, _, offer, person in ranked)


def _price(offer: tuple[Option, ...], objective: Objective, courses: tuple[Course, ...]) -> int:
    """Return what an offer costs in the unit of the objective; a class is shared by its seats."""
    taught = [option for option in offer if option.course >= 0]
    if objective is Objective.PEOPLE:
        return int(bool(taught))
    if objective is Objective.HOURS:
        return sum(option.hours for option in taught)
    return sum(
        option.cost
        + courses[option.course].cost_per_class // (courses[option.course].class_size or LARGE)
        for option in taught
    )


@dataclass
class _Basket:
    """What has been taken so far, and whether more may be."""

    courses: tuple[Course, ...]
    limits: Limits
    steps: list[Step] = field(default_factory=list)
    done: set[tuple[str, str]] = field(default_factory=set)
    hours: Counter[str] = field(default_factory=Counter)
    seats: Counter[int] = field(default_factory=Counter)
    goers: set[str] = field(default_factory=set)
    units: Counter[str] = field(default_factory=Counter)

    def takes(self, person: Person, options: tuple[Option, ...]) -> bool:
        """Take a choice if every limit allows it."""
        who = person.employee_id
        if any((who, option.indicator) in self.done for option in options):
            return False
        goes = any(option.course >= 0 for option in options) and who not in self.goers
        if not self._fits(person, options, goes=goes):
            return False
        self.done |= {(who, option.indicator) for option in options}
        self.hours[who] += sum(option.hours for option in options)
        self.seats.update(option.course for option in options if option.course >= 0)
        if goes:
            self.goers.add(who)
            self.units[person.unit] += 1
        self.steps += [self._step(person, option) for option in options]
        return True

    def _fits(self, person: Person, options: tuple[Option, ...], *, goes: bool) -> bool:
        limits = self.limits
        hours = self.hours[person.employee_id] + sum(option.hours for option in options)
        if limits.hours_each is not None and hours > micro(limits.hours_each):
            return False
        most = limits.people_per_unit
        if goes and most is not None and self.units[person.unit] >= most:
            return False
        if limits.budget is None:
            return True
        seats = self.seats + Counter(o.course for o in options if o.course >= 0)
        return self._cost(seats) <= limits.budget

    def _cost(self, seats: Counter[int]) -> int:
        return sum(
            count * self.courses[place].cost_per_person
            + classes_for(self.courses[place], count) * self.courses[place].cost_per_class
            for place, count in seats.items()
        )

    def _step(self, person: Person, option: Option) -> Step:
        course = self.courses[option.course].code if option.course >= 0 else ""
        hours = exact(option.hours)
        gain = exact(option.gain)
        return Step(
            person.employee_id,
            person.unit,
            option.indicator,
            option.deed,
            gain,
            course,
            hours,
            option.cost,
        )
