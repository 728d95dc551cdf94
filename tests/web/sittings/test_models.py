import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from takar.web.sittings.models import AnswerChange, Presence, ServerLife
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db


def test_a_number_of_a_desk_is_used_once(hall: Hall) -> None:
    now = timezone.now()
    with hall.scoped():
        row = {"sitting": hall.seated(now=now), "desk": 1, "sequence": 1, "kind": "JAWAB"}
        AnswerChange.objects.create(**row, given_at=now, received_at=now)
        with pytest.raises(IntegrityError), transaction.atomic():
            AnswerChange.objects.create(**row, given_at=now, received_at=now)


def test_a_finished_sitting_has_its_moment(hall: Hall) -> None:
    with hall.scoped():
        sitting = hall.seated()
        sitting.state = "SELESAI"
        with pytest.raises(IntegrityError), transaction.atomic():
            sitting.save()


def test_rows_name_what_they_are(hall: Hall) -> None:
    now = timezone.now()
    with hall.scoped():
        sitting = hall.seated(now=now)
        assert str(sitting) == "T-001 · Putri Anjani"
        assert str(Presence.objects.get()) == f"{sitting.pk} · {sitting.desk}"
        assert sitting.agency_code == hall.cast.agency.code
    assert str(ServerLife(started_at=now, seen_at=now)).startswith("20")
