from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from django.urls import reverse

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.assessments.actions import (
    choose_participants,
    correct_level,
    integrate,
    mark_attendance,
    measure_event,
    move_to,
    record_potentials,
    record_scores,
    record_scores_table,
    restore_level,
    set_level,
    set_methods,
    sign_event,
    write_profile,
)
from takar.web.assessments.models import (
    Event,
    EventMethod,
    IntegratedLevel,
    Participant,
)
from takar.web.assessments.rules.refusals import BadScores, NoReason, NotNow, NotReady
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.meetings.actions import begin_meeting, close_meeting, compute_levels, sign_minutes
from takar.web.people.models import CompetencyRecord, PotentialRecord
from takar.web.people.queries.person import evidence_lists
from takar.web.results.models import JpmResult
from tests.web.assessments.conftest import Stage
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


def test_integrating_fills_every_competency_of_everybody(scored: Stage) -> None:
    with pytest.raises(NotPermitted):
        integrate(scored.cast.sari, scored.event)
    counts = integrate(scored.cast.rahayu, scored.event)
    assert counts == {"levels": 45, "gaps": 0, "disputes": 0}
    assert set(IntegratedLevel.objects.values_list("level", flat=True)) == {Decimal(3)}


def test_a_score_changed_after_integrating_stops_the_signature(integrated: Stage) -> None:
    rahayu, event = integrated.cast.rahayu, integrated.event
    move_to(rahayu, event, state="PENILAIAN", reason="nilai tertukar")
    record_scores(
        integrated.cast.sari,
        first(integrated),
        method=METHODS[0],
        levels={"INTEGRITAS": Decimal(5)},
    )
    move_to(rahayu, event, state="INTEGRASI")
    with pytest.raises(NotReady, match="berubah"):
        sign_event(rahayu, event, signed_on=SIGNED_ON)
    integrate(rahayu, event)
    sign_event(rahayu, event, signed_on=SIGNED_ON, reason="sudah dibahas")


def test_the_meeting_sets_a_level_with_a_reason_and_the_computed_one_stays(
    integrated: Stage,
) -> None:
    level = level_of_first(integrated)
    for stranger in (integrated.cast.joko, integrated.cast.hadi, integrated.cast.putri):
        with pytest.raises(NotPermitted):
            set_level(stranger, level, level=Decimal(5), reason="teman")
    with pytest.raises(NoReason):
        set_level(integrated.cast.sari, level, level=Decimal(4), reason="  ")
    for odd in ("-1", "5.01", "3.5"):
        with pytest.raises(BadScores):
            set_level(integrated.cast.sari, level, level=Decimal(odd), reason="rapat")
    set_level(integrated.cast.sari, level, level=Decimal(4), reason="bukti wawancara kuat")
    level.refresh_from_db()
    assert (level.computed, level.level, level.reason) == (3, 4, "bukti wawancara kuat")
    integrate(integrated.cast.rahayu, integrated.event)
    level.refresh_from_db()
    assert (level.computed, level.level) == (3, 4)
    restore_level(integrated.cast.sari, level)
    level.refresh_from_db()
    assert (level.level, level.reason, level.decided_by) == (3, "", None)


def test_a_step_goes_one_forward_or_one_back_with_a_reason(running: Stage) -> None:
    rahayu, event = running.cast.rahayu, running.event
    with pytest.raises(NotPermitted):
        move_to(running.cast.joko, event, state="PENILAIAN")
    for far in ("INTEGRASI", "DRAF", "BERLANGSUNG", "DITANDATANGANI"):
        with pytest.raises(NotNow):
            move_to(rahayu, event, state=far)
    with pytest.raises(NoReason):
        move_to(rahayu, event, state="DIRENCANAKAN")
    move_to(rahayu, event, state="DIRENCANAKAN", reason="hari diundur")
    assert Entry.objects.earliest("-pk").facts["reason"] == "hari diundur"


def test_a_double_submit_moves_once(running: Stage) -> None:
    stale = Event.objects.get(pk=running.event.pk)
    running.moved("PENILAIAN")
    with pytest.raises(NotNow):
        move_to(running.cast.rahayu, stale, state="PENILAIAN")


