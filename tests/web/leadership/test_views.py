from typing import Any

from django.test import Client
from django.urls import reverse

from tests.web.leadership.made import rotation
from tests.web.succession.made import Bench


def test_who_reads_the_page_of_the_leadership(town: Bench) -> None:
    cast = town.cast
    for name in ("home", "presentation"):
        address = reverse(f"leadership:{name}")
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari, cast.made):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.bupati, cast.rahayu):
            assert cast.client(user).get(address).status_code == 200
    joko = cast.client(cast.joko).get(reverse("leadership:home"))
    assert "Kepala Bidang Contoh" not in joko.content.decode()
    page = cast.client(cast.bupati).get(reverse("leadership:home")).content.decode()
    assert "Kepala Bidang Contoh" in page


def test_the_effect_of_a_scenario_stands_with_its_annex(
    town: Bench, django_assert_max_num_queries: Any
) -> None:
    cast = town.cast
    one, other = rotation(town), rotation(town, "Lain")
    client = cast.client(cast.bupati)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("leadership:home"), {"skenario": one.pk}).content.decode()
    assert reverse("placements:annex", args=[one.pk]) in page
    assert reverse("placements:annex", args=[other.pk]) not in page
    assert "Kepala Seksi Contoh" in page
    for odd in ("x", "0", "9" * 30, "-1"):
        assert client.get(reverse("leadership:home"), {"skenario": odd}).status_code == 200


def test_nobody_reads_the_scenario_of_another_agency(town: Bench) -> None:
    one = rotation(town)
    cast = town.cast
    page = cast.client(cast.joko).get(reverse("leadership:home"), {"skenario": one.pk})
    assert "Rotasi" not in page.content.decode()
