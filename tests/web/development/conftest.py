from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.development.made import Office, office_of


@pytest.fixture
def office(cast: Cast) -> Iterator[Office]:
    """The small office, inside the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield office_of(cast)
