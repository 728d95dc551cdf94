from decimal import Decimal
from typing import Any

import pytest

from takar.web.assessments.models import Event, EventAssessor, MethodScore, Participant
from takar.web.rating_quality.actions import decide_adjustment
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.permissions import reads_summary
from takar.web.rating_quality.queries import (
    adjusted_of,
    decision_of,
    is_outdated,
    latest_run,
    people_of,
    quality_of,
)
from takar.web.rating_quality.queries.evidence import evidence_of, office_path
from takar.web.rating_quality.queries.own import own_names, own_rater
from takar.web.rating_quality.queries.runs import quality_events, readable_events
from tests.web.rating_quality.made import Rated, advised

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def first(there: Rated) -> Participant:
    """Return the participant with the lowest number."""
    found: Participant = Participant.objects.filter(event=there.event).earliest("number")
    return found


def test_without_a_report_the_meeting_gets_no_advice(there: Rated) -> None:
    with there.inside():
        assert quality_of(there.event) is None
        assert adjusted_of(first(there)) is None


def test_the_proposal_is_raw_until_adjusting_was_decided(there: Rated, run: QualityRun) -> None:
    with there.inside():
        advised(run, applies=True)
        row = run.people.get(participant=first(there))
        row.levels["adjusted"]["INTEGRITAS"] = "5"
        row.save()
        raw = adjusted_of(first(there))
        assert raw is not None
        assert raw.proposal("INTEGRITAS") == raw.raw["INTEGRITAS"]
        decide_adjustment(there.cast.rahayu, run, applies=True, reason="Nyata.")
        moved = adjusted_of(first(there))
        assert moved is not None
        assert moved.is_proposed
        assert moved.proposal("INTEGRITAS") == Decimal(5)
        assert moved.raw == raw.raw


def test_once_a_score_changes_the_advice_is_old_and_raw_again(
    there: Rated, run: QualityRun
) -> None:
    with there.inside():
        advised(run, applies=True)
        decide_adjustment(there.cast.rahayu, run, applies=True, reason="Nyata.")
        assert not is_outdated(run)
        MethodScore.objects.filter(participant=first(there))[0].delete()
        assert is_outdated(run)
        advice = adjusted_of(first(there))
        assert advice is not None
        assert (advice.is_outdated, advice.is_proposed) == (True, False)


def test_a_decision_on_an_earlier_report_is_no_decision_on_a_new_one(
    there: Rated, run: QualityRun
) -> None:
    with there.inside():
        advised(run, applies=True)
        decide_adjustment(there.cast.rahayu, run, applies=True, reason="Nyata.")
        newer = QualityRun.objects.create(
            event=there.event,
            made_by=there.cast.rahayu,
            state="SELESAI",
            report=run.report,
            scores=run.scores,
            scored_at=run.scored_at,
        )
        assert quality_of(there.event) == newer
        decision = decision_of(there.event)
        assert decision is not None
        assert decision.run == run
        assert adjusted_of(first(there)) is None


def test_a_failed_report_hides_no_earlier_one(there: Rated, run: QualityRun) -> None:
    with there.inside():
        failed = QualityRun.objects.create(
            event=there.event, made_by=there.cast.rahayu, state="GAGAL"
        )
        assert latest_run(there.event) == failed
        assert quality_of(there.event) == run


def test_only_who_may_see_persons_is_given_persons(there: Rated, run: QualityRun) -> None:
    cast = there.cast
    with there.inside():
        for reader in (cast.rahayu, cast.bupati, cast.made, there.chair):
            assert people_of(reader, run, {}).count() == 14
        for reader in (cast.sari, cast.putri, cast.hadi, there.guest, cast.joko):
            assert people_of(reader, run, {}).count() == 0


def test_people_are_searched_narrowed_and_sorted(there: Rated, run: QualityRun) -> None:
    with there.inside():
        rahayu = there.cast.rahayu
        assert people_of(rahayu, run, {"q": "peserta 03"}).count() == 1
        run.people.update(is_borderline=False, would_change=False)
        run.people.filter(participant=first(there)).update(is_borderline=True, jpm=None)
        assert people_of(rahayu, run, {"which": "perbatasan"}).get().participant == first(there)
        assert not people_of(rahayu, run, {"which": "berubah"}).exists()
        for order in ("jpm", "-jpm"):
            assert list(people_of(rahayu, run, {}, order))[-1].participant == first(there)
        assert people_of(rahayu, run, {}, "tidak-ada")[0].participant == first(there)


