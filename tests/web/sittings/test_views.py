"""The pages of a candidate: the right person, a stranger, somebody else, tampering."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from takar.web.item_bank.models import ItemMedia, ItemVersion
from takar.web.kit.sealing import seal
from takar.web.sittings import actions
from takar.web.sittings.models import AnswerChange, ProctorMessage, Sitting, SittingEvent
from takar.web.sittings.queries.entrance import COOKIE
from takar.web.sittings.rules.exam_browser import HEADER, config_hash
from takar.web.sittings.saving.tokens import Desk, desk_of
from tests.cast import Cast
from tests.web.sittings.made import Hall, entry
from tests.web.sittings.made import hall as made_hall

pytestmark = pytest.mark.django_db

DOOR = "/ruang-ujian/"
EXCHANGES = [
    ("post", "duduk/"),
    ("get", "keadaan/"),
    ("post", "setuju/"),
    ("post", "pesan/1/"),
    ("get", "bagian/A/"),
    ("post", "bagian/A/"),
    ("get", "bagian/A/latihan/"),
    ("post", "bagian/A/berikut/"),
    ("post", "bagian/A/tutup/"),
    ("get", "media/00000000000000000000000000000000.png"),
]
SECRET_WORDS = ("key", "right", "points", "rubric", "seed")


def ask(browser: Client, how: str, path: str, **sent: Any) -> Any:
    return getattr(browser, how)(DOOR + path, sent)


def seated(hall: Hall) -> tuple[Client, dict[str, Any]]:
    """A candidate at a desk, with consent; and what a desk sends."""
    browser = hall.entered()
    told = ask(browser, "post", "duduk/").json()
    ask(browser, "post", "setuju/")
    return browser, {"desk": told["standing"]["desk"]}


def refusals(hall: Hall) -> list[str]:
    with hall.scoped():
        events = SittingEvent.objects.filter(kind="DITOLAK")
        return [event.facts["reason"] for event in events]


def test_a_candidate_goes_from_the_door_to_the_end(hall: Hall) -> None:
    browser = hall.entered()
    told = ask(browser, "post", "duduk/").json()
    desk = {"desk": told["standing"]["desk"]}
    assert [one["code"] for one in told["sections"]] == ["A", "B"]
    assert told["standing"]["next"] == "A"
    assert len(ask(browser, "get", "bagian/A/latihan/").json()["questions"]) == 1
    assert ask(browser, "get", "bagian/A/").status_code == 404
    assert ask(browser, "post", "bagian/A/", **desk).status_code == 409
    ask(browser, "post", "setuju/")
    begun = ask(browser, "post", "bagian/A/", **desk).json()
    assert [one["slot"] for one in begun["questions"]] == [1, 2, 3, 4, 5]
    assert 0 < begun["standing"]["left"] <= 600_000
    assert ask(browser, "get", "bagian/A/latihan/").status_code == 404
    assert ask(browser, "get", "bagian/B/").status_code == 404
    assert ask(browser, "post", "bagian/A/tutup/", **desk).json()["next"] == "B"
    assert len(ask(browser, "post", "bagian/B/", **desk).json()["questions"]) == 5
    assert ask(browser, "post", "bagian/B/tutup/", **desk).json()["state"] == "SELESAI"
    assert ask(browser, "get", "bagian/B/").status_code == 404
    with hall.scoped():
        assert Sitting.objects.get().finished_by == "PESERTA"


def test_no_key_and_no_seed_ever_leaves_the_server(hall: Hall) -> None:
    browser, desk = seated(hall)
    for question in ask(browser, "post", "bagian/A/", **desk).json()["questions"]:
        assert not [name for name in question if any(word in name for word in SECRET_WORDS)]
    with hall.scoped():
        assert Sitting.objects.get().seed not in browser.get(f"{DOOR}lembar/").content.decode()


@pytest.mark.parametrize(("how", "path"), EXCHANGES)
def test_without_a_cookie_nothing_is_told(hall: Hall, how: str, path: str) -> None:
    seated(hall)
    for stranger in (Client(), hall.cast.client(hall.cast.joko), hall.cast.client(hall.proctor)):
        answer = ask(stranger, how, path)
        assert (answer.status_code, answer.json()) == (401, {"fault": "door"})
        assert stranger.get(f"{DOOR}lembar/").headers["Location"] == DOOR


@pytest.mark.parametrize("cookie", ["", "x", "1.1", "1.1:aaa:bbb", "²"])
def test_a_cookie_made_elsewhere_opens_nothing(hall: Hall, cookie: str) -> None:
    seated(hall)
    forged = TimestampSigner(key="elsewhere", salt="takar.web.sittings.kursi").sign("1.1")
    for told in (cookie, forged):
        browser = Client()
        browser.cookies[COOKIE] = told
        assert ask(browser, "get", "keadaan/").status_code == 401


def test_the_cookie_is_for_the_server_only_and_for_this_room(hall: Hall) -> None:
    cookie = hall.entered().cookies[COOKIE]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"]) == ("Strict", DOOR)


def test_a_cookie_runs_out(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = hall.entered()
    assert ask(browser, "get", "keadaan/").status_code == 200
    monkeypatch.setattr("takar.web.sittings.queries.entrance.COOKIE_HOURS", -1)
    assert ask(browser, "get", "keadaan/").status_code == 401


def test_two_candidates_see_and_do_nothing_of_one_another(hall: Hall) -> None:
    browser, desk = seated(hall)
    ask(browser, "post", "bagian/A/", **desk)
    other = hall.entered(hall.other)
    told = ask(other, "post", "duduk/").json()
    assert told["standing"]["running"] is None
    assert "Putri" not in other.get(f"{DOOR}lembar/").content.decode()
    with hall.scoped():
        mine = Sitting.objects.get(registration=hall.registration)
        message = ProctorMessage.objects.create(
            sitting=mine, text="Untuk Putri", sent_by=hall.proctor
        )
    assert ask(other, "get", "bagian/A/").status_code == 404
    assert ask(other, "post", f"pesan/{message.pk}/").json()["messages"] == []
    message.refresh_from_db()
    assert message.seen_at is None
    desks = [desk_of(one, now=0) for one in told["tokens"].values()]
    assert {one.sitting for one in desks if one} == {told["sitting"]} != {mine.pk}


def test_older_desks_get_tokens_of_their_own_and_only_of_this_sitting(hall: Hall) -> None:
    browser, _ = seated(hall)
    told = ask(browser, "post", "duduk/", desk=[1, 2, 99, -1, "x"]).json()
    assert sorted(told["tokens"]) == ["1", "2", "3"]
    for number, token in told["tokens"].items():
        assert desk_of(token, now=0) == Desk(told["sitting"], int(number))


@pytest.mark.parametrize(("minutes", "is_good"), [(14, True), (16, False)])
def test_a_desk_that_was_sent_away_delivers_soon_or_not_at_all(
    hall: Hall, minutes: int, *, is_good: bool
) -> None:
    _, first = seated(hall)
    with hall.scoped():
        mine = Sitting.objects.get(registration=hall.registration)
        actions.restart_desk(hall.proctor, mine, because="Komputer rusak")
    browser = hall.entered()
    told = ask(browser, "post", "duduk/", **first).json()
    later = time.time() + 60 * minutes
    old, new = (told["tokens"][str(one)] for one in (first["desk"], told["standing"]["desk"]))
    assert (desk_of(old, now=later) is not None) is is_good
    assert desk_of(new, now=later) is not None


def test_a_second_tab_takes_over_from_the_first(hall: Hall) -> None:
    browser, first = seated(hall)
    ask(browser, "post", "bagian/A/", **first)
    second = {"desk": ask(browser, "post", "duduk/").json()["standing"]["desk"]}
    refused = ask(browser, "post", "bagian/A/tutup/", **first)
    assert (refused.status_code, refused.json()["fault"]) == (409, "overtaken")
    assert refusals(hall) == ["overtaken"]
    assert ask(browser, "post", "bagian/A/tutup/", **second).json()["next"] == "B"


def test_a_second_machine_sends_the_first_to_the_door(hall: Hall) -> None:
    browser, _ = seated(hall)
    hall.entered()
    assert ask(browser, "get", "keadaan/").status_code == 401


def test_a_proctor_sends_a_device_to_the_door(hall: Hall) -> None:
    browser, _ = seated(hall)
    with hall.scoped():
        actions.restart_desk(hall.proctor, Sitting.objects.get(), because="Rusak")
    assert ask(browser, "get", "keadaan/").status_code == 401


def test_the_questions_of_a_section_that_does_not_run_are_refused_and_noted(hall: Hall) -> None:
    browser, _ = seated(hall)
    assert ask(browser, "get", "bagian/B/").status_code == 404
    assert ask(browser, "get", "bagian/lain/").status_code == 404
    assert refusals(hall) == ["questions"]


def test_a_message_is_shown_until_it_is_read(hall: Hall) -> None:
    browser, _ = seated(hall)
    with hall.scoped():
        sent = actions.send_message(hall.proctor, Sitting.objects.get(), text="Duduk tenang.")
    assert ask(browser, "get", "keadaan/").json()["messages"][0]["text"] == "Duduk tenang."
    assert ask(browser, "post", f"pesan/{sent.pk}/").json()["messages"] == []


def test_a_picture_is_shown_only_while_its_section_is(hall: Hall) -> None:
    name = "0" * 32 + ".png"
    with hall.scoped():
        version = ItemVersion.objects.get(item__code="S1")
        ItemMedia.objects.create(
            version=version, name=name, kind="image/png", sealed=seal(b"gambar"), size=6
        )
    browser, desk = seated(hall)
    path = f"media/{name}"
    assert ask(browser, "get", path).status_code == 404
    ask(browser, "post", "bagian/A/", **desk)
    shown = ask(browser, "get", path)
    assert (shown.content, shown.headers["Content-Type"]) == (b"gambar", "image/png")
    assert "private" in shown.headers["Cache-Control"]
    ask(browser, "post", "bagian/A/tutup/", **desk)
    assert ask(browser, "get", path).status_code == 404


def test_another_device_goes_on_at_the_same_place(hall: Hall) -> None:
    browser, desk = seated(hall)
    ask(browser, "post", "bagian/A/", **desk)
    now = timezone.now()
    with hall.scoped():
        said: list[tuple[str, int, Any]] = [
            ("BUKA", 1, None),
            ("JAWAB", 1, {"choice": "a"}),
            ("BUKA", 3, None),
        ]
        said += [("TANDAI", 3, True), ("TANDAI", 1, True), ("TANDAI", 1, False)]
        AnswerChange.objects.bulk_create(
            AnswerChange(
                sitting=Sitting.objects.get(),
                desk=desk["desk"],
                sequence=sequence,
                kind=kind,
                slot=slot,
                value=value,
                given_at=now,
                received_at=now,
            )
            for sequence, (kind, slot, value) in enumerate(said, 1)
        )
    told = ask(hall.entered(), "post", "duduk/").json()
    assert told["work"] == {"answers": {"1": {"choice": "a"}}, "marked": [3], "place": 3}
    assert told["standing"]["running"] == "A"


def test_an_exam_browser_is_asked_for_at_the_door_and_on_the_page(cast: Cast) -> None:
    made_hall(cast, browser_keys=["kunci"])
    address = "http://testserver/ruang-ujian/"
    browser = Client()
    refused = browser.post(DOOR, entry())
    assert (refused.status_code, COOKIE in browser.cookies) == (422, False)
    right = {HEADER: config_hash(address, "kunci")}
    assert browser.post(DOOR, entry(), headers=right).status_code == 302
    assert browser.get(f"{DOOR}lembar/").status_code == 403
    right = {HEADER: config_hash(f"{address}lembar/", "kunci")}
    assert browser.get(f"{DOOR}lembar/", headers=right).status_code == 200


def test_the_door_tells_nothing_about_who_is_registered(hall: Hall) -> None:
    browser = Client()
    known = browser.post(DOOR, entry(pin="000000"))
    unknown = browser.post(DOOR, entry(number="T-999"))
    assert known.status_code == unknown.status_code == 422
    assert "tidak cocok" in known.content.decode()
    assert "tidak cocok" in unknown.content.decode()


@pytest.mark.parametrize("path", ["duduk/", "setuju/", "bagian/A/", "bagian/A/tutup/", "pesan/1/"])
def test_nothing_is_changed_without_the_token_of_the_page(hall: Hall, path: str) -> None:
    cookie = hall.entered().cookies[COOKIE].value
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[COOKIE] = cookie
    assert strict.post(DOOR + path).status_code == 403


@pytest.mark.parametrize("path", ["duduk/", "setuju/", "bagian/A/tutup/", "pesan/1/"])
def test_a_deed_is_not_done_by_looking(hall: Hall, path: str) -> None:
    assert ask(hall.entered(), "get", path).status_code == 405


def test_what_is_one_persons_is_kept_nowhere(hall: Hall) -> None:
    browser = hall.entered()
    for path in ("", "lembar/", "keadaan/"):
        assert "no-store" in browser.get(DOOR + path).headers["Cache-Control"]


def test_a_cancelled_registration_opens_nothing(hall: Hall) -> None:
    browser = hall.entered()
    with hall.scoped():
        hall.registration.state = "DIBATALKAN"
        hall.registration.save()
    assert ask(browser, "get", "keadaan/").status_code == 401


def test_the_pulse_costs_few_queries(hall: Hall, django_assert_max_num_queries: Any) -> None:
    browser, desk = seated(hall)
    ask(browser, "post", "bagian/A/", **desk)
    with django_assert_max_num_queries(7):
        ask(browser, "get", "keadaan/", kursi=desk["desk"])


def test_starting_a_section_costs_few_queries(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    browser, desk = seated(hall)
    with django_assert_max_num_queries(12):
        ask(browser, "post", "bagian/A/", **desk)


def test_taking_a_seat_and_agreeing_cost_few_queries(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    browser = hall.entered()
    with django_assert_max_num_queries(10):
        ask(browser, "post", "duduk/")
    with django_assert_max_num_queries(4):
        ask(browser, "post", "setuju/")


def test_a_silent_device_is_heard_again_by_its_pulse(hall: Hall) -> None:
    browser, desk = seated(hall)
    ask(browser, "post", "bagian/A/", **desk)
    with hall.scoped():
        presence = Sitting.objects.get().presence
        presence.seen_at = timezone.now() - timedelta(minutes=5)
        presence.save()
    ask(browser, "get", "keadaan/", kursi="1")
    with hall.scoped():
        assert not SittingEvent.objects.filter(kind="GANGGUAN").exists()
    ask(browser, "get", "keadaan/", kursi=desk["desk"])
    with hall.scoped():
        assert SittingEvent.objects.filter(kind="GANGGUAN").count() == 1
