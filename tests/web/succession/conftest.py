from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.succession.made import Bench, bench_of


@pytest.fixture
def town(cast: Cast) -> Iterator[Bench]:
    """The small office, inside the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield bench_of(cast)
