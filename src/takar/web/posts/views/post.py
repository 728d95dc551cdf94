"""The page of one post, and what is written on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.posts import actions
from takar.web.posts.forms import (
    ContractForm,
    DemandForm,
    DescribeForm,
    EndForm,
    TermForm,
    VacancyForm,
)
from takar.web.posts.permissions import operates
from takar.web.posts.queries.demands import demands_on
from takar.web.posts.queries.forecast import forecast_of_one
from takar.web.posts.queries.post import (
    history_of,
    holders_of,
    law_demands,
    notes_of,
    own_demands,
    standard_of,
)
from takar.web.posts.views.doors import seen_demand, seen_note, seen_post


def post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a post: holder, forecast, demands with their articles, standard, history."""
    one, today = seen_post(request, pk), timezone.localdate()
    own = list(demands_on(one))
    asked = law_demands(one, own, today)
    profile = getattr(one, "profile", None)
    described = {name: getattr(profile, name, "") for name in ("echelon", "region")}
    context = {
        "post": one,
        "profile": profile,
        "holders": holders_of(one),
        "forecast": forecast_of_one(one, today),
        "own": own_demands(own, today),
        "law": [told for told in asked if told.stage == "SARINGAN"],
        "papers": [told for told in asked if told.stage != "SARINGAN"],
        "standard": standard_of(one),
        "history": history_of(one)[:20],
        "notes": notes_of(one),
        "describe_form": DescribeForm(
            initial=described | {"may_stay_vacant": getattr(profile, "may_stay_vacant", False)},
            auto_id="keterangan_%s",
        ),
        "demand_form": DemandForm(
            initial={"valid_from": today, "certainty": "likely"}, auto_id="syarat_%s"
        ),
        "vacancy_form": VacancyForm(initial={"vacant_from": today}, auto_id="lowong_%s"),
        "term_form": TermForm(position=one, auto_id="masa_%s"),
        "contract_form": ContractForm(position=one, auto_id="kontrak_%s"),
        "may_operate": operates(request.user, one),
    }
    return render(request, "posts/post.html", context)


def describe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Describe a post."""
    one, form = seen_post(request, pk), DescribeForm(request.POST)
    return deed(
        request,
        lambda: actions.describe_post(request.user, one, **form.cleaned_data),
        _("Keterangan jabatan disimpan."),
        "posts:post",
        one.pk,
        form=form,
    )


def demand(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a demand."""
    one, form = seen_post(request, pk), DemandForm(request.POST)
    return deed(
        request,
        lambda: actions.set_demand(request.user, one, row=form.row),
        _("Syarat jabatan disimpan."),
        "posts:post",
        one.pk,
        form=form,
    )


def end_demand(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a demand."""
    found, form = seen_demand(request, pk), EndForm(request.POST)
    return deed(
        request,
        lambda: actions.end_demand(request.user, found, on=form.cleaned_data["on"]),
        _("Syarat jabatan diakhiri."),
        "posts:post",
        found.position_id,
        form=form,
    )


def declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Declare a post vacant or abolished."""
    one, form = seen_post(request, pk), VacancyForm(request.POST)
    return deed(
        request,
        lambda: actions.declare_vacancy(request.user, one, **form.cleaned_data),
        _("Pernyataan dicatat."),
        "posts:post",
        one.pk,
        form=form,
    )


def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a declaration back."""
    found = seen_note(request, pk)
    return deed(
        request,
        lambda: actions.withdraw_note(request.user, found),
        _("Pernyataan ditarik."),
        "posts:post",
        found.position_id,
    )


def extend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Prolong somebody's time in a post."""
    one = seen_post(request, pk)
    form = TermForm(request.POST, position=one)
    return deed(
        request,
        lambda: actions.extend_term(request.user, one, **form.cleaned_data),
        _("Perpanjangan dicatat."),
        "posts:post",
        one.pk,
        form=form,
    )


def contract(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down the end of a contract."""
    one = seen_post(request, pk)
    form = ContractForm(request.POST, position=one)
    return deed(
        request,
        lambda: actions.set_contract_end(
            request.user,
            form.cleaned_data["employee"],
            ended_on=form.cleaned_data["ended_on"],
            document=form.cleaned_data["document"],
        ),
        _("Akhir kontrak dicatat."),
        "posts:post",
        one.pk,
        form=form,
    )
