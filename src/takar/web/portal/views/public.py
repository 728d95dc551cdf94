"""What everybody may read: no sign-in, no names."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from takar.web.kit.answers import CSV, attachment
from takar.web.portal.models import Publication
from takar.web.portal.queries.publications import public_agency, public_ones
from takar.web.portal.static_page import file_of


@login_not_required
def public_page(request: HttpRequest, agency_code: str, pk: int = 0) -> HttpResponse:
    """Show what an agency published: the newest, or the one asked for."""
    agency = public_agency(agency_code)
    published = public_ones(agency)
    chosen = one_of(published, pk) if published or pk else None
    shown = {"published_by_agency": agency, "published": published, "publication": chosen}
    if chosen:
        shown["content"] = chosen.said
    return render(request, "portal/public_page.html", shown)


@login_not_required
def public_file(request: HttpRequest, agency_code: str, pk: int) -> HttpResponse:
    """Give the numbers of a publication as a CSV file."""
    chosen = one_of(public_ones(public_agency(agency_code)), pk)
    return attachment(file_of(chosen.said), f"publikasi-{pk}.csv", CSV)


def one_of(published: list[Publication], pk: int) -> Publication:
    """Return the publication asked for, the newest without a number, or 404."""
    for publication in published:
        if pk in (0, publication.pk):
            return publication
    raise Http404
