from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takar.measures.selection import BadWeights
from takar.web.assessments.models import Event
from takar.web.kit.scope import scope
from takar.web.results.models import JpmResult, Measure
from takar.web.selections import actions
from takar.web.selections.models import Applicant, Component, Selection
from takar.web.selections.queries import (
    evidence_of,
    findings_of,
    grid_of,
    jpm_of,
    law_for,
    posts_of,
    scores_of,
    selections_in,
    standings_of,
    weights_of,
)
from tests.cast import Cast
from tests.web.results.made import matched, run
from tests.web.selections.conftest import Stage


def another(cast: Cast, name: str, **facts: Any) -> Selection:
    """Open a second selection, on the day after the first."""
    values: dict[str, Any] = {
        "kind": "JOB_FIT",
        "opens_on": date(2025, 5, 2),
        "closes_on": date(2025, 5, 20),
    }
    return actions.open_selection(cast.rahayu, cast.agency, name=name, **(values | facts))


def assessed(stage: Stage, jpm: Mapping[int, str | None]) -> None:
    """Give the selection an event whose JPM of some applicants is signed."""
    cast, one = stage.cast, stage.selection
    measured = run(cast.agency, cast.rahayu, Measure.JPM)
    for number, value in jpm.items():
        person = stage.applicants[number].employee
        assert person is not None
        matched(measured, person, value, None)
    one.event = Event.objects.create(
        agency=cast.agency,
        name="Asesmen",
        purpose="JOB_FIT",
        starts_on=date(2025, 5, 14),
        ends_on=date(2025, 5, 14),
        run=measured,
    )
    one.save(update_fields=["event"])
    stage.post.selection.refresh_from_db()


def with_jpm(stage: Stage) -> None:
    """Let the JPM weigh as much as the paper did."""
    Component.objects.filter(selection=stage.selection, code="MAKALAH").update(source="JPM")


def six(stage: Stage) -> None:
    """Give six applicants six totals, and one half a sheet."""
    for name in ("Edo", "Fani", "Gita"):
        one = actions.add_applicant(stage.cast.rahayu, stage.post, name=name, institution="Luar")
        actions.mark_applicant(stage.cast.rahayu, one, state="MEMENUHI_SYARAT")
    for state in ("DIBUKA", "PENILAIAN"):
        actions.move_selection(stage.cast.rahayu, stage.selection, state=state)
    for applicant, value in zip(stage.applicants, (90, 89, 88, 87, 86, 85), strict=False):
        stage.give(applicant, str(value))


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["Job fit camat", "Seleksi Kepala Dinas"]),
        ({"q": "seleksi"}, ["Seleksi Kepala Dinas"]),
        ({"q": "dinas contoh"}, ["Seleksi Kepala Dinas"]),
        ({"q": "dinas camat"}, []),
        ({"kind": "JOB_FIT"}, ["Job fit camat"]),
        ({"state": "DRAF"}, ["Job fit camat", "Seleksi Kepala Dinas"]),
        ({"state": "SELESAI"}, []),
    ],
)
def test_selections_are_found_by_name_post_kind_and_state_newest_first(
    opened: Stage, wanted: dict[str, str], names: list[str]
) -> None:
    another(opened.cast, "Job fit camat")
    actions.add_post(opened.cast.rahayu, opened.selection, title="Sekretaris Dinas Contoh")
    found = selections_in(opened.cast.agency, wanted)
    assert [one.name for one in found] == names


def test_another_agency_finds_no_selection(opened: Stage) -> None:
    other = opened.cast.other_agency
    assert not selections_in(other, {}).exists()
    with scope(agency=other, agency_code=other.code):
        assert not selections_in(opened.cast.agency, {}).exists()


def test_the_law_is_that_of_the_day_of_the_announcement(opened: Stage) -> None:
    law = law_for(opened.selection)
    assert (law.day, law.agency) == (date(2025, 5, 1), opened.cast.agency.shelf)


def test_a_post_counts_its_applicants_and_those_who_meet_the_conditions(opened: Stage) -> None:
    rahayu = opened.cast.rahayu
    empty = actions.add_post(rahayu, opened.selection, title="Sekretaris")
    actions.mark_applicant(rahayu, opened.applicants[0], state="MENGUNDURKAN_DIRI")
    rows: list[Any] = list(posts_of(opened.selection))
    rows = [(one.pk, one.people, one.counted) for one in rows]
    assert rows == [(opened.post.pk, 4, 3), (empty.pk, 0, 0)]


def test_a_post_below_three_is_found_until_it_is_cancelled(opened: Stage) -> None:
    rahayu = opened.cast.rahayu
    for number, count in ((0, 0), (1, 1)):
        actions.mark_applicant(rahayu, opened.applicants[number], state="TIDAK_HADIR")
        assert len(findings_of(opened.selection)) == count
    (finding,) = findings_of(opened.selection)
    assert "Kepala Dinas Contoh" in str(finding.problem)
    assert not finding.stops
    actions.cancel_post(rahayu, opened.post, reason="Pelamar kurang")
    assert findings_of(opened.selection) == []


