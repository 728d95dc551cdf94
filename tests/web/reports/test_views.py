import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from takar.web.accounts.models import Role, User
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def addresses(hamlet: Hamlet) -> dict[str, str]:
    event, participant = hamlet.event.pk, hamlet.participant.pk
    return {
        "group": reverse("reports:group", args=[event]),
        "recap": reverse("reports:recap", args=[event]),
        "everybody": reverse("reports:everybody", args=[event]),
        "individual": reverse("reports:individual", args=[participant]),
        "annex": reverse("reports:annex", args=[participant]),
    }


ALLOWED = {
    Role.OPERATOR: {"group", "recap", "everybody", "individual", "annex"},
    Role.LEADER: {"group", "recap", "everybody", "individual"},
    Role.AUDITOR: {"group", "recap", "everybody", "individual"},
    Role.ASSESSOR: {"annex"},
    Role.UNIT_HEAD: set(),
    Role.EMPLOYEE: {"individual"},
    Role.GUEST: set(),
    **dict.fromkeys((Role.AUTHOR, Role.REVIEWER, Role.APPROVER, Role.PROCTOR), frozenset()),
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_prints_what_is_theirs_and_nothing_else(hamlet: Hamlet, role: Role) -> None:
    client = browser(hamlet.users[role])
    answers = {name: client.get(path).status_code for name, path in addresses(hamlet).items()}
    opened = {name for name, status in answers.items() if status == 200}
    assert opened == ALLOWED[role]
    assert set(answers.values()) <= ({404} if role == Role.GUEST else {200, 403})


def test_a_stranger_is_sent_to_the_door_and_joko_finds_nothing(hamlet: Hamlet, cast: Cast) -> None:
    for path in addresses(hamlet).values():
        assert Client().get(path).status_code == 302
        assert cast.client(cast.joko).get(path).status_code == 404


def test_an_employee_reads_nobody_elses_report(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        other = hamlet.event.participants.order_by("-number")[0]
    client = browser(hamlet.users[Role.EMPLOYEE])
    assert client.get(reverse("reports:individual", args=[other.pk])).status_code == 403


def test_every_print_is_recorded(hamlet: Hamlet) -> None:
    path = addresses(hamlet)["individual"]
    browser(hamlet.users[Role.LEADER]).get(path)
    with scope(agency_code=hamlet.agency.code):
        entry = Entry.objects.filter(act="reports.individual.printed")[0]
    assert entry.actor == hamlet.users[Role.LEADER]
    assert entry.subject_id == str(hamlet.participant.pk)


def test_the_archive_holds_a_report_for_each_participant(hamlet: Hamlet) -> None:
    answer = browser(hamlet.users[Role.OPERATOR]).get(addresses(hamlet)["everybody"])
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        assert len(archive.namelist()) == 6
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())


def test_the_list_shows_measured_events_to_those_who_read_reports(hamlet: Hamlet) -> None:
    page = reverse("reports:reports")
    assert hamlet.event.name in browser(hamlet.users[Role.LEADER]).get(page).content.decode()
    assert hamlet.event.name not in browser(hamlet.users[Role.EMPLOYEE]).get(page).content.decode()


def test_an_event_not_yet_measured_has_no_report(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        run, hamlet.event.run = hamlet.event.run, None
        hamlet.event.save()
        client = browser(hamlet.users[Role.OPERATOR])
        answer = client.get(addresses(hamlet)["individual"])
        hamlet.event.run = run
        hamlet.event.save()
    assert answer.status_code == 409
    assert "belum dihitung" in answer.content.decode()
