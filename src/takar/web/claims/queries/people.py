"""Whose claims somebody may read, and who decides on one."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates
from takar.web.claims.models import Claim
from takar.web.claims.permissions import had_a_hand
from takar.web.claims.rules import RESTRICTED, UNIT_KINDS
from takar.web.people.models import Employee
from takar.web.people.queries import employees_seen_by

WHOLE = (
    *("agency", "employee__agency", "employee__unit", "employee__user", "course"),
    *("entered_by", "submitted_by", "decided_by"),
)


def claims_seen_by(user: User, agency: Agency) -> QuerySet[Claim]:
    """Return the claims somebody may read; of discipline one's own, unless they operate."""
    seen = employees_seen_by(user, agency).order_by().values("pk")
    claims: QuerySet[Claim] = Claim.objects.filter(agency=agency)
    allowed = Q(employee__in=seen) | Q(entered_by=user)
    if not operates(user, agency):
        allowed &= ~Q(evidence__in=RESTRICTED) | Q(employee__user=user)
    return claims.filter(allowed).select_related(*WHOLE)


def visible_claim(user: User, agency: Agency, pk: int) -> Claim:
    """Return one claim this person may read; 404 otherwise."""
    return get_object_or_404(claims_seen_by(user, agency), pk=pk)


def claims_of(user: User, employee: Employee) -> QuerySet[Claim]:
    """Return what was entered about one person, as this reader may see it, the newest first."""
    return claims_seen_by(user, employee.agency).filter(employee=employee)


def reads_claims_of(user: User, employee: Employee) -> bool:
    """The employee is among those the reader sees."""
    return employees_seen_by(user, employee.agency).filter(pk=employee.pk).exists()


def verifiers_of(claim: Claim) -> list[User]:
    """Return who may decide on a claim: the operators, and for a training the heads above."""
    allowed = Q(memberships__agency=claim.agency_id, memberships__role=Role.OPERATOR)
    if claim.evidence in UNIT_KINDS and claim.employee.unit is not None:
        codes = [code for code in claim.employee.unit.path.split("/") if code]
        allowed |= Q(
            memberships__agency=claim.agency_id,
            memberships__role=Role.UNIT_HEAD,
            headed__agency=claim.agency_id,
            headed__code__in=codes,
        )
    found = User.objects.filter(allowed, is_active=True).distinct()
    return [user for user in found if not had_a_hand(user, claim)]
