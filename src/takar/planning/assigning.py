"""Who goes: the numbers per group become names, furthest behind first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from takar.planning.choices import Choices
from takar.planning.plan import Booking, Step, Totals
from takar.planning.pooling import Bundle, Group, Person, exact
from takar.planning.problem import Course
from takar.planning.solving import Found

Assigned = tuple[Person, Bundle]


def steps_of(choices: Choices, found: Found) -> tuple[Step, ...]:
    """Name who does what, by unit, person and sub-indicator."""
    given = [
        Step(lift.employee_id, lift.unit, lift.indicator, lift.deed, lift.gain)
        for lift in choices.given
    ]
    chosen = [
        step
        for place, group in enumerate(choices.groups)
        for person, bundle in assigned(group, *_counts(group, place, found))
        for step in _steps(person, bundle, choices.task.courses)
    ]
    return tuple(sorted([*given, *chosen], key=attrgetter("unit", "employee_id", "indicator")))


def assigned(group: Group, counts: Sequence[int], going: Counter[str] | None) -> Iterator[Assigned]:
    """Give the bundles to people: those in front get what gains most.

    Args:
        counts: how many take each bundle.
        going: how many of each unit may go to a course; ``None`` where units have no limit.
    """
    wanted = sorted(
        (bundle for bundle, count in zip(group.bundles, counts, strict=True) for _ in range(count)),
        key=lambda bundle: (-bundle.gain, bundle.options),
    )
    free = list(group.people)
    taught = [bundle for bundle in wanted if bundle.people]
    goers = free if going is None else _first_of(free, going)
    pairs = list(zip(goers, taught, strict=False))
    yield from pairs
    gone = {person.place for person, _ in pairs}
    rest = (person for person in free if person.place not in gone)
    yield from zip(rest, (bundle for bundle in wanted if not bundle.people), strict=False)


def bookings_of(steps: Iterable[Step], courses: Iterable[Course]) -> tuple[Booking, ...]:
    """Add up the courses as they are held, in the order of the list."""
    rows = list(steps)
    people = Counter(step.course for step in rows)
    hours: Counter[str] = Counter()
    for step in rows:
        hours[step.course] += step.hours  # type: ignore[assignment]
    return tuple(
        Booking(
            course,
            people[course.code],
            classes := classes_for(course, people[course.code]),
            Decimal(hours[course.code]),
            people[course.code] * course.cost_per_person + classes * course.cost_per_class,
        )
        for course in courses
        if people[course.code]
    )


def classes_for(course: Course, people: int) -> int:
    """Return the classes that seat so many people.

    >>> classes_for(Course("A", "SEMINAR", Decimal(8), class_size=30), 31)
    2
    """
    return -(-people // course.class_size) if course.class_size else min(people, 1)


def totals_of(steps: Iterable[Step], courses: Iterable[Course]) -> Totals:
    """Add up a set of steps."""
    rows = list(steps)
    return Totals(
        hours=sum((step.hours for step in rows), Decimal(0)),
        people=len({step.employee_id for step in rows if step.course}),
        cost=sum(booking.cost for booking in bookings_of(rows, courses)),
        deeds=len(rows),
        gain=sum((step.gain for step in rows), Decimal(0)),
    )


def _counts(group: Group, place: int, found: Found) -> tuple[list[int], Counter[str] | None]:
    values = found.values
    counts = [values.get(("bundle", place, number), 0) for number in range(len(group.bundles))]
    going = {str(key[2]): n for key, n in values.items() if key[0] == "going" and key[1] == place}
    return counts, Counter(going) if going else None


def _first_of(people: Iterable[Person], going: Counter[str]) -> list[Person]:
    """Keep the first so many of each unit."""
    left = Counter(going)
    kept = []
    for person in people:
        if left[person.unit] > 0:
            left[person.unit] -= 1
            kept.append(person)
    return kept


def _steps(person: Person, bundle: Bundle, courses: Sequence[Course]) -> Iterator[Step]:
    for option in bundle.options:
        course = courses[option.course].code if option.course >= 0 else ""
        yield Step(
            person.employee_id,
            person.unit,
            option.indicator,
            option.deed,
            exact(option.gain),
            course,
            exact(option.hours),
            option.cost,
        )
