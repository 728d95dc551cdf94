import pytest

from takar.web.sittings.models import SittingEvent
from takar.web.sittings.saving.refusals import PAUSE_SECONDS, Refusals
from tests.web.sittings.made import Hall


@pytest.mark.parametrize(("later", "is_due"), [(PAUSE_SECONDS - 1, False), (PAUSE_SECONDS, True)])
def test_a_device_gone_wild_is_noted_once_a_while(later: int, *, is_due: bool) -> None:
    moments = iter([100.0, 100.0, 100.0 + later])
    refusals = Refusals(clock=lambda: next(moments))
    assert refusals.is_due(1)
    assert refusals.is_due(2)
    assert refusals.is_due(1) == is_due


@pytest.mark.django_db
def test_a_refusal_stands_in_the_record_of_its_sitting(hall: Hall) -> None:
    with hall.scoped():
        sitting = hall.seated()
    Refusals().note(sitting.pk, "body")
    Refusals().note(sitting.pk + 100, "body")
    with hall.scoped():
        event = SittingEvent.objects.get(kind="DITOLAK")
        assert (event.sitting, event.facts["reason"]) == (sitting, "body")
