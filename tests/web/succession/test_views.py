from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from takar.web.succession import actions
from takar.web.succession.models import Nomination, Survey
from tests.web.succession.made import Bench, listing_of, made


def test_who_reads_lists(town: Bench) -> None:
    cast = town.cast
    survey = made(cast)
    listing = listing_of(survey)
    person = listing.ranked.get(employee=town.people["Ani"])
    one = actions.nominate(cast.bupati, town.target, employee=person.employee, because="Siap")
    pages: dict[str, list[Any]] = {
        "bench": [],
        "surveys": [],
        "nominations": [],
        "survey": [survey.pk],
        "listing": [listing.pk],
        "compare": [listing.pk],
        "candidate": [person.pk],
        "download": [listing.pk],
        "nomination": [one.pk],
    }
    for name, rows in pages.items():
        address = reverse(f"succession:{name}", args=rows)
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200, name
        assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_from_asking_to_the_settled_successor_on_the_pages(town: Bench) -> None:
    cast = town.cast
    client, leader = cast.client(cast.rahayu), cast.client(cast.bupati)
    facts = {"title": "Telaah", "day": "2026-03-02", "everybody": "on"}
    answer = client.post(reverse("succession:ask"), facts)
    assert answer.status_code == 302
    survey = Survey.objects.get()
    if survey.state != "SELESAI":
        from takar.web.succession.tasks import make_lists  # noqa: PLC0415 -- tasks load late

        make_lists.call(survey.pk, cast.rahayu.pk)
    assert "Kepala Bidang Contoh" in client.get(reverse("succession:bench")).content.decode()
    listing = listing_of(survey)
    people = list(listing.ranked.all())
    text = client.get(
        reverse("succession:compare", args=[listing.pk]), {"pk": [one.pk for one in people]}
    ).content.decode()
    assert all(one.employee.name in text for one in people)
    assert "Pasal 199 ayat (2)" in text
    assert text.count("standar 2") == 9
    ani = listing.ranked.get(employee=town.people["Ani"])
    if ani.part != "DI_LUAR":
        page = reverse("succession:nominate", args=[ani.pk])
        assert (
            "Pencalonan dicatat"
            in leader.post(page, {"because": "Siap"}, follow=True).content.decode()
        )
        one = Nomination.objects.get()
        move = reverse("succession:move", args=[one.pk])
        client.post(move, {"state": "DIVERIFIKASI"})
        for state in ("DITINJAU_KOMITE", "DITETAPKAN"):
            leader.post(move, {"state": state})
        one.refresh_from_db()
        assert one.state == "DITETAPKAN"


@pytest.mark.parametrize("user", ["made", "joko"])
def test_the_wrong_person_changes_nothing(town: Bench, user: str) -> None:
    cast = town.cast
    survey = made(cast)
    listing = listing_of(survey)
    person = listing.ranked.get(employee=town.people["Ani"])
    one = actions.nominate(cast.bupati, town.target, employee=person.employee, because="Siap")
    client = cast.client(getattr(cast, user))
    for name, pk in (("remove", survey.pk), ("nominate", person.pk), ("move", one.pk)):
        form = {"because": "x", "state": "DITOLAK"}
        answer = client.post(reverse(f"succession:{name}", args=[pk]), form)
        assert answer.status_code == (404 if user == "joko" else 403), name
    one.refresh_from_db()
    assert one.state == "DIUSULKAN"


def test_a_list_asks_the_database_a_bounded_number_of_times(
    town: Bench, django_assert_max_num_queries: Any
) -> None:
    listing = listing_of(made(town.cast))
    client = town.cast.client(town.cast.made)
    with django_assert_max_num_queries(18):
        client.get(reverse("succession:listing", args=[listing.pk]))
    with django_assert_max_num_queries(16):
        client.get(reverse("succession:bench"))
