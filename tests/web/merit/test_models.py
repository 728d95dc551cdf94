import pytest
from django.db import IntegrityError, transaction

from takar.web.merit.models import Answer, Document, Sheet
from tests.cast import Cast
from tests.web.merit.made import DAY


def test_the_database_keeps_one_sheet_a_year_and_one_answer_a_question(
    cast: Cast, checklist: Sheet
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.create(
            agency=cast.agency,
            instrument=checklist.instrument,
            year=checklist.year,
            day=DAY,
            made_by=cast.rahayu,
        )
    Answer.objects.create(sheet=checklist, question="MUTU_DATA", answered_by=cast.rahayu)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(sheet=checklist, question="MUTU_DATA", answered_by=cast.rahayu)


def test_a_document_is_kept_under_a_name_of_its_title_without_a_path(
    cast: Cast, checklist: Sheet
) -> None:
    document = Document(sheet=checklist, question="X", title="../SK: komite", kind="PDF")
    assert document.file_name == "SK--komite.pdf"
    assert Document(sheet=checklist, question="X", title="///", kind="PNG").file_name == "X.png"
    assert document.agency_code == cast.agency.code
