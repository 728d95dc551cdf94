from datetime import date

import pytest

from takar.cli.days import NoDay, day_of, day_option


def test_a_day_is_written_year_first() -> None:
    assert day_of("2025-05-14") == date(2025, 5, 14)
    assert day_option("Hari.").metavar


@pytest.mark.parametrize("text", ["14-05-2025", "2025-02-30", "20250514", "kemarin", ""])
def test_what_is_no_day_is_told_with_an_example(text: str) -> None:
    with pytest.raises(NoDay, match="2025-05-14"):
        day_of(text)
