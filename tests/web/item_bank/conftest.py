"""A team in the scope of its agency."""

from collections.abc import Iterator

import pytest

from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.item_bank.made import Team, make_team


@pytest.fixture
def team(cast: Cast) -> Iterator[Team]:
    """The people of an item bank, with an empty pool."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield make_team(cast)
