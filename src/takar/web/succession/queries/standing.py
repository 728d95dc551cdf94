"""What other rooms ask: successors of a post, the bench of every target post, wishes."""

from django.db.models import QuerySet

from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, Position
from takar.web.succession.models import Interest, Listing, Ranked
from takar.web.succession.queries.lists import IN_ORDER, newest_survey
from takar.web.succession.rules import OUTSIDE


def bench(agency: Agency) -> QuerySet[Listing]:
    """Return the lists of the newest survey, in its order: the posts most at risk first."""
    survey = newest_survey(agency)
    found: QuerySet[Listing] = Listing.objects.filter(survey=survey)
    return found.select_related("position__unit", "survey").order_by("pk")


def successors(position: Position) -> QuerySet[Ranked]:
    """Return who stands on the newest list of a post, whoever is outside left out."""
    survey = newest_survey(position.agency)
    rows: QuerySet[Ranked] = Ranked.objects.filter(
        listing__survey=survey, listing__position=position
    ).exclude(part=OUTSIDE)
    return rows.select_related("employee").order_by(*IN_ORDER)


def interests_of(employee: Employee) -> QuerySet[Interest]:
    """Return the posts that interest an employee now."""
    found: QuerySet[Interest] = Interest.objects.filter(employee=employee, withdrawn_at=None)
    return found.select_related("position__unit").order_by("-since")
