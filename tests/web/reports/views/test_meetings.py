import pytest
from django.test import Client
from django.urls import reverse

from takar.web.audit.models import Entry
from takar.web.meetings.actions import close_meeting
from tests.web.assessments.conftest import (  # noqa: F401 - fixtures of the event below
    Stage,
    agency_scope,
    draft,
    integrated,
    running,
    scored,
)
from tests.web.meetings.made import sat


@pytest.mark.slow
def test_minutes_are_read_by_who_reads_about_everybody(integrated: Stage) -> None:  # noqa: F811
    cast, meeting = integrated.cast, sat(integrated)
    page = reverse("reports:minutes", args=[integrated.event.pk])
    paper = reverse("reports:minutes_file", args=[integrated.event.pk, meeting.pk])
    rahayu = cast.client(cast.rahayu)
    assert "Belum ada berita acara" in rahayu.get(page).content.decode()
    assert rahayu.get(paper).status_code == 409
    close_meeting(cast.rahayu, meeting)
    for link in (page, paper):
        assert Client().get(link).status_code == 302
        for person, status in (
            (cast.joko, 404),
            (cast.hadi, 404),
            (cast.putri, 404),
            (cast.rahayu, 200),
            (cast.bupati, 200),
            (cast.made, 200),
            (cast.sari, 200),
        ):
            assert cast.client(person).get(link).status_code == status, (link, person)
    assert paper in rahayu.get(page).content.decode()
    assert rahayu.get(paper).content.startswith(b"%PDF")
    assert Entry.objects.filter(act="reports.minutes.printed").count() == 5
