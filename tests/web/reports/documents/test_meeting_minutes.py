from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from takar.web.meetings.actions import (
    agree_on_undisputed,
    close_meeting,
    correct,
    decide_level,
    excuse,
    seal_results,
    sign_minutes,
    undo_agreement,
    write_notes,
)
from takar.web.meetings.models import Meeting
from takar.web.meetings.queries.minutes import minutes_of
from takar.web.reports.actions.meetings import print_minutes
from takar.web.reports.documents.meeting_minutes import minutes_facts
from tests.web.assessments.conftest import (  # noqa: F401 - fixtures of the event below
    Stage,
    agency_scope,
    draft,
    integrated,
    running,
    scored,
)
from tests.web.meetings.made import FOUR, level_of, sat


@pytest.fixture
def held(integrated: Stage) -> Meeting:  # noqa: F811 - a fixture is named as it is asked for
    """A meeting that set one level, agreed on the others, and closed."""
    rahayu, meeting = integrated.cast.rahayu, sat(integrated)
    decide_level(rahayu, level_of(integrated), level=FOUR, reason="bukti wawancara kuat")
    agree_on_undisputed(rahayu, meeting)
    write_notes(rahayu, meeting, notes="Panel sepakat.")
    return close_meeting(rahayu, meeting)


def text_of(content: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages
    )


def test_minutes_tell_who_was_there_what_changed_why_and_who_signed(
    held: Meeting,
    integrated: Stage,  # noqa: F811
) -> None:
    facts = minutes_facts(minutes_of(held))
    assert [one["name"] for one in facts["presences"]] == ["Rahayu", "Sari", "Budi"]
    first = facts["people"][0]
    assert first["levels"][0] == {"text": "3 → 4", "changed": True}
    assert first["levels"][1] == {"text": "3", "changed": False}
    assert first["sum"] == "28 / 18"
    assert [(one["before"], one["after"], one["reason"]) for one in facts["changes"]] == [
        ("3", "4", "bukti wawancara kuat")
    ]
    assert facts["agreed"] == 44
    assert facts["awaited"] == ["Ketua rapat", "Kepala yang mengesahkan"]
    sign_minutes(integrated.cast.rahayu, held)
    signed = minutes_facts(minutes_of(held))
    assert [one["name"] for one in signed["signatures"]] == ["Rahayu"]
    assert signed["awaited"] == ["Kepala yang mengesahkan"]


def test_minutes_keep_telling_how_it_was_when_the_meeting_closed(
    held: Meeting,
    integrated: Stage,  # noqa: F811
) -> None:
    cast = integrated.cast
    before = minutes_facts(minutes_of(held))
    sign_minutes(cast.rahayu, held)
    seal_results(cast.bupati, integrated.event)
    correct(
        cast.rahayu,
        level_of(integrated, "KOMUNIKASI"),
        level=Decimal(5),
        reason="salah tulis",
        document_number="BA-1",
    )
    after = minutes_facts(minutes_of(held))
    assert after["people"] == before["people"]
    assert after["changes"] == before["changes"]


def test_what_was_agreed_and_taken_back_is_neither_agreed_nor_a_change(
    integrated: Stage,  # noqa: F811
) -> None:
    rahayu, meeting = integrated.cast.rahayu, sat(integrated)
    agreement = agree_on_undisputed(rahayu, meeting)
    undo_agreement(rahayu, meeting, batch=agreement.batch)
    close_meeting(rahayu, meeting)
    facts = minutes_facts(minutes_of(meeting))
    assert (facts["agreed"], facts["changes"]) == (0, [])


def test_minutes_name_whoever_was_excused(integrated: Stage) -> None:  # noqa: F811
    rahayu, meeting = integrated.cast.rahayu, sat(integrated, "Sari")
    excuse(rahayu, meeting, name="Budi", note="dinas luar")
    close_meeting(rahayu, meeting)
    told = minutes_facts(minutes_of(meeting))["presences"][-1]
    assert (told["name"], told["state"], told["note"]) == ("Budi", "Berhalangan", "dinas luar")


@pytest.mark.slow
def test_minutes_are_printed(held: Meeting, integrated: Stage) -> None:  # noqa: F811
    said = text_of(print_minutes(integrated.cast.rahayu, held))
    for words in (
        "BERITA ACARA RAPAT INTEGRASI ASESOR",
        "Pemetaan 2025",
        "bukti wawancara kuat",
        "3 → 4",
        "44 level disepakati",
        "Panel sepakat.",
        "belum ditandatangani",
    ):
        assert words in said, words
