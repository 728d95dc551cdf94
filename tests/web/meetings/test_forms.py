from typing import Any

import pytest
from django.utils import timezone

from takar.web.meetings.forms import (
    FILTERS,
    CorrectionForm,
    LevelForm,
    OpeningForm,
    PeopleFilter,
    ProfileForm,
    SealingForm,
    SigningForm,
)
from tests.web.assessments.conftest import Stage
from tests.web.meetings.made import first, typed

DOCUMENT = {"document_number": "12/BA/2025", "document_on": "2025-05-19"}
LEVELS = [
    ("-0.01", {"level"}),
    ("0", set()),
    ("3.25", set()),
    ("3.251", {"level"}),
    ("5", set()),
    ("5.01", {"level"}),
    ("", {"level"}),
    ("NaN", {"level"}),
]


@pytest.mark.parametrize(("level", "wrong"), LEVELS)
def test_a_level_lies_from_0_to_5_and_a_gap_is_no_level(level: str, wrong: set[str]) -> None:
    assert set(LevelForm(typed(level)).errors) == wrong
    assert set(CorrectionForm(typed(level, **DOCUMENT)).errors) == wrong


@pytest.mark.parametrize(
    ("reason", "is_valid"), [("", False), ("  ", False), ("r" * 500, True), ("r" * 501, False)]
)
def test_a_level_is_set_or_corrected_with_a_reason(reason: str, *, is_valid: bool) -> None:
    assert LevelForm(typed(4, reason)).is_valid() is is_valid
    assert CorrectionForm(typed(4, reason, **DOCUMENT)).is_valid() is is_valid


@pytest.mark.parametrize("missing", ["document_number", "document_on"])
def test_a_correction_names_its_document_and_its_day(missing: str) -> None:
    assert CorrectionForm(typed(4, **DOCUMENT)).is_valid()
    assert set(CorrectionForm(typed(4, **(DOCUMENT | {missing: " "}))).errors) == {missing}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()),
        ({"place": "Aula"}, set()),
        ({"chair": " "}, {"chair"}),
        ({"chair": "S" * 120}, set()),
        ({"chair": "S" * 121}, {"chair"}),
        ({"assessors_needed": "-1"}, {"assessors_needed"}),
        ({"assessors_needed": "0"}, set()),
        ({"assessors_needed": "10"}, set()),
        ({"assessors_needed": "11"}, {"assessors_needed"}),
        ({"assessors_needed": ""}, {"assessors_needed"}),
    ],
)
def test_a_meeting_has_a_chair_and_a_quorum(change: dict[str, str], wrong: set[str]) -> None:
    opening = {"chair": "Sari", "assessors_needed": "2"}
    assert set(OpeningForm(opening | change).errors) == wrong


def test_people_are_narrowed_by_a_known_filter_and_a_group_of_the_event() -> None:
    for code, _title in FILTERS:
        assert PeopleFilter({"saring": code, "group": "Pengawas"}, groups=["Pengawas"]).is_valid()
    form = PeopleFilter({"q": " putri ", "saring": "semua", "group": "Pengawas"})
    assert set(form.errors) == {"saring", "group"}
    assert form.cleaned_data == {"q": "putri"}


def test_the_profile_is_written_and_nothing_else_of_the_participant(running: Stage) -> None:
    one = first(running)
    before = (one.number, one.state, one.position_title)
    sent: dict[str, Any] = {"strengths": "Tenang", "development_areas": "", "state": "HADIR"}
    form = ProfileForm(sent | {"number": 99, "position_title": "Kepala"}, instance=one)
    assert form.is_valid()
    form.save()
    one.refresh_from_db()
    assert (one.strengths, one.development_areas) == ("Tenang", "")
    assert (one.number, one.state, one.position_title) == before


def test_a_signature_has_a_day_and_today_is_offered() -> None:
    for form in (SigningForm, SealingForm):
        assert form({"signed_on": "2025-05-19"}).is_valid()
        assert set(form({"signed_on": "2025-05-32"}).errors) == {"signed_on"}
        assert set(form({}).errors) == {"signed_on"}
        assert form().get_initial_for_field(form.base_fields["signed_on"], "signed_on") == (
            timezone.localdate()
        )
