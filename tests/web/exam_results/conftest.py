"""What the tests of exam results may ask for."""

from collections.abc import Iterator

import pytest

from tests.cast import Cast
from tests.web.exam_results.made import Sat
from tests.web.exam_results.made import sat as make_sat


@pytest.fixture
def there(cast: Cast) -> Iterator[Sat]:
    """An exam that three people sat, looked at from inside its agency."""
    made = make_sat(cast)
    with made.scoped():
        yield made


@pytest.fixture
def essays(cast: Cast) -> Iterator[Sat]:
    """The same with an essay that one of them wrote."""
    made = make_sat(cast, with_essay=True)
    with made.scoped():
        yield made
