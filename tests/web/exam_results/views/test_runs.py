import pytest

from takar.web.exam_results.actions.corrections import propose_correction
from takar.web.exam_results.actions.levels import set_cuts
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.tasks import analyse, computed
from tests.web.exam_results.made import Sat, right

pytestmark = pytest.mark.django_db


def test_the_operator_has_an_exam_marked_and_lets_the_run_count(there: Sat) -> None:
    browser = there.cast.client(there.cast.rahayu)
    said = {"unanswered": "NASKAH", "markers": "2", "because": ""}
    answer = browser.post(f"/hasil-ujian/{there.exam.pk}/skor/", said)
    assert answer.status_code == 302
    run = ScoreRun.objects.get(exam=there.exam)
    computed(run, there.cast.rahayu)
    page = browser.get(f"/hasil-ujian/penskoran/{run.pk}/").content.decode()
    assert "Putuskan usulan ini" in page
    browser.post(f"/hasil-ujian/penskoran/{run.pk}/berlakukan/")
    assert live_run(there.exam) == run


def test_a_run_that_is_computed_asks_again_by_itself(there: Sat) -> None:
    run = there.marked()
    ScoreRun.objects.filter(pk=run.pk).update(state="DIHITUNG")
    browser = there.cast.client(there.cast.rahayu)
    asked = f"/hasil-ujian/penskoran/{run.pk}/"
    assert "HX-Refresh" not in browser.get(asked, headers={"HX-Request": "true"})
    ScoreRun.objects.filter(pk=run.pk).update(state="USULAN")
    assert "HX-Refresh" in browser.get(asked, headers={"HX-Request": "true"})


def test_people_are_searched_narrowed_and_sorted(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.made)
    address = f"/hasil-ujian/penskoran/{run.pk}/peserta/"
    page = browser.get(address, {"q": "Putri"}).content.decode()
    assert "Putri Anjani" in page
    assert "Rekan Nomor 2" not in page
    page = browser.get(address, {"urut": "-nilai"}).content.decode()
    assert page.index("Putri Anjani") < page.index("Rekan Nomor 2") < page.index("Rekan Nomor 3")
    page = browser.get(address, {"which": "terlambat"}).content.decode()
    assert "Tidak ada peserta yang cocok" in page
    page = browser.get(address, {"scale": "KOMPETENSI:KERJASAMA"}).content.decode()
    assert "Kerjasama" in page


def test_a_page_of_people_takes_a_constant_number_of_queries(
    there: Sat, django_assert_max_num_queries: object
) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.rahayu)
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        browser.get(f"/hasil-ujian/penskoran/{run.pk}/peserta/")


def test_scores_of_people_are_not_for_those_who_keep_items(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.author)
    for path in ("peserta/", f"peserta/{there.sittings[0].pk}/", "nilai.xlsx", "nilai.csv"):
        assert browser.get(f"/hasil-ujian/penskoran/{run.pk}/{path}").status_code == 403
    page = browser.get(f"/hasil-ujian/penskoran/{run.pk}/").content.decode()
    assert "Putri" not in page


def test_another_agency_finds_no_run(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.joko)
    for path in ("", "peserta/", "nilai.xlsx"):
        assert browser.get(f"/hasil-ujian/penskoran/{run.pk}/{path}").status_code == 404
    for path in ("berlakukan/", "batalkan/", "buka/", "periksa/"):
        assert browser.post(f"/hasil-ujian/penskoran/{run.pk}/{path}").status_code == 404


def test_scores_leave_the_house_as_workbook_and_as_csv_with_gaps_empty(there: Sat) -> None:
    there.sittings[2].changes.all().delete()
    run = there.live(unanswered="DIABAIKAN")
    browser = there.cast.client(there.cast.rahayu)
    book = browser.get(f"/hasil-ujian/penskoran/{run.pk}/nilai.xlsx")
    assert book.content[:2] == b"PK"
    text = browser.get(f"/hasil-ujian/penskoran/{run.pk}/nilai.csv").content.decode()
    line = next(one for one in text.splitlines() if one.startswith("T-003") and "UJIAN" in one)
    assert ",UJIAN,,0.000,,,,0,0,0" in line


def test_verifying_says_that_it_comes_to_the_same(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.rahayu)
    answer = browser.post(f"/hasil-ujian/penskoran/{run.pk}/periksa/", follow=True)
    assert "sama persis" in answer.content.decode()


def test_one_person_is_shown_on_every_scale(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.bupati)
    page = browser.get(f"/hasil-ujian/penskoran/{run.pk}/peserta/{there.sittings[0].pk}/")
    assert "Komunikasi" in page.content.decode()
    assert browser.get(f"/hasil-ujian/penskoran/{run.pk}/peserta/0/").status_code == 404


def test_the_effect_of_a_correction_is_listed_before_it_counts(there: Sat) -> None:
    there.live()
    run = propose_correction(
        there.reviewer,
        there.exam,
        version=there.versions["S1"],
        kind="KUNCI",
        key=right(1),
        because="Salah salin.",
    )
    computed(run, there.reviewer)
    page = there.cast.client(there.cast.bupati).get(f"/hasil-ujian/penskoran/{run.pk}/")
    assert "Siapa berubah" in page.content.decode()
    assert "Rekan Nomor 3" in page.content.decode()
    page = there.cast.client(there.approver).get(f"/hasil-ujian/penskoran/{run.pk}/")
    assert "Berlakukan" in page.content.decode()
    assert "Siapa berubah" in page.content.decode()
    assert "Rekan Nomor 3" not in page.content.decode()
    assert "T-003" not in page.content.decode()


def test_whoever_is_near_a_cut_is_marked_once_the_items_were_analysed(there: Sat) -> None:
    set_cuts(
        there.cast.rahayu,
        there.exam,
        scale="UJIAN",
        cuts=Cuts.model_validate({"on": "POINTS", "levels": {"1": "0", "2": "1"}}),
        method="KEPUTUSAN",
        because="Rapat panitia.",
        document="SK 5/2025",
    )
    run = there.live()
    address = f"/hasil-ujian/penskoran/{run.pk}/peserta/"
    browser = there.cast.client(there.cast.rahayu)
    assert "di dekat batas" not in browser.get(address).content.decode()
    analyse(there.cast.rahayu, run)
    assert "di dekat batas" in browser.get(address, {"q": "Nomor 2"}).content.decode()
    assert "di dekat batas" not in browser.get(address, {"q": "Putri"}).content.decode()


def test_the_weight_of_a_section_is_typed_kept_with_the_run_and_told(there: Sat) -> None:
    browser = there.cast.client(there.cast.rahayu)
    asked = {"unanswered": "NASKAH", "markers": "2", "bobot_B": "2"}
    browser.post(f"/hasil-ujian/{there.exam.pk}/skor/", asked)
    run = there.exam.score_runs.get()
    assert run.terms["weights"] == {"B": "2"}
    plain = there.marked()
    assert there.score(run, 0).points == 4
    assert run.evidence_hash != plain.evidence_hash
    page = browser.get(f"/hasil-ujian/penskoran/{run.pk}/").content.decode()
    assert "Kedua × 2" in page
