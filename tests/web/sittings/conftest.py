"""What the tests of sittings may ask for."""

import pytest

from takar.web.sittings.views.doors import refusals
from tests.cast import Cast
from tests.web.sittings.made import Hall
from tests.web.sittings.made import hall as make_hall


@pytest.fixture(autouse=True)
def nothing_refused_before() -> None:
    """Let every test's first refusal be recorded."""
    refusals.noted.clear()


@pytest.fixture
def hall(cast: Cast) -> Hall:
    """A session that runs, with two people registered."""
    return make_hall(cast)
