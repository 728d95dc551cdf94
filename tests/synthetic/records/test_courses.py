from collections import Counter

import pytest

from takar.synthetic import Regency
from takar.synthetic.records.courses import FUNCTIONAL_SHARE, UNFIT_SHARE, UNNAMED_SHARE


def test_most_courses_name_who_gave_them(medium: Regency) -> None:
    table = medium.tables["trainings"]
    share = table["provider"].null_count / table.num_rows
    assert share == pytest.approx(UNNAMED_SHARE, abs=0.01)


def test_a_few_courses_do_not_fit_the_tasks_and_leadership_always_does(medium: Regency) -> None:
    rows = medium.tables["trainings"].select(["training_kind", "fits_post"]).to_pylist()
    counts = Counter((row["fits_post"], row["training_kind"] == "STRUKTURAL") for row in rows)
    assert counts[False, False] / len(rows) == pytest.approx(UNFIT_SHARE, abs=0.005)
    assert counts[False, True] == counts[True, False] == 0


def test_somewhat_over_half_of_settled_functional_staff_were_trained_for_their_post(
    medium: Regency,
) -> None:
    trained = {
        row["employee_id"]: row["title"]
        for row in medium.tables["trainings"].to_pylist()
        if (row["title"] or "").startswith("Pelatihan Fungsional ")
    }
    functional = {
        row["employee_id"]: row
        for row in medium.tables["employees"].to_pylist()
        if row["position_kind"] == "FUNGSIONAL"
    }
    assert set(trained) <= set(functional)
    for one, title in trained.items():
        job = title.removeprefix("Pelatihan Fungsional ")
        assert functional[one]["position_title"].startswith(job)
    settled = [one for one, row in functional.items() if row["employment"] == "PNS"]
    share = sum(one in trained for one in settled) / len(settled)
    assert share == pytest.approx(FUNCTIONAL_SHARE, abs=0.03)
