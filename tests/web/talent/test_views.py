from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.results.models import Run, Withheld
from takar.web.reviews.actions import show_boxes
from tests.cast import Cast
from tests.web.results import made
from tests.web.reviews.made import open_stage

PAGES = ["map", "people", "undetermined", "scatter", "comparison"]


@pytest.fixture
def run(cast: Cast) -> Run:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.talent_run(cast)
        made.placed(run, cast.putri_employee, None)
        made.placed(run, made.colleague(cast, 1, "Wati Lestari"), 9)
        elsewhere = WorkUnit.objects.create(
            agency=cast.agency, code="U2", name="Dinas Kedua", path="U2/"
        )
        made.placed(run, made.colleague(cast, 2, "Budi Santosa", unit=elsewhere), 4)
    return run


@pytest.mark.parametrize("name", PAGES)
def test_the_map_is_for_those_who_may_read_it(cast: Cast, run: Run, name: str) -> None:
    address = reverse(f"talent:{name}")
    stranger = cast.client(cast.joko)
    assert "Wati" not in stranger.get(address).content.decode()
    assert cast.client(cast.rahayu).get(address).status_code == 200
    assert cast.client(cast.bupati).get(address).status_code == 200
    assert cast.client(cast.putri).get(address).status_code in {302, 403}
    stranger.logout()
    assert stranger.get(address).status_code == 302


def test_a_box_lists_its_people_with_what_the_law_recommends(cast: Cast, run: Run) -> None:
    page = cast.client(cast.rahayu).get(reverse("talent:box", args=[9])).content.decode()
    assert "Wati Lestari" in page
    assert "Budi Santosa" not in page
    assert "Promosi dan pertahankan" in page
    joko = cast.client(cast.joko)
    assert joko.get(reverse("talent:box", args=[9])).status_code == 404
    assert cast.client(cast.rahayu).get(reverse("talent:box", args=[10])).status_code == 404


def test_a_run_of_another_agency_cannot_be_chosen(cast: Cast, run: Run) -> None:
    joko = cast.client(cast.joko)
    page = joko.get(reverse("talent:people"), {"run": run.pk}).content.decode()
    assert "Wati" not in page


def test_a_unit_head_sees_boxes_of_own_people_and_no_scores(cast: Cast, run: Run) -> None:
    client = cast.client(cast.hadi)
    page = client.get(reverse("talent:people")).content.decode()
    assert "Wati Lestari" in page
    assert "Budi Santosa" not in page
    assert "Talenta<" not in page.split("<table")[1]
    assert client.get(reverse("talent:scatter")).status_code == 403
    assert client.get(reverse("talent:download")).status_code == 403


def test_missing_evidence_is_its_own_group(cast: Cast, run: Run) -> None:
    page = cast.client(cast.rahayu).get(reverse("talent:undetermined")).content.decode()
    assert "Putri Anjani" in page
    assert "Umpan balik 360 derajat" in page
    assert "Wati Lestari" not in page


def test_a_filter_narrows_the_map_and_the_list_alike(cast: Cast, run: Run) -> None:
    client = cast.client(cast.rahayu)
    for page in ("map", "people"):
        answer = client.get(reverse(f"talent:{page}"), {"q": "Wati"})
        assert answer.status_code == 200
    assert answer.context["page"].paginator.count == 1


