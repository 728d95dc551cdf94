"""Groups of people whose choices are the same, so that a whole government is a small problem.

Two people with the same gains, hours and courses open to them are alike for the solver; only
afterwards is it decided who of them goes. What one person may do at once is a *bundle*: at most
one option in each sub-indicator.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from operator import attrgetter

from takar.planning.problem import TAUGHT, Course, Lift
from takar.tables.expressions import MICRO, micro


@dataclass(frozen=True, order=True)
class Option:
    """One way to earn the points of one sub-indicator; points and hours in millionths.

    Attributes:
        course: the place of the course in the list; -1 for paperwork.
    """

    indicator: str
    deed: str
    course: int
    gain: int
    hours: int
    cost: int


@dataclass(frozen=True)
class Bundle:
    """What one person does; nothing at all is not among the bundles."""

    options: tuple[Option, ...]
    gain: int
    hours: int
    cost: int
    deeds: int
    courses: tuple[int, ...]

    @property
    def people(self) -> int:
        """One where the person goes to a course, none for paperwork."""
        return int(bool(self.courses))


@dataclass(frozen=True)
class Person:
    """Somebody who may be lifted.

    Attributes:
        place: the place in line, from the person furthest behind.
    """

    place: int
    employee_id: str
    unit: str


@dataclass(frozen=True)
class Group:
    """People who are alike, those furthest behind first, and what each of them may do."""

    bundles: tuple[Bundle, ...]
    people: tuple[Person, ...]

    @property
    def units(self) -> Counter[str]:
        """How many of them each unit has."""
        return Counter(person.unit for person in self.people)


def pooled(
    lifts: Iterable[Lift], courses: Sequence[Course], line: Mapping[str, int]
) -> tuple[Group, ...]:
    """Return the groups in an order that does not depend on the order of the people.

    Args:
        line: the place of each person in line.
    """
    alike: dict[tuple[Option, ...], list[Person]] = defaultdict(list)
    for employee_id, own in _by_person(lifts).items():
        options = sorted({option for lift in own for option in options_of(lift, courses)})
        if options:
            person = Person(line[employee_id], employee_id, own[0].unit)
            alike[tuple(options)].append(person)
    return tuple(
        Group(bundles_of(options), tuple(sorted(people, key=attrgetter("place"))))
        for options, people in sorted(alike.items())
    )


def options_of(lift: Lift, courses: Sequence[Course]) -> Iterator[Option]:
    """Yield the ways in which a lift can be done: as paperwork, or at each course that serves."""
    if lift.deed not in TAUGHT:
        yield Option(lift.indicator, lift.deed, -1, micro(lift.gain), 0, 0)
        return
    for place, course in enumerate(courses):
        if serves(course, lift):
            hours = course.hours if course.is_whole or not lift.hours else lift.hours
            cost = course.cost_per_person
            yield Option(lift.indicator, lift.deed, place, micro(lift.gain), micro(hours), cost)


def serves(course: Course, lift: Lift) -> bool:
    """Tell whether the course is for this sub-indicator and tier, and long enough."""
    fits = course.indicator == lift.indicator and course.hours >= lift.hours
    return fits and (not course.tiers or lift.tier in course.tiers)


def bundles_of(options: Iterable[Option]) -> tuple[Bundle, ...]:
    """Return every way to take at most one option in each sub-indicator."""
    choices: dict[str, list[Option | None]] = defaultdict(lambda: [None])
    for option in options:
        choices[option.indicator].append(option)
    taken = (tuple(option for option in row if option) for row in product(*choices.values()))
    return tuple(_bundle(row) for row in taken if row)


def exact(millionths: int) -> Decimal:
    """Return millionths as a decimal without needless zeros.

    >>> exact(22_500_000)
    Decimal('22.5')
    """
    units, rest = divmod(millionths, MICRO)
    return Decimal(units) if not rest else (Decimal(millionths) / MICRO).normalize()


def uses(bundle: Bundle) -> Counter[int]:
    """Count the seats that a bundle takes in each course."""
    return Counter(bundle.courses)


def _bundle(options: tuple[Option, ...]) -> Bundle:
    return Bundle(
        options,
        gain=sum(option.gain for option in options),
        hours=sum(option.hours for option in options),
        cost=sum(option.cost for option in options),
        deeds=len(options),
        courses=tuple(option.course for option in options if option.course >= 0),
    )


def _by_person(lifts: Iterable[Lift]) -> dict[str, list[Lift]]:
    found: dict[str, list[Lift]] = defaultdict(list)
    for lift in lifts:
        found[lift.employee_id].append(lift)
    return found
