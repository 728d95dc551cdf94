"""The rated event of the tests."""

import pytest

from takar.web.rating_quality.models import QualityRun
from tests.cast import Cast
from tests.web.rating_quality.made import Rated, rated, told


@pytest.fixture
def there(cast: Cast) -> Rated:
    """An event in its integration, rated and not yet reported on."""
    return rated(cast)


@pytest.fixture
def run(there: Rated) -> QualityRun:
    """The report on it."""
    return told(there)
