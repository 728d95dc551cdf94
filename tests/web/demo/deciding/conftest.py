"""A village for each test, and its scope entered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from takar.web.kit.scope import scope
from tests.web.demo.deciding.made import Village, make_village


@pytest.fixture
def village(db: None, tmp_path: Path) -> Iterator[Village]:
    """A hamlet whose talent map stands, inside its agency."""
    made = make_village(tmp_path)
    with scope(agency=made.agency, agency_code=made.agency.code):
        yield made
