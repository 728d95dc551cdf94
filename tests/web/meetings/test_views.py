import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    IntegratedLevel,
    MethodScore,
    Participant,
)
from takar.web.assessments.rules.states import ORDER
from takar.web.audit.models import Entry
from takar.web.meetings.actions import agree_on_undisputed, compute_levels, decide_level
from takar.web.meetings.apps import MEETS
from takar.web.meetings.models import LevelChange, Meeting
from takar.web.meetings.queries.changes import changes_table
from takar.web.meetings.queries.sight import hidden_from
from tests.cast import user
from tests.web.assessments.conftest import Stage
from tests.web.meetings.made import FOUR, disputed, first, in_meeting, level_of, sat, typed


def address(name: str, stage: Stage, *more: Any) -> str:
    return reverse(f"meetings:{name}", args=[stage.event.pk, *more])


def tried(stage: Stage, link: str, **expected: int) -> None:
    """Try a page as a stranger, as Joko, and as others: what each of them gets."""
    assert Client().get(link).status_code == 302
    assert stage.cast.client(stage.cast.joko).get(link).status_code == 404
    for name, status in expected.items():
        person = getattr(stage.cast, name)
        assert stage.cast.client(person).get(link).status_code == status, (name, link)


def test_who_reads_the_pages_of_the_meeting(integrated: Stage) -> None:
    readers = {"rahayu": 200, "sari": 200, "bupati": 200, "made": 200, "hadi": 404, "putri": 404}
    for name in ("integration", "meeting", "changes"):
        tried(integrated, address(name, integrated), **readers)
    for name in ("person", "outlook"):
        tried(integrated, address(name, integrated, first(integrated).pk), **readers)


def test_leaders_read_levels_but_not_who_scored_what(integrated: Stage) -> None:
    link = address("person", integrated, first(integrated).pk)
    for person, sees in ((integrated.cast.sari, True), (integrated.cast.bupati, False)):
        page = integrated.cast.client(person).get(link).content.decode()
        assert ("Budi" in page) is sees
        assert "JPM prakiraan" in page


def test_a_meeting_is_held_on_its_page(integrated: Stage) -> None:
    cast, page = integrated.cast, address("meeting", integrated)
    rahayu = cast.client(cast.rahayu)
    assert 'name="chair"' in rahayu.get(page).content.decode()
    assert 'name="chair"' not in cast.client(cast.bupati).get(page).content.decode()
    opening = {"chair": "Rahayu", "assessors_needed": "2", "place": "Aula"}
    assert cast.client(cast.joko).post(address("begin", integrated), opening).status_code == 404
    assert cast.client(cast.bupati).post(address("begin", integrated), opening).status_code == 403
    rahayu.post(address("begin", integrated), {"chair": "Rahayu", "assessors_needed": "-1"})
    assert not Meeting.objects.exists()
    rahayu.post(address("begin", integrated), opening)
    meeting = Meeting.objects.get()
    assert rahayu.get(address("present", integrated, meeting.pk)).status_code == 405
    rahayu.post(address("present", integrated, meeting.pk), {"name": ["Sari", "Budi"]})
    rahayu.post(address("left", integrated, meeting.pk), {"name": "Budi"})
    rahayu.post(address("excused", integrated, meeting.pk), {"name": "Budi", "note": "sakit"})
    said = rahayu.get(page).content.decode()
    assert "sakit" in said
    assert "Berhalangan" in said
    rahayu.post(address("notes", integrated, meeting.pk), {"notes": "Panel sepakat."})
    rahayu.post(address("close", integrated, meeting.pk))
    assert "Panel sepakat." in rahayu.get(page).content.decode()
    rahayu.post(address("sign", integrated, meeting.pk), {"signed_on": "2020-01-01"})
    assert not meeting.signatures.exists()


def test_the_person_is_decided_on_their_page(integrated: Stage) -> None:
    cast, level = integrated.cast, level_of(integrated)
    sari, link = cast.client(cast.sari), address("decide", integrated, level.pk)
    refused = sari.post(link, typed(4), follow=True)
    assert "Belum ada rapat yang dibuka" in refused.content.decode()
    sat(integrated)
    for wrong in (typed(4, ""), typed("5.01"), typed("x")):
        sari.post(link, wrong)
    level.refresh_from_db()
    assert level.level == 3
    page = sari.post(link, typed(4), follow=True)
    assert page.redirect_chain[-1][0].endswith("#k-INTEGRITAS")
    assert "bukti wawancara kuat" in page.content.decode()
    sari.post(address("restore", integrated, level.pk), {"reason": "salah baca"})
    level.refresh_from_db()
    assert level.level == 3
    sari.post(address("agree", integrated, level.pk))
    sari.post(address("agree_person", integrated, first(integrated).pk))
    assert LevelChange.objects.filter(kind="TETAPKAN").count() == 1 + 1 + 8
    sari.post(address("profile", integrated, first(integrated).pk), {"strengths": "Tegas"})
    assert first(integrated).strengths == "Tegas"
    assert cast.client(cast.joko).post(link, typed(2)).status_code == 404
    assert cast.client(cast.bupati).post(link, typed(2)).status_code == 403


