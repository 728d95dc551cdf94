"""Answers that several pages give: refusals, workbooks, files of proof."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.dateparse import parse_datetime

from takar.web.kit.answers import PDF, attachment

TYPES = {"PDF": PDF, "JPEG": "image/jpeg", "PNG": "image/png"}
LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""A file of proof may load nothing, run nothing and stand in no frame."""


def moment_of(text: str) -> datetime | None:
    """Return the moment a page says it shows; nothing where it says none.

    >>> moment_of("2025-05-14T05:00:00+00:00").year, moment_of("kemarin")
    (2025, None)
    """
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def certificate_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file of proof, to be kept and not to be opened here."""
    response = attachment(content, name, TYPES[kind])
    response.headers["Content-Security-Policy"] = LOCKED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
