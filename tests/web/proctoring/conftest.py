"""What the tests of proctoring may ask for."""

import pytest

from tests.cast import Cast
from tests.web.sittings.made import Hall
from tests.web.sittings.made import hall as make_hall


@pytest.fixture
def hall(cast: Cast) -> Hall:
    """A session that runs, with two people registered."""
    return make_hall(cast)
