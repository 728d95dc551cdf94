"""How the pages find what the reader may see."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.development.models import Booking, Course, Plan
from takar.web.development.permissions import operates, reads_plans, reads_whole_plans
from takar.web.development.queries import bookings_seen, plans_seen
from takar.web.kit.answers import require

SECTIONS = (
    ("plan", _("Ringkasan"), "layout-dashboard", False),
    ("needs", _("Kebutuhan"), "list-checks", False),
    ("units", _("Per unit"), "network", False),
    ("blanks", _("Belum dinilai"), "circle-question-mark", False),
    ("courses", _("Pelatihan"), "book-open", True),
    ("bookings", _("Peserta"), "users", False),
)
"""Pages of a plan, each with whether only those who read it whole see it."""


def seen_plan(request: SignedInRequest, pk: int) -> Plan:
    """Return one plan of the agency that the reader may open."""
    require(reads_plans(request.user, request.agency))
    plans = plans_seen(request.user, request.agency).select_related("agency", "decided_by")
    return get_object_or_404(plans, pk=pk)


def seen_course(request: SignedInRequest, pk: int) -> Course:
    """Return one training of a plan of the agency, to those who read plans whole."""
    require(reads_whole_plans(request.user, request.agency))
    rows = Course.objects.filter(plan__agency=request.agency).select_related("plan__agency")
    found: Course = get_object_or_404(rows, pk=pk)
    return found


def seen_booking(request: SignedInRequest, pk: int) -> Booking:
    """Return one booking whose person the reader may read about."""
    require(reads_plans(request.user, request.agency))
    own = Booking.objects.filter(plan__in=plans_seen(request.user, request.agency))
    plan: Plan = get_object_or_404(own.select_related("plan__agency"), pk=pk).plan
    rows = bookings_seen(request.user, plan, {})
    found = get_object_or_404(rows.select_related("changed_by", "employee__unit"), pk=pk)
    found.plan = plan
    return found


def place(request: SignedInRequest, plan: Plan, here: str, **facts: Any) -> dict[str, Any]:
    """Return what every page of a plan shows: its tabs and what the reader may do."""
    is_whole = reads_whole_plans(request.user, plan)
    tabs = [
        {
            "link": reverse(f"development:{name}", args=[plan.pk]),
            "title": title,
            "icon": icon,
            "is_here": name == here,
        }
        for name, title, icon, is_for_whole in SECTIONS
        if is_whole or not is_for_whole
    ]
    may = {"reads_whole": is_whole, "may_operate": operates(request.user, plan)}
    return {"plan": plan, "tabs": tabs, **may, **facts}
