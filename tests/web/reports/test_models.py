import pytest

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.reports.actions.ip_asn import ask_for_sheets, fail_sheets
from takar.web.reports.models import SheetRequest
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def test_a_request_is_finished_when_done_or_failed(hamlet: Hamlet) -> None:
    operator = hamlet.users[Role.OPERATOR]
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        request = ask_for_sheets(operator, hamlet.index, unit=None)
        assert not request.is_finished
        fail_sheets(operator, request, problem="Mesin cetak macet.", hint="Coba lagi.")
        kept = SheetRequest.objects.get(pk=request.pk)
    assert (kept.is_finished, kept.state, kept.problem) == (True, "GAGAL", "Mesin cetak macet.")
    assert str(request).startswith(hamlet.agency.name)
