from django.test import Client
from django.urls import reverse

from takar.web.kit.scope import scope
from takar.web.people.models import Position
from takar.web.succession.models import Interest
from tests.cast import Cast


def test_an_employee_walks_the_own_path_and_nobody_elses(cast: Cast) -> None:
    address = reverse("paths:mine")
    assert Client().get(address).status_code == 302
    text = cast.client(cast.putri).get(address, {"jabatan": "seksi"}).content.decode()
    assert "Kepala Seksi Contoh" in text
    for user in (cast.rahayu, cast.bupati, cast.joko):
        other = cast.client(user).get(address)
        assert other.status_code == 200
        assert "Putri" not in other.content.decode()


def test_interest_is_said_and_taken_back_on_the_page(cast: Cast) -> None:
    client = cast.client(cast.putri)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        post = Position.objects.get(agency=cast.agency, code="P1")
    form = {"position": post.pk}
    text = client.post(reverse("paths:interest"), form, follow=True).content.decode()
    assert "Minat dicatat" in text
    assert "Tarik minat" in text
    client.post(reverse("paths:withdraw"), form)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert Interest.objects.get().withdrawn_at is not None
    assert client.post(reverse("paths:interest"), {"position": "x"}).status_code == 404
    for user in (cast.rahayu, cast.joko):
        assert cast.client(user).post(reverse("paths:interest"), form).status_code == 404
