"""Who may be seen by whom, and the list of them searched, filtered and sorted."""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import is_mere_guest, operates, sees_everyone
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.rules import SORTS

_NIP = re.compile(r"^\d{18}$")


def employees_seen_by(user: User, agency: Agency) -> QuerySet[Employee]:
    """Return the employees this person may read about.

    Operators, leaders and auditors see everyone; a unit head those in the units they head and
    below; a guest nobody; everybody else themselves.
    """
    everyone = Employee.objects.filter(agency=agency)
    if sees_everyone(user, agency):
        return everyone
    if is_mere_guest(user, agency):
        return everyone.none()
    allowed = Q(user=user)
    if user.is_one_of(agency.pk, Role.UNIT_HEAD):
        for path in units_headed_by(user, agency):
            allowed |= Q(unit__path__startswith=path)
    return everyone.filter(allowed)


def units_headed_by(user: User, agency: Agency) -> list[str]:
    """Return the paths of the units somebody heads."""
    headed = WorkUnit.objects.filter(agency=agency, head=user).exclude(path="")
    return list(headed.values_list("path", flat=True))


def visible_employee(user: User, agency: Agency, pk: int) -> Employee:
    """Return one employee this person may see, with unit and post; 404 otherwise."""
    seen = employees_seen_by(user, agency).select_related("unit", "position", "agency")
    return get_object_or_404(seen, pk=pk)


def roster(user: User, agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Employee]:
    """Return the employees that match a search, in the order asked for.

    Args:
        user: who asks; they get what they may see.
        agency: where they look.
        wanted: cleaned values of ``RosterForm``; what is missing does not narrow.
    """
    people = employees_seen_by(user, agency).select_related("unit", "position")
    if not wanted.get("left"):
        people = people.filter(left_on=None)
    for narrowed in (by_text, by_facts, by_gap):
        people = narrowed(user, agency, people, wanted)
    return people.order_by(*SORTS.get(wanted.get("sort") or "", SORTS["nama"]), "pk")


def by_text(
    user: User, agency: Agency, people: QuerySet[Employee], wanted: Mapping[str, Any]
) -> QuerySet[Employee]:
    """Narrow by name, post or NIP; who may not see birth dates must know the NIP whole."""
    text = (wanted.get("q") or "").strip()
    digits = text.replace(" ", "")
    if not text:
        return people
    if digits.isdigit():
        whole = bool(_NIP.match(digits))
        known = Q(nip=digits) if whole else Q(pk__in=[])
        return people.filter(Q(nip__startswith=digits) if operates(user, agency) else known)
    for word in text.split():
        people = people.filter(Q(name__icontains=word) | Q(position_title__icontains=word))
    return people


def by_facts(
    user: User, agency: Agency, people: QuerySet[Employee], wanted: Mapping[str, Any]
) -> QuerySet[Employee]:
    """Narrow by unit (and all below it), tier, kind, employment, grade, education, post."""
    if unit := wanted.get("unit"):
        people = people.filter(unit__path__startswith=unit.path)
    for name in ("position_tier", "position_kind", "employment", "grade", "education_level"):
        if values := wanted.get(name):
            people = people.filter(
                **{f"{name}__in": values if isinstance(values, list) else [values]}
            )
    if wanted.get("strategic"):
        people = people.filter(position__is_strategic=True)
    return people


def by_gap(
    user: User, agency: Agency, people: QuerySet[Employee], wanted: Mapping[str, Any]
) -> QuerySet[Employee]:
    """Narrow to those of whom one field is not known."""
    gap = wanted.get("missing")
    if not gap:
        return people
    return people.filter(Q(**{f"{gap}__isnull": True}))


def grades_of(agency: Agency) -> list[str]:
    """Return the grades held in an agency."""
    held = Employee.objects.filter(agency=agency, left_on=None).order_by()
    return sorted(grade for grade in held.values_list("grade", flat=True).distinct() if grade)
