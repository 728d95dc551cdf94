import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import User
from takar.web.people import actions
from takar.web.people.models import (
    Award,
    BatchState,
    Employee,
    EvidenceCheck,
    ImportBatch,
    Position,
)
from tests.cast import Cast, employee
from tests.web.people.made import DAY, csv_of, inside, nip, person, sheet, upload

Who = Callable[[Cast], User]


def checked(cast: Cast, *people: dict[str, str]) -> ImportBatch:
    with inside(cast.agency):
        return actions.check_file(
            cast.rahayu,
            cast.agency,
            kind="siasn",
            upload=upload(csv_of(*people or [person(1)])),
            day=DAY,
        )


def award(cast: Cast) -> Award:
    with inside(cast.agency):
        made: Award = Award.objects.create(
            employee=cast.putri_employee, award_level="NASIONAL", awarded_on=DAY, title="Satya"
        )
        return made


def pages(cast: Cast) -> dict[str, str]:
    """Every page that shows something, by what its own people read there."""
    pk, batch, record = cast.putri_employee.pk, checked(cast), award(cast)
    return {
        reverse("people:employees"): "Putri Anjani",
        reverse("people:employee", args=[pk]): "Putri Anjani",
        reverse("people:edit", args=[pk]): "Putri Anjani",
        reverse("people:add", args=[pk, "awards"]): "Penghargaan",
        reverse("people:correct", args=["awards", record.pk]): "Satya",
        reverse("people:units"): "Dinas Contoh",
        reverse("people:unit", args=[cast.unit.pk]): "Kepala Seksi Contoh",
        reverse("people:quality"): "Kelengkapan",
        reverse("people:imports"): "data-asn.csv",
        reverse("people:import", args=[batch.pk]): "data-asn.csv",
        reverse("people:upload"): "Berkas",
    }


def test_every_page_sends_strangers_to_the_door_and_hides_from_other_agencies(cast: Cast) -> None:
    for address, said in pages(cast).items():
        assert Client().get(address).status_code == 302, address
        shown = cast.client(cast.rahayu).get(address)
        assert shown.status_code == 200, address
        assert said in shown.content.decode(), address
        strange = cast.client(cast.joko).get(address)
        has_number = re.search(r"/\d+/", address)
        assert strange.status_code == (404 if has_number else 200), address
        if not has_number:
            assert said not in {"Putri Anjani", "Dinas Contoh", "data-asn.csv"} or (
                said not in strange.content.decode()
            )


WRITES = (
    ("people:make_strategic", ()),
    ("people:make_ordinary", ()),
    ("people:check_evidence", ()),
    ("people:complete", ("employee", "awards")),
    ("people:remove", ("awards", "record")),
    ("people:confirm", ("batch",)),
    ("people:run_now", ("batch",)),
    ("people:recheck", ("batch",)),
    ("people:undo", ("batch",)),
    ("people:discard", ("batch",)),
)


@pytest.mark.parametrize(("name", "parts"), WRITES)
def test_who_may_not_write_writes_nothing(cast: Cast, name: str, parts: tuple[str, ...]) -> None:
    batch, record = checked(cast), award(cast)
    numbers = {"employee": cast.putri_employee.pk, "record": record.pk, "batch": batch.pk}
    address = reverse(name, args=[numbers.get(part, part) for part in parts])
    sent = {"pk": cast.putri_employee.pk, "evidence": "awards"}
    assert Client().post(address, sent).status_code == 302
    for user in (cast.bupati, cast.made, cast.hadi, cast.putri, cast.sari):
        assert cast.client(user).post(address, sent).status_code in {403, 404}, user
    strange = cast.client(cast.joko).post(address, sent)
    assert strange.status_code == (404 if parts else 302)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert Award.objects.filter(pk=record.pk).exists()
        assert not EvidenceCheck.objects.exists()
    assert cast.client(cast.rahayu).get(address).status_code == 405


