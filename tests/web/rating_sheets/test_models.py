from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from takar.web.kit.scope import scope
from takar.web.rating_sheets.models import RatingSheet, SheetCell, SheetChange
from tests.web.rating_sheets.conftest import Hall
from tests.web.rating_sheets.sending import cell, sent


def test_an_assignment_has_one_sheet_a_sheet_one_cell_and_a_number_one_change(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk))
    sheet, row = RatingSheet.objects.get(), SheetChange.objects.get()
    for twin in (
        RatingSheet(assignment=place),
        SheetCell(sheet=sheet, competency="INTEGRITAS", value={}, change=uuid4()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_submitted_sheet_has_its_moment(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    with pytest.raises(IntegrityError), transaction.atomic():
        RatingSheet.objects.create(assignment=place, state="DIKIRIM")


def test_another_agency_sees_no_sheet(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk))
    other = hall.cast.other_agency
    with scope(agency=other, agency_code=other.code):
        for model in (RatingSheet, SheetCell, SheetChange):
            assert not model._default_manager.exists()
