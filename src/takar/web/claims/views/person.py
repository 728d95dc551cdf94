"""What was entered about one person: their own page, and the tab on the page of somebody else."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from takar.web.accounts.requests import SignedInRequest
from takar.web.claims.actions import view_claims
from takar.web.claims.permissions import enters_for, enters_kind
from takar.web.claims.queries.hours import hours_by_year
from takar.web.claims.queries.people import claims_of
from takar.web.claims.rules import EVIDENCE, SLUGS, YEARS_SHOWN
from takar.web.people.queries import employees_seen_by, visible_employee


def mine(request: SignedInRequest) -> HttpResponse:
    """Go to what was entered about oneself; say so where the account belongs to no employee."""
    own = employees_seen_by(request.user, request.agency).filter(user=request.user).first()
    if own is None:
        return render(request, "claims/nobody.html")
    return redirect("claims:person", own.pk)


def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what was entered about somebody, where it stands, and the lesson hours of each year."""
    employee = visible_employee(request.user, request.agency, pk)
    is_own = employee.user_id == request.user.pk
    if not is_own:
        view_claims(request.user, employee, page="bukti")
    year = timezone.localdate().year
    claims = list(claims_of(request.user, employee))
    return render(
        request,
        "claims/person.html",
        {
            "employee": employee,
            "is_own": is_own,
            "claims": sorted(claims, key=lambda claim: claim.rank),
            "hours": hours_by_year(employee, first=year - YEARS_SHOWN + 1, last=year),
            "kinds": [
                (slug, EVIDENCE[kind])
                for slug, kind in SLUGS.items()
                if enters_kind(request.user, employee, kind)
            ],
            "may_enter": enters_for(request.user, employee),
        },
    )