@pytest.mark.parametrize(
    ("name", "readers", "refused"),
    [
        ("people:employees", ("rahayu", "bupati", "made", "hadi"), ("putri", "sari")),
        ("people:export", ("rahayu", "bupati", "made", "hadi"), ("putri", "sari")),
        ("people:units", ("rahayu", "bupati", "made", "hadi"), ("putri", "sari")),
        ("people:quality", ("rahayu", "bupati", "made"), ("putri", "sari", "hadi")),
        ("people:quality_export", ("rahayu",), ("putri", "sari", "hadi", "bupati", "made")),
        ("people:imports", ("rahayu", "bupati", "made"), ("putri", "sari", "hadi")),
        ("people:upload", ("rahayu",), ("bupati", "made", "putri", "sari", "hadi")),
    ],
)
def test_each_role_opens_its_own_doors(
    cast: Cast, name: str, readers: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    for who in readers:
        assert cast.client(getattr(cast, who)).get(reverse(name)).status_code == 200, who
    for who in refused:
        assert cast.client(getattr(cast, who)).get(reverse(name)).status_code == 403, who


def test_an_employee_reads_their_own_page_and_no_other(cast: Cast) -> None:
    with inside(cast.agency):
        other = employee(cast.agency, cast.unit, "Tetangga", 7)
    browser = cast.client(cast.putri)
    own = reverse("people:employee", args=[cast.putri_employee.pk])
    assert browser.get(reverse("people:mine")).headers["Location"] == own
    assert str(cast.putri_employee.nip) in browser.get(own).content.decode()
    assert browser.get(reverse("people:employee", args=[other.pk])).status_code == 404
    assert browser.get(reverse("people:edit", args=[cast.putri_employee.pk])).status_code == 403


def test_birth_dates_and_sanctions_are_hidden_from_leaders(cast: Cast) -> None:
    address = reverse("people:employee", args=[cast.putri_employee.pk])
    for who, sees in (("rahayu", True), ("putri", True), ("bupati", False), ("hadi", False)):
        page = cast.client(getattr(cast, who)).get(address).content.decode()
        assert (str(cast.putri_employee.nip) in page) is sees, who
        assert ("12 Maret 1980" in page) is sees, who
        assert ('id="sanctions"' in page) is sees, who
    roster = cast.client(cast.bupati).get(reverse("people:employees")).content.decode()
    assert str(cast.putri_employee.nip) not in roster


def test_the_roster_is_searched_and_exported_as_found(cast: Cast) -> None:
    with inside(cast.agency):
        employee(cast.agency, cast.unit, "Budi", 8, grade="II/a")
    browser = cast.client(cast.rahayu)
    page = browser.get(reverse("people:employees"), {"grade": "II/a"}).content.decode()
    assert "Budi" in page
    assert "Putri Anjani" not in page
    book = browser.get(reverse("people:export"), {"grade": "II/a"}).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows] == ["Nama", "Budi"]
    chosen = browser.post(reverse("people:export_chosen"), {"pk": [cast.putri_employee.pk]})
    rows = CalamineWorkbook.from_filelike(BytesIO(chosen.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows] == ["Nama", "Putri Anjani"]


def test_ticked_people_of_another_agency_are_left_out(cast: Cast) -> None:
    pks = [cast.putri_employee.pk, cast.joko_employee.pk]
    browser = cast.client(cast.rahayu)
    book = browser.post(reverse("people:export_chosen"), {"pk": pks}).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    with inside(cast.agency):
        Employee.objects.filter(pk=pks[0]).update(position=Position.objects.get(code="P1"))
    browser.post(reverse("people:make_strategic"), {"pk": pks})
    with inside(cast.agency):
        assert Position.objects.get(code="P1").is_strategic


def test_nonsense_in_an_address_narrows_nothing(cast: Cast) -> None:
    asked = {"grade": "XX", "unit": "abc", "urut": "'--", "hal": "x", "missing": "password"}
    page = cast.client(cast.rahayu).get(reverse("people:employees"), asked)
    assert "Putri Anjani" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "people", "budget"), [("people:employees", 3, 16), ("people:employees", 45, 16)]
)
def test_a_list_takes_the_same_queries_for_few_and_many(
    cast: Cast,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
    people: int,
    budget: int,
) -> None:
    with inside(cast.agency):
        for number in range(10, 10 + people):
            employee(cast.agency, cast.unit, f"Orang {number}", number)
    browser = cast.client(cast.rahayu)
    with django_assert_max_num_queries(budget):
        browser.get(reverse(name))


