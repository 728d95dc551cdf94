"""The book of the law, open to everybody."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from takar.regulations.faults import UnknownKey
from takar.web.accounts.models import Agency
from takar.web.people.queries.law import book
from takar.web.portal.forms import LawForm
from takar.web.portal.queries.law import Wanted, rule_page, rules_found


def today() -> date:
    """Return the present day where the service runs."""
    return timezone.localdate()


def wanted_by(request: HttpRequest) -> tuple[LawForm, Wanted]:
    """Return the form and what it asks for; at first today, and the reader's own agency."""
    agency = getattr(request, "agency", None)
    first = {"tanggal": f"{today():%Y-%m-%d}", "rak": own_shelf(agency)}
    form = LawForm(first | request.GET.dict())
    form.is_valid()
    asked = form.cleaned_data
    return form, Wanted(
        day=asked.get("tanggal") or today(),
        shelf=asked.get("rak") or "",
        words=asked.get("cari") or "",
        concept=asked.get("konsep") or "",
        certainty=asked.get("kepastian") or "",
    )


@login_not_required
def law_list(request: HttpRequest) -> HttpResponse:
    """Show which rules are in force on a day, from which article, and how sure."""
    form, wanted = wanted_by(request)
    shown = {"form": form, "wanted": wanted, "rules": rules_found(wanted)}
    return render(request, "portal/law_list.html", shown)


@login_not_required
def law_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show one rule: what it says, since when, from which article, how sure."""
    _form, wanted = wanted_by(request)
    try:
        page = rule_page(key, wanted)
    except UnknownKey as error:
        raise Http404(str(error)) from error
    return render(request, "portal/law_page.html", {"page": page, "wanted": wanted})


def own_shelf(agency: Agency | None) -> str:
    """Return the shelf of the reader's agency where the book has one; else the national rules."""
    return agency.shelf if agency and agency.shelf in book().agencies else ""
