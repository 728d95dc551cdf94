from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.succession.made import Bench, bench_of, made


@pytest.fixture
def town(cast: Cast) -> Iterator[Bench]:
    """A target post with its list, inside the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        bench = bench_of(cast)
        made(cast)
        yield bench
