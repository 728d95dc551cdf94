from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from takar.web.accounts.models import User
from takar.web.assessments.models import Anchor, Assignment, Conflict, EventAssessor
from takar.web.assessments.queries.assigning import assigning_findings, network_of
from takar.web.assessments.queries.course import stages_of
from takar.web.assessments.queries.team import findings_of_team, team_letter
from tests.web.assessments.conftest import Stage
from tests.web.assessments.staffed import Staffed, staffed
from tests.web.assessments.tables import METHODS

PAGES = ("team", "assignments", "conflicts", "methods")


@pytest.fixture
def team(running: Stage) -> Staffed:
    return staffed(running)


def address(name: str, team: Staffed, *more: object) -> str:
    return reverse(f"assessments:{name}", args=[team.stage.event.pk, *more])


def page(client: Client, link: str, status: int = 200) -> str:
    response = client.get(link)
    assert response.status_code == status, link
    return response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_the_pages_of_the_staff(team: Staffed, name: str) -> None:
    cast = team.stage.cast
    link = address(name, team)
    assert Client().get(link).status_code == 302
    assert cast.client(cast.joko).get(link).status_code == 404
    assert cast.client(team.guest).get(link).status_code == 404
    assert cast.client(cast.putri).get(link).status_code == 404
    assert page(cast.client(cast.rahayu), link)


def test_an_assessor_reads_the_team_and_the_own_conflicts_and_assigns_nobody(
    team: Staffed,
) -> None:
    cast = team.stage.cast
    Conflict.objects.create(assessor=team.tono, participant=team.people()[0], kind="KERABAT")
    client = cast.client(cast.sari)
    assert "Wayan" in page(client, address("team", team))
    assert "Tono" not in page(client, address("conflicts", team)).split("<main")[1]
    for name in ("assignments", "methods"):
        assert page(client, address(name, team), 403)


def test_an_assessor_declares_a_relative_by_the_full_name_and_takes_it_back(
    team: Staffed,
) -> None:
    cast, person = team.stage.cast, team.people()[0]
    client = cast.client(cast.sari)
    name = person.employee.name
    sent = {"seat": team.sari.pk, "participant": name, "kind": "KERABAT", "note": "Sepupu"}
    client.post(address("conflicts", team), sent)
    assert Conflict.objects.get().declared_by == cast.sari
    stranger = sent | {"seat": team.tono.pk}
    assert client.post(address("conflicts", team), stranger).status_code == 422
    nobody = sent | {"participant": "Tidak Ada"}
    assert client.post(address("conflicts", team), nobody).status_code == 422
    conflict = Conflict.objects.get()
    link = address("withdraw_conflict", team, conflict.pk)
    assert link in page(client, address("conflicts", team))
    assert cast.client(team.tono_user).post(link, {"reason": "Iseng"}).status_code == 404
    client.post(link, {"reason": "Keliru"})
    assert not Conflict.objects.exists()


def test_only_an_operator_finds_a_participant_by_number(team: Staffed) -> None:
    cast = team.stage.cast
    sent = {"seat": team.sari.pk, "participant": "1", "kind": "LAINNYA", "note": ""}
    link = address("conflicts", team)
    assert cast.client(cast.sari).post(link, sent).status_code == 422
    assert not Conflict.objects.exists()
    cast.client(cast.rahayu).post(link, sent)
    assert Conflict.objects.get().participant == team.people()[0]


def test_the_password_of_a_guest_is_shown_once_and_not_kept(team: Staffed) -> None:
    cast = team.stage.cast
    client = cast.client(cast.rahayu)
    sent = {
        "tamu-username": "ketut.tamu",
        "tamu-full_name": "Ketut",
        "tamu-lent_by": "Kabupaten Tetangga",
        "tamu-role": "ASESOR",
    }
    response = client.post(address("guest", team), sent)
    guest = User.objects.get(username="ketut.tamu")
    text = response.content.decode()
    password = text.split("<code>")[1].split("</code>")[0]
    assert guest.check_password(password)
    assert response.headers["Cache-Control"] == "no-store"
    assert password not in page(client, address("team", team))
    again = client.post(address("guest", team), sent)
    assert again.status_code == 422
    assert "sudah duduk" in again.content.decode()


