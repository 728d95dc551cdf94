from collections.abc import Iterator
from datetime import date

import pytest

from takar.web.claims.rules import SLUGS
from takar.web.ip_asn.advice import KINDS, Advice, advice_on
from takar.web.results.ip_asn_explaining import ip_asn_explanation
from takar.web.results.models import IpAsnResult
from tests.cast import Cast
from tests.web.ip_asn.made import inside, measured, putri_is_good, rated, trained


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def advice_for(cast: Cast) -> dict[str, Advice]:
    run = measured(cast)
    result = IpAsnResult.objects.get(run=run, employee=cast.putri_employee)
    return {one.line.code: one for one in advice_on(ip_asn_explanation(result, cast.putri))}


def test_a_missing_seminar_leads_to_the_page_on_which_trainings_are_entered(cast: Cast) -> None:
    putri_is_good(cast)
    advice = advice_for(cast)
    assert list(advice) == ["SEMINAR", "KUALIFIKASI", "KINERJA"]
    assert (advice["SEMINAR"].kind, advice["SEMINAR"].waits) == ("pelatihan", False)
    assert "bukan penilaian buruk" in advice["SEMINAR"].words


def test_what_is_truly_low_is_told_but_no_evidence_is_asked_for(cast: Cast) -> None:
    putri_is_good(cast)
    assert advice_for(cast)["KUALIFIKASI"].kind == ""


def test_a_stale_course_is_told_as_stale(cast: Cast) -> None:
    rated(cast.putri_employee)
    trained(cast.putri_employee, "TEKNIS", date(2021, 12, 30))
    stale = advice_for(cast)["DIKLAT_TEKNIS"]
    assert stale.line.part.state == "KEDALUWARSA"
    assert stale.kind == "pelatihan"


def test_every_kind_is_one_that_may_be_entered() -> None:
    assert set(KINDS.values()) <= set(SLUGS)
