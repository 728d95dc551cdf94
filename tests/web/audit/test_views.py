import pytest
from django.test import Client

from takar.web.accounts.actions import grant_membership
from takar.web.accounts.models import Role
from takar.web.audit.models import Entry
from takar.web.audit.queries import HEADS
from tests.cast import Cast


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Something was done in both agencies."""
    grant_membership(cast.rahayu, cast.agency, username="=budi", role=Role.ASSESSOR)
    grant_membership(cast.joko, cast.other_agency, username="wati", role=Role.ASSESSOR)
    return cast


def test_a_fact_may_have_any_name(busy: Cast) -> None:
    Entry(
        agency_code=busy.agency.code, actor=busy.rahayu, act="a.b.c", facts={"items": 41, "n": 2}
    ).save()
    page = busy.client(busy.made).get("/jejak/").content.decode()
    assert "<dt>items</dt><dd>41</dd>" in page


@pytest.mark.parametrize("page", ["/jejak/", "/jejak/unduh/"])
def test_the_log_is_read_by_operators_and_auditors_of_the_agency(
    client: Client, busy: Cast, page: str
) -> None:
    assert client.get(page)["Location"].startswith("/akun/masuk/")
    for stranger in (busy.sari, busy.putri, busy.hadi, busy.bupati):
        assert busy.client(stranger).get(page).status_code == 403
    for reader in (busy.rahayu, busy.made):
        answer = busy.client(reader).get(page)
        assert answer.status_code == 200
        text = answer.getvalue().decode()
        assert "Rahayu memberi peran di Kabupaten Tirtamaya." in text
        assert "Banjarsela" not in text
    assert "Tirtamaya" not in busy.client(busy.joko).get(page).getvalue().decode()


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"pelaku": "rahayu"}, True),
        ({"pelaku": "sari"}, False),
        ({"tindakan": "accounts.membership.granted"}, True),
        ({"cari": "Tirtamaya"}, True),
        ({"cari": "Lain"}, False),
        ({"dari": "2020-01-01"}, True),
        ({"sampai": "2020-01-01"}, False),
        ({"dari": "bukan tanggal"}, True),
    ],
)
def test_acts_are_found_by_person_act_subject_and_day(
    busy: Cast, asked: dict[str, str], is_there: bool
) -> None:
    page = busy.client(busy.made).get("/jejak/", asked).content.decode()
    assert ("memberi peran di Kabupaten" in page) == is_there


def test_the_file_has_a_head_and_no_formula(busy: Cast) -> None:
    answer = busy.client(busy.made).get("/jejak/unduh/")
    lines = answer.getvalue().decode().splitlines()
    assert lines[0] == "\ufeff" + ",".join(HEADS)
    assert len(lines) == 2
    assert ",=" not in lines[1]
