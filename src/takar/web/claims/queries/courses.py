"""Courses entered for many: who sees them, and what became of their claims."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates
from takar.web.claims.models import Claim, ClaimState, Course
from takar.web.people.models import Employee


def courses_kept_by(user: User, agency: Agency) -> QuerySet[Course]:
    """Return the courses somebody entered, all of the agency for an operator, with their counts."""
    courses: QuerySet[Course] = Course.objects.filter(agency=agency).select_related("made_by")
    if not operates(user, agency):
        courses = courses.filter(made_by=user)
    states = {
        f"{state.name.lower()}_count": Count("claims", filter=Q(claims__state=state))
        for state in ClaimState
    }
    return courses.annotate(all_count=Count("claims"), **states).order_by("-made_at", "-pk")


def kept_course(user: User, agency: Agency, pk: int) -> Course:
    """Return one course somebody looks after; 404 otherwise."""
    return get_object_or_404(courses_kept_by(user, agency), pk=pk)


def claims_of_course(course: Course) -> QuerySet[Claim]:
    """Return the claims of a course by the name of the person."""
    claims: QuerySet[Claim] = Claim.objects.filter(course=course)
    return claims.select_related("employee__unit", "decided_by").order_by("employee__name", "pk")


def deciders_for(agency: Agency, people: Iterable[Employee], *, but: User) -> list[User]:
    """Return who may verify trainings of these people: operators, and the heads above them."""
    codes = {code for one in people if one.unit for code in one.unit.path.split("/") if code}
    allowed = Q(memberships__agency=agency, memberships__role=Role.OPERATOR) | Q(
        memberships__agency=agency,
        memberships__role=Role.UNIT_HEAD,
        headed__agency=agency,
        headed__code__in=codes,
    )
    return list(User.objects.filter(allowed, is_active=True).exclude(pk=but.pk).distinct())
