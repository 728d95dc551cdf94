from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.web.assessments.actions import (
    BadPlan,
    add_participant,
    choose_participants,
    create_event,
    describe_event,
    mark_attendance,
    move_to,
    record_potentials,
    record_scores,
    record_scores_table,
    remove_participant,
    set_criteria,
    set_methods,
)
from takar.web.assessments.models import (
    Event,
    EventMethod,
    IntegratedLevel,
    IntegratedPotential,
    MethodScore,
    Participant,
)
from takar.web.assessments.rules.refusals import BadScores, NoReason, NotNow, NotReady
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.people.models import CompetencyRecord, Employee
from tests.cast import Cast, employee
from tests.web.assessments.conftest import CRITERIA, Stage
from tests.web.assessments.tables import (
    ASPECTS,
    COMPETENCIES,
    GOOD_MATRIX,
    METHODS,
    potential_table,
    score_table,
)

EVERYBODY = {"name": "Pengawas", "tiers": ["PENGAWAS"]}
SIGNED_ON = date(2025, 6, 2)


def acts() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def first(stage: Stage) -> Participant:
    found: Participant = Participant.objects.filter(event=stage.event).earliest("number")
    return found


def level_of_first(stage: Stage, competency: str = "INTEGRITAS") -> IntegratedLevel:
    found: IntegratedLevel = IntegratedLevel.objects.get(
        participant=first(stage), competency=competency
    )
    return found


def test_the_operator_opens_an_event_and_nobody_else(cast: Cast, agency_scope: None) -> None:
    facts: dict[str, Any] = {
        "name": "Uji",
        "purpose": "PEMETAAN",
        "starts_on": date(2025, 5, 14),
        "ends_on": date(2025, 5, 15),
    }
    for stranger in (cast.joko, cast.sari, cast.hadi, cast.putri, cast.bupati):
        with pytest.raises(NotPermitted):
            create_event(stranger, cast.agency, **facts)
    assert not Event.objects.exists()

    event = create_event(cast.rahayu, cast.agency, **facts)

    assert (event.state, event.criteria["version"]) == ("DRAF", 1)
    assert acts() == ["assessments.event.created"]


def test_an_event_is_opened_once(draft: Stage) -> None:
    twin: dict[str, Any] = {
        "name": "Pemetaan 2025",
        "purpose": "PEMETAAN",
        "ends_on": date(2025, 5, 15),
    }
    with pytest.raises(BadPlan, match="sudah ada"):
        create_event(draft.cast.rahayu, draft.cast.agency, **twin, starts_on=date(2025, 5, 14))
    create_event(draft.cast.rahayu, draft.cast.agency, **twin, starts_on=date(2025, 5, 15))
    assert Event.objects.count() == 2
    with pytest.raises(BadPlan, match="sudah ada"):
        describe_event(
            draft.cast.rahayu,
            draft.event,
            facts={"starts_on": date(2025, 5, 15), "ends_on": date(2025, 5, 15)},
        )
    assert Event.objects.filter(starts_on=date(2025, 5, 14)).exists()


def test_an_event_ends_on_the_day_it_starts_or_later(cast: Cast, agency_scope: None) -> None:
    with pytest.raises(BadPlan):
        create_event(
            cast.rahayu,
            cast.agency,
            name="Uji",
            purpose="PEMETAAN",
            starts_on=date(2025, 5, 14),
            ends_on=date(2025, 5, 13),
        )


def test_an_event_is_described_until_it_is_held(draft: Stage) -> None:
    with pytest.raises(NotPermitted):
        describe_event(draft.cast.joko, draft.event, facts={"place": "Rumah Joko"})
    describe_event(draft.cast.rahayu, draft.event, facts={"place": "Pendopo"})
    assert Event.objects.get().place == "Pendopo"
    choose_participants(draft.cast.rahayu, draft.event)
    draft.moved("DIRENCANAKAN", "BERLANGSUNG")
    with pytest.raises(NotNow):
        describe_event(draft.cast.rahayu, draft.event, facts={"place": "Aula lain"})


