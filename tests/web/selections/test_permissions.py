from collections.abc import Callable
from typing import Any

from takar.web.accounts.models import User
from takar.web.selections.models import Applicant
from takar.web.selections.permissions import chooses, operates, reads_selections
from tests.cast import Cast
from tests.web.selections.conftest import Stage

PEOPLE = ("rahayu", "sari", "putri", "hadi", "bupati", "made", "joko")


def may(cast: Cast, allowed: Callable[[User, Any], bool], subject: object) -> set[str]:
    return {name for name in PEOPLE if allowed(getattr(cast, name), subject)}


def subjects(stage: Stage) -> list[Any]:
    applicant = stage.applicants[0]
    return [stage.cast.agency, stage.selection, stage.post, applicant]


def test_operators_run_leaders_choose_and_auditors_read(opened: Stage) -> None:
    for subject in subjects(opened):
        assert may(opened.cast, operates, subject) == {"rahayu"}
        assert may(opened.cast, chooses, subject) == {"bupati"}
        assert may(opened.cast, reads_selections, subject) == {"rahayu", "bupati", "made"}


def test_whoever_applies_reads_nothing_by_that(opened: Stage) -> None:
    employee = opened.cast.putri_employee
    applicant = Applicant(post=opened.post, employee=employee, name="Putri", number=9)
    for allowed in (operates, chooses, reads_selections):
        assert not allowed(opened.cast.putri, applicant)


def test_in_another_agency_its_own_people_alone_have_a_part(opened: Stage) -> None:
    for allowed in (operates, chooses, reads_selections):
        assert may(opened.cast, allowed, opened.cast.other_agency) == {"joko"}
