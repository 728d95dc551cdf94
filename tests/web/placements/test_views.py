from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from takar.web.kit.scope import scope
from takar.web.placements.models import Rule, Scenario
from tests.web.placements.made import Office, computed, laid_out


def test_who_reads_scenarios(town: Office) -> None:
    cast = town.cast
    scenario = computed(cast, laid_out(cast))
    person = scenario.placed.get(employee=town.people["Citra"])
    pages: dict[str, list[Any]] = {
        "scenarios": [],
        "compare": [],
        "scenario": [scenario.pk],
        "person": [person.pk],
        "progress": [scenario.pk],
        "download": [scenario.pk],
        "annex": [scenario.pk],
    }
    for name, rows in pages.items():
        address = reverse(f"placements:{name}", args=rows)
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200, name
        assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_a_scenario_from_its_form_to_the_choice(town: Office) -> None:
    cast = town.cast
    client, leader = cast.client(cast.rahayu), cast.client(cast.bupati)
    form = {
        "title": "Rotasi",
        "day": "2026-03-02",
        "tiers": ["PENGAWAS"],
        "filling": "SEMUA",
        "with_unverified": "on",
        "match": "1",
        "talent": "1",
        "interest": "3",
        "succession": "5",
        "unit_change": "-5",
        "distance": "-2",
        "family": "-10",
        "vacancy_price": "40",
        "strategic_price": "80",
    }
    page = client.post(reverse("placements:create"), form)["Location"]
    pk = int(page.rstrip("/").split("/")[-1])

    def say(who: Client, name: str, row: int, **facts: object) -> str:
        address = reverse(f"placements:{name}", args=[row])
        return who.post(address, facts, follow=True).content.decode()

    nip = town.people["Budi"].nip
    assert "Aturan dicatat" in say(client, "note_rule", pk, kind="WAJIB_TETAP", employee=nip)
    assert "Skenario dihitung" in say(client, "compute", pk)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        scenario = Scenario.objects.get(pk=pk)
        if scenario.state == "ANTRE":
            computed_again(town, scenario)
    text = client.get(page).content.decode()
    assert "Citra" in text
    assert "terbukti paling tinggi" in text
    assert "Skenario dipilih" in say(leader, "choose", pk, because="Paling seimbang")
    assert "Periksa lagi" in say(client, "propose", pk)


def computed_again(town: Office, scenario: Scenario) -> None:
    """Do what a worker would, where tasks wait for one."""
    from takar.web.placements.tasks import compute_placement  # noqa: PLC0415 -- tasks load late

    compute_placement.call(scenario.pk, town.cast.rahayu.pk)


def test_two_scenarios_are_compared_and_strangers_are_left_out(town: Office) -> None:
    cast = town.cast
    first = computed(cast, laid_out(cast))
    second = computed(cast, laid_out(cast, "Tanpa harga", vacancy_price=0, strategic_price=0))
    client = cast.client(cast.made)
    address = reverse("placements:compare")
    text = client.get(address, {"pk": [first.pk, second.pk]}).content.decode()
    assert "1 orang berbeda tempat" in text
    assert "Pilih dua sampai empat" in client.get(address, {"pk": [first.pk]}).content.decode()


@pytest.mark.parametrize("user", ["made", "joko"])
def test_the_wrong_person_changes_nothing(town: Office, user: str) -> None:
    cast = town.cast
    scenario = computed(cast, laid_out(cast))
    client = cast.client(getattr(cast, user))
    for name in ("change", "copy", "remove", "note_rule", "compute", "choose", "propose"):
        form = {"kind": "WAJIB_TETAP", "employee": town.people["Ani"].nip, "because": "x"}
        answer = client.post(reverse(f"placements:{name}", args=[scenario.pk]), form)
        assert answer.status_code == (404 if user == "joko" else 403), name
    assert Scenario.objects.count() == 1
    assert not Rule.objects.exists()


def test_the_page_of_a_scenario_asks_a_bounded_number_of_times(
    town: Office, django_assert_max_num_queries: Any
) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    client = town.cast.client(town.cast.rahayu)
    with django_assert_max_num_queries(22):
        client.get(reverse("placements:scenario", args=[scenario.pk]))


def test_the_page_of_a_person_offers_other_posts_with_their_cost(town: Office) -> None:
    cast = town.cast
    scenario = computed(cast, laid_out(cast))
    ani = scenario.placed.get(employee=town.people["Ani"])
    address = reverse("placements:person", args=[ani.pk])
    text = cast.client(cast.rahayu).get(address).content.decode()
    assert "Tempatkan di sini" in text
    assert "Kepala Seksi S4" in text
    assert "tidak diketahui" in text
    assert "Tempatkan di sini" not in cast.client(cast.made).get(address).content.decode()


def test_another_plan_becomes_a_scenario_from_the_page(town: Office) -> None:
    cast = town.cast
    scenario = computed(cast, laid_out(cast))
    address = reverse("placements:keep_alternative", args=[scenario.pk, 0])
    page = reverse("placements:scenario", args=[scenario.pk])
    assert "Simpan sebagai skenario" in cast.client(cast.rahayu).get(page).content.decode()
    assert cast.client(cast.made).post(address).status_code == 403
    assert cast.client(cast.joko).post(address).status_code == 404
    assert cast.client(cast.rahayu).get(address).status_code == 302
    assert Scenario.objects.count() == 1
    text = cast.client(cast.rahayu).post(address, follow=True).content.decode()
    assert "Susunan disimpan sebagai skenario" in text
    assert Rule.objects.get().kind == "TEMPATKAN"
    gone = reverse("placements:keep_alternative", args=[scenario.pk, 99])
    assert "tidak ada pada skenario" in (
        cast.client(cast.rahayu).post(gone, follow=True).content.decode()
    )
