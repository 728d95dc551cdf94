from django.utils import timezone

from takar.web.proctoring.models import Incident
from tests.web.sittings.made import Hall


def test_an_incident_is_called_by_its_session_and_kind(hall: Hall) -> None:
    row = Incident(session=hall.session, kind="KESEHATAN", happened_at=timezone.now())
    assert str(row) == "Ujian contoh · Sesi 1 · Kesehatan peserta"
