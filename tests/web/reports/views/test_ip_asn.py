import pytest
from django.test import Client
from django.urls import reverse

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.reports.actions.ip_asn import ask_for_sheets
from takar.web.reports.tasks import printed
from takar.web.results.models import Run
from tests.cast import Cast
from tests.town import Hamlet
from tests.web.reports.test_views import browser

pytestmark = pytest.mark.django_db

FIELDS = {
    "number": "800/1",
    "name": "Kepala Contoh",
    "nip": "197001011995031999",
    "position": "Kepala BKPSDM",
    "tier": "JPT_PRATAMA",
    "rank": "Pembina Utama Muda, IV/c",
    "place": "Desasari",
    "signed_on": "2025-05-20",
}


@pytest.fixture
def run(hamlet: Hamlet) -> Run:
    """The index, and the head of the cast at the head of the participant's unit."""
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        own = hamlet.participant.employee
        WorkUnit.objects.filter(pk=own.unit_id or 0).update(head=hamlet.users[Role.UNIT_HEAD])
        return hamlet.index


def addresses(hamlet: Hamlet, run: Run) -> dict[str, str]:
    own = hamlet.participant.employee
    plain = ("agency", "names", "official", "official_list", "statement")
    found = {name: reverse(f"reports:ip_asn_{name}", args=[run.pk]) for name in plain}
    for name in ("unit", "unit_names"):
        found[name] = reverse(f"reports:ip_asn_{name}", args=[run.pk, own.unit_id])
    return found | {"sheet": reverse("reports:ip_asn_sheet", args=[run.pk, own.pk])}


ALLOWED = {
    Role.OPERATOR: {"agency", "names", "official", "official_list", "statement", "unit"}
    | {"unit_names", "sheet"},
    Role.LEADER: {"agency", "unit"},
    Role.AUDITOR: {"agency", "unit"},
    Role.UNIT_HEAD: {"unit", "unit_names"},
    Role.EMPLOYEE: {"sheet"},
    Role.ASSESSOR: set(),
    Role.GUEST: set(),
    **dict.fromkeys((Role.AUTHOR, Role.REVIEWER, Role.APPROVER, Role.PROCTOR), frozenset()),
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_takes_what_is_theirs_and_nothing_else(
    hamlet: Hamlet, run: Run, role: Role
) -> None:
    client = browser(hamlet.users[role])
    answers = {name: client.get(path).status_code for name, path in addresses(hamlet, run).items()}
    assert {name for name, status in answers.items() if status == 200} == ALLOWED[role]
    assert set(answers.values()) <= {200, 403, 404}


def test_a_stranger_is_sent_to_the_door_and_joko_finds_nothing(
    hamlet: Hamlet, run: Run, cast: Cast
) -> None:
    for path in [*addresses(hamlet, run).values(), reverse("reports:ip_asn")]:
        assert Client().get(path).status_code == 302
    for path in addresses(hamlet, run).values():
        assert cast.client(cast.joko).get(path).status_code == 404
    seen = cast.client(cast.joko).get(reverse("reports:ip_asn")).content.decode()
    assert run.title not in seen


def test_a_head_sees_their_unit_alone_in_the_list(hamlet: Hamlet, run: Run) -> None:
    page = browser(hamlet.users[Role.UNIT_HEAD]).get(reverse("reports:ip_asn"))
    with scope(agency=hamlet.agency):
        own = hamlet.participant.employee.unit
        assert own is not None
        assert [line.unit.path.startswith(own.path) for line in page.context["page"]] == [True] * (
            len(page.context["page"])
        )
    assert own.name in page.content.decode()


def test_units_can_be_searched_and_nothing_found_says_so(hamlet: Hamlet, run: Run) -> None:
    client = browser(hamlet.users[Role.OPERATOR])
    found = client.get(reverse("reports:ip_asn"), {"cari": "dinas"})
    assert found.context["page"].paginator.count > 0
    none = client.get(reverse("reports:ip_asn"), {"cari": "tidak ada di sini"})
    assert "Tidak ada unit yang cocok" in none.content.decode()


@pytest.mark.parametrize(
    ("changed", "status"),
    [({}, 200), ({"tier": "PENGAWAS"}, 409), ({"nip": "123"}, 200), ({"name": ""}, 200)],
)
def test_the_statement_is_printed_or_says_what_is_wrong(
    hamlet: Hamlet, run: Run, changed: dict[str, str], status: int
) -> None:
    path = reverse("reports:ip_asn_statement", args=[run.pk])
    answer = browser(hamlet.users[Role.OPERATOR]).post(path, FIELDS | changed)
    assert answer.status_code == status
    assert answer.content.startswith(b"%PDF") is (changed == {})


def test_sheets_asked_for_are_followed_and_taken(hamlet: Hamlet, run: Run) -> None:
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    client = browser(operator)
    unit = hamlet.participant.employee.unit_id
    path = reverse("reports:ip_asn_ask", args=[run.pk, unit])
    assert client.get(path).status_code == 405
    asked = client.post(path)
    assert asked.status_code == 302
    with scope(agency=agency, agency_code=agency.code):
        request = ask_for_sheets(operator, run, unit=WorkUnit.objects.get(pk=unit or 0))
    page = reverse("reports:ip_asn_sheets", args=[request.pk])
    waiting = client.get(page)
    assert "Menunggu giliran" in waiting.content.decode()
    assert client.get(reverse("reports:ip_asn_sheets_file", args=[request.pk])).status_code == 404
    with scope(agency=agency, agency_code=agency.code):
        printed(request)
    assert "Unduh semua lembar" in client.get(page).content.decode()
    taken = client.get(reverse("reports:ip_asn_sheets_file", args=[request.pk]))
    assert taken.content.startswith(b"PK")
    assert browser(hamlet.users[Role.LEADER]).get(page).status_code == 403
