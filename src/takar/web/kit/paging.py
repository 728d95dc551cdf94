"""Lists in pages: fifty rows at a time, whatever number the address asks for."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def page_of(request: HttpRequest, rows: Any, *, size: int = ROWS) -> "Page[Any]":
    """Return the page the address asks for (``?hal=2``); a wrong number becomes the nearest."""
    return Paginator(rows, size).get_page(request.GET.get("hal", 1))