def test_a_person_page_keeps_its_budget(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    award(cast)
    browser = cast.client(cast.rahayu)
    with django_assert_max_num_queries(25):
        browser.get(reverse("people:employee", args=[cast.putri_employee.pk]))


def test_evidence_is_added_corrected_and_removed_on_the_page(cast: Cast) -> None:
    browser, pk = cast.client(cast.rahayu), cast.putri_employee.pk
    add = reverse("people:add", args=[pk, "awards"])
    facts = {"title": "Satya", "award_level": "NASIONAL", "awarded_on": "2024-08-17"}
    assert browser.post(add, facts | {"awarded_on": ""}).status_code == 200
    assert browser.post(add, facts).status_code == 302
    assert "sudah tercatat" in browser.post(add, facts).content.decode()
    with inside(cast.agency):
        record = Award.objects.get()
    correct = reverse("people:correct", args=["awards", record.pk])
    browser.post(correct, facts | {"award_level": "INSTANSI"})
    record.refresh_from_db()
    assert record.award_level == "INSTANSI"
    browser.post(reverse("people:complete", args=[pk, "awards"]))
    browser.post(reverse("people:remove", args=["awards", record.pk]))
    with inside(cast.agency):
        assert not Award.objects.exists()
        assert EvidenceCheck.objects.get().evidence == "awards"
    assert browser.get(reverse("people:add", args=[pk, "gaji"])).status_code == 404


def test_the_two_facts_no_file_brings_are_changed_on_the_page(cast: Cast) -> None:
    address = reverse("people:edit", args=[cast.putri_employee.pk])
    sent = {"education_fit": "SERUMPUN", "left_on": "2025-01-31"}
    cast.client(cast.rahayu).post(address, sent)
    cast.putri_employee.refresh_from_db()
    assert cast.putri_employee.education_fit == "SERUMPUN"
    assert str(cast.putri_employee.left_on) == "2025-01-31"


def test_a_head_is_chosen_on_the_page_of_a_unit(cast: Cast) -> None:
    address = reverse("people:unit", args=[cast.unit.pk])
    assert cast.client(cast.bupati).post(address, {"head": ""}).status_code == 403
    cast.client(cast.rahayu).post(address, {"head": ""})
    cast.unit.refresh_from_db()
    assert cast.unit.head is None


def test_the_quality_page_shows_gaps_contradictions_and_its_workbook(cast: Cast) -> None:
    with inside(cast.agency):
        Employee.objects.update(birth_on=DAY, grade=None)
    page = cast.client(cast.rahayu).get(reverse("people:quality")).content.decode()
    assert "Tanggal lahir berbeda" in page
    assert "?missing=grade" in page
    assert "Tanggal lahir berbeda" not in (
        cast.client(cast.bupati).get(reverse("people:quality")).content.decode()
    )
    book = cast.client(cast.rahayu).get(reverse("people:quality_export")).content
    assert len(CalamineWorkbook.from_filelike(BytesIO(book)).sheet_names) == 4


def test_a_workbook_of_ours_can_be_handed_out_and_read_back_filled(cast: Cast) -> None:
    browser = cast.client(cast.rahayu)
    answer = browser.get(reverse("people:template", args=["awards"]))
    assert answer.content.startswith(b"PK")
    for strange in ("assessment_scores", "siasn", "gaji"):
        assert browser.get(reverse("people:template", args=[strange])).status_code == 404
    row = {"NIP": cast.putri_employee.nip, "TINGKAT": "NASIONAL", "TANGGAL": "17-08-2024"}
    browser.post(reverse("people:upload"), {"kind": "awards", "file": upload(sheet(row), "a.xlsx")})
    with inside(cast.agency):
        assert ImportBatch.objects.get().outcome.new == 1
    assert nip(1) not in str(answer.headers)
