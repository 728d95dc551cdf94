from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from takar.web.accounts.models import User
from takar.web.assessments.actions import move_to
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    EventMethod,
    Participant,
)
from takar.web.audit.models import Entry
from takar.web.notices.rules import Said
from takar.web.timetables import actions
from takar.web.timetables.models import (
    Arrival,
    Invitation,
    OpenDay,
    Pass,
    Room,
    Search,
    Session,
    Timetable,
)
from takar.web.timetables.rules.passes import fingerprint, new_token
from takar.web.timetables.rules.wishes import Finding, NewRoom, Obstacles, Remedy, Wishes
from tests.web.timetables import made
from tests.web.timetables.made import Town

LIST = ["events", "mine"]
EVENT = ["timetable", "places", "invitations", "door", "comparison"]
PLANNING = ["plan"]


def asked(there: Town, user: User, name: str, /, *args: Any, **query: Any) -> Any:
    return there.cast.client(user).get(reverse(f"timetables:{name}", args=args), query)


def sent(there: Town, user: User, name: str, /, *args: Any, **fields: Any) -> Any:
    return there.cast.client(user).post(reverse(f"timetables:{name}", args=args), fields)


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("name", [*EVENT, *PLANNING])
def test_pages_of_an_event_are_for_those_who_plan_or_read(there: Town, name: str) -> None:
    made.published(there)
    args = [there.event.pk]
    stranger: Any = Client().get(reverse(f"timetables:{name}", args=args))
    assert (stranger.status_code, stranger.url.split("?")[0]) == (302, "/akun/masuk/")
    for user in (there.cast.joko, there.cast.sari, there.cast.putri, there.cast.hadi, there.budi):
        assert asked(there, user, name, *args).status_code == 404
    assert asked(there, there.cast.rahayu, name, *args).status_code == 200
    reader = asked(there, there.cast.bupati, name, *args)
    assert reader.status_code == (403 if name in PLANNING else 200)


def test_a_version_is_shown_by_room_assessor_and_participant(there: Town) -> None:
    timetable = made.published(there)
    for kind, word in (("ruang", "Ruang 1"), ("asesor", "Citra"), ("peserta", "Putri Anjani")):
        page = text(
            asked(there, there.cast.made, "version", there.event.pk, timetable.pk, menurut=kind)
        )
        assert "<svg" in page
        assert word in page
        assert "style=" not in page
    assert asked(there, there.cast.joko, "version", there.event.pk, timetable.pk).status_code == 404


def test_a_board_names_every_session_to_those_who_do_not_see_it(there: Town) -> None:
    timetable = made.published(there)
    page = text(asked(there, there.cast.rahayu, "version", there.event.pk, timetable.pk))
    for session in Session.objects.filter(timetable=timetable):
        assert reverse("timetables:session", args=[there.event.pk, session.pk]) in page
    assert 'aria-label="Wawancara kompetensi · 10.30–11.00' in page


def test_the_pages_of_a_version_need_few_queries(
    there: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    timetable = made.published(there)
    client = there.cast.client(there.cast.made)
    address = reverse("timetables:version", args=[there.event.pk, timetable.pk])
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)