def test_the_operator_seats_changes_releases_and_recalls(team: Staffed) -> None:
    cast = team.stage.cast
    client = cast.client(cast.rahayu)
    client.post(address("seat", team), {"name": "Bu Tin", "role": "ADMIN", "days": ["2025-05-14"]})
    seat = EventAssessor.objects.get(name="Bu Tin")
    assert seat.presences.count() == 1
    assert client.post(address("seat", team), {"role": "ADMIN"}).status_code == 422
    client.post(address("edit_seat", team, seat.pk), {"role": "TESTER", "languages": "Jawa"})
    seat.refresh_from_db()
    assert (seat.role, seat.languages, seat.presences.count()) == ("TESTER", "Jawa", 0)
    client.post(address("release", team, seat.pk), {"reason": ""})
    client.post(address("release", team, seat.pk), {"reason": "Cuti"})
    seat.refresh_from_db()
    assert (seat.state, seat.released_because) == ("DILEPAS", "Cuti")
    assert "Cuti" in page(client, address("edit_seat", team, seat.pk))
    client.post(address("recall", team, seat.pk))
    seat.refresh_from_db()
    assert seat.state == "AKTIF"


def test_ticked_people_are_assigned_shown_and_taken_back(team: Staffed) -> None:
    client = team.stage.cast.client(team.stage.cast.rahayu)
    people = team.people()[:2]
    sent: dict[str, Any] = {
        "pk": [one.pk for one in people],
        "metode": team.method().pk,
        "asesor": [team.sari.pk, team.wayan.pk],
    }
    client.post(address("assign", team), sent)
    assert Assignment.objects.filter(state="DITUGASKAN").count() == 4
    text = page(client, address("assignments", team))
    assert "Terhubung" in text
    row = Assignment.objects.first()
    assert row
    assert "Sari" in page(client, address("assignment", team, row.pk))
    client.post(address("revoke", team, row.pk), {"reason": ""})
    client.post(address("revoke", team, row.pk), {"reason": "Berhalangan"})
    row.refresh_from_db()
    assert (row.state, row.revoked_because) == ("DICABUT", "Berhalangan")
    few = client.get(address("assignments", team) + "?kurang=1").content.decode()
    assert people[0].employee.name in few


def test_a_conflict_is_told_on_the_page_and_not_assigned(team: Staffed) -> None:
    client = team.stage.cast.client(team.stage.cast.rahayu)
    person = team.people()[0]
    conflict = Conflict.objects.create(assessor=team.sari, participant=person, kind="KERABAT")
    sent = {"pk": [person.pk], "metode": team.method().pk, "asesor": [team.sari.pk]}
    response = client.post(address("assign", team), sent, follow=True)
    assert "benturan kepentingan" in response.content.decode()
    client.post(address("assign", team), sent | {"meski": "Tidak ada asesor lain"})
    assert "Tidak ada asesor lain" in page(client, address("conflicts", team))
    client.post(address("withdraw_conflict", team, conflict.pk), {"reason": "Keliru"})
    assert not Conflict.objects.exists()


def test_what_is_lacking_is_told(team: Staffed) -> None:
    event = team.stage.event
    assert assigning_findings(event) == []
    team.assign(team.triple(1, team.sari))
    told = " ".join(str(finding.problem) for finding in assigning_findings(event))
    assert "5 peserta belum mendapat 2 asesor" in told
    assert "5 peserta mendapat kurang dari 2 asesor" in told
    assert network_of(event) is None
    team.assign(team.triple(1, team.wayan), team.triple(2, team.tono))
    network = network_of(event)
    assert network
    assert not network.is_connected


