from datetime import date

import pytest
from django.db import IntegrityError, transaction

from takar.web.claims.models import Certificate, Claim, ClaimState, Course
from tests.cast import Cast
from tests.web.claims.made import at, entered, submitted, upload


def test_a_key_is_spent_once_in_the_whole_service(cast: Cast) -> None:
    with at(cast.agency):
        claim = submitted(cast.putri, cast.putri_employee)
        twin = Claim.objects.get(pk=claim.pk)
        twin.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save(force_insert=True)


def test_another_agency_sees_no_claim_no_file_and_no_course(cast: Cast) -> None:
    with at(cast.agency):
        submitted(cast.putri, cast.putri_employee, upload=upload())
        Course.objects.create(
            agency=cast.agency,
            title="Bimtek",
            training_kind="TEKNIS",
            ended_on=date(2025, 1, 2),
            made_by=cast.rahayu,
        )
        assert [model.objects.count() for model in (Claim, Certificate, Course)] == [1, 1, 1]
    with at(cast.other_agency):
        assert [model.objects.count() for model in (Claim, Certificate, Course)] == [0, 0, 0]


def test_a_claim_is_named_by_what_it_is_about_but_a_sanction_is_not(cast: Cast) -> None:
    with at(cast.agency):
        course = submitted(cast.putri, cast.putri_employee)
        degree = submitted(cast.putri, cast.putri_employee, "education_history")
        rating = submitted(cast.putri, cast.putri_employee, "performance_ratings")
        sanction = submitted(cast.rahayu, cast.putri_employee, "sanctions")
    assert course.subject == "Bimbingan Teknis Laporan Kinerja"
    assert degree.subject == "S-2 Administrasi Publik"
    assert rating.subject == "2024"
    assert "Teguran" not in f"{sanction} {sanction.subject} {sanction.told}"
    assert (course.slug, sanction.slug) == ("pelatihan", "disiplin")
    assert str(course.told) == "Pengembangan kompetensi “Bimbingan Teknis Laporan Kinerja”"


def test_what_must_be_mended_stands_first_in_a_list() -> None:
    order = ["DIKEMBALIKAN", "DIAJUKAN", "TERVERIFIKASI", "DITARIK"]
    assert sorted(ClaimState.values, key=lambda state: Claim(state=state).rank) == order


def test_only_a_waiting_or_returned_claim_may_change() -> None:
    told = {state: Claim(state=state).may_change for state in ClaimState.values}
    assert [state for state, may in told.items() if may] == ["DIAJUKAN", "DIKEMBALIKAN"]


def test_the_facts_of_an_entry_stay_out_of_its_representation() -> None:
    assert "Teguran" not in repr(entered("sanctions", same_reason="Teguran"))
    assert "Teguran" not in str(entered("sanctions"))
