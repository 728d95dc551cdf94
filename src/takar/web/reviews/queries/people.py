"""Who is told of what, and who may be called to the committee."""

from django.db.models import QuerySet

from takar.web.accounts.models import Agency, Role, User
from takar.web.reviews.models import Case, Cycle


def users_of(agency: Agency, role: str) -> list[User]:
    """Return who holds a role in an agency."""
    held = User.objects.filter(memberships__agency=agency, memberships__role=role, is_active=True)
    return list(held.distinct().order_by("pk"))


def callable_to(cycle: Cycle) -> QuerySet[User]:
    """Return who can be called to the committee: everybody with an account but mere employees."""
    roles = (Role.OPERATOR, Role.LEADER, Role.UNIT_HEAD, Role.AUDITOR)
    held = User.objects.filter(
        memberships__agency=cycle.agency, memberships__role__in=roles, is_active=True
    )
    seated = cycle.members.values("user")
    return held.exclude(pk__in=seated).distinct().order_by("full_name", "pk")


def readers_of_own(cycle: Cycle) -> list[User]:
    """Return the people of a cycle who have an account."""
    own = Case.objects.filter(cycle=cycle, employee__user__isnull=False).order_by()
    return list(User.objects.filter(pk__in=own.values("employee__user"), is_active=True))
