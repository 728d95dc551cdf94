"""Lists and moves as the pages show them, and searches for people and posts."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import Agency
from takar.web.mobility.models import Move, MoveList, Window
from takar.web.mobility.rules import UNCHECKED, VERDICTS
from takar.web.people.models import Employee, Position

FOUND_AT_ONCE = 20


def lists_in(agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[MoveList]:
    """Return the lists of an agency that match a search, newest first, with their counts."""
    found = MoveList.objects.filter(agency=agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(Q(title__icontains=word) | Q(decree__icontains=word))
    if state := wanted.get("state"):
        found = found.filter(state=state)
    counts = {
        f"count_{verdict.lower()}": Count("moves", filter=Q(moves__verdict=verdict))
        for verdict in VERDICTS
    }
    rows: QuerySet[MoveList] = found.annotate(people=Count("moves"), **counts)
    return rows.order_by("-made_at", "-pk")


def moves_of(one: MoveList, wanted: Mapping[str, Any]) -> QuerySet[Move]:
    """Return the moves of a list that match a search, in the order they were laid out."""
    found = Move.objects.filter(move_list=one)
    for word in (wanted.get("q") or "").split():
        found = found.filter(
            Q(employee__name__icontains=word)
            | Q(employee__nip__startswith=word)
            | Q(position__title__icontains=word)
        )
    if verdict := wanted.get("verdict"):
        found = found.filter(verdict="" if verdict == UNCHECKED else verdict)
    rows: QuerySet[Move] = found.select_related(
        "employee__position", "employee__unit", "position__unit"
    )
    return rows.order_by("pk")


def verdicts_of(one: MoveList) -> dict[str, int]:
    """Return how many moves have each verdict; those not checked stand under their own word."""
    rows = Move.objects.filter(move_list=one).order_by().values_list("verdict")
    counts = dict(rows.annotate(people=Count("pk")))
    return {**{word: counts.get(word, 0) for word in VERDICTS}, UNCHECKED: counts.get("", 0)}


def windows_of(agency: Agency) -> QuerySet[Window]:
    """Return the windows of an agency, latest first."""
    found: QuerySet[Window] = Window.objects.filter(agency=agency)
    return found


def people_like(agency: Agency, words: str) -> QuerySet[Employee]:
    """Return a few employees whose name or NIP holds every word."""
    found = Employee.objects.filter(agency=agency, left_on=None)
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(nip__startswith=word))
    rows: QuerySet[Employee] = found if words.strip() else found.none()
    return rows.select_related("position", "unit").order_by("name", "pk")[:FOUND_AT_ONCE]


def posts_like(agency: Agency, words: str) -> QuerySet[Position]:
    """Return a few posts whose title, code or unit holds every word."""
    found = Position.objects.filter(agency=agency)
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word) | Q(unit__name__icontains=word) | Q(code__iexact=word)
        )
    rows: QuerySet[Position] = found if words.strip() else found.none()
    return rows.select_related("unit").order_by("title", "pk")[:FOUND_AT_ONCE]
