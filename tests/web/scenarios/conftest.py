"""The town in which rules are tried and trainings planned."""

import pytest

from tests.cast import Cast
from tests.web.scenarios.made import Town, town


@pytest.fixture
def there(cast: Cast) -> Town:
    """The cast with evidence."""
    return town(cast)
