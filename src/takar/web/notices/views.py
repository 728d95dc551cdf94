"""Pages of the room: thin."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.numbers import row_number
from takar.web.kit.paging import page_of
from takar.web.notices.actions import mark_all_read, mark_one_read
from takar.web.notices.queries import notices_for, unread_count, unread_for
from takar.web.notices.rules import is_own_page

ALL = "semua"


def notices(request: SignedInRequest) -> HttpResponse:
    """Show what the reader should know: what is unread, or everything."""
    shows_all = request.GET.get("tampil") == ALL
    asked = notices_for if shows_all else unread_for
    unread = unread_count(request.user, request.agency)
    here = reverse("notices:notices")
    tabs = [
        {"link": here, "title": _("Belum dibaca"), "icon": "bell", "is_here": not shows_all},
        {"link": f"{here}?tampil={ALL}", "title": _("Semua"), "icon": "inbox"}
        | {"is_here": shows_all},
    ]
    page = page_of(request, asked(request.user, request.agency))
    facts = {"page": page, "tabs": tabs, "shows_all": shows_all, "unread": unread}
    return render(request, "notices/notices.html", facts)


def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go where a notice leads; it has been read then."""
    notice = get_object_or_404(notices_for(request.user, request.agency), pk=pk)
    mark_one_read(request.user, notice)
    return redirect(notice.link if is_own_page(notice.link) else "notices:notices")


@require_POST
def mark_read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that the reader has seen one notice."""
    notice = get_object_or_404(notices_for(request.user, request.agency), pk=pk)
    mark_one_read(request.user, notice)
    return redirect(way_back(request))


@require_POST
def mark_all(request: SignedInRequest) -> HttpResponse:
    """Note that the reader has seen everything."""
    mark_all_read(request.user, request.agency)
    return redirect(way_back(request))


def way_back(request: SignedInRequest) -> str:
    """Return the part and page of the list the reader came from."""
    wanted = {
        "tampil": ALL if request.GET.get("tampil") == ALL else "",
        "hal": row_number(request.GET.get("hal")),
    }
    query = "&".join(f"{name}={value}" for name, value in wanted.items() if value)
    return reverse("notices:notices") + (f"?{query}" if query else "")
