import pytest
from django.db import IntegrityError, transaction

from takar.web.exam_results.models import Alarm, CutTable, ScoreRun
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
