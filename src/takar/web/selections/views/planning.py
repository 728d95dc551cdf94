"""Pages on which a selection is laid out."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.kit.paging import page_of
from takar.web.selections import actions
from takar.web.selections.forms import (
    ComponentForm,
    MemberForm,
    PostForm,
    ReasonForm,
    SelectionFilter,
    SelectionForm,
)
from takar.web.selections.models import Component, Member
from takar.web.selections.queries import findings_of, law_for, posts_of, selections_in
from takar.web.selections.rules import ORDER, STATES
from takar.web.selections.views.doors import read_by, seen_post, seen_selection


def selections(request: SignedInRequest) -> HttpResponse:
    """List the selections."""
    read_by(request)
    form = SelectionFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, selections_in(request.agency, wanted))
    context = {"form": form, "page": page, "may_operate": operates(request.user, request.agency)}
    return render(request, "selections/selections.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Open a selection."""
    if not operates(request.user, request.agency):
        raise PermissionDenied
    form, fault = SelectionForm(request.POST or None, agency=request.agency), None
    if form.is_valid():
        try:
            made = actions.open_selection(request.user, request.agency, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("selections:selection", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "selections/create.html", context, status=422 if fault else 200)


def selection(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a selection: posts, components, committee, and what is wrong."""
    one = seen_selection(request, pk)
    place = ORDER.index(one.state)
    context = {
        "selection": one,
        "posts": posts_of(one),
        "components": one.components.all(),
        "members": one.members.all(),
        "findings": findings_of(one),
        "limits": law_for(one).record("selection.limits"),
        "next": (ORDER[place + 1], STATES[ORDER[place + 1]]) if place + 1 < len(ORDER) else None,
        "back": (ORDER[place - 1], STATES[ORDER[place - 1]]) if place else None,
        "post_form": PostForm(agency=request.agency),
        "component_form": ComponentForm(),
        "member_form": MemberForm(),
        "may_operate": operates(request.user, one),
    }
    return render(request, "selections/selection.html", context)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a selection on or back."""
    one = seen_selection(request, pk)
    state, reason = request.POST.get("state", ""), request.POST.get("reason", "")
    return deed(
        request,
        lambda: actions.move_selection(request.user, one, state=state, reason=reason),
        _("Keadaan seleksi diubah."),
        "selections:selection",
        one.pk,
    )


def component(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lay down one component."""
    one, form = seen_selection(request, pk), ComponentForm(request.POST)
    return deed(
        request,
        lambda: actions.set_component(request.user, one, **form.cleaned_data),
        _("Komponen disimpan."),
        "selections:selection",
        one.pk,
        form=form,
    )


def drop_component(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove one component."""
    read_by(request)
    rows = Component.objects.filter(selection__agency=request.agency)
    found: Component = get_object_or_404(rows, pk=pk)
    return deed(
        request,
        lambda: actions.remove_component(request.user, found),
        _("Komponen dihapus."),
        "selections:selection",
        found.selection_id,
    )


def member(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a member to the committee."""
    one, form = seen_selection(request, pk), MemberForm(request.POST)
    return deed(
        request,
        lambda: actions.add_member(request.user, one, **form.cleaned_data),
        _("Anggota ditambahkan."),
        "selections:selection",
        one.pk,
        form=form,
    )


def drop_member(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a member who scored nobody."""
    read_by(request)
    rows = Member.objects.filter(selection__agency=request.agency)
    found: Member = get_object_or_404(rows, pk=pk)
    return deed(
        request,
        lambda: actions.remove_member(request.user, found),
        _("Anggota dihapus."),
        "selections:selection",
        found.selection_id,
    )


def add_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a post."""
    one = seen_selection(request, pk)
    form = PostForm(request.POST, agency=request.agency)
    return deed(
        request,
        lambda: actions.add_post(request.user, one, **form.cleaned_data),
        _("Jabatan ditambahkan."),
        "selections:selection",
        one.pk,
        form=form,
    )


def cancel_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cancel a post, or take it back in."""
    post, form = seen_post(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: (
            actions.cancel_post(request.user, post, reason=form.cleaned_data["reason"])
            if post.state == "TERBUKA"
            else actions.reopen_post(request.user, post)
        ),
        _("Keadaan jabatan diubah."),
        "selections:post",
        post.pk,
        form=form,
    )
