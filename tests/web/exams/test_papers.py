import plistlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from takar.kernel.errors import TakarError
from takar.web.exams import papers
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench, seated


def text_of(paper: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)


def test_a_card_tells_number_seat_and_pin(cast: Cast) -> None:
    made = seated(cast)
    pins = {one.pk: "482915" for one in made.registrations}
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        told = text_of(
            papers.printed_cards(made.session, made.registrations, pins, "https://contoh.id/x/")
        )
    assert told.count("482 915") == 6
    assert all(one.number in told and one.employee.name in told for one in made.registrations)


def test_the_attendance_list_names_everybody_and_no_pin(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        told = text_of(papers.printed_attendance(made.session))
    assert all(one.employee.name in told for one in made.registrations)
    assert "PIN" not in told


def test_nobody_seated_is_no_list(cast: Cast) -> None:
    made = bench(cast)
    with (
        scope(agency=cast.agency, agency_code=cast.agency.code),
        pytest.raises(TakarError, match="kursi"),
    ):
        papers.printed_attendance(made.session)


def test_the_exam_browser_may_visit_our_host_only() -> None:
    told = plistlib.loads(papers.browser_settings("https://contoh.id/ruang-ujian/"))
    assert told["startURL"] == "https://contoh.id/ruang-ujian/"
    assert [rule["expression"] for rule in told["URLFilterRules"]] == ["contoh.id"]
