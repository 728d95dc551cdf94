from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.results.models import Measure, Run, RunRequest, TalentResult
from tests.cast import Cast
from tests.web.results import made


@pytest.fixture
def jpm(cast: Cast) -> Run:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.run(
            cast.agency,
            cast.rahayu,
            Measure.JPM,
            purpose="PEMETAAN",
            title="JPM 2025",
            bundle=ContentFile(b"PK", name="b.zip"),
        )
        made.matched(run, cast.putri_employee, "82.5", "CUKUP_OPTIMAL")
        made.matched(run, made.colleague(cast, 1, "Wati Lestari"), None, None)
    return run


@pytest.fixture
def talent(cast: Cast) -> Run:
    run = made.talent_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        made.placed(run, cast.putri_employee, None)
        made.placed(run, made.colleague(cast, 2, "Budi Santosa"), 8)
    return run


@pytest.fixture
def at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def entries(cast: Cast, act: str) -> list[Entry]:
    with scope(agency_code=cast.agency.code):
        return list(Entry.objects.filter(act=act))


def test_runs_are_listed_for_those_who_read_everyone(cast: Cast, jpm: Run) -> None:
    address = reverse("results:runs")
    for reader in (cast.rahayu, cast.bupati, cast.made):
        assert "JPM 2025" in cast.client(reader).get(address).content.decode()
    joko = cast.client(cast.joko)
    assert "JPM 2025" not in joko.get(address).content.decode()
    assert cast.client(cast.putri).get(address).url == reverse("results:mine")  # type: ignore[attr-defined]
    joko.logout()
    assert "/akun/" in joko.get(address).url  # type: ignore[attr-defined]


def test_a_run_shows_its_stamp_its_counts_and_its_people(cast: Cast, jpm: Run) -> None:
    address = reverse("results:run", args=[jpm.pk])
    page = cast.client(cast.bupati).get(address).content.decode()
    for word in (jpm.edition, "Cukup Optimal", "Belum lengkap", "82,50", "Wati Lestari"):
        assert word in page
    assert reverse("results:bundle", args=[jpm.pk]) not in page
    for stranger in (cast.joko, cast.hadi, cast.putri):
        assert cast.client(stranger).get(address).status_code == 404


def test_the_people_of_a_run_are_searched(cast: Cast, jpm: Run) -> None:
    address = reverse("results:run", args=[jpm.pk])
    answer = cast.client(cast.rahayu).get(address, {"q": "wati"})
    assert [r.employee.name for r in answer.context["page"]] == ["Wati Lestari"]


def test_a_bundle_is_for_operators_and_its_taking_is_recorded(cast: Cast, jpm: Run) -> None:
    address = reverse("results:bundle", args=[jpm.pk])
    assert cast.client(cast.bupati).get(address).status_code == 403
    assert cast.client(cast.joko).get(address).status_code == 404
    assert entries(cast, "results.bundle.taken") == []
    answer = cast.client(cast.rahayu).get(address)
    assert b"".join(answer.streaming_content) == b"PK"  # type: ignore[attr-defined]
    assert len(entries(cast, "results.bundle.taken")) == 1


def test_the_form_asks_for_a_measuring_of_the_whole_agency(
    cast: Cast, at_once: None, transactional_db: None
) -> None:
    address = reverse("results:measure")
    asked = {"measure": "jpm", "title": "JPM", "purpose": "PENGISIAN", "day": "2025-05-14"}
    assert cast.client(cast.bupati).post(address, asked).status_code == 403
    client = cast.client(cast.rahayu)
    assert client.get(address).status_code == 200
    answer = client.post(address, asked)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        request = RunRequest.objects.get()
        run = Run.objects.get()
    assert answer.url == reverse("results:request", args=[request.pk])  # type: ignore[attr-defined]
    assert (request.run, run.purpose, run.people) == (run, "PENGISIAN", 1)
    page = client.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert reverse("results:run", args=[run.pk]) in page
    assert cast.client(cast.joko).get(answer.url).status_code == 404  # type: ignore[attr-defined]


def test_a_day_before_the_law_fails_with_the_reason_and_leaves_no_run(
    cast: Cast, at_once: None, transactional_db: None
) -> None:
    client = cast.client(cast.rahayu)
    asked = {"measure": "talent", "title": "Peta", "day": "1999-01-01"}
    answer = client.post(reverse("results:measure"), asked)
    page = client.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert "tidak berlaku pada 01-01-1999" in page
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert RunRequest.objects.get().state == "GAGAL"
        assert not Run.objects.exists()


def test_a_unit_of_another_agency_cannot_be_measured(cast: Cast) -> None:
    asked = {"measure": "jpm", "title": "J", "day": "2025-05-14", "unit": cast.other_unit.pk}
    answer = cast.client(cast.rahayu).post(reverse("results:measure"), asked)
    assert answer.status_code == 200
    assert "unit" in answer.context["form"].errors


