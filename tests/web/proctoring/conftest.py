"""What the tests of proctoring may ask for."""

import pytest

from takar.web.proctoring.views.board import boards
from tests.cast import Cast
from tests.web.sittings.made import Hall
from tests.web.sittings.made import hall as make_hall


@pytest.fixture(autouse=True)
def nothing_on_the_board_yet() -> None:
    """Let every test's board be counted anew."""
    boards.forget()


@pytest.fixture
def hall(cast: Cast) -> Hall:
    """A session that runs, with two people registered."""
    return make_hall(cast)
