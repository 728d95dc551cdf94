import pytest

from takar.web.assessments.models import Event
from takar.web.assessments.permissions import (
    reads_scores,
    reads_single_scores,
    signs,
    sits_in_the_meeting,
)
from tests.cast import Cast


def test_each_role_has_its_part(cast: Cast) -> None:
    people = ("rahayu", "sari", "bupati", "made", "hadi", "putri", "joko")

    def may(predicate: object) -> set[str]:
        return {name for name in people if predicate(getattr(cast, name), cast.agency)}  # type: ignore[operator]

    assert may(signs) == {"rahayu", "bupati"}
    assert may(sits_in_the_meeting) == {"rahayu", "sari"}
    assert may(reads_scores) == {"rahayu", "sari", "bupati", "made"}


@pytest.mark.parametrize(
    ("state", "readers"),
    [
        ("BERLANGSUNG", ["rahayu"]),
        ("PENILAIAN", ["rahayu"]),
        ("INTEGRASI", ["rahayu", "sari"]),
        ("DITANDATANGANI", ["rahayu", "sari"]),
        ("DISERAHKAN", ["rahayu", "sari"]),
    ],
)
def test_assessors_read_each_others_scores_only_once_they_meet(
    cast: Cast, state: str, readers: list[str]
) -> None:
    event = Event(agency=cast.agency, state=state)
    people = ("rahayu", "sari", "bupati", "made", "hadi", "putri", "joko")
    assert [one for one in people if reads_single_scores(getattr(cast, one), event)] == readers