def test_a_list_taken_away_is_a_workbook_and_recorded(cast: Cast, run: Run) -> None:
    answer = cast.client(cast.bupati).get(reverse("talent:download"), {"kotak": "9"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][1] == "Wati Lestari"
    assert "*" in str(rows[1][0])
    with scope(agency_code=cast.agency.code):
        entry = Entry.objects.get(act="talent.list.taken")
    assert entry.facts["people"] == 1


def test_the_person_sees_what_was_measured_and_never_the_measured_box(cast: Cast, run: Run) -> None:
    client = cast.client(cast.putri)
    address = reverse("talent:person", args=[cast.putri_employee.pk])
    assert client.get(reverse("talent:mine")).url == address  # type: ignore[attr-defined]
    page = client.get(address).content.decode()
    assert "Bukti Anda belum lengkap" in page
    assert "Umpan balik 360 derajat" in page
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        complete = made.talent_run(cast, title="Lengkap")
        made.placed(complete, cast.putri_employee, 5)
    page = client.get(address).content.decode()
    assert "Bukti Anda lengkap" in page
    assert "ditetapkan, bukan hanya diukur" in page
    assert "Kotak 5" not in page
    assert "ekspektasi" not in page
    assert "garis putus-putus" not in page
    for reader in (cast.rahayu, cast.bupati, cast.made, cast.hadi):
        page = cast.client(reader).get(address).content.decode()
        assert "Kotak 5" in page
        assert "Terukur, belum ditetapkan" in page


def test_the_own_place_is_read_only_once_it_is_handed_over(cast: Cast, run: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        kept = made.talent_run(cast, title="Belum diserahkan")
        made.placed(kept, cast.putri_employee, 5)
        Withheld.objects.create(run=kept)
    address = reverse("talent:person", args=[cast.putri_employee.pk])
    assert "Belum diserahkan" not in cast.client(cast.putri).get(address).content.decode()
    assert "Kotak 5" in cast.client(cast.rahayu).get(address).content.decode()


def test_who_heads_a_unit_does_not_find_the_own_box_on_the_map(cast: Cast, run: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        own = made.colleague(cast, 7, "Hadi Sendiri")
        own.user = cast.hadi
        own.save()
        made.placed(run, own, 8)
    for reader, is_there in ((cast.hadi, False), (cast.rahayu, True)):
        client = cast.client(reader)
        page = client.get(reverse("talent:people")).content.decode()
        assert ("Hadi Sendiri" in page) is is_there
    own_page = reverse("talent:person", args=[own.pk])
    assert "Kotak 8" not in cast.client(cast.hadi).get(own_page).content.decode()


def test_a_decided_box_is_read_where_the_decision_is_told(cast: Cast) -> None:
    measured = reverse("talent:person", args=[cast.putri_employee.pk])
    decided = reverse("reviews:mine")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        stage = open_stage(cast, year=timezone.localdate().year)
    client = cast.client(cast.putri)
    assert "Kotak 8" not in client.get(measured).content.decode()
    assert "Kotak 8" not in client.get(decided).content.decode()
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        cycle = stage.decided(start=timezone.localdate().replace(month=1, day=1))
    assert "Kotak 8" not in client.get(decided).content.decode()
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        show_boxes(cast.bupati, cycle, shown=True)
    assert "Kotak 8" in client.get(decided).content.decode()
    assert "Kotak 8" not in client.get(measured).content.decode()
    for stranger in (cast.joko, cast.sari):
        assert cast.client(stranger).get(measured).status_code == 404
        assert "Kotak 8" not in cast.client(stranger).get(decided).content.decode()


def test_another_persons_place_is_hidden_or_recorded(cast: Cast, run: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        wati = run_person(run, "Wati Lestari")
        budi = run_person(run, "Budi Santosa")
    address = reverse("talent:person", args=[wati])
    assert cast.client(cast.putri).get(address).status_code == 404
    assert cast.client(cast.joko).get(address).status_code == 404
    assert cast.client(cast.hadi).get(reverse("talent:person", args=[budi])).status_code == 404
    page = cast.client(cast.hadi).get(address).content.decode()
    assert "Kotak 9" in page
    assert "Penilaian kinerja" not in page
    with scope(agency_code=cast.agency.code):
        entry = Entry.objects.get(act="results.person.viewed")
    assert entry.actor == cast.hadi


def run_person(run: Run, name: str) -> int:
    from takar.web.results.models import TalentResult  # noqa: PLC0415 - inside a scope

    return TalentResult.objects.get(run=run, employee__name=name).employee_id


def test_two_maps_are_compared(cast: Cast, run: Run) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        newer = made.talent_run(cast, title="Peta semester II")
        made.placed(newer, cast.putri_employee, 5)
    client = cast.client(cast.rahayu)
    page = client.get(reverse("talent:comparison")).content.decode()
    assert "sebelumnya belum terpetakan" in page
    listed = client.get(
        reverse("talent:comparison"), {"before": run.pk, "after": newer.pk, "dari": 0, "ke": 5}
    )
    assert [r.employee.name for r in listed.context["page"]] == ["Putri Anjani"]


def test_the_map_before_any_run_says_what_to_do(cast: Cast) -> None:
    page = cast.client(cast.rahayu).get(reverse("talent:map")).content.decode()
    assert "Peta talenta belum dihitung" in page
    assert reverse("results:measure") in page


@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_the_database_a_bounded_number_of_times(
    cast: Cast, run: Run, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for number in range(10, 40):
            made.placed(run, made.colleague(cast, number, f"Rekan {number}"), 5)
    client = cast.client(cast.rahayu)
    client.get(reverse(f"talent:{name}"))
    with django_assert_max_num_queries(16):
        client.get(reverse(f"talent:{name}"))
