from datetime import date
from decimal import Decimal

from takar.web.assessments.actions import record_scores, sign_event
from takar.web.assessments.models import Participant
from takar.web.assessments.queries.course import course_of, overview_of
from takar.web.assessments.queries.events import (
    events_seen_by,
    participants_seen_by,
    progress_of,
)
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.results import history_of
from takar.web.assessments.queries.scores import scores_of
from takar.web.assessments.queries.sheets import sheet_of
from takar.web.assessments.queries.standards import standards_of
from takar.web.kit.scope import scope
from takar.web.people.models import CompetencyStandard, Position
from tests.cast import Cast
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, METHODS

SIGNED_ON = date(2025, 6, 2)


def first(stage: Stage) -> Participant:
    found: Participant = (
        Participant.objects.filter(event=stage.event)
        .select_related("employee", "event__agency")
        .earliest("number")
    )
    return found


def test_the_limits_of_the_law_are_read(cast: Cast, draft: Stage) -> None:
    limits = limits_of(law_of_event(draft.event))
    assert tuple(limits.competencies) == COMPETENCIES
    assert (limits.group_least, limits.group_most, limits.job_fit_least) == (4, 8, 1)
    assert (limits.least_methods, limits.least_assessors, limits.validity_years) == (2, 2, 3)
    assert (limits.lowest_level, limits.highest_level) == (0, 5)


def test_who_sees_which_event(draft: Stage) -> None:
    cast, agency = draft.cast, draft.cast.agency
    for person, sees in ((cast.rahayu, 1), (cast.bupati, 1), (cast.sari, 0), (cast.hadi, 0)):
        assert events_seen_by(person, agency).count() == sees
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert not events_seen_by(cast.joko, agency).exists()


def test_who_sees_which_participant(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    counts = {
        name: participants_seen_by(getattr(cast, name), event).count()
        for name in ("rahayu", "sari", "bupati", "made", "hadi", "putri", "joko")
    }
    assert counts == {
        "rahayu": 5,
        "sari": 5,
        "bupati": 5,
        "made": 5,
        "hadi": 0,
        "putri": 0,
        "joko": 0,
    }
    sign_event(cast.bupati, event, signed_on=SIGNED_ON)
    assert participants_seen_by(cast.hadi, event).count() == 5
    assert participants_seen_by(cast.putri, event).count() == 0
    event.state = "DISERAHKAN"
    assert participants_seen_by(cast.putri, event).count() == 1


def test_progress_counts_cells_and_not_scores(running: Stage) -> None:
    record_scores(
        running.cast.sari, first(running), method=METHODS[0], levels={"INTEGRITAS": Decimal(3)}
    )
    record_scores(
        running.cast.rahayu,
        first(running),
        method=METHODS[0],
        assessor="Budi",
        levels={"INTEGRITAS": Decimal(3), "KERJASAMA": None},
    )
    progress = progress_of(running.event)
    assert (progress.cells, progress.scored) == (5 * 2 * 9, 1)
    assert (progress.people, progress.present, progress.absent) == (5, 1, 0)


def test_the_course_leads_to_the_signature_by_its_own_door(integrated: Stage) -> None:
    course = course_of(integrated.event)
    assert (course.forward, course.back) == (None, "PENILAIAN")
    assert [step.code for step in course.steps if step.is_here] == ["INTEGRASI"]
    assert overview_of(integrated.event).is_center
    assert findings_of(integrated.event) == []


def test_no_scores_make_an_empty_table(running: Stage) -> None:
    assert scores_of(running.event).num_rows == 0


def test_the_standard_of_the_post_comes_before_that_of_the_tier_and_the_ladder(
    running: Stage,
) -> None:
    participant = first(running)
    law = law_of_event(running.event)

    def required(competency: str) -> int | None:
        return standards_of(running.cast.agency, [participant], law)[participant.pk][competency]

    assert required("INTEGRITAS") == 2
    CompetencyStandard.objects.create(
        agency=running.cast.agency, tier="PENGAWAS", competency="INTEGRITAS", required_level=3
    )
    assert (required("INTEGRITAS"), required("KERJASAMA")) == (3, 2)
    position = Position.objects.get()
    CompetencyStandard.objects.create(
        agency=running.cast.agency, position=position, competency="INTEGRITAS", required_level=4
    )
    participant.employee.position = position
    assert required("INTEGRITAS") == 4


def test_the_sheet_shows_every_assessor_and_the_difference(integrated: Stage) -> None:
    sheet = sheet_of(first(integrated), law_of_event(integrated.event))
    assert [(one.method, one.assessor) for one in sheet.columns] == [
        (METHODS[0], "Budi"),
        (METHODS[0], "Sari"),
        (METHODS[1], "Budi"),
        (METHODS[1], "Sari"),
    ]
    assert sheet.achieved == 27
    assert sheet.required == 18
    assert sheet.lines[0].difference == 1
    without = sheet_of(first(integrated), law_of_event(integrated.event), with_scores=False)
    assert without.columns == []


def test_a_missing_level_leaves_the_sum_open(integrated: Stage) -> None:
    participant = first(integrated)
    participant.levels.filter(competency="INTEGRITAS").update(level=None)
    sheet = sheet_of(participant, law_of_event(integrated.event))
    assert sheet.achieved is None
    assert sheet.lines[0].difference is None


def test_the_history_tells_what_the_reader_may_know(integrated: Stage) -> None:
    cast, day = integrated.cast, date(2025, 7, 1)
    putri = cast.putri_employee
    assert len(history_of(cast.rahayu, putri, day)) == 1
    assert history_of(cast.hadi, putri, day) == history_of(cast.putri, putri, day) == []
    sign_event(cast.bupati, integrated.event, signed_on=SIGNED_ON)
    assert len(history_of(cast.hadi, putri, day)) == 1
    assert history_of(cast.putri, putri, day) == []
    for on, is_over in ((date(2028, 6, 2), False), (date(2028, 6, 3), True)):
        assert history_of(cast.hadi, putri, on)[0].has_expired is is_over
