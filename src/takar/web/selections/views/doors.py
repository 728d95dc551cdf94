"""How the pages find what the reader may see, and do one deed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
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


def deed(
    request: SignedInRequest,
    act: Callable[[], object],
    done: Any,
    *where: Any,
    form: forms.BaseForm | None = None,
) -> HttpResponse:
    """Do one act of a form, tell how it went, and go on; a form at fault does nothing."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if form is not None and not form.is_valid():
        for name, faults in form.errors.items():
            label = f"{form.fields[name].label}: " if name in form.fields else ""
            messages.error(request, label + " ".join(str(fault) for fault in faults))
        return redirect(*where)
    try:
        outcome = act()
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        messages.success(request, str(done).format(outcome=outcome))
    return redirect(*where)
