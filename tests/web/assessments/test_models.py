from takar.web.assessments.models import Event, IntegratedLevel
from tests.web.assessments.conftest import Stage


def test_every_row_knows_its_agency_and_its_name(integrated: Stage) -> None:
    level = IntegratedLevel.objects.earliest("pk")
    assert (level.agency_id, level.agency_code) == (integrated.cast.agency.pk, "kab_tirtamaya")
    assert str(level).endswith("INTEGRITAS")
    assert str(Event.objects.get()) == "Pemetaan 2025"


def test_an_event_knows_whether_it_is_signed(draft: Stage) -> None:
    signed = {}
    for state in ("DRAF", "INTEGRASI", "DITANDATANGANI", "DISERAHKAN"):
        draft.event.state = state
        signed[state] = draft.event.is_signed
    assert signed == {
        "DRAF": False,
        "INTEGRASI": False,
        "DITANDATANGANI": True,
        "DISERAHKAN": True,
    }
