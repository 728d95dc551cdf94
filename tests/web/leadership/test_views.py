from django.test import Client
from django.urls import reverse

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
