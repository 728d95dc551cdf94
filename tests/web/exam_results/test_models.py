from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from takar.web.exam_results.models import Alarm, CutTable, Inquiry, ScoreRun
from takar.web.exam_results.rules import LONGEST
from takar.web.kit.cut_off import MARGIN
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_the_database_keeps_one_live_run_and_one_live_table_of_cuts(there: Sat) -> None:
    there.live()
    other = there.marked()
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreRun.objects.filter(pk=other.pk).update(state="BERLAKU")
    facts = {
        "exam": there.exam,
        "scale": "UJIAN",
        "cuts": {"levels": {"1": "0", "2": "5"}},
        "method": "KEPUTUSAN",
        "decided_by": there.cast.rahayu,
    }
    CutTable.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        CutTable.objects.create(**facts)


def test_an_alarm_of_the_same_sign_is_kept_once(there: Sat) -> None:
    Alarm.objects.create(exam=there.exam, kind="DITOLAK", sign="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Alarm.objects.create(exam=there.exam, kind="DITOLAK", sign="a")


def test_rows_belong_to_the_agency_of_the_exam(there: Sat) -> None:
    run = there.live()
    assert (run.agency_id, run.agency_code) == (there.cast.agency.pk, there.cast.agency.code)
    assert str(run) == "Ujian contoh · penskoran 1"


def test_a_run_or_an_inquiry_whose_worker_was_killed_is_told_as_cut_off(there: Sat) -> None:
    run = ScoreRun(exam=there.exam, state="DIHITUNG")
    inquiry = Inquiry(run=run, kind="TANDA", state="BERJALAN")
    assert (run.is_busy, run.is_cut_off) == (True, False)
    for seconds, is_over in ((-30, False), (30, True)):
        moment = timezone.now() - LONGEST - MARGIN - timedelta(seconds=seconds)
        run.begun_at = inquiry.begun_at = moment
        assert (run.is_cut_off, inquiry.is_cut_off) == (is_over, is_over)
        assert (run.is_busy, inquiry.is_busy, inquiry.has_failed) == (
            not is_over,
            not is_over,
            is_over,
        )
    assert run.told_state == "Terputus"


def test_an_inquiry_names_the_step_it_is_at() -> None:
    inquiry = Inquiry(kind="ANALISIS")
    assert inquiry.told_step == "Menunggu giliran"
    inquiry.state = "BERJALAN"
    steps = []
    for done in range(inquiry.total + 1):
        inquiry.done = done
        steps.append(inquiry.told_step)
    assert (steps[0], steps[-1], steps[-2]) == ("Membaca jawaban", "Kalibrasi", "Kalibrasi")
