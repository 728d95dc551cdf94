"""Lead a version through review and approval."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank import actions
from takar.web.item_bank.forms.lists import CommentForm, LookFilter, ReasonForm, ReviewForm
from takar.web.item_bank.models import ItemVersion
from takar.web.item_bank.permissions import reads_looks
from takar.web.item_bank.queries.looks import looks_in
from takar.web.item_bank.views.doors import read_version
from takar.web.kit.answers import deed, require, workbook
from takar.web.kit.paging import page_of


def step(request: SignedInRequest, pk: int, act: Callable[..., object], done: str) -> HttpResponse:
    """Do one step that needs no words."""
    found = read_version(request, pk)
    return deed(request, lambda: act(request.user, found), done, "item_bank:item", found.item_id)


@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand a draft to the reviewers."""
    return step(request, pk, actions.send_to_review, _("Draf dikirim untuk ditelaah."))


@require_POST
def recall(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a version back from review."""
    return step(request, pk, actions.recall_version, _("Versi ini menjadi draf lagi."))


@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a refused version a draft again."""
    return step(request, pk, actions.reopen_version, _("Versi ini menjadi draf lagi."))


@require_POST
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve a version."""
    read = request.POST.get("read", "")
    return step(request, pk, partial(actions.approve_version, read=read), _("Versi ini disahkan."))


@require_POST
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a verdict."""
    found, form = read_version(request, pk), ReviewForm(request.POST)
    return deed(
        request,
        lambda: actions.review_version(
            request.user, found, read=request.POST.get("read", ""), **form.cleaned_data
        ),
        _("Hasil telaah disimpan."),
        "item_bank:item",
        found.item_id,
        form=form,
    )


@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a version back to its author from the desk of the approver."""
    found, form = read_version(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.return_version(
            request.user,
            found,
            read=request.POST.get("read", ""),
            comment=form.cleaned_data["because"],
        ),
        _("Versi ini dikembalikan ke penulis."),
        "item_bank:item",
        found.item_id,
        form=form,
    )


@require_POST
def comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say something about a version."""
    found: ItemVersion = read_version(request, pk)
    form = CommentForm(request.POST)
    return deed(
        request,
        lambda: actions.comment_on(request.user, found, **form.cleaned_data),
        _("Komentar disimpan."),
        "item_bank:version",
        found.pk,
        form=form,
    )


def looks(request: SignedInRequest) -> HttpResponse:
    """Show who looked at which item, when and why."""
    require(reads_looks(request.user, request.agency))
    form = LookFilter(request.GET)
    page = page_of(request, looks_in(request.agency, form.wanted))
    return render(request, "item_bank/looks.html", {"form": form, "page": page})


def looks_export(request: SignedInRequest) -> HttpResponse:
    """Hand out the list of looks."""
    require(reads_looks(request.user, request.agency))
    form = LookFilter(request.GET)
    rows = actions.take_looks(request.user, request.agency, wanted=form.wanted)
    return workbook({_("Pembacaan"): rows}, f"pembacaan-soal-{request.agency.code}.xlsx")
