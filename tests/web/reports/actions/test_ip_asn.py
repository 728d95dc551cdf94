import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.reports.actions import ip_asn as actions
from takar.web.reports.actions.ip_asn import TooLow
from takar.web.reports.documents.ip_asn_statement import Signer
from takar.web.reports.tasks import printed
from takar.web.results.models import IpAsnGroup
from tests.town import Hamlet

pytestmark = pytest.mark.django_db

HEAD = Signer("Kepala Contoh", "197001011995031999", "Kepala BKPSDM", "JPT_PRATAMA", "IV/c")


def statement(hamlet: Hamlet, signer: Signer) -> bytes:
    """Print the statement of the index of the hamlet."""
    return actions.print_statement(
        hamlet.users[Role.OPERATOR],
        hamlet.index,
        signer=signer,
        number="800/1",
        place="Desasari",
        signed_on=date(2025, 5, 20),
    )


@pytest.mark.parametrize(
    ("tier", "may_sign"),
    [
        ("JPT_UTAMA", True),
        ("JPT_MADYA", True),
        ("JPT_PRATAMA", True),
        ("ADMINISTRATOR", False),
        ("AHLI_UTAMA", False),
    ],
)
def test_a_statement_is_signed_by_a_jpt_or_not_at_all(
    hamlet: Hamlet, tier: str, may_sign: bool
) -> None:
    signer = replace(HEAD, tier=tier)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        if may_sign:
            assert statement(hamlet, signer).startswith(b"%PDF")
        else:
            with pytest.raises(TooLow, match="jabatan pimpinan tinggi"):
                statement(hamlet, signer)


def test_the_roster_knows_better_than_the_form_who_may_sign(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        low = hamlet.participant.employee
        assert not (low.position_tier or "").startswith("JPT")
        claimed = replace(HEAD, nip=low.nip or "")
        with pytest.raises(TooLow):
            statement(hamlet, claimed)


def test_what_is_taken_is_recorded_and_what_is_refused_leaves_no_trace(hamlet: Hamlet) -> None:
    users = hamlet.users
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run, before = hamlet.index, Entry.objects.count()
        assert actions.print_ip_asn(users[Role.LEADER], run).startswith(b"%PDF")
        for refused in (actions.export_ip_asn, actions.print_ip_asn):
            with pytest.raises(NotPermitted):
                refused(users[Role.EMPLOYEE], run)
        with pytest.raises(NotPermitted):
            actions.export_ip_asn(users[Role.LEADER], run)
        acts = list(Entry.objects.order_by("pk").values_list("act", flat=True)[before:])
    assert acts == ["reports.ip_asn.printed"]


def test_the_sheets_of_a_unit_are_printed_and_counted(hamlet: Hamlet) -> None:
    operator = hamlet.users[Role.OPERATOR]
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        unit = WorkUnit.objects.get(employees=hamlet.participant.employee)
        request = actions.ask_for_sheets(operator, run, unit=unit)
        printed(request)
        request.refresh_from_db()
        content = actions.take_sheets(operator, request)
    assert (request.state, request.done) == ("SELESAI", request.total)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert len(archive.namelist()) == request.total > 0
        assert archive.read(archive.namelist()[0]).startswith(b"%PDF")


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    """Read the sheets of a workbook that tell of people and groups."""
    book = CalamineWorkbook.from_object(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:-1]}


def test_a_head_reads_no_means_of_a_few_and_tries_no_targets(hamlet: Hamlet) -> None:
    head = hamlet.users[Role.UNIT_HEAD]
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        few = IpAsnGroup.objects.filter(run=run, grouping="UNIT", measured__range=(1, 4)).first()
        assert few is not None
        unit = WorkUnit.objects.get(path=few.path)
        WorkUnit.objects.filter(pk=unit.pk).update(head=head)
        assert actions.print_ip_asn_unit(head, unit, run=run).startswith(b"%PDF")
        low, high = (
            sheets_of(actions.export_ip_asn_unit(head, unit, run=run, target=Decimal(target)))
            for target in (0, 100)
        )
        whole = sheets_of(actions.export_ip_asn_unit(hamlet.users[Role.OPERATOR], unit, run=run))
    assert low == high
    assert set(low["Kelompok"][1][5:10]) == {""}
    assert "" not in whole["Kelompok"][1][5:10]
