from typing import Any

import pytest

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.reports.actions.ip_asn import ask_for_sheets
from takar.web.reports.models import SheetRequest
from takar.web.reports.tasks import end_printing, print_sheets, start_sheets
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def test_a_worker_prints_what_was_asked_for(hamlet: Hamlet) -> None:
    agency = hamlet.agency
    with scope(agency=agency, agency_code=agency.code):
        unit = WorkUnit.objects.get(employees=hamlet.participant.employee)
        asked = ask_for_sheets(hamlet.users[Role.OPERATOR], hamlet.index, unit=unit)
    print_sheets.func(asked.pk)
    with scope(agency=agency):
        done = SheetRequest.objects.get(pk=asked.pk)
    assert (done.state, done.done) == ("SELESAI", done.total)
    assert done.finished_at is not None


def test_what_goes_wrong_is_written_on_the_request(
    hamlet: Hamlet, settings: Any, tmp_path: Any
) -> None:
    agency = hamlet.agency
    own = tmp_path / "templates" / agency.code
    own.mkdir(parents=True)
    (own / "ip_asn_sheet.typ").write_text("#nothing-of-this-name()")
    settings.HOME = tmp_path
    with scope(agency=agency, agency_code=agency.code):
        unit = WorkUnit.objects.get(employees=hamlet.participant.employee)
        asked = ask_for_sheets(hamlet.users[Role.OPERATOR], hamlet.index, unit=unit)
    with pytest.raises(Exception, match="nothing-of-this-name"):
        print_sheets.func(asked.pk)
    with scope(agency=agency):
        failed = SheetRequest.objects.get(pk=asked.pk)
    assert failed.state == "GAGAL"
    assert "kesalahan" in failed.problem


def test_starting_leaves_the_work_to_a_worker(hamlet: Hamlet) -> None:
    agency = hamlet.agency
    with scope(agency=agency, agency_code=agency.code):
        asked = start_sheets(hamlet.users[Role.OPERATOR], hamlet.index, None)
    assert (asked.state, asked.total, asked.done) == ("MENUNGGU", 80, 0)


@pytest.mark.parametrize(("state", "after"), [("BERJALAN", "GAGAL"), ("SELESAI", "SELESAI")])
def test_printing_that_was_cut_off_says_so(hamlet: Hamlet, state: str, after: str) -> None:
    agency = hamlet.agency
    with scope(agency=agency, agency_code=agency.code):
        unit = WorkUnit.objects.get(employees=hamlet.participant.employee)
        asked = ask_for_sheets(hamlet.users[Role.OPERATOR], hamlet.index, unit=unit)
        SheetRequest.objects.filter(pk=asked.pk).update(state=state)
    end_printing(asked.pk)
    with scope(agency=agency):
        row = SheetRequest.objects.get(pk=asked.pk)
    assert row.state == after
    assert ("terputus" in row.problem) is (after == "GAGAL")
