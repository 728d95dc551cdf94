"""Files of items: uploaded, looked through, taken in, undone."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.exchange.files.item_tables import write_item_template
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank import actions
from takar.web.item_bank.forms.lists import BatchForm
from takar.web.item_bank.permissions import writes_items
from takar.web.item_bank.queries.batches import batches_of, incoming_of
from takar.web.item_bank.queries.lists import interaction_title
from takar.web.item_bank.views.doors import list_door, read_batch, reading_door
from takar.web.kit.answers import XLSX, attachment, deed, require
from takar.web.kit.paging import page_of


def batches(request: SignedInRequest) -> HttpResponse:
    """List the files that items were read from."""
    list_door(request)
    context = {
        "page": page_of(request, batches_of(request.agency)),
        "may_write": writes_items(request.user, request.agency),
    }
    return render(request, "item_bank/batches.html", context)


def upload(request: SignedInRequest) -> HttpResponse:
    """Upload a file; it is only looked through."""
    require(writes_items(request.user, request.agency))
    form = BatchForm(request.POST or None, request.FILES or None, agency=request.agency)
    fault = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = actions.check_batch(
                request.user, form.cleaned_data["pool"], name=file.name, content=file.read()
            )
        except TakarError as found:
            fault = found
        else:
            return redirect("item_bank:batch", batch.pk)
    context = {"form": form, "fault": fault}
    return render(request, "item_bank/upload.html", context, status=422 if fault else 200)


def template(request: SignedInRequest) -> HttpResponse:
    """Give an empty workbook to be filled in."""
    list_door(request)
    target = BytesIO()
    write_item_template(target)
    return attachment(target.getvalue(), "templat-soal.xlsx", XLSX)


def batch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a file holds, and what must be mended, without what the items say."""
    reading_door(request)
    found = read_batch(request, pk)
    incoming = incoming_of(found) if found.state == "DIPERIKSA" else None
    rows = [
        (one, interaction_title(one.draft.content.interaction.value))
        for one in (incoming.items if incoming else ())
    ]
    context = {
        "batch": found,
        "incoming": incoming,
        "rows": page_of(request, rows),
        "taken": found.items.order_by("code")[:500],
        "may_write": writes_items(request.user, found),
    }
    return render(request, "item_bank/batch.html", context)


@require_POST
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take every item of a file in."""
    found = read_batch(request, pk)
    return deed(
        request,
        lambda: actions.take_batch(request.user, found),
        _("{outcome} soal disimpan sebagai draf."),
        "item_bank:batch",
        found.pk,
    )


@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Forget a file that was looked through."""
    found = read_batch(request, pk)
    return deed(
        request,
        lambda: actions.discard_batch(request.user, found),
        _("Berkas diabaikan."),
        "item_bank:batches",
    )


@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the items of a file out again."""
    found = read_batch(request, pk)
    return deed(
        request,
        lambda: actions.undo_batch(request.user, found),
        _("Impor dibatalkan; {outcome} soal dikeluarkan."),
        "item_bank:batches",
    )
