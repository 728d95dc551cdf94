from django.utils import timezone

from takar.web.proctoring.actions import note_incident
from takar.web.proctoring.papers import minutes_facts
from tests.web.sittings.made import Hall


def test_minutes_tell_rooms_counts_and_incidents(hall: Hall) -> None:
    with hall.scoped():
        note_incident(
            hall.proctor, hall.session, kind="LAIN", text="Hujan", happened_at=timezone.now()
        )
        told = minutes_facts(hall.session)
    assert told["rooms"] == [{"name": "Ruang 1", "seats": 30, "people": 2, "proctors": ["Nyoman"]}]
    assert told["tally"]["absent"] == 2
    assert [(one["person"], one["text"]) for one in told["incidents"]] == [("–", "Hujan")]