def test_criteria_that_cannot_be_read_change_nothing(draft: Stage) -> None:
    before = Event.objects.get().criteria
    with pytest.raises(NotPermitted):
        set_criteria(draft.cast.joko, draft.event, criteria={"groups": []})
    for bad in ({"groups": [{"name": ""}]}, {"groups": [{"name": "A", "quota": -1}]}, {"x": 1}):
        with pytest.raises(BadPlan):
            set_criteria(draft.cast.rahayu, draft.event, criteria=bad)
    assert Event.objects.get().criteria == before
    set_criteria(draft.cast.rahayu, draft.event, criteria={"groups": [{"name": "A", "quota": 0}]})
    assert Event.objects.get().criteria["groups"][0]["quota"] == 0


def test_unknown_methods_and_competencies_are_refused_whole(draft: Stage) -> None:
    with pytest.raises(NotPermitted):
        set_methods(draft.cast.sari, draft.event, matrix=GOOD_MATRIX)
    for bad in ({"SULAP": COMPETENCIES}, {"PRESENTASI": ["TERBANG"]}):
        with pytest.raises(NotReady):
            set_methods(draft.cast.rahayu, draft.event, matrix=bad)
    with pytest.raises(BadPlan):
        set_methods(
            draft.cast.rahayu, draft.event, matrix=GOOD_MATRIX, weights={METHODS[0]: Decimal(-1)}
        )
    assert list(EventMethod.objects.values_list("code", flat=True)) == list(METHODS)


def test_a_thin_matrix_is_kept_in_the_draft_but_stops_the_step(draft: Stage) -> None:
    choose_participants(draft.cast.rahayu, draft.event)
    set_methods(draft.cast.rahayu, draft.event, matrix={"PRESENTASI": COMPETENCIES})
    with pytest.raises(NotReady, match="1 metode"):
        move_to(draft.cast.rahayu, draft.event, state="DIRENCANAKAN")
    set_methods(draft.cast.rahayu, draft.event, matrix=GOOD_MATRIX)
    move_to(draft.cast.rahayu, draft.event, state="DIRENCANAKAN")


def test_an_event_without_participants_is_not_planned(draft: Stage) -> None:
    with pytest.raises(NotReady, match="peserta"):
        move_to(draft.cast.rahayu, draft.event, state="DIRENCANAKAN")


def test_the_quota_is_kept_and_everybody_outside_has_a_reason(draft: Stage) -> None:
    with pytest.raises(NotPermitted):
        choose_participants(draft.cast.joko, draft.event)
    choice = choose_participants(draft.cast.rahayu, draft.event)
    assert len(choice.inside) == 5
    [left_out] = choice.outside
    assert "kuota kelompok Pengawas penuh (5), urutan ke-6" in str(left_out.reason)
    numbers = Participant.objects.values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5]
    assert set(Participant.objects.values_list("circle", flat=True)) == {1}


def test_choosing_twice_gives_the_same_participants(draft: Stage) -> None:
    choose_participants(draft.cast.rahayu, draft.event)
    before = list(Participant.objects.values_list("employee", "number", "circle"))
    choose_participants(draft.cast.rahayu, draft.event)
    assert list(Participant.objects.values_list("employee", "number", "circle")) == before


def test_one_person_is_added_or_taken_out_with_a_reason_only(draft: Stage) -> None:
    rahayu = draft.cast.rahayu
    choice = choose_participants(rahayu, draft.event)
    late = Employee.objects.get(pk=choice.outside[0].person.pk)
    with pytest.raises(NoReason):
        add_participant(rahayu, draft.event, employee=late, group="Pengawas", reason=" ")
    with pytest.raises(NotPermitted):
        add_participant(draft.cast.joko, draft.event, employee=late, group="P", reason="teman")
    added = add_participant(
        rahayu, draft.event, employee=late, group="Pengawas", reason="menggantikan yang sakit"
    )
    assert added.number == 6
    with pytest.raises(NotNow):
        add_participant(rahayu, draft.event, employee=late, group="Pengawas", reason="lagi")
    with pytest.raises(NotPermitted):
        remove_participant(draft.cast.sari, added, reason="iseng")
    with pytest.raises(NoReason):
        remove_participant(rahayu, added, reason="")
    remove_participant(rahayu, added, reason="cuti besar")
    assert Participant.objects.count() == 5