@pytest.mark.parametrize(("weight", "is_good"), [("59.99", False), ("60", True), ("60.01", False)])
def test_weights_off_one_hundred_are_found_and_give_no_order(
    opened: Stage, weight: str, *, is_good: bool
) -> None:
    Component.objects.filter(code="WAWANCARA").update(weight=Decimal(weight))
    assert weights_of(opened.selection)["WAWANCARA"] == Decimal(weight)
    assert (findings_of(opened.selection) == []) is is_good
    if is_good:
        assert len(standings_of(opened.post)) == 4
    else:
        with pytest.raises(BadWeights):
            standings_of(opened.post)


def test_without_an_event_or_before_its_signature_nobody_has_a_jpm(opened: Stage) -> None:
    assert jpm_of(opened.selection, opened.applicants) == {}
    assessed(opened, {0: "90"})
    assert opened.selection.event is not None
    opened.selection.event.run = None
    assert jpm_of(opened.selection, opened.applicants) == {}


def test_the_jpm_of_an_applicant_is_that_of_the_event_and_of_nobody_else(opened: Stage) -> None:
    ani, beni, cici, _ = opened.applicants
    outside = actions.add_applicant(opened.cast.rahayu, opened.post, name="Rudi", institution="X")
    elsewhere = run(opened.cast.agency, opened.cast.rahayu, Measure.JPM, title="Lain")
    assert cici.employee is not None
    matched(elsewhere, cici.employee, "70", None)
    assessed(opened, {0: "90", 1: "80"})
    found = jpm_of(opened.selection, [ani, cici, outside])
    assert {pk: result.jpm for pk, result in found.items()} == {ani.pk: 90}
    assert beni.pk not in found


@pytest.mark.parametrize(
    ("jpm", "values"),
    [("99.99", ["99.99"]), ("100", ["100"]), ("100.01", ["100"]), ("0", ["0"]), (None, [])],
)
def test_a_jpm_counts_up_to_one_hundred_and_a_missing_one_not_at_all(
    opened: Stage, jpm: str | None, values: list[str]
) -> None:
    with_jpm(opened)
    assessed(opened, {0: "50"})
    JpmResult.objects.update(jpm=jpm and Decimal(jpm))
    scores = scores_of(opened.post, opened.applicants)
    assert [(one.component, one.member) for one in scores] == [("MAKALAH", "JPM")] * len(values)
    assert [one.value for one in scores] == [Decimal(value) for value in values]


def test_a_jpm_that_no_component_takes_is_shown_and_not_counted(scored: Stage) -> None:
    before = [row.ranked.total for row in standings_of(scored.post)]
    assessed(scored, {0: "10"})
    after = standings_of(scored.post)
    assert [row.ranked.total for row in after] == before
    first = after[0]
    assert first.jpm is not None
    assert first.applicant.name == "Ani"
    assert first.jpm.jpm == 10
    assert [row.jpm for row in after[1:]] == [None] * 3


def test_five_go_on_and_three_are_proposed(opened: Stage) -> None:
    six(opened)
    rows = standings_of(opened.post)
    assert [row.ranked.order for row in rows] == [1, 2, 3, 4, 5, 6, None]
    assert [row.is_proposed for row in rows] == [True] * 3 + [False] * 4
    assert [row.is_finalist for row in rows] == [True] * 5 + [False] * 2
    assert [row.applicant.name for row in rows][-1] == "Gita"
    assert rows[0].parts == [90, 90, 90]
    assert rows[6].parts == [None, None, None]


def test_only_those_who_meet_the_conditions_are_in_the_order(scored: Stage) -> None:
    actions.mark_applicant(scored.cast.rahayu, scored.applicants[0], state="TIDAK_HADIR")
    assert [row.ranked.place for row in standings_of(scored.post)] == [1, 1, None]


def queries_of(stage: Stage) -> int:
    with CaptureQueriesContext(connection) as caught:
        standings_of(stage.post)
    return len(caught)


def test_an_order_takes_as_many_queries_for_seven_as_for_four(opened: Stage) -> None:
    queries_of(opened)
    four = queries_of(opened)
    six(opened)
    assert queries_of(opened) == four


def test_the_fingerprint_changes_with_a_score_or_a_weight_and_with_nothing_else(
    scored: Stage,
) -> None:
    first = evidence_of(scored.post)
    Applicant.objects.filter(post=scored.post).update(name="Nama lain")
    Component.objects.filter(code="WAWANCARA").update(title="Judul lain")
    assert evidence_of(scored.post) == first
    scored.give(scored.applicants[1], "80.01")
    second = evidence_of(scored.post)
    assert second != first
    scored.give(scored.applicants[1], "80")
    assert evidence_of(scored.post) == first
    Component.objects.filter(code="WAWANCARA").update(weight=Decimal("60.01"))
    assert evidence_of(scored.post) not in {first, second}


def test_a_grid_has_a_cell_for_each_member_in_what_the_committee_scores(scored: Stage) -> None:
    with_jpm(scored)
    cells = grid_of(scored.applicants[0])
    assert len(cells) == 2 * 5
    assert {cell.component.code for cell in cells} == {"REKAM_JEJAK", "WAWANCARA"}
    assert [cell.member for cell in cells[:5]] == [f"Anggota {number}" for number in range(5)]
    assert {cell.value for cell in cells} == {Decimal(90)}
    assert {cell.value for cell in grid_of(scored.applicants[3])} == {None}
