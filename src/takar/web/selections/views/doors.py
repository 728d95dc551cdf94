"""How the pages find what the reader may see, and do one deed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.selections.models import Applicant, Post, Selection
from takar.web.selections.permissions import reads_selections


def read_by(request: SignedInRequest) -> None:
    """Let in who may read selections."""
    if not reads_selections(request.user, request.agency):
        raise PermissionDenied


def seen_selection(request: SignedInRequest, pk: int) -> Selection:
    """Return one selection of the agency."""
    read_by(request)
    found: Selection = get_object_or_404(
        Selection.objects.filter(agency=request.agency).select_related("agency", "event"), pk=pk
    )
    return found


def seen_post(request: SignedInRequest, pk: int) -> Post:
    """Return one post of a selection of the agency."""
    read_by(request)
    posts = Post.objects.filter(selection__agency=request.agency)
    found: Post = get_object_or_404(posts.select_related("selection__agency"), pk=pk)
    return found


def seen_applicant(request: SignedInRequest, pk: int) -> Applicant:
    """Return one applicant of the agency."""
    read_by(request)
    rows = Applicant.objects.filter(post__selection__agency=request.agency)
    found: Applicant = get_object_or_404(rows.select_related("post__selection__agency"), pk=pk)
    return found
