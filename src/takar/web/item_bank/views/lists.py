"""The list of items, and what is done with several of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank import actions
from takar.web.item_bank.forms.lists import (
    ExportForm,
    ItemFilter,
    PoolChoice,
    PoolForm,
    ReasonForm,
    TagForm,
)
from takar.web.item_bank.permissions import (
    approves_items,
    keeps_pools,
    lists_items,
    reads_looks,
    writes_items,
)
from takar.web.item_bank.queries.lists import items_in, pools_of
from takar.web.item_bank.views.doors import list_door, listed_pool
from takar.web.kit.answers import (
    XLSX,
    ZIP,
    attachment,
    deed,
    faults_of,
    require,
    way_back,
    workbook,
)
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of


def items(request: SignedInRequest) -> HttpResponse:
    """List the items, without what they say."""
    list_door(request)
    form = ItemFilter(request.GET, agency=request.agency)
    context = {
        "form": form,
        "page": page_of(request, items_in(request.agency, form.wanted)),
        "pool_form": PoolChoice(agency=request.agency, auto_id="to_%s"),
        "tag_form": TagForm(auto_id="put_%s"),
        "reason_form": ReasonForm(auto_id="why_%s"),
        "export_form": ExportForm(auto_id="out_%s"),
        "back": request.get_full_path(),
        **may(request),
    }
    return render(request, "item_bank/items.html", context)


def may(request: SignedInRequest) -> dict[str, bool]:
    """Return what the reader may do with items of the agency."""
    user, agency = request.user, request.agency
    return {
        "may_write": writes_items(user, agency),
        "may_approve": approves_items(user, agency),
        "may_arrange": keeps_pools(user, agency),
        "may_see_looks": reads_looks(user, agency),
    }


def list_again(request: SignedInRequest) -> str:
    """Return the address of the list as it was narrowed, or of the whole list."""
    whole = reverse("item_bank:items")
    wanted = way_back(request, whole)
    return wanted if wanted.startswith("/") else whole


def list_export(request: SignedInRequest) -> HttpResponse:
    """Hand out the list of items found, without what they say."""
    require(lists_items(request.user, request.agency))
    form = ItemFilter(request.GET, agency=request.agency)
    rows = actions.take_item_list(request.user, request.agency, wanted=form.wanted)
    return workbook({_("Soal"): rows}, f"daftar-soal-{request.agency.code}.xlsx")


@require_POST
def send_many(request: SignedInRequest) -> HttpResponse:
    """Hand the drafts of the ticked items to the reviewers."""
    list_door(request)
    chosen = ticked(request.POST)
    return deed(
        request,
        lambda: actions.send_items(request.user, request.agency, items=chosen),
        _("{outcome} draf dikirim untuk ditelaah."),
        list_again(request),
    )


@require_POST
def withdraw_many(request: SignedInRequest) -> HttpResponse:
    """Take the ticked items out of use."""
    list_door(request)
    chosen, form = ticked(request.POST), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.withdraw_items(
            request.user, request.agency, items=chosen, because=form.cleaned_data["because"]
        ),
        _("{outcome} soal ditarik dari pemakaian."),
        list_again(request),
        form=form,
    )


@require_POST
def move_many(request: SignedInRequest) -> HttpResponse:
    """Move the ticked items into another pool."""
    list_door(request)
    chosen, form = ticked(request.POST), PoolChoice(request.POST, agency=request.agency)
    return deed(
        request,
        lambda: actions.move_items(
            request.user, request.agency, items=chosen, pool=form.cleaned_data["pool"]
        ),
        _("{outcome} soal dipindahkan."),
        list_again(request),
        form=form,
    )


@require_POST
def tag_many(request: SignedInRequest) -> HttpResponse:
    """Put a tag on the ticked items."""
    list_door(request)
    chosen, form = ticked(request.POST), TagForm(request.POST)
    return deed(
        request,
        lambda: actions.tag_items(
            request.user, request.agency, items=chosen, tag=form.cleaned_data["tag"]
        ),
        _("{outcome} soal ditandai."),
        list_again(request),
        form=form,
    )


@require_POST
def export(request: SignedInRequest) -> HttpResponse:
    """Hand out the ticked items that are approved, with their keys."""
    require(approves_items(request.user, request.agency))
    form, chosen = ExportForm(request.POST), ticked(request.POST)
    back = list_again(request)
    if not form.is_valid():
        messages.error(request, faults_of(form))
        return redirect(back)
    try:
        handed = actions.export_items(
            request.user, request.agency, items=chosen, **form.cleaned_data
        )
    except TakarError as fault:
        messages.error(request, str(fault))
        return redirect(back)
    if handed.left_out:
        said = _("Tidak ikut diekspor karena bentuk berkas ini tidak dapat memuatnya: %s.")
        messages.warning(request, said % ", ".join(handed.left_out))
    is_table = form.cleaned_data["form"] == "XLSX"
    name = f"soal-{request.agency.code}.{'xlsx' if is_table else 'zip'}"
    return attachment(handed.content, name, XLSX if is_table else ZIP)


def pools(request: SignedInRequest) -> HttpResponse:
    """List the pools."""
    list_door(request)
    context = {"pools": pools_of(request.agency), "form": PoolForm(), **may(request)}
    return render(request, "item_bank/pools.html", context)


@require_POST
def make_pool(request: SignedInRequest) -> HttpResponse:
    """Open a pool."""
    list_door(request)
    form = PoolForm(request.POST)
    return deed(
        request,
        lambda: actions.make_pool(request.user, request.agency, **form.cleaned_data),
        _("Bank soal {outcome} dibuat."),
        "item_bank:pools",
        form=form,
    )


@require_POST
def load_samples(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fill an empty pool with the invented items."""
    pool = listed_pool(request, pk)
    return deed(
        request,
        lambda: actions.load_samples(request.user, pool),
        _("{outcome} soal contoh dimuat sebagai draf."),
        "item_bank:pools",
    )
