from datetime import date

import pytest
from django.utils import translation

from takar.web.kit.widgets import Day


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_day_is_drawn_as_browsers_read_it_in_every_language(language: str) -> None:
    with translation.override(language):
        drawn = Day().render("day", date(2025, 5, 4))
    assert 'type="date"' in drawn
    assert 'value="2025-05-04"' in drawn