def test_rooms_and_days_are_added_changed_and_removed_on_one_page(there: Town) -> None:
    rahayu, event = there.cast.rahayu, there.event.pk
    assert sent(there, rahayu, "add_room", event, name="Ruang 3", capacity=4).status_code == 302
    room = Room.objects.get(name="Ruang 3")
    assert (
        sent(there, rahayu, "edit_room", event, room.pk, name="Aula", capacity=9).status_code == 302
    )
    room.refresh_from_db()
    assert (room.name, room.capacity) == ("Aula", 9)
    assert sent(there, rahayu, "drop_room", event, room.pk).status_code == 302
    hours = {"opens_at": "08:00", "closes_at": "15:00", "breaks": "12.00-13.00"}
    assert sent(there, rahayu, "add_day", event, day="2025-05-20", **hours).status_code == 302
    row = OpenDay.objects.get(day="2025-05-20")
    sent(there, rahayu, "edit_day", event, row.pk, day="2025-05-20", **(hours | {"breaks": ""}))
    row.refresh_from_db()
    assert row.breaks == ""
    sent(there, rahayu, "drop_day", event, row.pk)
    assert (Room.objects.count(), OpenDay.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        ("add_room", {"name": "Ruang 1", "site": "Gedung A", "capacity": 4}, "sudah ada"),
        ("add_room", {"name": "Ruang 9", "capacity": 0}, "1"),
        (
            "add_day",
            {"day": "2025-05-20", "opens_at": "08:00", "closes_at": "15:00", "breaks": "siang"},
            "tidak dapat dibaca",
        ),
        (
            "add_day",
            {"day": "2025-05-20", "opens_at": "08:00", "closes_at": "07:00", "breaks": ""},
            "ditutup sebelum dibuka",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_beside_the_form(
    there: Town, name: str, fields: dict[str, Any], told: str
) -> None:
    response = sent(there, there.cast.rahayu, name, there.event.pk, **fields)
    assert response.status_code == 200
    assert told in text(response)
    assert (Room.objects.count(), OpenDay.objects.count()) == (2, 2)


def test_acts_of_planners_are_refused_to_readers_and_unknown_to_others(there: Town) -> None:
    timetable = made.draft(there)
    session = Session.objects.filter(timetable=timetable)[0]
    event = there.event.pk
    acts = {
        "add_room": [],
        "add_day": [],
        "copy_places": [],
        "publish": [timetable.pk],
        "withdraw": [timetable.pk],
        "copy": [timetable.pk],
        "discard": [timetable.pk],
        "mend": [timetable.pk],
        "move": [session.pk],
        "swap": [session.pk],
        "invite": [],
        "letters": [],
        "scan": [],
        "missing": [],
    }
    before = Entry.objects.count()
    for name, more in acts.items():
        assert sent(there, there.cast.bupati, name, event, *more).status_code == 403
        for user in (there.cast.joko, there.cast.sari, there.cast.putri):
            assert sent(there, user, name, event, *more).status_code == 404
    assert Entry.objects.count() == before


def test_a_draft_is_published_from_its_page(there: Town) -> None:
    timetable = made.draft(there)
    response = sent(there, there.cast.rahayu, "publish", there.event.pk, timetable.pk)
    assert response.status_code == 302
    timetable.refresh_from_db()
    assert timetable.state == "BERLAKU"


def test_what_stands_against_publishing_is_shown_and_may_be_insisted_on(there: Town) -> None:
    timetable = made.draft(there)
    Session.objects.filter(timetable=timetable, starts_at="13:00").delete()
    page = sent(there, there.cast.rahayu, "publish", there.event.pk, timetable.pk)
    assert page.status_code == 200
    assert "belum mendapat sesi" in text(page)
    sent(
        there,
        there.cast.rahayu,
        "publish",
        there.event.pk,
        timetable.pk,
        insists="on",
        reason="Menyusul besok.",
    )
    timetable.refresh_from_db()
    assert timetable.state == "BERLAKU"
    assert Entry.objects.filter(facts__reason="Menyusul besok.").exists()


def test_a_session_is_moved_by_hand_and_a_clash_is_told(there: Town) -> None:
    timetable = made.draft(there)
    session = made.session_at(timetable, time(11, 15))
    fields = {
        "pindah-room": made.first_room(there).pk,
        "pindah-day": there.day.isoformat(),
        "pindah-starts_at": "09:30",
    }
    page = sent(there, there.cast.rahayu, "move", there.event.pk, session.pk, **fields)
    assert page.status_code == 200
    assert "dua sesi" in text(page)
    fields["pindah-starts_at"] = "14:00"
    done = sent(there, there.cast.rahayu, "move", there.event.pk, session.pk, **fields)
    assert done.status_code == 302
    session.refresh_from_db()
    assert session.starts_at == time(14)


def test_an_assessor_is_swapped_by_hand(there: Town) -> None:
    session = made.session_at(made.draft(there), time(13))
    fields: dict[str, Any] = {
        "asesor-out": there.seat("Sari").pk,
        "asesor-into": there.seat("Citra").pk,
    }
    page = sent(there, there.cast.rahayu, "swap", there.event.pk, session.pk, **fields)
    assert page.status_code == 200
    assert "Citra (" in text(page) or "Citra" in text(page)
    fields = {"asesor-out": there.seat("Sari").pk, "asesor-into": ""}
    kept = sent(there, there.cast.rahayu, "swap", there.event.pk, session.pk, **fields)
    assert kept.status_code == 200
    fields["asesor-insists"] = "on"
    assert (
        sent(there, there.cast.rahayu, "swap", there.event.pk, session.pk, **fields).status_code
        == 302
    )


def test_files_are_handed_over_and_recorded(there: Town) -> None:
    timetable = made.published(there)
    actions.invite(there.cast.rahayu, there.event)
    own = [there.event.pk, timetable.pk]
    files = [
        ("table", own, {}, "spreadsheetml"),
        ("table", own, {"bentuk": "csv"}, "text/csv"),
        ("print_sheets", own, {"menurut": "asesor"}, "application/pdf"),
        ("calendar", [there.event.pk], {}, "text/calendar"),
        ("letter", [there.putri.pk], {}, "application/pdf"),
        ("own_calendar", [there.putri.pk], {}, "text/calendar"),
        ("seat_calendar", [there.seat("Sari").pk], {}, "text/calendar"),
    ]
    for name, args, query, kind in files:
        before = Entry.objects.count()
        response = asked(there, there.cast.rahayu, name, *args, **query)
        assert response.status_code == 200
        assert kind in response.headers["Content-Type"]
        assert "attachment" in response.headers["Content-Disposition"]
        assert Entry.objects.count() == before + 1
        assert asked(there, there.cast.joko, name, *args).status_code == 404


def test_a_letter_without_a_timetable_says_why_there_is_none(there: Town) -> None:
    response = sent(there, there.cast.rahayu, "letters", there.event.pk)
    assert response.status_code == 409
    assert "Belum ada jadwal yang berlaku" in text(response)


def test_an_employee_sees_the_own_timetable_and_answers(there: Town) -> None:
    made.invited(there)
    page = text(asked(there, there.cast.putri, "mine"))
    assert "09.00–10.00" in page
    for word in ("Ani", "Sari", "Budi"):
        assert word not in page
    assert Invitation.objects.get(participant=there.putri).opened_at
    sent(there, there.cast.putri, "answer", there.putri.pk, answer="HADIR")
    assert Invitation.objects.get(participant=there.putri).answer == "HADIR"
    for user in (there.cast.joko, there.cast.sari, there.cast.hadi):
        response = sent(there, user, "answer", there.putri.pk, answer="BERHALANGAN", because="x")
        assert response.status_code == 404
        assert "Putri" not in text(asked(there, user, "mine")) or user == there.cast.sari
    assert Invitation.objects.get(participant=there.putri).answer == "HADIR"


def test_nothing_is_shown_to_anybody_before_it_is_published(there: Town) -> None:
    made.draft(there)
    for user in (there.cast.putri, there.cast.sari, there.budi):
        assert "09.00–10.00" not in text(asked(there, user, "mine"))


def test_a_guest_reads_names_only_once_the_event_runs(there: Town) -> None:
    made.published(there)
    assert "Putri" in text(asked(there, there.cast.sari, "mine"))
    before = text(asked(there, there.budi, "mine"))
    assert "09.00–10.00" in before
    assert "Putri" not in before
    seat = there.seat("Budi").pk
    assert b"Putri" not in asked(there, there.budi, "seat_calendar", seat).content
    move_to(there.cast.rahayu, there.event, state="BERLANGSUNG")
    assert "Putri" in text(asked(there, there.budi, "mine"))
    assert b"Putri" in asked(there, there.budi, "seat_calendar", seat).content


def test_a_released_assessor_sees_nothing_any_more(there: Town) -> None:
    made.published(there)
    type(there.seat("Budi")).objects.filter(name="Budi").update(state="DILEPAS")
    assert "09.00–10.00" not in text(asked(there, there.budi, "mine"))
    assert asked(there, there.budi, "seat_calendar", there.seat("Budi").pk).status_code == 404


def test_who_is_assigned_no_more_is_named_no_more(there: Town) -> None:
    made.published(there)
    seat = there.seat("Sari").pk
    own = Assignment.objects.filter(assessor=seat, participant=there.putri)
    assert own.update(state="DICABUT")
    page = text(asked(there, there.cast.sari, "mine"))
    calendar = asked(there, there.cast.sari, "seat_calendar", seat).content
    assert ("Putri" in page, b"Putri" in calendar) == (False, False)
    assert ("Cici" in page, b"Cici" in calendar) == (True, True)
    read = asked(there, there.cast.made, "seat_calendar", seat).content
    assert b"Putri" in read


def test_a_scan_is_answered_at_once_and_the_list_follows(today: Town) -> None:
    made.published(today)
    client = today.cast.client(today.cast.rahayu)
    address = reverse("timetables:scan", args=[today.event.pk])
    answer = client.post(
        address, {"kode": str(today.putri.number)}, headers={"X-Requested-With": "fetch"}
    )
    assert "Putri Anjani" in text(answer)
    assert "<html" not in text(answer)
    again = text(client.post(address, {"kode": str(today.putri.number)}))
    assert "Sudah tercatat" in again
    assert "<html" in again
    part = client.get(
        reverse("timetables:door", args=[today.event.pk]), headers={"X-Requested-With": "fetch"}
    )
    assert "<html" not in text(part)
    arrival = Arrival.objects.get()
    client.post(reverse("timetables:undo_arrival", args=[today.event.pk, arrival.pk]))
    assert not Arrival.objects.exists()


def test_the_door_may_use_the_camera_and_no_other_page_may(there: Town) -> None:
    made.published(there)
    door = asked(there, there.cast.rahayu, "door", there.event.pk)
    assert "camera=(self)" in door.headers["Permissions-Policy"]
    other = asked(there, there.cast.rahayu, "timetable", there.event.pk)
    assert "camera=()" in other.headers["Permissions-Policy"]


def test_the_address_of_a_code_leads_each_reader_to_their_own_page(there: Town) -> None:
    invitation, token = made.invited(there), new_token()
    Pass.objects.create(invitation=invitation, token_hash=fingerprint(token))
    assert "Putri" in text(asked(there, there.cast.rahayu, "token", token))
    own = asked(there, there.cast.putri, "token", token)
    assert (own.status_code, own.url) == (302, reverse("timetables:mine"))
    for user in (there.cast.joko, there.cast.sari, there.cast.hadi, there.cast.bupati):
        response = asked(there, user, "token", token)
        assert response.status_code == 404
        assert "Putri" not in text(response)
    assert asked(there, there.cast.rahayu, "token", new_token()).status_code == 404


def test_obstacles_are_told_with_a_button_for_what_can_be_done_here(
    there: Town, nobody_works: None
) -> None:
    found = (
        Finding(
            problem=Said(template="Ruang kurang."),
            way_out=Said(template="Tambah satu ruang."),
            remedy=Remedy(rooms=(NewRoom(capacity=2, site="Gedung A"),)),
        ),
        Finding(problem=Said(template="Asesor kurang."), remedy=Remedy(assessors=1)),
    )
    search = Search.objects.create(
        event=there.event,
        state="BUNTU",
        obstacles=Obstacles(found=found).model_dump(mode="json"),
        once_key="a",
        asked_by=there.cast.rahayu,
    )
    page = text(asked(there, there.cast.rahayu, "search", there.event.pk, search.pk))
    assert page.count("Ambil dan susun lagi") == 1
    assert "Tambah asesor pada tim" in page
    reader = text(asked(there, there.cast.bupati, "search", there.event.pk, search.pk))
    assert "Ambil dan susun lagi" not in reader
    response = sent(there, there.cast.rahayu, "way_out", there.event.pk, search.pk, place="0")
    again = Search.objects.exclude(pk=search.pk).get()
    assert response.url == reverse("timetables:search", args=[there.event.pk, again.pk])
    sent(there, there.cast.rahayu, "way_out", there.event.pk, search.pk, place="0")
    assert Room.objects.filter(site="Gedung A").count() == 3
    assert Room.objects.filter(name="Ruang tambahan 1", site="Gedung A").exists()
    sent(there, there.cast.rahayu, "way_out", there.event.pk, search.pk, place="1")
    assert Search.objects.count() == 2


def test_a_form_sent_twice_asks_once(there: Town, nobody_works: None) -> None:
    page = asked(there, there.cast.rahayu, "plan", there.event.pk)
    fields = {
        name: value
        for name in page.context["form"].fields
        if (value := page.context["form"][name].value()) is not None and value is not False
    }
    for _ in range(2):
        assert sent(there, there.cast.rahayu, "plan", there.event.pk, **fields).status_code == 302
    assert Search.objects.count() == 1


def test_an_event_without_rooms_says_what_is_missing(there: Town) -> None:
    Room.objects.all().delete()
    page = text(asked(there, there.cast.rahayu, "timetable", there.event.pk))
    assert "Belum ada ruang." in page
    response = sent(
        there,
        there.cast.rahayu,
        "plan",
        there.event.pk,
        rest_minutes=0,
        assessor_rest_minutes=0,
        travel_minutes=0,
        step_minutes=15,
        shared_least=1,
        seconds=10,
        once_key="x",
    )
    assert "Belum ada ruang." in text(response)
    assert not Search.objects.exists()


def test_the_list_leads_those_who_only_take_part_to_their_own_page(there: Town) -> None:
    assert "Pemetaan 2025" in text(asked(there, there.cast.bupati, "events"))
    for user in (there.cast.putri, there.cast.sari):
        assert asked(there, user, "events").url == reverse("timetables:mine")
    assert "Pemetaan 2025" not in text(asked(there, there.cast.joko, "events"))


def test_rooms_of_methods_hold_those_only(there: Town) -> None:
    method = EventMethod.objects.filter(event=there.event)[0]
    sent(
        there,
        there.cast.rahayu,
        "add_room",
        there.event.pk,
        name="Ruang 3",
        capacity=4,
        methods=[method.pk],
    )
    assert list(Room.objects.get(name="Ruang 3").methods.all()) == [method]
    page = text(asked(there, there.cast.rahayu, "places", there.event.pk))
    assert "semua metode" in page


def test_marking_the_missing_and_taking_it_back(there: Town) -> None:
    made.published(there)
    last = there.people[-1]
    sent(there, there.cast.rahayu, "missing", there.event.pk, pk=[last.pk])
    assert Participant.objects.get(pk=last.pk).state == "TIDAK_HADIR"
    sent(there, there.cast.rahayu, "missing", there.event.pk, pk=[last.pk], kembali="1")
    assert Participant.objects.get(pk=last.pk).state == "DIUNDANG"


def test_the_page_of_the_event_tells_how_the_timetable_stands(there: Town) -> None:
    address = reverse("assessments:event", args=[there.event.pk])
    client = there.cast.client(there.cast.rahayu)
    assert "Belum ada jadwal." in text(client.get(address))
    made.published(there)
    assert "Versi 1 berlaku." in text(client.get(address))
    assert Event.objects.count() == 1
    assert Timetable.objects.count() == 1


def test_a_scan_needs_as_few_queries_for_many_as_for_few(
    today: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made.published(today)
    client = today.cast.client(today.cast.rahayu)
    address = reverse("timetables:scan", args=[today.event.pk])
    fields = {"kode": str(today.putri.number)}
    with django_assert_max_num_queries(35):
        client.post(address, fields, headers={"X-Requested-With": "fetch"})


def test_letters_of_assignment_are_for_the_office_and_the_own_one_for_the_assessor(
    there: Town,
) -> None:
    made.published(there)
    event, seat = there.event.pk, there.seat("Budi").pk
    whole = asked(there, there.cast.rahayu, "assignment_letters", event)
    assert (whole.status_code, whole["Content-Type"]) == (200, "application/pdf")
    assert asked(there, there.cast.bupati, "assignment_letters", event).status_code == 403
    for user in (there.cast.rahayu, there.budi):
        assert asked(there, user, "assignment_letter", seat).content.startswith(b"%PDF")
    for user in (there.cast.joko, there.cast.sari, there.cast.putri, there.cast.bupati):
        assert asked(there, user, "assignment_letter", seat).status_code == 404
    link = reverse("timetables:assignment_letter", args=[seat])
    assert link in text(asked(there, there.budi, "mine"))
    page = text(asked(there, there.cast.rahayu, "timetable", event))
    assert reverse("timetables:assignment_letters", args=[event]) in page
    version = there.event.timetables.get().pk
    sheets = asked(there, there.cast.rahayu, "sheets", event, version, menurut="asesor")
    assert link in text(sheets)


def test_a_letter_of_assignment_is_withheld_once_the_assessor_was_released(there: Town) -> None:
    made.published(there)
    EventAssessor.objects.filter(name="Budi").update(state="DILEPAS")
    seat = there.seat("Budi").pk
    assert asked(there, there.budi, "assignment_letter", seat).status_code == 404
    assert asked(there, there.cast.rahayu, "assignment_letter", seat).status_code == 409


def test_a_search_that_was_cut_off_is_told_and_repeated(there: Town, nobody_works: None) -> None:
    search = actions.ask_for_timetable(there.cast.rahayu, there.event, wishes=Wishes(seconds=5))
    actions.begin_search(there.cast.rahayu, search)
    args = [there.event.pk, search.pk]
    refused = sent(there, there.cast.rahayu, "search_again", *args)
    assert refused.url == reverse("timetables:search", args=args)
    begun = timezone.now() - timedelta(hours=1)
    Search.objects.filter(pk=search.pk).update(begun_at=begun)
    assert "Pencarian terputus" in text(asked(there, there.cast.rahayu, "search", *args))
    assert "Terputus" in text(asked(there, there.cast.rahayu, "timetable", there.event.pk))
    assert sent(there, there.cast.bupati, "search_again", *args).status_code == 403
    assert sent(there, there.cast.joko, "search_again", *args).status_code == 404
    sent(there, there.cast.rahayu, "search_again", *args)
    states = Search.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["GAGAL", "MENUNGGU"]


def test_a_draft_that_leaves_people_out_tells_how_to_seat_them(there: Town) -> None:
    draft = made.draft(there)
    finding = Finding(
        problem=Said(template="Satu orang belum mendapat semua sesinya."),
        way_out=Said(template="Tambah satu ruang."),
        cost=8,
        remedy=Remedy(rooms=(NewRoom(capacity=4),)),
    )
    Search.objects.create(
        event=there.event,
        state="SELESAI",
        found=draft,
        obstacles=Obstacles(found=(finding,)).model_dump(mode="json"),
        once_key="left",
        asked_by=there.cast.rahayu,
    )
    page = text(asked(there, there.cast.rahayu, "version", there.event.pk, draft.pk))
    assert "Belum semua mendapat tempat" in page
    assert "Tambah satu ruang." in page
    assert "Ambil dan susun lagi" in page
    read = text(asked(there, there.cast.bupati, "version", there.event.pk, draft.pk))
    assert "Ambil dan susun lagi" not in read
