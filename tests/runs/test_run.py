from dataclasses import replace
from datetime import date

import pyarrow as pa

from takar.regulations.book import Book
from takar.runs.run import in_order, law_key


def test_people_are_ordered_and_their_rows_keep_their_order() -> None:
    rows = pa.table({"employee_id": ["b", "a", "b", "a"], "part": [1, 2, 3, 4]})
    assert in_order(rows).to_pydict() == {"employee_id": ["a", "a", "b", "b"], "part": [2, 4, 1, 3]}


def test_another_day_agency_or_book_is_another_law() -> None:
    law = Book.load().on(date(2022, 1, 1))
    others = (
        replace(law, day=date(2022, 1, 2)),
        replace(law, agency="kota_banjarmasin"),
        replace(law, known_on=date(2022, 1, 1)),
        replace(law, edition="x"),
    )
    assert len({law_key(one) for one in (law, *others)}) == 5
