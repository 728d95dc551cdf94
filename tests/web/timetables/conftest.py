"""What the tests of the room share: a planned event, inside the scope of its agency."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import Cast
from tests.web.timetables.made import DAY, Town, town


@pytest.fixture
def there(cast: Cast) -> Iterator[Town]:
    """A planned event in May 2025."""
    made = town(cast, DAY)
    with made.inside():
        yield made


@pytest.fixture
def today(cast: Cast) -> Iterator[Town]:
    """A planned event that is held today."""
    made = town(cast, date.today())  # noqa: DTZ011 - the door asks the clock of the agency
    with made.inside():
        yield made


@pytest.fixture
def later(cast: Cast) -> Iterator[Town]:
    """A planned event of a month from now, of which nothing was held yet."""
    made = town(cast, date.today() + timedelta(days=30))  # noqa: DTZ011
    with made.inside():
        yield made


@pytest.fixture
def nobody_works(settings: Any) -> None:
    """What is asked in the background stays asked: nothing is solved while a page is tried."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
