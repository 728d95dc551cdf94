"""How the pages find what the reader may see."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.people.models import Position
from takar.web.posts.models import Demand, VacancyNote
from takar.web.posts.permissions import reads_posts


def read_by(request: SignedInRequest) -> None:
    """Let in who may read the posts."""
    if not reads_posts(request.user, request.agency):
        raise PermissionDenied


def seen_post(request: SignedInRequest, pk: int) -> Position:
    """Return one post of the agency."""
    read_by(request)
    posts = Position.objects.filter(agency=request.agency)
    found: Position = get_object_or_404(posts.select_related("agency", "unit", "profile"), pk=pk)
    return found


def seen_demand(request: SignedInRequest, pk: int) -> Demand:
    """Return one demand of a post of the agency."""
    read_by(request)
    rows = Demand.objects.filter(position__agency=request.agency)
    found: Demand = get_object_or_404(rows.select_related("position__agency"), pk=pk)
    return found


def seen_note(request: SignedInRequest, pk: int) -> VacancyNote:
    """Return one declaration about a post of the agency."""
    read_by(request)
    rows = VacancyNote.objects.filter(position__agency=request.agency)
    found: VacancyNote = get_object_or_404(rows.select_related("position__agency"), pk=pk)
    return found
