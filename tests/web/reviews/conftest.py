from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.reviews.made import Stage, open_stage


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    """A cycle in its draft, in the scope of the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield open_stage(cast)
