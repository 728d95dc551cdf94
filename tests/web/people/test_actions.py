from datetime import date
from decimal import Decimal
from threading import Event, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from takar.exchange.files.headings import MissingColumns
from takar.exchange.files.sniff import EmptyFile, FileTooLarge, WrongFileType
from takar.web.accounts.models import Agency, User
from takar.web.audit.models import Entry
from takar.web.people import actions
from takar.web.people.actions.employees import NotAHead, UnknownValue
from takar.web.people.actions.records import BadRecord
from takar.web.people.actions.uploads import ImportRunning, NotWaiting, StaleCheck
from takar.web.people.importing.reading import UnknownKind
from takar.web.people.models import (
    Award,
    BatchState,
    Change,
    CompetencyRecord,
    Employee,
    EvidenceCheck,
    ImportBatch,
    Position,
    RowFault,
)
from tests.cast import Cast
from tests.web.people.made import DAY, csv_of, inside, nip, person, sheet, upload


def check(cast: Cast, content: bytes, kind: str = "siasn", name: str = "a.csv") -> ImportBatch:
    return actions.check_file(
        cast.rahayu, cast.agency, kind=kind, upload=upload(content, name), day=DAY
    )


def codes(batch: ImportBatch) -> list[tuple[int, str]]:
    return list(batch.faults.order_by("row", "code").values_list("row", "code"))


def test_a_checked_file_is_imported_on_confirmation_only(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1), person(2)))
        assert (batch.outcome.new, batch.outcome.read, batch.state) == (2, 2, BatchState.CHECKED)
        assert not Employee.objects.filter(code="ID1").exists()

        actions.import_batch(cast.rahayu, batch)
        found = Employee.objects.get(code="ID1")
        assert (found.nip, found.name, found.unit) == (nip(1), "Orang 1", cast.unit)
        assert (found.grade, found.education_level, found.sex) == ("III/d", "S1", "L")


def test_the_same_file_a_second_time_changes_nothing(cast: Cast) -> None:
    with inside(cast.agency):
        actions.import_batch(cast.rahayu, check(cast, csv_of(person(1), person(2))))
        again = check(cast, csv_of(person(1), person(2)))
        assert again.outcome.changes_nothing
        assert actions.import_batch(cast.rahayu, again).changes.count() == 0


def test_only_good_rows_are_imported_and_every_bad_one_is_named(cast: Cast) -> None:
    rows = csv_of(
        person(1),
        person(2, **{"NIP BARU": "1.98E+17"}),
        person(3, **{"TMT JABATAN": "31-02-2020"}),
        person(4, **{"TANGGAL LAHIR": "13-03-1980"}),
    )
    with inside(cast.agency):
        batch = check(cast, rows)
        assert codes(batch) == [
            (3, "NIP_RUSAK_EXCEL"),
            (4, "TANGGAL_TIDAK_TERBACA"),
            (5, "BEDA_TANGGAL_LAHIR"),
        ]
        fault = batch.faults.get(row=4)
        assert (fault.column, fault.value, fault.severity) == ("TMT JABATAN", "31-02-2020", "SALAH")
        assert fault.reason_text
        assert fault.hint_text
        actions.import_batch(cast.rahayu, batch)
        imported = Employee.objects.filter(code__startswith="ID")
        assert set(imported.values_list("code", flat=True)) == {"ID1", "ID4"}


def test_a_number_twice_in_a_file_refuses_both_rows(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1), person(2, **{"NIP BARU": nip(1)})))
        assert [code for _, code in codes(batch)] == ["ORANG_GANDA", "ORANG_GANDA"]
        assert batch.outcome.new == 0


def test_another_id_for_a_person_on_record_is_told_and_imported_on_confirmation(cast: Cast) -> None:
    with inside(cast.agency):
        actions.import_batch(cast.rahayu, check(cast, csv_of(person(1))))
        changed = {"NIP BARU": nip(1), "GOL AKHIR NAMA": "IV/a"}
        batch = check(cast, csv_of(person(2, **changed), person(3)))
        fault = batch.faults.get()
        assert (fault.row, fault.severity, fault.value) == (2, "PERINGATAN", "ID2")
        assert "Orang 1" in fault.reason_text
        assert "ID1" in fault.reason_text
        assert (batch.outcome.warned, batch.outcome.refused, batch.outcome.changed) == (1, 0, 1)
        actions.import_batch(cast.rahayu, batch)
        assert Employee.objects.get(code="ID1").grade == "IV/a"
        assert not Employee.objects.filter(code="ID2").exists()


