import pytest
from django.template import Context

from takar.web.kit.scope import scope
from takar.web.notices.models import Notice
from takar.web.notices.templatetags.notices import waiting_notices
from tests.cast import Cast


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (99, "99"), (100, "99+"), (140, "99+")])
def test_the_bell_stops_counting_at_ninety_nine(cast: Cast, count: int, shown: str) -> None:
    with scope(agency=cast.agency):
        Notice.objects.bulk_create(
            Notice(agency=cast.agency, user=cast.putri) for _ in range(count)
        )
        found = waiting_notices(Context({"agency": cast.agency, "user": cast.putri}))
    assert found["shown"] == shown


def test_whoever_works_for_no_agency_has_no_bell(cast: Cast) -> None:
    found = waiting_notices(Context({"agency": None, "user": cast.putri}))
    assert found["count"] == 0
