"""What every test may ask for."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be counted as skipped as a whole, with the reason."""
    parser.addoption("--skip-all", default="", help="reason for which every test is skipped")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip everything where the run says so."""
    if reason := config.getoption("--skip-all"):
        for item in items:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def cast(db: None) -> "Cast":
    """The people of the tests, in two agencies; see ``tests/cast.py``."""
    from tests.cast import make_cast  # noqa: PLC0415 - the models need Django to be ready

    return make_cast()
