"""Pages of whole lists."""

from copy import copy

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, deed, require, workbook
from takar.web.kit.answers import download as file_answer
from takar.web.kit.paging import page_of
from takar.web.mobility import actions
from takar.web.mobility.forms import DecreeForm, ListFilter, ListForm, MoveFilter, UploadForm
from takar.web.mobility.importing import read_moves
from takar.web.mobility.permissions import decrees, reads_moves
from takar.web.mobility.queries import lists_in, moves_of, verdicts_of
from takar.web.mobility.rules import COLUMNS, DRAFT, PROPOSED, UNCHECKED, VERDICTS
from takar.web.mobility.views.doors import seen_list


def lists(request: SignedInRequest) -> HttpResponse:
    """List the lists."""
    require(reads_moves(request.user, request.agency))
    form = ListFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "page": page_of(request, lists_in(request.agency, wanted)),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "mobility/lists.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Open a list."""
    require(operates(request.user, request.agency))
    form = ListForm(request.POST or None)
    if form.is_valid():
        made = actions.open_list(request.user, request.agency, **form.cleaned_data)
        return redirect("mobility:list", made.pk)
    return render(request, "mobility/create.html", {"form": form})


def one_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a list: its moves with their verdicts, and what is to be done next."""
    one = seen_list(request, pk)
    form = MoveFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    counts = verdicts_of(one)
    context = {
        "list": one,
        "form": form,
        "page": page_of(request, moves_of(one, wanted)),
        "counts": [(word, title, counts[word]) for word, title in VERDICTS.items()],
        "unchecked": counts[UNCHECKED],
        "total": sum(counts.values()),
        "is_draft": one.state == DRAFT,
        "is_proposed": one.state == PROPOSED,
        "upload_form": UploadForm(),
        "decree_form": DecreeForm(),
        "may_operate": operates(request.user, one),
        "may_decree": decrees(request.user, one),
    }
    return render(request, "mobility/list.html", context)


def describe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change title, day or origin of a list."""
    one = seen_list(request, pk)
    require(operates(request.user, one))
    # The form fills its instance; the act compares with what stood.
    form, fault = ListForm(request.POST or None, instance=copy(one)), None
    if form.is_valid():
        try:
            actions.describe_list(request.user, one, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("mobility:list", one.pk)
    context = {"form": form, "list": one, "fault": fault}
    return render(request, "mobility/create.html", context, status=422 if fault else 200)


def check(request: SignedInRequest, pk: int) -> HttpResponse:
    """Check every move of a list."""
    one = seen_list(request, pk)
    return deed(
        request,
        lambda: actions.check_list(request.user, one),
        _("Daftar diperiksa terhadap aturan yang berlaku pada hari pelantikan."),
        "mobility:list",
        one.pk,
    )


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a list on, back, or to its end."""
    one, form = seen_list(request, pk), DecreeForm(request.POST)
    state = request.POST.get("state", "")
    return deed(
        request,
        lambda: actions.move_list(request.user, one, state=state, **form.cleaned_data),
        _("Keadaan daftar diubah."),
        "mobility:list",
        one.pk,
        form=form,
    )


def upload(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take moves from a file; rows that say nothing that can be meant are shown, none is lost."""
    one = seen_list(request, pk)
    require(operates(request.user, one))
    form, fault, reading, count = (
        UploadForm(request.POST or None, request.FILES or None),
        None,
        None,
        0,
    )
    if form.is_valid():
        try:
            reading = read_moves(request.agency, form.cleaned_data["upload"])
            if not reading.faults or "skip" in request.POST:
                count = actions.add_moves(request.user, one, moves=reading.wishes)
        except TakarError as found:
            fault = found
        else:
            if not reading.faults:
                return redirect("mobility:list", one.pk)
    context = {"form": form, "list": one, "fault": fault, "reading": reading, "count": count}
    status = 422 if fault or (reading and reading.faults) or form.errors else 200
    return render(request, "mobility/upload.html", context, status=status)


def template(request: SignedInRequest) -> HttpResponse:
    """Hand over an empty file of moves."""
    require(reads_moves(request.user, request.agency))
    heads = {keys[0].upper().replace("_", " "): None for keys in COLUMNS.values()}
    return workbook({str(_("Usulan")): [heads]}, "usulan-perpindahan.xlsx")


def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over a list with its reasons."""
    one = seen_list(request, pk)
    return file_answer(
        request,
        lambda: actions.take_list(request.user, one),
        name=f"usulan-{one.pk}-{one.day:%Y%m%d}.xlsx",
        kind=XLSX,
    )


def batch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the file for I-MUT."""
    one = seen_list(request, pk)
    return file_answer(
        request,
        lambda: actions.take_batch(request.user, one),
        name=f"imut-{one.pk}-{one.day:%Y%m%d}.xlsx",
        kind=XLSX,
    )
