"""Pages on which applicants are taken in, scored, ordered and chosen."""

from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, workbook
from takar.web.selections import actions
from takar.web.selections.actions.refusals import NotGood
from takar.web.selections.forms import ApplicantForm, ChoiceForm, MarkForm, ReasonForm
from takar.web.selections.models import Applicant, Choice, Post, Shortlist
from takar.web.selections.permissions import chooses
from takar.web.selections.queries import grid_of, standings_of
from takar.web.selections.views.doors import read_by, seen_applicant, seen_post


def post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the applicants of a post, in their order as it now stands."""
    this = seen_post(request, pk)
    actions.view_post(request.user, this)
    standings, fault = [], None
    try:
        standings = standings_of(this)
    except TakarError as found:
        fault = found
    lists = list(this.lists.select_related("made_by"))
    context = {
        "post": this,
        "selection": this.selection,
        "applicants": this.applicants.select_related("employee__unit"),
        "standings": standings,
        "components": this.selection.components.filter(weight__gt=0),
        "fault": fault,
        "lists": lists,
        "choice": Choice.objects.filter(post=this).select_related("applicant", "chosen_by").first(),
        "choice_form": ChoiceForm(proposed=proposed_in(lists[0]) if lists else []),
        "form": ApplicantForm(agency=request.agency),
        "mark_form": MarkForm(),
        "reason_form": ReasonForm(),
        "may_operate": operates(request.user, this),
        "may_choose": chooses(request.user, this),
    }
    return render(request, "selections/post.html", context)


def proposed_in(shortlist: Shortlist) -> list[tuple[str, str]]:
    """Return those from whom is chosen, as the form wants them."""
    content = shortlist.printed
    return [
        (str(row.applicant), f"{row.order}. {row.name}")
        for row in content.rows
        if row.order is not None and row.order <= content.proposed
    ]


def apply(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an applicant in."""
    this = seen_post(request, pk)
    form = ApplicantForm(request.POST, agency=request.agency)
    return deed(
        request,
        lambda: actions.add_applicant(
            request.user,
            this,
            employee=form.cleaned_data["nip"],
            name=form.cleaned_data["name"],
            institution=form.cleaned_data["institution"],
        ),
        _("Pelamar ditambahkan."),
        "selections:post",
        this.pk,
        form=form,
    )


def mark(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say whether an applicant meets the conditions."""
    applicant, form = seen_applicant(request, pk), MarkForm(request.POST)
    return deed(
        request,
        lambda: actions.mark_applicant(request.user, applicant, **form.cleaned_data),
        _("Keadaan pelamar disimpan."),
        "selections:post",
        applicant.post_id,
        form=form,
    )


def scores(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show and take what the committee gave one applicant."""
    applicant, fault = seen_applicant(request, pk), None
    if request.method == "POST":
        try:
            actions.enter_scores(request.user, applicant, scores=typed(request, applicant))
        except TakarError as found:
            fault = found
        else:
            return redirect("selections:post", applicant.post_id)
    context = {
        "applicant": applicant,
        "post": applicant.post,
        "selection": applicant.post.selection,
        "cells": [
            (cell, request.POST.get(f"{cell.component.pk}-{cell.member_id}", cell.value))
            for cell in grid_of(applicant)
        ],
        "fault": fault,
        "may_operate": operates(request.user, applicant),
    }
    return render(request, "selections/scores.html", context, status=422 if fault else 200)


def typed(request: SignedInRequest, applicant: Applicant) -> dict[tuple[int, int], Decimal | None]:
    """Return what was typed, by component and member.

    Raises:
        NotGood: something is no number.
    """
    found: dict[tuple[int, int], Decimal | None] = {}
    for cell in grid_of(applicant):
        text = request.POST.get(f"{cell.component.pk}-{cell.member_id}", "").strip()
        try:
            value = Decimal(text.replace(",", ".")) if text else None
        except InvalidOperation as fault:
            raise NotGood(
                msg("{text} bukan angka.", text=text),
                hint=msg("Tulis angka 0 sampai 100, misalnya 82,5."),
            ) from fault
        found[cell.component.pk, cell.member_id] = value
    return found


def print_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Freeze the order of a post."""
    this = seen_post(request, pk)
    return deed(
        request,
        lambda: actions.print_list(request.user, this),
        _("Urutan dicetak."),
        "selections:post",
        this.pk,
    )


def seen_list(request: SignedInRequest, pk: int) -> Shortlist:
    """Return one printed list of the agency."""
    read_by(request)
    rows = Shortlist.objects.filter(post__selection__agency=request.agency)
    found: Shortlist = get_object_or_404(rows.select_related("post__selection__agency"), pk=pk)
    return found


def take_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over a printed list as a workbook."""
    shortlist = seen_list(request, pk)
    rows = actions.take_list(request.user, shortlist)
    return workbook({"Urutan": rows}, f"urutan-{shortlist.pk}.xlsx")


def choose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the choice of the appointing authority."""
    shortlist = seen_list(request, pk)
    this: Post = shortlist.post
    form = ChoiceForm(request.POST, proposed=proposed_in(shortlist))

    def act() -> object:
        chosen = this.applicants.get(pk=form.cleaned_data["applicant"])
        return actions.choose(
            request.user,
            shortlist,
            applicant=chosen,
            reason=form.cleaned_data["reason"],
            document=form.cleaned_data["document"],
        )

    return deed(request, act, _("Pilihan disimpan."), "selections:post", this.pk, form=form)
