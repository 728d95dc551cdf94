from html import unescape
from xml.etree import ElementTree as ET

from takar.web.timetables.drawings import board_svg, span_of, tones_of
from takar.web.timetables.models import OpenDay, Session
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.queries.boards import lanes_of
from takar.web.timetables.queries.sessions import sessions_in
from tests.web.timetables import made
from tests.web.timetables.made import Town


def board(there: Town, kind: str = "ruang") -> str:
    sessions = list(sessions_in(made.draft(there)))
    hours = OpenDay.objects.get(event=there.event, day=there.day)
    titles = method_titles(there.event)
    return board_svg(
        lanes_of(sessions, kind), there.day, hours, titles=titles, link=lambda one: f"/s/{one.pk}/"
    )


def test_a_board_is_whole_without_a_style_sheet_and_breaks_no_policy(there: Town) -> None:
    drawn = board(there)
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_every_session_is_a_link_with_its_own_words(there: Town) -> None:
    drawn = unescape(board(there))
    for session in Session.objects.all():
        assert f'href="/s/{session.pk}/"' in drawn
    assert drawn.count("<a ") == 7


def test_a_name_is_never_markup(there: Town) -> None:
    employee = there.putri.employee
    type(employee).objects.filter(pk=employee.pk).update(name="<b>&")
    assert "<b>" not in board(there, "peserta")


def test_the_hours_drawn_hold_the_opening_and_every_session(there: Town) -> None:
    sessions = list(sessions_in(made.draft(there)))
    hours = OpenDay.objects.get(event=there.event, day=there.day)
    assert span_of(sessions, hours) == (480, 960)
    assert span_of(sessions, None) == (540, 840)


def test_a_day_without_sessions_draws_nothing(there: Town) -> None:
    assert board_svg([], there.day, None, titles={}, link=str) == ""
    assert tones_of(["a", "b"]) == {"a": 0, "b": 1}
