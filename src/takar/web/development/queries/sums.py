"""What a plan costs as it stands: trainings by quarter, their classes, their people."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from takar.web.development.models import Booking, Course, Plan
from takar.web.development.rules import STANDING, classes


@dataclass(frozen=True)
class Group:
    """A training as it is held in one quarter.

    Attributes:
        quarter: none where it is not set.
    """

    course: Course
    quarter: int | None
    people: int

    @property
    def classes(self) -> int:
        """How many classes its people need."""
        return classes(self.people, self.course.class_size)

    @property
    def cost(self) -> int:
        """What its people and classes cost."""
        course = self.course
        return int(self.people * course.cost_per_person + self.classes * course.cost_per_class)

    @property
    def hours(self) -> Decimal:
        """The lesson hours of everybody."""
        return self.people * self.course.lesson_hours


@dataclass(frozen=True)
class Sums:
    """What a plan comes to, changes by hand included."""

    cost: int
    hours: Decimal
    bookings: int
    people: int
    worth: Decimal
    left: int | None

    @property
    def is_over(self) -> bool:
        """Whether it costs more than the budget."""
        return self.left is not None and self.left < 0


def groups_of(plan: Plan) -> list[Group]:
    """Return the trainings as they are held, by quarter; those without one last."""
    standing = Booking.objects.filter(plan=plan, state__in=STANDING)
    counts = standing.order_by().values_list("course", "quarter").annotate(Count("pk"))
    courses = Course.objects.filter(plan=plan).in_bulk()
    found = [Group(courses[course], quarter, people) for course, quarter, people in counts]
    return sorted(found, key=lambda own: (own.quarter or 9, own.course.code))


def sums_of(plan: Plan) -> Sums:
    """Add up a plan as it stands."""
    groups = groups_of(plan)
    standing = Booking.objects.filter(plan=plan, state__in=STANDING).order_by()
    told = standing.aggregate(people=Count("employee", distinct=True), worth=Sum("worth"))
    cost = sum(group.cost for group in groups)
    return Sums(
        cost=cost,
        hours=sum((group.hours for group in groups), Decimal(0)),
        bookings=sum(group.people for group in groups),
        people=told["people"],
        worth=told["worth"] or Decimal(0),
        left=None if plan.budget is None else plan.budget - cost,
    )