@pytest.mark.parametrize(("first", "second"), [("", "ID1"), ("ID1", ""), ("ID1", "ID1")])
def test_an_id_that_was_missing_on_one_side_is_no_reason_to_warn(
    cast: Cast, first: str, second: str
) -> None:
    with inside(cast.agency):
        actions.import_batch(cast.rahayu, check(cast, csv_of(person(1, **{"PNS ID": first}))))
        batch = check(cast, csv_of(person(1, **{"PNS ID": second})))
        assert batch.outcome.changes_nothing
        assert codes(batch) == []


def test_a_person_whom_another_agency_employs_is_refused_until_they_left(cast: Cast) -> None:
    rows = csv_of(person(1, **{"NIP BARU": cast.joko_employee.nip or ""}), person(2))
    with inside(cast.agency):
        batch = check(cast, rows)
        assert codes(batch) == [(2, "ORANG_DI_DUA_INSTANSI")]
        assert cast.other_agency.name not in batch.faults.get().reason_text
    with inside(cast.other_agency):
        Employee.objects.update(left_on=DAY)
    with inside(cast.agency):
        assert check(cast, rows).outcome.new == 2


def test_who_is_no_longer_in_the_file_is_named_and_kept(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        assert (batch.outcome.absent, batch.outcome.absent_names) == (1, ["Putri Anjani"])
        actions.import_batch(cast.rahayu, batch)
        assert Employee.objects.filter(pk=cast.putri_employee.pk, left_on=None).exists()


def test_what_is_private_in_the_file_is_not_kept(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        with batch.file.open("rb") as archive:
            assert b"3500000000000001" not in archive.read()


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "pegawai.csv", WrongFileType),
        (b"", "kosong.csv", EmptyFile),
        (b"NOMOR,ISI\n1,2\n", "lain.csv", Exception),
        (b"PNS ID,NAMA\nID1,Ani\n", "kurang.csv", Exception),
    ],
)
def test_a_file_that_is_no_roster_leaves_nothing(
    cast: Cast, content: bytes, name: str, fault: type[Exception]
) -> None:
    with inside(cast.agency):
        with pytest.raises(fault) as raised:
            check(cast, content, name=name)
        assert getattr(raised.value, "hint", "")
        assert not ImportBatch.objects.exists()
        assert not Entry.objects.filter(act="people.file.checked").exists()


def test_wrong_columns_are_named(cast: Cast) -> None:
    content = b"PNS ID,NIP BARU,GELAR DEPAN,GELAR BELAKANG,TMT CPNS\n1,2,3,4,5\n"
    with inside(cast.agency), pytest.raises(MissingColumns, match="NAMA"):
        check(cast, content)


@pytest.mark.parametrize(("size", "is_taken"), [(99, True), (100, True), (101, False)])
def test_a_file_over_the_limit_is_refused_before_it_is_read(
    cast: Cast, settings: object, size: int, is_taken: bool
) -> None:
    class Huge:
        name = "besar.csv"

        def __init__(self) -> None:
            self.size = size
            self.was_read = False

        def read(self) -> bytes:
            self.was_read = True
            return b""

    settings.UPLOAD_LIMIT_BYTES = 100  # type: ignore[attr-defined]
    file = Huge()
    with inside(cast.agency), pytest.raises(EmptyFile if is_taken else FileTooLarge):
        actions.check_file(cast.rahayu, cast.agency, kind="siasn", upload=file, day=DAY)
    assert file.was_read is is_taken


def test_an_unknown_kind_of_file_is_refused(cast: Cast) -> None:
    with inside(cast.agency), pytest.raises(UnknownKind):
        check(cast, b"a,b\n", kind="assessment_scores")


def test_a_formula_in_a_cell_is_taken_as_text_with_a_warning(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1, NAMA="=HYPERLINK(1)")))
        assert codes(batch) == [(2, "SEL_RUMUS")]
        actions.import_batch(cast.rahayu, batch)
        assert not Employee.objects.get(code="ID1").name.startswith("=")


@pytest.mark.parametrize(
    ("level", "found"), [(0, []), (5, []), (5.5, ["DI_LUAR_BATAS"]), (-1, ["DI_LUAR_BATAS"])]
)
def test_a_level_outside_0_to_5_is_a_fault_of_its_row(
    cast: Cast, level: float, found: list[str]
) -> None:
    row = {"NIP": cast.putri_employee.nip, "TANGGAL PENILAIAN": "01-02-2024", "INTEGRITAS": level}
    with inside(cast.agency):
        batch = check(cast, sheet(row), "competency_levels", "uji.xlsx")
        assert [code for _, code in codes(batch)] == found
        actions.import_batch(cast.rahayu, batch)
        assert CompetencyRecord.objects.count() == (0 if found else 1)


