"""Whom a meeting looks at: searched and narrowed cases, and how many stand in which box."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)

from takar.web.accounts.models import User
from takar.web.people.models import Employee
from takar.web.people.queries.roster import by_text
from takar.web.reviews.models import Case, Cycle, Proposal
from takar.web.reviews.rules.states import BOXES

Cases = QuerySet[Case]
UNDETERMINED = 0
"""Stands for "no box" where an address needs a number; never a low box."""
BOXLESS = ExpressionWrapper(Q(box_now__isnull=True), output_field=BooleanField())
"""Whoever cannot be placed yet stands after the others in a list, whatever their name."""


def cases_seen_by(user: User, cycle: Cycle) -> Cases:
    """Return the cases of a cycle without the reader's own, which has a page of its own."""
    cases: Cases = Case.objects.filter(cycle=cycle)
    return cases.exclude(employee__user=user)


def narrowed(user: User, cycle: Cycle, cases: Cases, wanted: Mapping[str, Any]) -> Cases:
    """Keep the cases a filled-in filter asks for, whatever their box."""
    if unit := wanted.get("unit"):
        cases = cases.filter(employee__unit__path__startswith=unit.path)
    if tier := wanted.get("tier"):
        cases = cases.filter(employee__position_tier=tier)
    if wanted.get("q"):
        people = Employee.objects.filter(agency=cycle.agency)
        cases = cases.filter(employee__in=by_text(user, cycle.agency, people, wanted))
    return of_kind(cases, wanted.get("show") or "")


def of_kind(cases: Cases, kind: str) -> Cases:
    """Keep the cases of one kind: proposed, moved, without a box, with missing evidence."""
    open_ones = Proposal.objects.filter(case=OuterRef("pk"), state="DIAJUKAN")
    kinds = {
        "usulan": Q(Exists(open_ones)),
        "berubah": Q(changes__gt=0),
        "belum": Q(box_now__isnull=True),
        "sebagian": ~Q(result__gaps=""),
    }
    return cases.filter(kinds[kind]) if kind in kinds else cases


def in_box(cases: Cases, box: int | None) -> Cases:
    """Keep the people of one box; 0 means those without one, nothing means all."""
    if box is None:
        return cases
    return cases.filter(box_now=None if box == UNDETERMINED else box)


def ordered(cases: Cases) -> Cases:
    """Return cases by name, those in a box first, and whether a proposal waits for each."""
    waiting = Proposal.objects.filter(case=OuterRef("pk"), state="DIAJUKAN")
    found = cases.select_related("employee__unit", "result").defer("result__components")
    found = found.annotate(waits=Exists(waiting), boxless=BOXLESS)
    return found.order_by("boxless", "employee__name", "pk")


@dataclass(frozen=True)
class Spread:
    """How many people stand in each box, measured and now.

    Attributes:
        pairs: people by the measured box and the box of now; 0 is "no box".
    """

    pairs: Mapping[tuple[int, int], int]

    @property
    def measured(self) -> dict[int, int]:
        """How many stood in each box when measured."""
        return self.summed(0)

    @property
    def now(self) -> dict[int, int]:
        """How many stand in each box now."""
        return self.summed(1)

    def summed(self, side: int) -> dict[int, int]:
        """Return how many stand in each box on one side, "no box" under 0."""
        found: Counter[int] = Counter()
        for pair, people in self.pairs.items():
            found[pair[side]] += people
        return {box: found[box] for box in (UNDETERMINED, *BOXES)}

    @property
    def total(self) -> int:
        """How many people there are."""
        return sum(self.pairs.values())

    @property
    def moved(self) -> int:
        """How many stand elsewhere than measured."""
        return sum(people for (old, new), people in self.pairs.items() if old != new)

    @property
    def moves(self) -> list[tuple[int, int, int]]:
        """From which box to which how many were moved, most first."""
        found = [(old, new, people) for (old, new), people in self.pairs.items() if old != new]
        return sorted(found, key=lambda move: (-move[2], move[0], move[1]))

    @property
    def rows(self) -> list[tuple[int, int, int, int]]:
        """Each box with how many before, now, and the difference; highest first."""
        old, new = self.measured, self.now
        boxes = (*reversed(BOXES), UNDETERMINED)
        return [(box, old[box], new[box], new[box] - old[box]) for box in boxes]


def spread_of(cases: Cases) -> Spread:
    """Return how the boxes of some cases are spread, in one query."""
    counted = cases.order_by().values_list("box_measured", "box_now").annotate(people=Count("pk"))
    return Spread({(old or 0, new or 0): people for old, new, people in counted})


@dataclass(frozen=True)
class Place:
    """Where one case lies in the list somebody walks along."""

    before: Case | None
    after: Case | None


def place_in(cases: Cases, case: Case) -> Place:
    """Return who stands before and after a case in the list that ``ordered`` makes."""
    name, pk, boxless = case.employee.name, case.pk, case.box_now is None
    earlier = Q(employee__name__lt=name) | Q(employee__name=name, pk__lt=pk)
    later = Q(employee__name__gt=name) | Q(employee__name=name, pk__gt=pk)
    same, other = Q(boxless=boxless), Q(boxless=not boxless)
    rows = cases.select_related("employee").annotate(boxless=BOXLESS)
    before = same & earlier | other if boxless else same & earlier
    after = same & later if boxless else same & later | other
    return Place(
        before=rows.filter(before).order_by("-boxless", F("employee__name").desc(), "-pk").first(),
        after=rows.filter(after).order_by("boxless", "employee__name", "pk").first(),
    )