def test_the_outlook_shows_what_another_level_would_give_and_keeps_nothing(
    integrated: Stage,
) -> None:
    sari = integrated.cast.client(integrated.cast.sari)
    link = address("outlook", integrated, first(integrated).pk)
    now = sari.get(link).content.decode()
    tried_out = sari.get(link, {"kompetensi": "INTEGRITAS", "level": "5"}).content.decode()
    assert "27 / 18" in now
    assert "29 / 18" in tried_out
    for odd in ("9", "x", "", "NaN"):
        page = sari.get(link, {"kompetensi": "INTEGRITAS", "level": odd})
        assert "27 / 18" in page.content.decode()
    assert level_of(integrated).level == 3


def test_everything_undisputed_is_agreed_on_and_taken_back_from_the_list(scored: Stage) -> None:
    disputed(scored)
    in_meeting(scored)
    cast = scored.cast
    meeting = sat(scored)
    rahayu, link = cast.client(cast.rahayu), address("agree_all", scored, meeting.pk)
    assert "36 level tanpa selisih" in rahayu.get(address("integration", scored)).content.decode()
    assert cast.client(cast.joko).post(link).status_code == 404
    assert cast.client(cast.bupati).post(link).status_code == 403
    assert "36 level dari 4 peserta" in rahayu.post(link, follow=True).content.decode()
    batch = LevelChange.objects.filter(batch__isnull=False)[0].batch
    undo = address("undo_all", scored, meeting.pk, batch)
    assert undo in rahayu.get(address("integration", scored)).content.decode()
    assert "36 level terbuka" in rahayu.post(undo, follow=True).content.decode()


def test_disputed_people_are_listed_alone_and_walked_through(scored: Stage) -> None:
    disputed(scored)
    in_meeting(scored)
    rahayu = scored.cast.client(scored.cast.rahayu)
    page = rahayu.get(address("integration", scored), {"saring": "bahas"})
    assert [row.participant for row in page.context["rows"]] == [first(scored)]
    assert "?saring=bahas" in page.content.decode()
    calm = Participant.objects.filter(event=scored.event).order_by("number")[2]
    person = rahayu.get(address("person", scored, calm.pk), {"saring": "bahas"})
    assert person.context["neighbours"] == (first(scored), None)
    assert person.context["disputed"] == first(scored)


def test_levels_are_computed_from_the_page(scored: Stage) -> None:
    client = scored.cast.client(scored.cast.rahayu)
    page = client.post(address("compute", scored), follow=True)
    assert "45 level dihitung" in page.content.decode()
    sari = scored.cast.client(scored.cast.sari)
    assert sari.post(address("compute", scored)).status_code == 404
    scored.moved("INTEGRASI")
    assert sari.post(address("compute", scored)).status_code == 403


def test_before_they_meet_assessors_read_no_computed_level(scored: Stage) -> None:
    compute_levels(scored.cast.rahayu, scored.event)
    person = first(scored).pk
    for link in (
        address("integration", scored),
        address("meeting", scored),
        address("changes_export", scored),
        address("person", scored, person),
        address("outlook", scored, person),
    ):
        tried(scored, link, sari=404, rahayu=200, bupati=200, made=200)


def test_levels_are_hidden_from_who_judges_while_a_colleague_is_awaited(scored: Stage) -> None:
    cast, event, awaited = scored.cast, scored.event, first(scored)
    disputed(scored)
    sari, late = (
        EventAssessor.objects.create(event=event, user=one, name=str(one))
        for one in (cast.sari, user("Wira", cast.agency, Role.ASSESSOR))
    )
    for method in event.methods.all():
        for one in Participant.objects.filter(event=event):
            Assignment.objects.create(participant=one, method=method, assessor=sari)
    task = Assignment.objects.create(
        participant=awaited, method=event.methods.all()[0], assessor=late
    )
    in_meeting(scored)
    record(cast.rahayu, event)
    page, outlook = (address(name, scored, awaited.pk) for name in ("person", "outlook"))
    reader = cast.client(cast.sari)
    shown = reader.get(page)
    assert {line.shown for line in shown.context["board"].lines} == {None}
    assert not any(line.changes for line in shown.context["board"].lines)
    assert "JPM prakiraan" not in shown.content.decode()
    assert "Wira" in shown.content.decode()
    assert reader.get(outlook).status_code == 404
    listing = reader.get(address("integration", scored)).context["rows"]
    assert (listing[0].levels, listing[0].disputes) == (0, [])
    assert listing[1].levels == 9
    found = reader.get(address("integration", scored), {"saring": "bahas"}).context["rows"]
    assert found == []
    assert not changes_table(event, hidden_from(cast.sari, event)).num_rows
    operator = cast.client(cast.rahayu).get(page).context["board"]
    assert {line.shown for line in operator.lines} == {4}
    Assignment.objects.filter(pk=task.pk).update(state="DICABUT")
    assert {line.shown for line in reader.get(page).context["board"].lines} == {4}
    assert reader.get(outlook).status_code == 200


