"""Evidence entered, corrected, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.exchange.files.certificates import REFUSALS
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.claims import actions
from takar.web.claims.actions import Entered
from takar.web.claims.actions.refusals import BadClaim, LooksTheSame
from takar.web.claims.forms import EntryForm, entry_form
from takar.web.claims.models import Claim
from takar.web.claims.permissions import enters_kind, owns
from takar.web.claims.queries import visible_claim
from takar.web.claims.queries.checks import faults_in
from takar.web.claims.queries.worth import worth_of
from takar.web.claims.rules import EVIDENCE, FACTS, SLUGS
from takar.web.kit.answers import deed, require
from takar.web.people.models import Employee
from takar.web.people.queries import visible_employee

Deed = Callable[[Entered], Claim]


def enter(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Take evidence about somebody, to be verified by another person."""
    employee = visible_employee(request.user, request.agency, pk)
    evidence = known(kind)
    require(enters_kind(request.user, employee, evidence))
    form = entry_form(evidence, request.POST or None, request.FILES or None)
    answer = taken(
        request,
        form,
        lambda entered: actions.submit_claim(request.user, employee, entered=entered),
    )
    return answer or entry_page(request, form, employee, kind)


def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take other facts for a waiting or returned entry."""
    claim = visible_claim(request.user, request.agency, pk)
    require(owns(request.user, claim) and claim.may_change)
    form = entry_form(claim.evidence, request.POST or None, request.FILES or None, claim)
    answer = taken(
        request, form, lambda entered: actions.correct_claim(request.user, claim, entered=entered)
    )
    return answer or entry_page(request, form, claim.employee, claim.slug, claim=claim)


@require_POST
def worth(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Say what an entry would earn if it were verified; nothing is stored."""
    employee = visible_employee(request.user, request.agency, pk)
    evidence = known(kind)
    require(enters_kind(request.user, employee, evidence))
    form = entry_form(evidence, request.POST)
    form.is_valid()
    facts = {name: form.cleaned_data.get(name) for name in FACTS[evidence].values()}
    claim = Claim(agency=request.agency, employee=employee, evidence=evidence, **facts)
    faults = faults_in(claim, timezone.localdate())
    return render(request, "claims/worth.html", {"worth": None if faults else worth_of(claim)})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an entry back."""
    claim = visible_claim(request.user, request.agency, pk)
    return deed(
        request,
        lambda: actions.withdraw_claim(request.user, claim, reason=request.POST.get("reason", "")),
        _("Entri sudah ditarik; riwayatnya tetap ada."),
        reverse("claims:claim", args=[pk]),
    )


def taken(request: SignedInRequest, form: EntryForm, act: Deed) -> HttpResponse | None:
    """Do what the form says and go to the entry; nothing where the form must be shown again."""
    if not form.is_valid():
        form.ask_file_again()
        return None
    try:
        claim = act(form.entered)
    except NotPermitted:
        raise
    except BadClaim as error:
        form.say(error)
    except REFUSALS as error:
        form.add_error("upload", str(error))
    except LooksTheSame as error:
        form.alike = error
        form.ask_why()
    except TakarError as error:
        form.fault = error
    else:
        messages.success(request, _("Tersimpan dan menunggu verifikasi."))
        return redirect("claims:claim", claim.pk)
    form.ask_file_again()
    return None


def entry_page(
    request: SignedInRequest,
    form: EntryForm,
    employee: Employee,
    kind: str,
    claim: Claim | None = None,
) -> HttpResponse:
    """Show the form, with all that was filled in."""
    facts = {
        "form": form,
        "employee": employee,
        "kind": kind,
        "claim": claim,
        "title": _(EVIDENCE[SLUGS[kind]]),
        "is_own": employee.user_id == request.user.pk,
    }
    return render(request, "claims/entry.html", facts, status=422 if form.is_refused else 200)


def known(kind: str) -> str:
    """Return the kind of evidence an address names, or find nothing."""
    if kind not in SLUGS:
        raise Http404
    return SLUGS[kind]