def test_an_assessor_finds_the_own_seat_and_nobody_elses(there: Rated, run: QualityRun) -> None:
    with there.inside():
        own = own_rater(there.cast.sari, run)
        assert own is not None
        assert own.code == "A00"
        assert own_names(there.cast.rahayu, there.event) == set()
        assert own_rater(there.cast.rahayu, run) is None


def test_an_old_event_knows_its_assessors_by_full_name(there: Rated) -> None:
    with there.inside():
        EventAssessor.objects.all().delete()
        assert own_names(there.cast.sari, there.event) == set()
        MethodScore.objects.filter(assessor="A00").update(assessor="Sari")
        assert own_names(there.cast.sari, there.event) == {"Sari"}


def test_the_absent_are_not_in_the_evidence(there: Rated) -> None:
    with there.inside():
        whole = evidence_of(there.event)
        Participant.objects.filter(pk=first(there).pk).update(state="TIDAK_HADIR")
        less = evidence_of(there.event)
    assert whole.people.num_rows == less.people.num_rows + 1
    assert str(first_pk(whole)) not in less.ratings["ratee"].to_pylist()
    assert less.weights == {"WAWANCARA_KOMPETENSI": 1, "DISKUSI_KELOMPOK": 1}


def first_pk(evidence: object) -> object:
    """Return the first person of the evidence."""
    return evidence.people["ratee"][0]  # type: ignore[attr-defined]


def test_a_unit_counts_with_the_office_below_the_root() -> None:
    assert office_path("KAB/DINAS/SEKSI/") == "KAB/DINAS/"
    assert office_path("KAB/") == "KAB/"


def test_the_list_names_events_with_reports_to_their_readers(there: Rated, run: QualityRun) -> None:
    cast = there.cast
    with there.inside():
        (event,) = quality_events(cast.rahayu, cast.agency, {"q": "bersama"})
        assert vars(event)["quality_state"] == "SELESAI"
        assert list(quality_events(cast.sari, cast.agency, {})) == [there.event]
        for stranger in (cast.putri, cast.hadi, there.guest, cast.joko):
            assert not quality_events(stranger, cast.agency, {}).exists()
        Event.objects.filter(pk=there.event.pk).update(state="PENILAIAN")
        assert not quality_events(cast.sari, cast.agency, {}).exists()


def more_events(there: Rated) -> None:
    """Add events in every state, with and without a team, some with Sari or the chair in it."""
    cast = there.cast
    for number, state in enumerate(("DRAF", "RENCANA", "PENILAIAN", "INTEGRASI", "DITANDATANGANI")):
        for team in ("", "ASESOR", "KETUA", "PENGAMAT"):
            event = Event.objects.create(
                agency=cast.agency,
                name=f"Kegiatan {state} {team}",
                purpose="PEMETAAN",
                state=state,
                starts_on=there.event.starts_on,
                ends_on=there.event.ends_on,
            )
            if team:
                EventAssessor.objects.create(
                    event=event, user=cast.sari, name=f"S{number}", role=team
                )


def test_the_list_of_an_assessor_asks_once_however_many_events_there_are(
    there: Rated, run: QualityRun, django_assert_max_num_queries: Any
) -> None:
    sari, agency = there.cast.sari, there.cast.agency
    with there.inside():
        more_events(there)
        assert readable_events(sari, agency).count() > 5
        with django_assert_max_num_queries(2):
            assert list(quality_events(sari, agency, {}))


def test_the_list_says_of_many_events_what_is_said_of_each(there: Rated, run: QualityRun) -> None:
    agency = there.cast.agency
    with there.inside():
        more_events(there)
        for reader in (there.cast.sari, there.chair, there.cast.rahayu, there.cast.putri):
            listed = set(readable_events(reader, agency).values_list("pk", flat=True))
            heads = EventAssessor.objects.filter(user=reader, role="KETUA", state="AKTIF")
            chaired = set(heads.values_list("event", flat=True))
            one_by_one = {
                event.pk
                for event in Event.objects.exclude(state="DRAF")
                if reads_summary(reader, event) or event.pk in chaired
            }
            assert listed == one_by_one