def test_counting_again_makes_a_new_run_and_leaves_the_old_one(
    cast: Cast, jpm: Run, at_once: None, transactional_db: None
) -> None:
    address = reverse("results:repeat", args=[jpm.pk])
    client = cast.client(cast.rahayu)
    assert client.get(address).status_code == 405
    assert cast.client(cast.bupati).post(address).status_code == 403
    assert cast.client(cast.joko).post(address).status_code == 404
    client.post(address)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert Run.objects.count() == 2
        newer = Run.objects.first()
        assert newer is not None
        assert (newer.people, newer.purpose, newer.day) == (2, jpm.purpose, jpm.day)
        assert Run.objects.get(pk=jpm.pk).evidence_hash == jpm.evidence_hash


def test_history_is_for_the_person_and_those_who_may_see_them(
    cast: Cast, jpm: Run, talent: Run
) -> None:
    address = reverse("results:history", args=[cast.putri_employee.pk])
    page = cast.client(cast.rahayu).get(address).content.decode()
    assert "JPM 2025" in page
    assert "82,50" in page
    head = cast.client(cast.hadi).get(address).content.decode()
    assert "JPM 2025" in head
    assert "82,50" not in head
    own = cast.client(cast.putri).get(address).content.decode()
    assert "Kotak yang ditetapkan ada di Hasil talenta saya" in own
    assert "Kotak 8" not in own
    assert cast.client(cast.joko).get(address).status_code == 404
    other = reverse("results:history", args=[cast.joko_employee.pk])
    assert cast.client(cast.putri).get(other).status_code == 404
    assert cast.client(cast.putri).get(reverse("results:mine")).url == address  # type: ignore[attr-defined]


def test_an_explanation_opened_by_another_is_recorded_and_ones_own_is_not(
    cast: Cast, talent: Run
) -> None:
    address = reverse("results:explanation", args=[talent.pk, cast.putri_employee.pk])
    own = cast.client(cast.putri).get(address).content.decode()
    assert "Kotak talenta ditetapkan, bukan hanya diukur." in own
    assert "kemungkinan kotak" not in own
    assert entries(cast, "results.person.viewed") == []
    page = cast.client(cast.rahayu).get(address).content.decode()
    for word in ("Umpan balik 360 derajat", "Belum ada", "48", "411", "kemungkinan kotak"):
        assert word in page
    (entry,) = entries(cast, "results.person.viewed")
    assert entry.facts["employee"] == cast.putri_employee.code
    assert cast.client(cast.joko).get(address).status_code == 404


def test_a_box_that_was_only_measured_is_not_shown_to_its_person(cast: Cast, talent: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        TalentResult.objects.filter(employee=cast.putri_employee).update(
            box=8, box_least=8, box_most=8, gaps=""
        )
    history = reverse("results:history", args=[cast.putri_employee.pk])
    explanation = reverse("results:explanation", args=[talent.pk, cast.putri_employee.pk])
    for address in (history, explanation):
        assert "Kotak 8" in cast.client(cast.rahayu).get(address).content.decode()
        assert "Kotak 8" not in cast.client(cast.putri).get(address).content.decode()


def test_an_explanation_of_somebody_else_is_not_found(cast: Cast, talent: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        budi = TalentResult.objects.get(box=8).employee_id
    address = reverse("results:explanation", args=[talent.pk, budi])
    assert cast.client(cast.putri).get(address).status_code == 404
    head = cast.client(cast.hadi).get(address).content.decode()
    assert "Kotak 8" in head
    assert "Penilaian kinerja" not in head


def test_an_explanation_of_a_jpm_names_levels_and_limits(cast: Cast, jpm: Run) -> None:
    address = reverse("results:explanation", args=[jpm.pk, cast.putri_employee.pk])
    page = cast.client(cast.putri).get(address).content.decode()
    for word in ("Cukup Optimal", "82,50", "Integritas", "Nomor 26 Tahun 2019"):
        assert word in page


@pytest.mark.parametrize("name", ["runs", "run", "history", "explanation"])
def test_pages_ask_the_database_a_bounded_number_of_times(
    cast: Cast,
    jpm: Run,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for number in range(20, 50):
            made.matched(jpm, made.colleague(cast, number), str(Decimal(70)), "KURANG_OPTIMAL")
            older = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
            made.matched(older, cast.putri_employee, "70", "KURANG_OPTIMAL")
    args = {
        "runs": [],
        "run": [jpm.pk],
        "history": [cast.putri_employee.pk],
        "explanation": [jpm.pk, cast.putri_employee.pk],
    }[name]
    client = cast.client(cast.rahayu)
    client.get(reverse(f"results:{name}", args=args))
    with django_assert_max_num_queries(20):
        client.get(reverse(f"results:{name}", args=args))