def test_a_post_in_an_unknown_unit_is_a_fault_of_its_row(cast: Cast) -> None:
    rows = [
        {"ID JABATAN": "J1", "ID UNIT": "U1", "NAMA JABATAN": "Kepala", "JENJANG": "PENGAWAS"},
        {"ID JABATAN": "J2", "ID UNIT": "XX", "NAMA JABATAN": "Kepala", "JENJANG": "PENGAWAS"},
    ]
    with inside(cast.agency):
        batch = check(cast, sheet(*rows), "positions", "peta.xlsx")
        (fault,) = batch.faults.all()
        assert (fault.row, fault.value) == (3, "XX")
        assert "XX" in fault.reason_text
        assert len(fault.hint_text) < 200
        actions.import_batch(cast.rahayu, batch)
        assert Position.objects.get(code="J1").unit == cast.unit


def test_confirming_twice_imports_once(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        actions.import_batch(cast.rahayu, batch)
        with pytest.raises(NotWaiting):
            actions.import_batch(cast.rahayu, batch)
        assert Change.objects.count() == 1


def test_of_two_files_checked_at_once_the_second_is_told(cast: Cast) -> None:
    with inside(cast.agency):
        first, second = check(cast, csv_of(person(1))), check(cast, csv_of(person(1), person(2)))
        actions.import_batch(cast.rahayu, first)
        with pytest.raises(StaleCheck):
            actions.import_batch(cast.rahayu, second)
        assert not Employee.objects.filter(code="ID2").exists()
        actions.recheck_batch(cast.rahayu, second)
        second.refresh_from_db()
        assert (second.outcome.new, second.outcome.unchanged) == (1, 1)
        actions.import_batch(cast.rahayu, second)
        assert Employee.objects.filter(code="ID2").exists()


def test_a_file_put_aside_cannot_be_imported(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        actions.discard_batch(cast.rahayu, batch)
        with pytest.raises(NotWaiting):
            actions.import_batch(cast.rahayu, batch)
        batch.refresh_from_db()
        assert not batch.file


def test_only_operators_of_the_agency_import(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        for user in (cast.joko, cast.bupati, cast.made, cast.hadi, cast.putri, cast.sari):
            with pytest.raises(PermissionDenied):
                actions.import_batch(user, batch)
            with pytest.raises(PermissionDenied):
                actions.undo_batch(user, batch)
            with pytest.raises(PermissionDenied):
                actions.import_tables(user, cast.agency, tables={}, origin="")
        assert not Employee.objects.filter(code="ID1").exists()
        actions.import_batch(cast.rahayu, batch)
        assert Employee.objects.filter(code="ID1").exists()


def test_the_log_of_an_import_names_counts_and_no_person(cast: Cast) -> None:
    with inside(cast.agency):
        actions.import_batch(cast.rahayu, check(cast, csv_of(person(1))))
        entry = Entry.objects.get(act="people.batch.imported")
        assert entry.facts == {"new": 1, "changed": 0, "unchanged": 0}
        assert nip(1) not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_a_fault_can_be_said_in_any_language(cast: Cast) -> None:
    with inside(cast.agency):
        batch = check(cast, csv_of(person(1, **{"NIP BARU": "123"})))
        fault = RowFault.objects.get(batch=batch)
        assert fault.reason["facts"] == {"length": 3}
        assert "{length}" in fault.reason["template"]
        assert "3" in fault.reason_text


def test_evidence_is_added_corrected_and_removed_with_what_was_there(cast: Cast) -> None:
    values = {"title": "Satya", "award_level": "NASIONAL", "awarded_on": DAY}
    with inside(cast.agency):
        with pytest.raises(PermissionDenied):
            actions.add_record(cast.bupati, cast.putri_employee, table="awards", values=values)
        award = actions.add_record(cast.rahayu, cast.putri_employee, table="awards", values=values)
        with pytest.raises(PermissionDenied):
            actions.correct_record(cast.hadi, award, values={"award_level": "INSTANSI"})
        actions.correct_record(cast.rahayu, award, values={"award_level": "INSTANSI"})
        entry = Entry.objects.get(act="people.record.corrected")
        assert entry.facts["before"]["award_level"] == "NASIONAL"
        assert entry.facts["values"]["award_level"] == "INSTANSI"
        with pytest.raises(PermissionDenied):
            actions.remove_record(cast.joko, award)
        actions.remove_record(cast.rahayu, award)
        assert not Award.objects.exists()
        assert Entry.objects.get(act="people.record.removed").facts["before"]["title"] == "Satya"


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("awards", {"award_level": "DUNIA", "awarded_on": DAY}),
        ("awards", {"award_level": "NASIONAL", "awarded_on": None}),
        (
            "competency_levels",
            {"competency": "INTEGRITAS", "level": Decimal("5.01"), "assessed_on": DAY},
        ),
        (
            "competency_levels",
            {"competency": "INTEGRITAS", "level": Decimal(-1), "assessed_on": DAY},
        ),
        (
            "potential_aspects",
            {"aspect": "INTERPERSONAL", "score": Decimal("5.01"), "assessed_on": DAY},
        ),
        ("gaji", {}),
    ],
)
def test_evidence_the_law_does_not_know_is_refused(
    cast: Cast, table: str, values: dict[str, object]
) -> None:
    with inside(cast.agency), pytest.raises(BadRecord):
        actions.add_record(cast.rahayu, cast.putri_employee, table=table, values=values)


def test_the_same_evidence_is_not_recorded_twice(cast: Cast) -> None:
    values = {"title": None, "award_level": "NASIONAL", "awarded_on": DAY}
    with inside(cast.agency):
        actions.add_record(cast.rahayu, cast.putri_employee, table="awards", values=values)
        with pytest.raises(BadRecord):
            actions.add_record(cast.rahayu, cast.putri_employee, table="awards", values=values)
        assert Award.objects.count() == 1


def test_the_log_says_nothing_of_a_sanction(cast: Cast) -> None:
    values = {"sanction_level": "BERAT", "title": "Rahasia", "started_on": DAY}
    with inside(cast.agency):
        actions.add_record(cast.rahayu, cast.putri_employee, table="sanctions", values=values)
        facts = str(Entry.objects.get(act="people.record.added").facts)
    assert "BERAT" not in facts
    assert "Rahasia" not in facts


def test_small_changes_are_for_operators_and_recorded(cast: Cast) -> None:
    person = cast.putri_employee
    with inside(cast.agency):
        with pytest.raises(PermissionDenied):
            actions.set_education_fit(cast.putri, person, fit="SESUAI")
        with pytest.raises(UnknownValue):
            actions.set_education_fit(cast.rahayu, person, fit="BAGUS")
        actions.set_education_fit(cast.rahayu, person, fit="SESUAI")
        with pytest.raises(PermissionDenied):
            actions.mark_left(cast.hadi, person, left_on=DAY)
        actions.mark_left(cast.rahayu, person, left_on=DAY)
        person.refresh_from_db()
        assert (person.education_fit, person.left_on) == ("SESUAI", DAY)
        assert Entry.objects.filter(act="people.employee.left").count() == 1


def test_only_who_has_the_role_heads_a_unit(cast: Cast) -> None:
    with inside(cast.agency):
        with pytest.raises(NotAHead):
            actions.set_unit_head(cast.rahayu, cast.unit, head=cast.putri)
        with pytest.raises(PermissionDenied):
            actions.set_unit_head(cast.made, cast.unit, head=None)
        actions.set_unit_head(cast.rahayu, cast.unit, head=None)
        cast.unit.refresh_from_db()
        assert cast.unit.head is None


def test_posts_are_marked_strategic_for_many_at_once(cast: Cast) -> None:
    with inside(cast.agency):
        post = Position.objects.get(code="P1")
        Employee.objects.update(position=post)
        people = [cast.putri_employee.pk, cast.joko_employee.pk]
        with pytest.raises(PermissionDenied):
            actions.set_strategic(cast.joko, cast.agency, employees=people, is_strategic=True)
        mark = actions.set_strategic
        assert mark(cast.rahayu, cast.agency, employees=people, is_strategic=True) == 1
        assert mark(cast.rahayu, cast.agency, employees=people, is_strategic=True) == 0
        post.refresh_from_db()
        assert post.is_strategic


def test_a_list_is_marked_complete_once_a_day_and_for_own_people_only(cast: Cast) -> None:
    people = [cast.putri_employee.pk, cast.joko_employee.pk]

    def mark(user: User, evidence: str, day: date = DAY) -> int:
        return actions.mark_checked(user, cast.agency, employees=people, evidence=evidence, day=day)

    with inside(cast.agency):
        with pytest.raises(PermissionDenied):
            mark(cast.bupati, "awards")
        with pytest.raises(UnknownValue):
            mark(cast.rahayu, "evidence_checks")
        assert [mark(cast.rahayu, "awards"), mark(cast.rahayu, "awards")] == [1, 0]
        assert EvidenceCheck.objects.get().employee == cast.putri_employee


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets writers wait for each other"
)
@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_the_same_moment_the_second_is_told(cast: Cast) -> None:
    held, tried = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            Agency.objects.select_for_update().get(pk=cast.agency.pk)
            held.set()
            tried.wait(10)
        connection.close()

    with inside(cast.agency):
        batch = check(cast, csv_of(person(1)))
        other = Thread(target=hold)
        other.start()
        held.wait(10)
        with pytest.raises(ImportRunning):
            actions.import_batch(cast.rahayu, batch)
        tried.set()
        other.join()
        actions.import_batch(cast.rahayu, batch)
        assert Employee.objects.filter(code="ID1").exists()