def test_signing_makes_evidence_valid_for_three_years(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    for stranger in (cast.joko, cast.sari, cast.hadi, cast.made):
        with pytest.raises(NotPermitted):
            sign_event(stranger, event, signed_on=SIGNED_ON)
    assert not CompetencyRecord.objects.exists()
    sign_event(cast.bupati, event, signed_on=SIGNED_ON)
    assert event.valid_until == date(2028, 6, 2)
    assert event.signed_by == cast.bupati
    record = CompetencyRecord.objects.filter(employee=first(integrated).employee)
    assert record.count() == 9
    assert record[0].assessed_on == SIGNED_ON
    assert record[0].origin.startswith(f"penilaian:{event.pk} ")


def test_nothing_is_signed_while_a_meeting_sits_or_its_chair_has_not_signed(
    integrated: Stage,
) -> None:
    cast, event = integrated.cast, integrated.event
    meeting = begin_meeting(cast.rahayu, event, chair="Sari", assessors_needed=0)
    client = cast.client(cast.bupati)
    link = reverse("assessments:signing", args=[event.pk])
    page = client.post(link, {"signed_on": "2025-06-02", "reason": "Uji"})
    assert "Berita acara belum ditandatangani" in page.content.decode()
    close_meeting(cast.rahayu, meeting)
    with pytest.raises(NotReady, match="belum ditandatangani ketua"):
        sign_event(cast.bupati, event, signed_on=SIGNED_ON, reason="Uji")
    sign_minutes(cast.sari, meeting)
    sign_event(cast.bupati, event, signed_on=SIGNED_ON, reason="Uji")
    assert event.state == "DITANDATANGANI"


def test_nothing_is_signed_that_changed_after_the_last_meeting(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    meeting = begin_meeting(cast.rahayu, event, chair="Sari", assessors_needed=0)
    close_meeting(cast.rahayu, meeting)
    sign_minutes(cast.sari, meeting)
    louder = score_table(event, 5, assessors=("Sari",))
    move_to(cast.rahayu, event, state="PENILAIAN", reason="Nilai susulan")
    record_scores_table(cast.rahayu, event, table=louder)
    compute_levels(cast.rahayu, event)
    move_to(cast.rahayu, event, state="INTEGRASI")
    page = cast.client(cast.bupati).post(
        reverse("assessments:signing", args=[event.pk]),
        {"signed_on": "2025-06-02", "reason": "Uji"},
    )
    assert "berubah sesudah rapat terakhir" in page.content.decode()
    event.refresh_from_db()
    assert event.state == "INTEGRASI"
    again = begin_meeting(cast.rahayu, event, chair="Sari", assessors_needed=0)
    close_meeting(cast.rahayu, again)
    sign_minutes(cast.sari, again)
    assert sign_event(cast.bupati, event, signed_on=SIGNED_ON, reason="Uji").is_signed


def test_an_event_is_signed_once(integrated: Stage) -> None:
    sign_event(integrated.cast.bupati, integrated.event, signed_on=SIGNED_ON)
    with pytest.raises(NotNow):
        sign_event(integrated.cast.bupati, integrated.event, signed_on=SIGNED_ON)
    assert CompetencyRecord.objects.count() == 45


@pytest.mark.parametrize(
    ("day", "is_odd"),
    [(date(2025, 5, 13), True), (date(2025, 5, 14), False), (date(2999, 1, 1), True)],
)
def test_a_signature_is_not_older_than_the_event_nor_from_the_future(
    integrated: Stage, day: date, *, is_odd: bool
) -> None:
    if is_odd:
        with pytest.raises(NotReady, match="masuk akal"):
            sign_event(integrated.cast.bupati, integrated.event, signed_on=day)
    else:
        sign_event(integrated.cast.bupati, integrated.event, signed_on=day)


def test_what_is_left_open_is_signed_with_a_reason_only(running: Stage) -> None:
    rahayu, event = running.cast.rahayu, running.event
    lonely = score_table(event, assessors=("Sari",))
    record_scores_table(rahayu, event, table=lonely)
    running.moved("PENILAIAN", "INTEGRASI")
    integrate(rahayu, event)
    with pytest.raises(NoReason, match="kurang dari 2 asesor"):
        sign_event(rahayu, event, signed_on=SIGNED_ON)
    sign_event(rahayu, event, signed_on=SIGNED_ON, reason="asesor kedua berhalangan")
    assert event.state == "DITANDATANGANI"


def test_a_gap_leaves_no_record(running: Stage) -> None:
    rahayu, event = running.cast.rahayu, running.event
    table = score_table(event)
    table = table.filter(pa.compute.not_equal(table["competency"], "INTEGRITAS"))
    record_scores_table(rahayu, event, table=table)
    running.moved("PENILAIAN", "INTEGRASI")
    assert integrate(rahayu, event)["gaps"] == 5
    assert level_of_first(running).gap == "TIDAK_ADA_NILAI"
    sign_event(rahayu, event, signed_on=SIGNED_ON, reason="alat uji rusak")
    assert not CompetencyRecord.objects.filter(competency="INTEGRITAS").exists()


def test_nothing_changes_after_the_signature(integrated: Stage) -> None:
    cast, event, putri = integrated.cast, integrated.event, first(integrated)
    level = level_of_first(integrated)
    sign_event(cast.bupati, event, signed_on=SIGNED_ON)
    deeds = (
        lambda: integrate(cast.rahayu, event),
        lambda: set_level(cast.sari, level, level=Decimal(4), reason="terlambat"),
        lambda: restore_level(cast.sari, level),
        lambda: record_scores(cast.sari, putri, method=METHODS[0], levels={}),
        lambda: record_scores_table(cast.rahayu, event, table=score_table(event)),
        lambda: record_potentials(cast.rahayu, event, table=potential_table(event)),
        lambda: choose_participants(cast.rahayu, event),
        lambda: set_methods(cast.rahayu, event, matrix=GOOD_MATRIX),
        lambda: mark_attendance(cast.rahayu, event, participants=[putri.pk], state="HADIR"),
        lambda: write_profile(cast.rahayu, putri, strengths="baru"),
        lambda: move_to(cast.rahayu, event, state="INTEGRASI", reason="menyesal"),
    )
    for deed in deeds:
        with pytest.raises(TakarError):
            deed()
    move_to(cast.rahayu, event, state="DISERAHKAN")


def test_a_signed_level_is_corrected_with_a_reason_and_the_evidence_follows(
    integrated: Stage,
) -> None:
    cast, event, level = integrated.cast, integrated.event, level_of_first(integrated)
    with pytest.raises(NotNow):
        correct_level(cast.rahayu, level, level=Decimal(4), reason="terlalu dini")
    sign_event(cast.bupati, event, signed_on=SIGNED_ON)
    with pytest.raises(NotPermitted):
        correct_level(cast.sari, level, level=Decimal(4), reason="salah ketik")
    with pytest.raises(NoReason):
        correct_level(cast.rahayu, level, level=Decimal(4), reason="")
    correct_level(cast.rahayu, level, level=Decimal(4), reason="salah ketik pada formulir")
    record = CompetencyRecord.objects.get(
        employee=first(integrated).employee, competency="INTEGRITAS"
    )
    assert record.level == 4
    assert Entry.objects.earliest("-pk").facts["before"] == "3.00"


def test_the_signed_levels_are_measured_as_a_new_run(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    with pytest.raises(NotNow):
        measure_event(cast.rahayu, event)
    sign_event(cast.bupati, event, signed_on=SIGNED_ON)
    with pytest.raises(NotPermitted):
        measure_event(cast.sari, event)
    run = measure_event(cast.rahayu, event)
    assert (run.measure, run.purpose, run.day, run.people) == ("jpm", "PEMETAAN", SIGNED_ON, 5)
    result = JpmResult.objects.get(run=run, employee=first(integrated).employee)
    assert [result.achieved, result.required, result.jpm] == [27, 18, 150]
    assert Event.objects.get().run == run
    again = measure_event(cast.rahayu, event)
    assert Event.objects.get().run == again != run
    assert JpmResult.objects.filter(run=run).count() == 5


def test_potentials_become_evidence_at_the_signature(running: Stage) -> None:
    rahayu, event = running.cast.rahayu, running.event
    record_scores_table(rahayu, event, table=score_table(event))
    record_potentials(rahayu, event, table=potential_table(event))
    running.moved("PENILAIAN", "INTEGRASI")
    integrate(rahayu, event)
    sign_event(rahayu, event, signed_on=SIGNED_ON)
    assert PotentialRecord.objects.count() == 5 * len(ASPECTS)


def test_the_profile_is_written_by_the_meeting(integrated: Stage) -> None:
    putri = first(integrated)
    with pytest.raises(NotPermitted):
        write_profile(integrated.cast.hadi, putri, strengths="x")
    write_profile(integrated.cast.sari, putri, strengths=" Tegas. ", development_areas="Mendengar.")
    putri.refresh_from_db()
    assert (putri.strengths, putri.development_areas) == ("Tegas.", "Mendengar.")


def test_a_method_already_scored_stays(scored: Stage) -> None:
    Event.objects.filter(pk=scored.event.pk).update(state="DIRENCANAKAN")
    with pytest.raises(NotNow, match="sudah punya nilai"):
        set_methods(scored.cast.rahayu, scored.event, matrix={METHODS[0]: COMPETENCIES})
    with pytest.raises(NotNow, match="sudah punya nilai"):
        choose_participants(scored.cast.rahayu, scored.event)
    assert EventMethod.objects.count() == 2


def test_the_person_reads_the_evidence_of_an_event_only_once_it_was_handed_over(
    integrated: Stage,
) -> None:
    cast, event = integrated.cast, integrated.event
    sign_event(cast.rahayu, event, reason="Uji")

    def levels_for(reader: User) -> int:
        lists = {one.table: one for one in evidence_lists(reader, cast.putri_employee)}
        return len(lists["competency_levels"].lines)

    assert (levels_for(cast.putri), levels_for(cast.rahayu)) == (0, len(COMPETENCIES))
    move_to(cast.rahayu, event, state="DISERAHKAN")
    assert (levels_for(cast.putri), levels_for(cast.rahayu)) == (len(COMPETENCIES),) * 2
