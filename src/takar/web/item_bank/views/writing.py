"""Write a new item, change a draft, and see at once what a candidate will see."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from takar.items.content import TITLES, Interaction
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank import actions
from takar.web.item_bank.actions.looks import Seen
from takar.web.item_bank.forms.lists import MediumForm
from takar.web.item_bank.forms.sheets import KeyForms, NewCard, SheetForms
from takar.web.item_bank.models import ItemPool, ItemVersion
from takar.web.item_bank.permissions import reads_items, writes_items
from takar.web.item_bank.queries.lists import interaction_title
from takar.web.item_bank.queries.pages import purpose_for
from takar.web.item_bank.rules.sheets import sheet_of
from takar.web.item_bank.showing import shown
from takar.web.item_bank.views.doors import read_key, read_version, reading_door
from takar.web.kit.answers import deed, require


def choose(request: SignedInRequest) -> HttpResponse:
    """Choose the form of a new item."""
    require(writes_items(request.user, request.agency))
    context = {
        "choices": [(one.value, str(title)) for one, title in TITLES.items()],
        "has_pool": ItemPool.objects.filter(agency=request.agency).exists(),
    }
    return render(request, "item_bank/choose.html", context)


def write(request: SignedInRequest, kind: str) -> HttpResponse:
    """Write a new item."""
    require(writes_items(request.user, request.agency))
    form_of_item = interaction_of(kind)
    if form_of_item is None:
        return redirect("item_bank:choose")
    sheet = SheetForms(form_of_item, request.POST or None)
    card = NewCard(request.POST or None, agency=request.agency)
    if "more" in request.POST:
        sheet = sheet.with_more_rows(request.POST)
    elif request.method == "POST" and card.is_valid() and (draft := sheet.draft()):
        said = dict(card.cleaned_data)
        try:
            made = actions.write_item(request.user, said.pop("pool"), draft=draft, **said)
        except TakarError as fault:
            sheet.fault = fault
        else:
            messages.success(request, _("Soal disimpan sebagai draf."))
            return redirect("item_bank:version", made.versions.get().pk)
    context = {"sheet": sheet, "card": card, "kind": kind, "form_title": interaction_title(kind)}
    return render(request, "item_bank/write.html", context, status=status_of(request))


def status_of(request: SignedInRequest) -> int:
    """Return 422 for a page that comes back with something to mend."""
    return 422 if request.method == "POST" and "more" not in request.POST else 200


def interaction_of(kind: str) -> Interaction | None:
    """Return the interaction of that name."""
    return Interaction(kind) if kind in Interaction.__members__ else None


def preview(request: SignedInRequest, kind: str) -> HttpResponse:
    """Show what a candidate would see of what is being typed."""
    require(writes_items(request.user, request.agency))
    form_of_item = interaction_of(kind)
    if form_of_item is None:
        return redirect("item_bank:choose")
    return drawn(request, SheetForms(form_of_item, request.POST), None)


def preview_version(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a candidate would see of a draft as it is being typed."""
    found = read_version(request, pk)
    require(writes_items(request.user, found))
    seen = actions.look(request.user, found, purpose="TULIS", with_key=True)
    return drawn(request, forms_for(found, seen, request.POST), found.pk)


def drawn(request: SignedInRequest, sheet: SheetForms, version: int | None) -> HttpResponse:
    """Return the piece of a page with what a candidate would see."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft = sheet.draft()
    context = {
        "shown": shown(draft.content, version) if draft else None,
        "fault": sheet.fault,
        "faults": [part.errors for part in sheet.parts],
    }
    return render(request, "item_bank/preview.html", context)


def forms_for(version: ItemVersion, seen: Seen, data: QueryDict | None) -> SheetForms:
    """Return the page of a version, filled in with what it says."""
    typed = sheet_of(seen.content, seen.key) if seen.key else None
    return SheetForms(
        seen.content.interaction, data, typed=typed, media=seen.content.media, before=seen.key
    )


def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a draft; keep the look at it."""
    found = read_version(request, pk)
    require(writes_items(request.user, found))
    if found.state != "DRAF":
        messages.error(request, _("Hanya draf yang dapat diubah; buka versi baru lebih dahulu."))
        return redirect("item_bank:version", found.pk)
    seen = actions.look(request.user, found, purpose="TULIS", with_key=True)
    sheet = forms_for(found, seen, request.POST or None)
    if "more" in request.POST:
        sheet = sheet.with_more_rows(request.POST)
    elif request.method == "POST" and (draft := sheet.draft()):
        try:
            actions.change_draft(request.user, found, draft=draft)
        except TakarError as fault:
            sheet.fault = fault
        else:
            messages.success(request, _("Draf disimpan."))
            return redirect("item_bank:version", found.pk)
    context = {
        "sheet": sheet,
        "version": found,
        "item": found.item,
        "form_title": found.item.form_title,
        "shown": shown(seen.content, found.pk),
        "media": seen.content.media,
        "medium_form": MediumForm(auto_id="media_%s"),
    }
    return render(request, "item_bank/edit.html", context, status=status_of(request))


def propose_key(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a corrected key beside the one that counts; keep the look at it."""
    found = read_version(request, pk)
    require(reads_items(request.user, found))
    purpose = purpose_for(request.user, found)
    seen = actions.look(request.user, found, purpose=purpose, with_key=True)
    if seen.key is None:
        return redirect("item_bank:version", found.pk)
    sheet = KeyForms(request.POST or None, typed=sheet_of(seen.content, seen.key))
    because = request.POST.get("because", "")
    if request.method == "POST" and (draft := sheet.draft()):
        try:
            actions.propose_key(request.user, found, key=draft.key, because=because)
        except TakarError as fault:
            sheet.fault = fault
        else:
            messages.success(request, _("Usulan kunci disimpan; pengesah yang memberlakukannya."))
            return redirect("item_bank:version", found.pk)
    context = {
        "sheet": sheet,
        "version": found,
        "item": found.item,
        "shown": shown(seen.content, found.pk),
        "because": because,
    }
    return render(request, "item_bank/key.html", context, status=status_of(request))


def switch_key(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a proposed key count."""
    reading_door(request)
    found = read_key(request, pk)
    return deed(
        request,
        lambda: actions.switch_key(request.user, found),
        _("Kunci baru berlaku."),
        "item_bank:version",
        found.version_id,
    )


def drop_key(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a proposed key aside."""
    found = read_key(request, pk)
    return deed(
        request,
        lambda: actions.drop_key(request.user, found, because=request.POST.get("because", "")),
        _("Usulan kunci dibatalkan."),
        "item_bank:version",
        found.version_id,
    )
