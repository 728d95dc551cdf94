from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from takar.web.audit.models import Entry
from takar.web.leadership.actions import take_presentation
from tests.web.succession.made import DAY, Bench


def test_the_pages_are_carried_away_on_record(town: Bench) -> None:
    cast = town.cast
    content = take_presentation(cast.bupati, cast.agency, day=DAY)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert "Kepala Bidang Contoh" in " ".join(" ".join(pages).split())
    assert len(pages) == 3
    assert Entry.objects.filter(act="leadership.presentation.taken").count() == 1
    for other in (cast.made, cast.putri, cast.joko):
        with pytest.raises(PermissionDenied):
            take_presentation(other, cast.agency, day=DAY)