def record(who: User, event: Event) -> None:
    """Write down that the first level of the event was computed anew."""
    one = IntegratedLevel.objects.filter(participant__event=event).earliest("participant__number")
    LevelChange.objects.create(
        participant=one.participant,
        competency=one.competency,
        kind="HITUNG_ULANG",
        before=1,
        after=one.level,
        by=who,
    )


def test_what_is_left_open_about_everybody_is_told_to_operators_alone(scored: Stage) -> None:
    MethodScore.objects.filter(participant=first(scored)).delete()
    in_meeting(scored)
    page = address("integration", scored)
    cast = scored.cast
    assert cast.client(cast.rahayu).get(page).context["findings"]
    for reader in (cast.sari, cast.bupati, cast.made):
        assert not cast.client(reader).get(page).context["findings"]


def test_results_are_signed_and_corrected_on_their_pages(integrated: Stage) -> None:
    cast, meeting = integrated.cast, sat(integrated)
    rahayu, bupati = cast.client(cast.rahayu), cast.client(cast.bupati)
    agree_on_undisputed(cast.rahayu, meeting)
    level = level_of(integrated)
    correcting = address("correct", integrated, level.pk)
    assert rahayu.get(correcting).status_code == 404
    rahayu.post(address("close", integrated, meeting.pk))
    today = {"signed_on": f"{date.today():%Y-%m-%d}"}  # noqa: DTZ011 - the day a browser sends
    bupati.post(address("seal", integrated), today)
    integrated.event.refresh_from_db()
    assert integrated.event.state == "INTEGRASI"
    rahayu.post(address("sign", integrated, meeting.pk), today)
    answer = bupati.post(address("seal", integrated), today)
    assert answer["Location"] == reverse("assessments:results", args=[integrated.event.pk])

    tried(integrated, correcting, rahayu=200, bupati=200, sari=403, made=403, hadi=403, putri=404)
    document = {"document_number": "BA-7", "document_on": today["signed_on"]}
    assert rahayu.post(correcting, typed(4)).status_code == 422
    assert rahayu.post(correcting, typed("3.5", **document)).status_code == 422
    assert rahayu.post(correcting, typed(4, **document)).status_code == 302
    person = rahayu.get(address("person", integrated, first(integrated).pk)).content.decode()
    assert "Dikoreksi sesudah tanda tangan" in person
    assert "BA-7" in person
    corrected = rahayu.get(address("integration", integrated), {"saring": "koreksi"})
    assert [row.participant for row in corrected.context["rows"]] == [first(integrated)]


def test_changes_are_handed_over_as_a_workbook(integrated: Stage) -> None:
    cast, link = integrated.cast, address("changes_export", integrated)
    sat(integrated)
    decide_level(cast.sari, level_of(integrated), level=FOUR, reason="bukti kuat")
    tried(integrated, link, rahayu=200, made=200, hadi=404, putri=404)
    book = CalamineWorkbook.from_filelike(BytesIO(cast.client(cast.rahayu).get(link).content))
    rows = book.get_sheet_by_index(0).to_python()
    assert any("bukti kuat" in map(str, row) for row in rows)
    assert Entry.objects.filter(act="meetings.changes.taken").count() == 3


@pytest.mark.parametrize(
    ("name", "budget"), [("integration", 34), ("meeting", 34), ("changes", 14)]
)
def test_pages_stay_within_their_queries(
    integrated: Stage, django_assert_max_num_queries: DjangoAssertNumQueries, name: str, budget: int
) -> None:
    agree_on_undisputed(integrated.cast.rahayu, sat(integrated))
    client = integrated.cast.client(integrated.cast.rahayu)
    with django_assert_max_num_queries(budget):
        assert client.get(address(name, integrated)).status_code == 200


def test_the_screen_of_one_person_stays_within_its_queries(
    integrated: Stage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sat(integrated)
    client = integrated.cast.client(integrated.cast.rahayu)
    with django_assert_max_num_queries(40):
        client.get(address("person", integrated, first(integrated).pk))


@pytest.mark.parametrize("state", ORDER)
def test_every_page_of_an_event_that_is_offered_opens(integrated: Stage, state: str) -> None:
    cast, event = integrated.cast, integrated.event
    Event.objects.filter(pk=event.pk).update(state=state)
    for reader in (cast.rahayu, cast.sari, cast.bupati, cast.made):
        client = cast.client(reader)
        page = client.get(reverse("assessments:event", args=[event.pk]))
        if page.status_code == 404:
            continue
        text = page.content.decode()
        offered = reverse("meetings:integration", args=[event.pk]) in text
        assert offered == (reader != cast.sari or state in MEETS)
        for link in re.findall(r'href="(/rapat/[^"]*)"', text):
            assert client.get(link).status_code == 200, (reader, link)
