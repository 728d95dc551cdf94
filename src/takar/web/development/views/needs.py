"""Pages of needs: of people, of units, and of those who are not assessed."""

from django.http import HttpResponse
from django.shortcuts import render

from takar.web.accounts.requests import SignedInRequest
from takar.web.development import actions
from takar.web.development.forms import BlankFilter, NeedFilter, UnitFilter
from takar.web.development.queries import (
    blanks_seen,
    law_of,
    needs_seen,
    titles_of,
    unit_rows,
)
from takar.web.development.views.doors import place, seen_plan
from takar.web.kit.answers import XLSX, download
from takar.web.kit.paging import page_of


def needs(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the needs the reader may see, each with its training or why it has none."""
    one = seen_plan(request, pk)
    titles = titles_of(law_of(one))
    form = NeedFilter(request.GET, user=request.user, agency=request.agency, titles=titles)
    page = page_of(request, needs_seen(request.user, one, form.wanted))
    rows = [(row, titles.get(row.competency, row.competency)) for row in page]
    context = place(request, one, "needs", form=form, page=page, rows=rows)
    return render(request, "development/needs.html", context)


def akpk(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the need analysis of those a search found."""
    one = seen_plan(request, pk)
    titles = titles_of(law_of(one))
    form = NeedFilter(request.GET, user=request.user, agency=request.agency, titles=titles)
    return download(
        request,
        lambda: actions.take_akpk(request.user, one, wanted=form.wanted),
        name=f"akpk-{one.year}-{one.pk}.xlsx",
        kind=XLSX,
    )


def blanks(request: SignedInRequest, pk: int) -> HttpResponse:
    """List those of whom needs are not, or not all, known."""
    one = seen_plan(request, pk)
    titles = titles_of(law_of(one))
    form = BlankFilter(request.GET, user=request.user, agency=request.agency)
    page = page_of(request, blanks_seen(request.user, one, form.wanted))
    rows = [(row, [titles.get(code, code) for code in row.competencies]) for row in page]
    context = place(
        request, one, "blanks", form=form, page=page, rows=rows, all_of_them=len(titles)
    )
    return render(request, "development/blanks.html", context)


def units(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what each unit needs, competency by competency."""
    one = seen_plan(request, pk)
    titles = titles_of(law_of(one))
    form = UnitFilter(request.GET, user=request.user, agency=request.agency, titles=titles)
    page = page_of(request, unit_rows(request.user, one, form.wanted, list(titles)))
    rows = [(row, titles.get(row.competency, row.competency)) for row in page]
    context = place(request, one, "units", form=form, page=page, rows=rows)
    return render(request, "development/units.html", context)


def akpd(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the summary per unit."""
    one = seen_plan(request, pk)
    titles = titles_of(law_of(one))
    form = UnitFilter(request.GET, user=request.user, agency=request.agency, titles=titles)
    return download(
        request,
        lambda: actions.take_akpd(request.user, one, wanted=form.wanted),
        name=f"akpd-{one.year}-{one.pk}.xlsx",
        kind=XLSX,
    )