def test_attendance_is_marked_for_many_at_once(running: Stage) -> None:
    chosen = [one.pk for one in Participant.objects.filter(number__lte=3)]
    with pytest.raises(NotPermitted):
        mark_attendance(running.cast.joko, running.event, participants=chosen, state="HADIR")
    with pytest.raises(NotNow):
        mark_attendance(running.cast.rahayu, running.event, participants=chosen, state="TIDUR")
    marked = mark_attendance(
        running.cast.rahayu, running.event, participants=chosen, state="TIDAK_HADIR"
    )
    assert marked == Participant.objects.filter(state="TIDAK_HADIR").count() == 3


def test_who_was_scored_cannot_be_marked_absent(scored: Stage) -> None:
    with pytest.raises(NotNow, match="nilai"):
        mark_attendance(
            scored.cast.rahayu,
            scored.event,
            participants=[first(scored).pk],
            state="TIDAK_HADIR",
        )


def test_an_assessor_records_with_the_own_name_whatever_is_asked(running: Stage) -> None:
    cast, putri = running.cast, first(running)
    levels = {"INTEGRITAS": Decimal(3), "KERJASAMA": Decimal("2.5")}
    for stranger in (cast.joko, cast.hadi, cast.putri, cast.made, cast.bupati):
        with pytest.raises(NotPermitted):
            record_scores(stranger, putri, method=METHODS[0], levels=levels)
    assert not MethodScore.objects.exists()
    record_scores(cast.sari, putri, method=METHODS[0], assessor="Orang lain", levels=levels)
    assert set(MethodScore.objects.values_list("assessor", flat=True)) == {"Sari"}
    record_scores(cast.rahayu, putri, method=METHODS[0], assessor="Asesor pinjaman", levels=levels)
    assert MethodScore.objects.filter(assessor="Asesor pinjaman").count() == 2
    putri.refresh_from_db()
    assert putri.state == "HADIR"


def test_recording_again_replaces_and_an_empty_cell_empties(running: Stage) -> None:
    sari, putri = running.cast.sari, first(running)
    for level in (Decimal(3), Decimal(4), None):
        record_scores(sari, putri, method=METHODS[0], levels={"INTEGRITAS": level})
        assert MethodScore.objects.get().level == level


@pytest.mark.parametrize("level", ["0", "0.01", "4.99", "5"])
def test_levels_within_the_scale_are_recorded(running: Stage, level: str) -> None:
    levels = {"INTEGRITAS": Decimal(level)}
    record_scores(running.cast.sari, first(running), method=METHODS[0], levels=levels)
    assert MethodScore.objects.get().level == Decimal(level)


@pytest.mark.parametrize("level", ["-1", "-0.01", "5.01", "6", "2.555", "NaN", "Infinity"])
def test_levels_outside_the_scale_are_refused_and_nothing_is_kept(
    running: Stage, level: str
) -> None:
    levels = {"KERJASAMA": Decimal(3), "INTEGRITAS": Decimal(level)}
    with pytest.raises(BadScores) as refused:
        record_scores(running.cast.sari, first(running), method=METHODS[0], levels=levels)
    assert len(refused.value.faults) == 1
    assert not MethodScore.objects.exists()


def test_a_cell_outside_the_matrix_is_refused(running: Stage) -> None:
    for method, competency in (("PRESENTASI", "INTEGRITAS"), (METHODS[0], "TERBANG")):
        with pytest.raises(BadScores, match="tidak melihat"):
            record_scores(
                running.cast.sari, first(running), method=method, levels={competency: Decimal(3)}
            )


def test_nobody_absent_is_scored(running: Stage) -> None:
    putri = first(running)
    mark_attendance(
        running.cast.rahayu, running.event, participants=[putri.pk], state="TIDAK_HADIR"
    )
    putri.refresh_from_db()
    with pytest.raises(BadScores, match="tidak hadir"):
        record_scores(
            running.cast.sari, putri, method=METHODS[0], levels={"INTEGRITAS": Decimal(3)}
        )


