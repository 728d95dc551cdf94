import pytest

from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.portal.actions import (
    AlreadyPublic,
    AlreadyWithdrawn,
    NoReason,
    OtherAgency,
    publish,
    withdraw,
)
from takar.web.portal.content import TooFew
from takar.web.portal.models import Publication
from tests.cast import Cast
from tests.web.portal.made import jpm_run

REASON = "Keputusan Bupati tentang keterbukaan hasil."


def test_operators_and_leaders_publish_and_nobody_else(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for stranger in (cast.sari, cast.putri, cast.hadi, cast.made, cast.joko):
            with pytest.raises(NotPermitted):
                publish(stranger, cast.agency, run=run, reason=REASON)
        assert not Publication.objects.exists()
        for person in (cast.rahayu, cast.bupati):
            publication = publish(person, cast.agency, run=run, reason=REASON)
            assert publication.said.people == 40
            assert publication.bundle_digest == "d" * 64
            withdraw(person, publication, reason=REASON)


def test_the_same_is_published_once_and_again_only_when_it_was_taken_back(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        first = publish(cast.rahayu, cast.agency, run=run, reason=REASON)
        with pytest.raises(AlreadyPublic):
            publish(cast.bupati, cast.agency, run=run, reason=REASON)
        assert Publication.objects.count() == 1
        withdraw(cast.rahayu, first, reason=REASON)
        publish(cast.bupati, cast.agency, run=run, reason=REASON)


@pytest.mark.parametrize("reason", ["", "   ", "karena"])
def test_without_a_reason_nothing_is_published_and_nothing_recorded(
    cast: Cast, reason: str
) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        with pytest.raises(NoReason):
            publish(cast.rahayu, cast.agency, run=run, reason=reason)
        assert not Publication.objects.exists()
        assert not Entry.objects.exists()


def test_a_run_of_another_agency_cannot_be_published(cast: Cast) -> None:
    run = jpm_run(cast)
    with scopes_disabled(), pytest.raises(OtherAgency):
        publish(cast.joko, cast.other_agency, run=run, reason=REASON)


def test_a_run_about_a_handful_of_people_is_refused(cast: Cast) -> None:
    run = jpm_run(cast, people=4)
    with scope(agency=cast.agency, agency_code=cast.agency.code), pytest.raises(TooFew):
        publish(cast.rahayu, cast.agency, run=run, reason=REASON)


def test_what_was_published_holds_no_name_and_no_small_number(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        publication = publish(cast.rahayu, cast.agency, run=run, reason=REASON)
    assert "Orang 1" not in str(publication.content)
    numbers = [
        cell for table in publication.said.groupings for row in table.rows for cell in row.cells
    ]
    assert all(cell is None or cell == 0 or cell >= 5 for cell in numbers)


def test_taking_back_needs_a_reason_and_happens_once(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        publication = publish(cast.rahayu, cast.agency, run=run, reason=REASON)
        with pytest.raises(NotPermitted):
            withdraw(cast.made, publication, reason=REASON)
        with pytest.raises(NoReason):
            withdraw(cast.rahayu, publication, reason="")
        assert Publication.objects.get().is_public
        withdraw(cast.rahayu, publication, reason=REASON)
        assert not Publication.objects.get().is_public
        with pytest.raises(AlreadyWithdrawn):
            withdraw(cast.rahayu, publication, reason=REASON)
        acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["portal.publication.published", "portal.publication.withdrawn"]
