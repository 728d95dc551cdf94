from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from takar.web.merit.models import Sheet
from tests.cast import Cast
from tests.web.merit.made import sheet_of


@pytest.fixture
def checklist(cast: Cast) -> Iterator[Sheet]:
    """A checklist in its draft, inside the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield sheet_of(cast)
