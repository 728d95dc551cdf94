from decimal import Decimal

import pytest

from takar.runs.rating_quality.report import Person
from takar.web.assessments.models import MethodScore
from takar.web.rating_quality.computing import PARTS, NothingScored, computed, person_rows
from tests.runs.reported import report
from tests.web.rating_quality.made import Rated


def test_what_is_kept_of_a_person_is_exact_and_leaves_gaps_open() -> None:
    person = Person(
        ratee="17",
        levels={"INTEGRITAS": Decimal("3.10"), "KERJASAMA": None},
        adjusted={"INTEGRITAS": Decimal(4), "KERJASAMA": None},
        jpm=Decimal("81.25"),
        category="OPTIMAL",
    )
    (kept,) = person_rows(report(people=(person,)))
    assert kept["participant_id"] == 17
    assert kept["levels"] == {
        "version": 1,
        "raw": {"INTEGRITAS": "3.1", "KERJASAMA": None},
        "adjusted": {"INTEGRITAS": "4", "KERJASAMA": None},
    }
    assert (kept["jpm"], kept["jpm_adjusted"]) == (Decimal("81.25"), None)
    assert (kept["category"], kept["category_adjusted"]) == ("OPTIMAL", "")
    assert (kept["would_change"], kept["moved_levels"]) == (False, 1)


@pytest.mark.django_db
@pytest.mark.slow
def test_each_part_is_told_once_until_all_are_done(there: Rated) -> None:
    told: list[int] = []
    with there.inside():
        found = computed(there.event, told=told.append)
        assert found.scored.scores == MethodScore.objects.count()
    assert told == list(range(1, PARTS + 1))
    assert len(found.report.people) == 14


@pytest.mark.django_db
def test_without_scores_nothing_is_computed(there: Rated) -> None:
    with there.inside():
        MethodScore.objects.all().delete()
        with pytest.raises(NothingScored, match="belum mempunyai nilai"):
            computed(there.event)
