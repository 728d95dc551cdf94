from takar.web.reviews.links import cycle_page, meeting_page, mine_page
from tests.web.reviews.made import Stage


def test_pages_are_found_by_what_they_are_about(stage: Stage) -> None:
    meeting = stage.sitting()
    assert cycle_page(stage.cycle) == f"/komite-talenta/{stage.cycle.pk}/"
    assert meeting_page(meeting) == f"/komite-talenta/rapat/{meeting.pk}/"
    assert mine_page() == "/komite-talenta/saya/"
