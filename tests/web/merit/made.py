"""Sheets and documents for the tests of the room."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from takar.web.merit.actions import open_sheet
from takar.web.merit.models import Sheet
from takar.web.merit.rules import ADOPTION
from tests.cast import Cast
from tests.exchange.files.test_certificates import pdf

DAY = date(2026, 3, 2)


def scan(name: str = "sk.pdf") -> SimpleUploadedFile:
    """Return a whole, harmless scan as the browser sends it."""
    return SimpleUploadedFile(name, pdf(), content_type="application/pdf")


def sheet_of(cast: Cast, instrument: str = ADOPTION, year: int = 2026) -> Sheet:
    """Open a sheet as the operator does."""
    return open_sheet(cast.rahayu, cast.agency, instrument=instrument, year=year, day=DAY)