def test_a_table_is_recorded_whole_or_not_at_all(running: Stage) -> None:
    good = score_table(running.event)
    bad = pa.concat_tables(
        [good, good.slice(0, 1).set_column(4, "level", pa.array([Decimal(6)], good["level"].type))]
    )
    with pytest.raises(NotPermitted):
        record_scores_table(running.cast.sari, running.event, table=good)
    with pytest.raises(BadScores):
        record_scores_table(running.cast.rahayu, running.event, table=bad)
    assert not MethodScore.objects.exists()
    assert record_scores_table(running.cast.rahayu, running.event, table=good) == 5 * 9 * 2 * 2
    assert record_scores_table(running.cast.rahayu, running.event, table=good) == 5 * 9 * 2 * 2
    assert MethodScore.objects.count() == 5 * 9 * 2 * 2


def test_a_stranger_in_the_table_is_named_by_row(running: Stage) -> None:
    table = pa.table(
        {
            "employee_id": ["ENTAH"],
            "method": [METHODS[0]],
            "competency": ["INTEGRITAS"],
            "level": pa.array([3], pa.int64()),
        }
    )
    with pytest.raises(BadScores, match="baris 1: ENTAH bukan peserta"):
        record_scores_table(running.cast.rahayu, running.event, table=table, assessor="Sari")


def test_two_rows_for_one_cell_are_refused(running: Stage) -> None:
    good = score_table(running.event)
    with pytest.raises(BadScores, match="dua kali"):
        record_scores_table(
            running.cast.rahayu, running.event, table=pa.concat_tables([good, good.slice(0, 1)])
        )


def test_potentials_are_recorded_whole_or_not_at_all(running: Stage) -> None:
    good, high = potential_table(running.event), potential_table(running.event, score=6)
    with pytest.raises(NotPermitted):
        record_potentials(running.cast.joko, running.event, table=good)
    with pytest.raises(BadScores):
        record_potentials(running.cast.rahayu, running.event, table=high)
    assert not IntegratedPotential.objects.exists()
    assert record_potentials(running.cast.rahayu, running.event, table=good) == 5 * len(ASPECTS)


def test_scores_have_their_time(draft: Stage) -> None:
    choose_participants(draft.cast.rahayu, draft.event)
    with pytest.raises(NotNow, match="Draf"):
        record_scores_table(draft.cast.rahayu, draft.event, table=score_table(draft.event))


def test_who_still_has_a_valid_result_is_left_out_on_its_last_day(draft: Stage) -> None:
    putri = draft.cast.putri_employee
    CompetencyRecord.objects.create(
        employee=putri, competency="INTEGRITAS", level=3, assessed_on=date(2022, 5, 14)
    )
    choice = choose_participants(draft.cast.rahayu, draft.event)
    reasons = {one.person.pk: str(one.reason) for one in choice.outside}
    assert "masih punya hasil berlaku sampai 14-05-2025" in reasons[putri.pk]
    CompetencyRecord.objects.update(assessed_on=date(2022, 5, 13))
    set_criteria(draft.cast.rahayu, draft.event, criteria=CRITERIA | {"groups": [EVERYBODY]})
    choice = choose_participants(draft.cast.rahayu, draft.event)
    assert putri.pk in {one.person.pk for one in choice.inside}


def test_an_employee_of_another_agency_is_never_chosen(draft: Stage) -> None:
    choice = choose_participants(draft.cast.rahayu, draft.event)
    everybody = {one.person.pk for one in choice.inside} | {one.person.pk for one in choice.outside}
    assert draft.cast.joko_employee.pk not in everybody
    with pytest.raises(NotNow, match="instansi"):
        add_participant(
            draft.cast.rahayu,
            draft.event,
            employee=draft.cast.joko_employee,
            group="Pengawas",
            reason="pinjaman",
        )


def test_nine_people_make_two_groups_of_peers(draft: Stage) -> None:
    for number in range(20, 24):
        employee(draft.cast.agency, draft.cast.unit, f"Tambahan {number}", number)
    set_criteria(
        draft.cast.rahayu,
        draft.event,
        criteria={"groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": 9}]},
    )
    choose_participants(draft.cast.rahayu, draft.event)
    circles = Participant.objects.order_by("circle").values_list("circle", flat=True)
    assert list(circles) == [1] * 5 + [2] * 4
