from datetime import time, timedelta

from takar.web.timetables.forms import AbsenceForm, MoveForm, SwapForm, WishesForm
from takar.web.timetables.forms.places import CopyForm, RoomForm
from takar.web.timetables.models import OpenDay
from takar.web.timetables.rules.wishes import Absence, Wishes
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_wishes_come_back_as_they_were_shown() -> None:
    wishes = Wishes(rest_minutes=20, most_a_day=None, few_days=False, seconds=30)
    shown = WishesForm.starting(wishes)
    said = {name: shown[name].value() for name in shown.fields}
    form = WishesForm({name: value for name, value in said.items() if value not in (None, "")})
    assert form.is_valid(), form.errors
    assert form.wishes() == wishes


def test_a_session_moves_to_rooms_and_days_of_its_event_only(there: Town) -> None:
    session = made.draft(there).sessions.all()[0]
    given = {"room": "0", "day": "2031-01-01", "starts_at": "09:00"}
    assert set(MoveForm(given, session=session).errors) == {"room", "day"}


def test_who_sits_already_is_no_replacement(there: Town) -> None:
    session = made.draft(there).sessions.all()[0]
    form = SwapForm(session=session)
    names = {str(one) for one in form.fields["into"].queryset}  # type: ignore[attr-defined]
    here = {one.assessor.name for one in session.watchers.all()}
    assert names == {"Sari", "Budi", "Citra", "Dewi"} - here


def test_an_absence_is_for_a_day_or_from_now_on(there: Town) -> None:
    timetable, sari = made.draft(there), there.seat("Sari").pk
    for given, day in ((there.day.isoformat(), there.day), ("", None)):
        form = AbsenceForm(
            {"assessors": [sari], "day": given, "once_key": "x"}, timetable=timetable
        )
        assert form.is_valid(), form.errors
        assert [(one.assessor, one.day) for one in form.absences()] == [(sari, day)]


def test_a_room_is_lost_from_a_day_on(later: Town) -> None:
    timetable, room = made.draft(later), made.first_room(later)
    OpenDay.objects.create(
        event=later.event, day=later.day + timedelta(2), opens_at=time(8), closes_at=time(16)
    )
    second = later.day + timedelta(1)
    given = {"rooms": [room.pk], "day": f"{second.isoformat()}+", "once_key": "x"}
    form = AbsenceForm(given, timetable=timetable)
    assert form.is_valid(), form.errors
    assert form.absences() == (Absence(room=room.pk, day=second, is_onwards=True),)


def test_a_room_is_shown_as_it_is_and_places_are_copied_from_others_only(there: Town) -> None:
    room = made.first_room(there)
    assert RoomForm(event=there.event, room=room)["capacity"].value() == 8
    assert not CopyForm(event=there.event).fields["source"].queryset.exists()  # type: ignore[attr-defined]
