"""What holds for every form and every answer: tokens, caches, headers, errors."""

import csv
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from takar.web.accounts.models import Role
from takar.web.assessments.models import Participant
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, RowFault, WorkUnit
from takar.web.portal.models import Publication
from tests.architecture.addresses import ARGUMENTS, Town, asked, browser, unpacked
from tests.architecture.test_doors import PUBLIC

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def operator(town: Town, django_db_blocker: Any) -> Client:
    with django_db_blocker.unblock():
        return browser(town.hamlet.users[Role.OPERATOR])


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_no_form_is_accepted_without_its_token(town: Town, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        town.hamlet.users[Role.OPERATOR], backend="django.contrib.auth.backends.ModelBackend"
    )
    before = town.writes()
    assert strict.post(town.address(name), town.form).status_code == 403
    assert town.writes() == before


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - {"account_logout"}))
def test_looking_writes_nothing_but_that_one_looked(
    town: Town, operator: Client, name: str
) -> None:
    before = town.acts()
    asked(operator, "get", town, name)
    done = {act.rsplit(".", maxsplit=1)[-1] for act in town.acts()[len(before) :]}
    assert done <= {"viewed", "taken", "printed", "exported"}


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - {"account_logout", "set_language"}))
def test_no_cache_keeps_what_was_meant_for_one_reader(
    town: Town, operator: Client, name: str
) -> None:
    answer = asked(operator, "get", town, name)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_open_pages_may_be_kept_by_strangers(town: Town) -> None:
    for name in ("portal:law_list", "portal:public_page"):
        assert "Cache-Control" not in asked(Client(), "get", town, name).headers
    assert "portal:public_page" in PUBLIC


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example", "javascript:1"])
def test_no_door_leads_away_from_the_house(town: Town, target: str) -> None:
    operator = browser(town.hamlet.users[Role.OPERATOR])
    here = reverse("people:employees")
    ways = [
        operator.post(reverse("people:make_strategic"), {"next": target}),
        operator.post(reverse("accounts:switch"), {"agency": town.rows["agency"], "next": target}),
        operator.post(reverse("set_language"), {"language": "en", "next": target}),
        operator.get(reverse("set_language"), {"next": target}, headers={"referer": here}),
        Client().post(
            f"{reverse('account_login')}?next={target}",
            {"login": "rahayu_desa", "password": "rahasia-sekali", "next": target},
        ),
    ]
    for way in ways:
        assert way.status_code in {302, 204}
        assert "jahat" not in way.headers.get("Location", "")
        assert "javascript" not in way.headers.get("Location", "")


def test_another_host_is_not_answered(town: Town, operator: Client) -> None:
    answer = operator.get("/", headers={"host": "jahat.example"})
    assert answer.status_code == 400
    assert "jahat" not in answer.content.decode()


def test_a_broken_page_tells_nothing_about_the_house(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("rahasia dapur")

    monkeypatch.setattr("takar.web.portal.views.home.dashboard_of", broken)
    somebody = browser(town.hamlet.users[Role.OPERATOR])
    somebody.raise_request_exception = False
    answer = somebody.get(reverse("portal:home"))
    assert answer.status_code == 500
    for word in ("rahasia dapur", "Traceback", "RuntimeError", str(settings.SOURCE)):
        assert word not in answer.content.decode()


def test_signing_in_changes_the_session_and_its_cookie_is_for_the_server_only(town: Town) -> None:
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["kept"] = "before"
    session.save()
    old = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = str(old)
    answer = client.post(
        reverse("account_login"), {"login": "rahayu_desa", "password": "rahasia-sekali"}
    )
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert answer.status_code == 302
    assert cookie.value != old
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "=cmd|' /C calc'!A0")
SHEETS = (
    *("assessments:preview_export", "assessments:results_export", "assessments:template"),
    *("audit:export", "people:export", "people:faults", "people:quality_export"),
    *("rating_sheets:export", "rating_sheets:ratings"),
    *("portal:public_file", "reports:ip_asn_names", "reports:ip_asn_official"),
    *("reports:ip_asn_unit_names", "reports:recap", "talent:download"),
    *("scenarios:download", "scenarios:plan_download", "timetables:table"),
)


@pytest.mark.parametrize("word", FORMULAS)
def test_nothing_carried_away_is_run_by_a_spreadsheet(
    town: Town, operator: Client, word: str
) -> None:
    agency = town.hamlet.agency
    with scope(agency=agency, agency_code=agency.code):
        Employee.objects.update(name=word, position_title=word, title_before="")
        WorkUnit.objects.update(name=word)
        Participant.objects.update(position_title=word, group=word)
        RowFault.objects.create(batch_id=town.rows["batch"], row=1, column=word, value=word)
        public = Publication.objects.get(pk=town.rows["publication"])
        table = public.said.groupings[0]
        told = table.model_copy(update={"title": word, "joined": [word]})
        public.content["groupings"][0] = told.model_dump(mode="json")
        public.save()
        Entry.objects.filter(act="assessments.event.signed").update(subject_name=word)
    for name in SHEETS:
        answer = asked(operator, "get", town, name)
        assert answer.status_code == 200
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if content.startswith(b"PK"):
            assert "<f>" not in unpacked(content)
            assert word.strip() in unescape(unpacked(content)) or name == "people:quality_export"
        else:
            cells = [
                cell for row in csv.reader(StringIO(content.decode("utf-8-sig"))) for cell in row
            ]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
            assert [cell for cell in cells if cell.endswith(word)]


@pytest.mark.parametrize("name", ["people:upload", "assessments:upload"])
def test_a_file_over_the_limit_is_refused_before_it_is_read(
    town: Town,
    operator: Client,
    name: str,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: Any) -> bytes:
        raise AssertionError("read")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.read", read)
    settings.UPLOAD_LIMIT_BYTES = 1024
    file = SimpleUploadedFile("besar.csv", b"a,b\n" * 1000)
    sent = {"kind": "siasn", "assessor": "Sari", "file": file}
    answer = operator.post(town.address(name), sent)
    assert answer.status_code == 422
    assert "batasnya" in answer.content.decode()
