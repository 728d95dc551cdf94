"""Everything the room reads."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from takar.web.accounts.models import Agency, Membership, User


@dataclass(frozen=True)
class Member:
    """A person of an agency with their roles in it."""

    user: User
    memberships: list[Membership]


def managed_agencies(user: User) -> QuerySet[Agency]:
    """The agencies whose accounts this person manages."""
    if user.is_platform_admin:
        return Agency.objects.all()
    return Agency.objects.filter(pk__in=[pk for pk in user.roles if user.is_one_of(pk, "OPERATOR")])


def agencies_with_sizes(user: User) -> QuerySet[Agency]:
    """The managed agencies, each with the number of its members."""
    return managed_agencies(user).annotate(member_count=Count("memberships__user", distinct=True))


def own_agencies(user: User) -> QuerySet[Agency]:
    """The agencies this person belongs to."""
    return Agency.objects.filter(memberships__user=user).distinct()


def members_of(agency: Agency, *, search: str = "") -> list[Member]:
    """The people of an agency in the order of their names, each with all their roles."""
    rows = (
        Membership.objects.filter(agency=agency)
        .select_related("user")
        .order_by("user__full_name", "user__username", "role")
    )
    if search:
        rows = rows.filter(user__full_name__icontains=search) | rows.filter(
            user__username__icontains=search
        )
    held: dict[int, Member] = {}
    for row in rows:
        held.setdefault(row.user_id, Member(row.user, [])).memberships.append(row)
    return list(held.values())


def is_only_of(user: User, agency: Agency) -> bool:
    """Tell whether this account belongs to that agency alone."""
    return not user.is_platform_admin and set(user.roles) <= {agency.pk}