def test_a_team_without_helpers_or_with_a_low_chair_is_told(team: Staffed) -> None:
    event = team.stage.event
    told = " ".join(str(finding.problem) for finding in findings_of_team(event))
    assert "Tester" in told
    assert "Jenjang ketua" not in told
    team.tono.tier = "AHLI_PERTAMA"
    team.tono.save()
    told = " ".join(str(finding.problem) for finding in findings_of_team(event))
    assert "Jenjang ketua Tono" in told


def test_the_letter_of_the_team_names_everybody_who_sits_in_it(team: Staffed) -> None:
    letter = team_letter(team.stage.event)
    assert [(one["name"], one["role"]) for one in letter["members"]] == [
        ("Tono", "Ketua tim"),
        ("Sari", "Asesor"),
        ("Wayan", "Asesor"),
    ]
    assert letter["members"][2]["lent_by"] == "Kabupaten Tetangga"


def test_the_course_tells_what_is_next_and_where(team: Staffed) -> None:
    event = team.stage.event
    roles = frozenset({"OPERATOR"})
    stages = {one.code: one for one in stages_of(event, roles, with_news=True)}
    assert stages["plan"].is_done
    assert stages["staff"].is_next
    assert "0 dari 5" in stages["staff"].sentences[0]
    team.assign(*(team.triple(number, team.sari) for number in range(1, 6)))
    stages = {one.code: one for one in stages_of(event, roles, with_news=True)}
    assert stages["staff"].is_done
    assert ("Tim", reverse("assessments:team", args=[event.pk])) in stages["staff"].pages
    others = stages_of(event, frozenset({"AUDITOR"}), with_news=False)
    assert not any(one.sentences for one in others)


def test_the_template_is_applied_and_undone_on_the_page(draft: Stage) -> None:
    client, event = draft.cast.client(draft.cast.rahayu), draft.event
    apply, undo, classify = (
        reverse(f"assessments:{name}", args=[event.pk])
        for name in ("apply_template", "undo_template", "classify")
    )
    client.post(apply, {"kelas": "SEDERHANA"})
    assert event.methods.count() == 3
    client.post(undo)
    assert {one.code for one in event.methods.all()} == set(METHODS)
    client.post(classify, {"kelas": "SEDANG"})
    event.refresh_from_db()
    assert event.complexity == "SEDANG"
    text = page(client, reverse("assessments:methods", args=[event.pk]))
    assert "kuesioner" in text
    assert "Kelas Sedang" in text


def test_the_operator_words_a_level_and_assessors_read_it(team: Staffed) -> None:
    cast = team.stage.cast
    link = reverse("assessments:anchor", args=["INTEGRITAS", 2])
    cast.client(cast.rahayu).post(link, {"behaviours": "Menegur rekan.\nMencatatnya."})
    assert Anchor.objects.get().behaviours == "Menegur rekan.\nMencatatnya."
    assert "Menegur rekan." in page(cast.client(cast.sari), reverse("assessments:anchors"))
    assert page(cast.client(cast.sari), link, 403)
    assert page(cast.client(cast.rahayu), reverse("assessments:anchor", args=["SULAP", 2]), 404)
    assert page(cast.client(cast.hadi), reverse("assessments:anchors"), 403)


def test_the_blank_form_is_a_paper(team: Staffed) -> None:
    cast = team.stage.cast
    response = cast.client(cast.sari).get(address("paper_form", team, METHODS[0]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


@pytest.mark.parametrize(("name", "budget"), [("team", 30), ("assignments", 40), ("conflicts", 26)])
def test_staff_pages_keep_their_query_budget(
    team: Staffed, django_assert_max_num_queries: DjangoAssertNumQueries, name: str, budget: int
) -> None:
    team.assign(*(team.triple(n, seat) for n in range(1, 6) for seat in (team.sari, team.wayan)))
    client = team.stage.cast.client(team.stage.cast.rahayu)
    with django_assert_max_num_queries(budget):
        assert client.get(address(name, team)).status_code == 200
