"""Pages of single moves, and of one person before one post."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.mobility import actions
from takar.web.mobility.forms import (
    ConsentForm,
    DeclarationForm,
    MoveForm,
    PairForm,
    SearchForm,
    WaiverForm,
)
from takar.web.mobility.models import Move
from takar.web.mobility.permissions import reads_moves
from takar.web.mobility.queries import checked_pair, people_like, posts_like
from takar.web.mobility.queries.findings import Found
from takar.web.mobility.rules import DRAFT
from takar.web.mobility.views.doors import named_pair, seen_list, seen_move
from takar.web.people.queries.law import law_of


def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Search a person and a post, and lay the move out."""
    one = seen_list(request, pk)
    require(operates(request.user, one))
    if request.method == "POST":
        person, post = named_pair(
            request, request.POST.get("employee", ""), request.POST.get("position", "")
        )
        if person is None or post is None:
            messages.error(request, str(_("Pilih satu pegawai dan satu jabatan.")))
            return redirect("mobility:add", one.pk)
        wishes = [actions.Wish(person, post)]
        return deed(
            request,
            lambda: actions.add_moves(request.user, one, moves=wishes),
            _("Usulan ditambahkan."),
            "mobility:list",
            one.pk,
        )
    form = SearchForm(request.GET)
    words = form.cleaned_data if form.is_valid() else {}
    context = {
        "list": one,
        "form": form,
        "people": people_like(request.agency, words.get("pegawai", "")),
        "posts": posts_like(request.agency, words.get("jabatan", "")),
        "is_asked": any(words.values()),
    }
    return render(request, "mobility/add.html", context)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one move: every requirement with fact, demand, article and what would change it."""
    one = seen_move(request, pk)
    fault, found, way = None, None, None
    try:
        found, way = checked_pair(
            request.agency,
            one.move_list.day,
            one.employee,
            one.position,
            own_request=one.is_own_request,
        )
    except TakarError as trouble:
        fault = trouble
    is_draft = one.move_list.state == DRAFT
    waivers = {waiver.requirement: waiver for waiver in one.waivers.select_related("noted_by")}
    context = {
        "move": one,
        "list": one.move_list,
        "explanation": found,
        "found": Found.of(found, waivers) if found else None,
        "way": way,
        "fault": fault,
        "form": MoveForm(instance=one),
        "declaration_form": DeclarationForm(law=law_of(request.agency, one.move_list.day)),
        "may_change": is_draft and operates(request.user, one),
    }
    return render(request, "mobility/move.html", context)


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the way, the reason or the reference of a move."""
    one = seen_move(request, pk)
    form = MoveForm(request.POST, instance=Move(pk=one.pk, move_list=one.move_list))
    return deed(
        request,
        lambda: actions.change_move(request.user, one, **form.cleaned_data),
        _("Usulan diubah."),
        "mobility:move",
        one.pk,
        form=form,
    )


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a move out of its list."""
    one = seen_move(request, pk)
    return deed(
        request,
        lambda: actions.remove_move(request.user, one),
        _("Usulan dikeluarkan."),
        "mobility:list",
        one.move_list_id,
    )


def waive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let one unmet requirement through by a document."""
    one, form = seen_move(request, pk), WaiverForm(request.POST)
    return deed(
        request,
        lambda: actions.waive(request.user, one, **form.cleaned_data),
        _("Pengecualian dicatat; hasilnya bertanda dikecualikan."),
        "mobility:move",
        one.pk,
        form=form,
    )


def unwaive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a waiver back."""
    one, requirement = seen_move(request, pk), request.POST.get("requirement", "")
    return deed(
        request,
        lambda: actions.remove_waiver(request.user, one, requirement=requirement),
        _("Pengecualian dicabut."),
        "mobility:move",
        one.pk,
    )


def consent(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note the document of an approval."""
    one, form = seen_move(request, pk), ConsentForm(request.POST)
    return deed(
        request,
        lambda: actions.note_consent(request.user, one, **form.cleaned_data),
        _("Persetujuan dicatat."),
        "mobility:move",
        one.pk,
        form=form,
    )


def declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what a document says about the person of a move."""
    one = seen_move(request, pk)
    form = DeclarationForm(request.POST, law=law_of(request.agency, one.move_list.day))
    return deed(
        request,
        lambda: actions.declare(request.user, one.employee, **form.cleaned_data),
        _("Keterangan dicatat. Periksa daftar sekali lagi."),
        "mobility:move",
        one.pk,
        form=form,
    )


def pair(request: SignedInRequest) -> HttpResponse:
    """Look up whether one person may hold one post, why, and what would change it."""
    require(reads_moves(request.user, request.agency))
    form = PairForm(request.GET)
    words = form.cleaned_data if form.is_valid() else {}
    day = words.get("day") or timezone.localdate()
    person, post = named_pair(request, request.GET.get("orang", ""), request.GET.get("tujuan", ""))
    fault, found, way = None, None, None
    if person and post:
        actions.look_at_pair(request.user, person, position=post, day=day)
        try:
            found, way = checked_pair(request.agency, day, person, post)
        except TakarError as trouble:
            fault = trouble
    context = {
        "form": form,
        "day": day,
        "person": person,
        "post": post,
        "explanation": found,
        "found": Found.of(found) if found else None,
        "way": way,
        "fault": fault,
        "people": people_like(request.agency, words.get("pegawai") or ""),
        "posts": posts_like(request.agency, words.get("jabatan") or ""),
        "is_asked": bool(words.get("pegawai") or words.get("jabatan")),
    }
    return render(request, "mobility/pair.html", context)
