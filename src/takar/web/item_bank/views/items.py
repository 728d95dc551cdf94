"""The page of an item, and of one version of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.items.telling import what_tells
from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank import actions
from takar.web.item_bank.forms.lists import CommentForm, MediumForm, ReasonForm, ReviewForm
from takar.web.item_bank.forms.sheets import FileCard
from takar.web.item_bank.key_claims import is_claimed
from takar.web.item_bank.models import ItemVersion
from takar.web.item_bank.permissions import approves_items, reads_items, writes_items
from takar.web.item_bank.queries.pages import (
    parameters_of,
    purpose_for,
    steps_for,
    versions_of,
)
from takar.web.item_bank.queries.reviews import judged
from takar.web.item_bank.rules.differences import differences
from takar.web.item_bank.showing import key_lines, shown
from takar.web.item_bank.views.doors import listed_item, read_version
from takar.web.kit.answers import deed


def item(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how an item is filed and how its versions came about, without what it says."""
    found = listed_item(request, pk)
    versions = versions_of(found)
    tags = ", ".join(found.tags)
    context = {
        "item": found,
        "form_title": found.form_title,
        "versions": versions,
        "parameters": [one for version in versions for one in parameters_of(version)],
        "card": FileCard(
            initial={
                "title": found.title,
                "competency": found.competency,
                "level": found.level,
                "tags": tags,
            }
        ),
        "reason_form": ReasonForm(),
        "may_read": reads_items(request.user, found),
        "may_write": writes_items(request.user, found),
        "may_approve": approves_items(request.user, found),
        "steps": steps_for(request.user, versions[0], is_newest=True),
    }
    return render(request, "item_bank/item.html", context)


@require_POST
def describe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change how an item is called and filed."""
    found, form = listed_item(request, pk), FileCard(request.POST)
    return deed(
        request,
        lambda: actions.describe_item(request.user, found, **form.cleaned_data),
        _("Keterangan soal disimpan."),
        "item_bank:item",
        found.pk,
        form=form,
    )


@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a new version of an item."""
    found = listed_item(request, pk)
    return deed(
        request,
        lambda: actions.begin_version(request.user, found),
        _("Versi baru dibuka sebagai draf."),
        "item_bank:item",
        found.pk,
    )


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an item out of use."""
    found, form = listed_item(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.withdraw_item(request.user, found, **form.cleaned_data),
        _("Soal ditarik dari pemakaian."),
        "item_bank:item",
        found.pk,
        form=form,
    )


@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring an item back into use."""
    found, form = listed_item(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.restore_item(request.user, found, **form.cleaned_data),
        _("Soal dikembalikan ke pemakaian."),
        "item_bank:item",
        found.pk,
        form=form,
    )


def version(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a version says as a candidate sees it, and its key if asked for; keep the look."""
    found = read_version(request, pk)
    purpose = purpose_for(request.user, found)
    with_key = request.GET.get("kunci") == "1"
    seen = actions.look(request.user, found, purpose=purpose, with_key=with_key)
    versions = versions_of(found.item)
    keys = list(found.keys.select_related("made_by", "switched_by", "version__item"))
    context = {
        "version": found,
        "item": found.item,
        "form_title": found.item.form_title,
        "shown": shown(seen.content, found.pk),
        "media": seen.content.media,
        "key_lines": key_lines(seen.content, seen.key) if seen.key else None,
        "keys": keys,
        "claimed": {key.pk for key in keys if key.state == "USULAN" and is_claimed(key)},
        "telling": what_tells(seen.content, seen.key) if seen.key else (),
        "reviews": found.reviews.select_related("reviewer"),
        "comments": found.comments.select_related("author"),
        "parameters": parameters_of(found),
        "older": next((one for one in versions if one.number < found.number), None),
        "steps": steps_for(request.user, found, is_newest=versions[0].pk == found.pk),
        "may_approve": approves_items(request.user, found),
        "read": judged(found) if with_key else "",
        "review_form": ReviewForm(),
        "comment_form": CommentForm(auto_id="say_%s"),
        "return_form": ReasonForm(auto_id="back_%s"),
        "medium_form": MediumForm(),
        "reason_form": ReasonForm(auto_id="drop_%s"),
    }
    return render(request, "item_bank/version.html", context)


def changes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what changed since the version before; keep the look at both."""
    found = read_version(request, pk)
    rows = ItemVersion.objects.filter(item=found.item, number__lt=found.number)
    older = rows.select_related("item__agency").order_by("-number").first()
    if older is None:
        raise Http404
    purpose = purpose_for(request.user, found)
    before, after = (
        actions.look(request.user, one, purpose=purpose, with_key=True) for one in (older, found)
    )
    context = {
        "version": found,
        "older": older,
        "item": found.item,
        "differences": differences(before.content, after.content),
        "is_key_changed": before.key != after.key,
        "old_key": key_lines(before.content, before.key) if before.key else (),
        "new_key": key_lines(after.content, after.key) if after.key else (),
    }
    return render(request, "item_bank/changes.html", context)


def medium(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """Give one picture, sound or film of a version."""
    found = read_version(request, pk)
    purpose = purpose_for(request.user, found)
    given = actions.look_at_medium(request.user, found, name=name, purpose=purpose)
    if given is None:
        raise Http404
    kind, content = given
    return HttpResponse(content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})


@require_POST
def add_medium(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a picture, sound or film to a draft."""
    found, form = read_version(request, pk), MediumForm(request.POST, request.FILES)
    return deed(
        request,
        lambda: actions.add_medium(request.user, found, **_upload(form.cleaned_data)),
        _("Berkas media ditambahkan."),
        "item_bank:edit",
        found.pk,
        form=form,
    )


def _upload(said: dict[str, Any]) -> dict[str, Any]:
    return {"content": said["file"].read(), "alt": said["alt"], "in_prompt": said["in_prompt"]}


@require_POST
def remove_medium(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """Take a medium out of a draft."""
    found = read_version(request, pk)
    return deed(
        request,
        lambda: actions.remove_medium(request.user, found, name=name),
        _("Berkas media dihapus."),
        "item_bank:edit",
        found.pk,
    )
