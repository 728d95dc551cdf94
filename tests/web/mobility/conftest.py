from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from takar.web.mobility.models import MoveList
from tests.cast import Cast
from tests.web.mobility.made import list_of


@pytest.fixture
def opened(cast: Cast) -> Iterator[MoveList]:
    """An empty list, inside the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield list_of(cast)
