import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from takar.exchange.files.certificates import LIMIT_BYTES
from takar.web.audit.action import NotPermitted
from takar.web.claims.actions import verify_claim
from takar.web.claims.actions.archives import Attached, attach_certificates
from takar.web.claims.actions.courses import submit_course
from takar.web.claims.importing.archives import MEMBERS, BadArchive, Scan, scans_in
from takar.web.claims.importing.participants import Chosen
from takar.web.claims.models import Certificate, Course
from tests.cast import Cast, employee
from tests.web.claims.made import COURSE, DAY, at, pdf

PUTRI = "198003122005012001"


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with at(cast.agency):
        yield


@pytest.fixture
def course(cast: Cast) -> Course:
    facts = {name: value for name, value in COURSE.items() if name != "certificate_number"}
    beni = employee(cast.agency, cast.unit, "Beni", 4)
    return submit_course(
        cast.rahayu,
        cast.agency,
        course=Course(**facts),
        participants=[Chosen(cast.putri_employee.pk, "1/BT/2025"), Chosen(beni.pk, "2/BT/2025")],
        once_key="arsip",
        day=DAY,
    )


def packed(files: dict[str, bytes]) -> BytesIO:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target


def attached(cast: Cast, course: Course, files: dict[str, bytes]) -> Attached:
    return attach_certificates(
        cast.rahayu, course, archive=packed(files), file_name="sertifikat.zip"
    )


def test_a_file_belongs_to_whom_its_name_tells_by_nip_or_by_number(
    cast: Cast, course: Course
) -> None:
    outcome = attached(cast, course, {f"scan/{PUTRI}.pdf": pdf(), "2-BT-2025.pdf": pdf()})
    assert (outcome.kept, outcome.left) == (2, [])
    owners = Certificate.objects.values_list("claim__employee__name", flat=True)
    assert set(owners) == {"Putri Anjani", "Beni"}


def test_a_file_of_nobody_is_left_and_holds_up_no_other(cast: Cast, course: Course) -> None:
    files = {"Putri.pdf": pdf(), f"{PUTRI}.pdf": pdf(), "198003122005011999.pdf": pdf()}
    outcome = attached(cast, course, files)
    assert outcome.kept == 1
    assert [name for name, _ in outcome.left] == ["Putri.pdf", "********2005******.pdf"]


def test_what_is_no_certificate_is_left(cast: Cast, course: Course) -> None:
    outcome = attached(cast, course, {f"{PUTRI}.pdf": b"MZ" + b"\0" * 300})
    assert outcome.kept == 0
    assert "program" in str(outcome.left[0][1])
    assert not Certificate.objects.exists()


def test_two_files_for_one_person_are_not_chosen_between(cast: Cast, course: Course) -> None:
    outcome = attached(cast, course, {f"{PUTRI}.pdf": pdf(), "1 BT 2025.pdf": pdf()})
    assert (outcome.kept, len(outcome.left)) == (1, 1)


def test_what_is_verified_takes_no_other_proof(cast: Cast, course: Course) -> None:
    verify_claim(cast.hadi, course.claims.get(employee=cast.putri_employee))
    outcome = attached(cast, course, {f"{PUTRI}.pdf": pdf()})
    assert (outcome.kept, len(outcome.left)) == (0, 1)


def test_only_who_keeps_the_course_attaches(cast: Cast, course: Course) -> None:
    for user in (cast.putri, cast.hadi, cast.joko):
        with pytest.raises(NotPermitted):
            attach_certificates(user, course, archive=packed({}), file_name="x.zip")


@pytest.mark.parametrize("name", ["../x.pdf", "/etc/x.pdf", "a/../../x.pdf", "C:\\x.pdf"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    (scan,) = scans_in(packed({name: pdf()}), "x.zip")
    assert "luar arsip" in str(scan.problem)
    assert scan.content == b""


@pytest.mark.parametrize(("size", "is_taken"), [(LIMIT_BYTES, True), (LIMIT_BYTES + 1, False)])
def test_no_file_is_larger_than_a_certificate_may_be(size: int, *, is_taken: bool) -> None:
    (scan,) = scans_in(packed({"1.pdf": b"\0" * size}), "x.zip")
    assert (scan.problem is None) is is_taken
    assert len(scan.content) == (size if is_taken else 0)


def test_an_archive_that_unfolds_to_too_much_is_not_opened() -> None:
    bomb = packed({f"{n}.pdf": b"\0" * LIMIT_BYTES for n in range(103)})
    with pytest.raises(BadArchive):
        list(scans_in(bomb, "x.zip"))
    many = packed({f"{n}.pdf": b"" for n in range(MEMBERS + 1)})
    with pytest.raises(BadArchive):
        list(scans_in(many, "x.zip"))


@pytest.mark.parametrize("content", [b"", b"bukan arsip", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_archive_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(BadArchive):
        list(scans_in(BytesIO(content), "x.zip"))


def test_folders_are_no_files() -> None:
    assert list(scans_in(packed({"scan/": b"", "scan/1.pdf": b"x"}), "x.zip")) == [
        Scan("1.pdf", b"x")
    ]


def test_an_archive_damaged_inside_is_told_and_not_a_fault_of_the_service() -> None:
    whole = bytearray(packed({f"{PUTRI}.pdf": pdf() * 4}).getvalue())
    start = whole.index(b".pdf") + 4
    whole[start : start + 8] = b"\xff" * 8
    with pytest.raises(BadArchive, match="bukan arsip ZIP"):
        list(scans_in(BytesIO(bytes(whole)), "sertifikat.zip"))


def test_a_file_packed_in_a_way_that_may_ask_for_much_memory_is_left() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as package:
        package.writestr(f"{PUTRI}.pdf", pdf())
    [scan] = scans_in(target, "sertifikat.zip")
    assert (scan.content, "tidak biasa" in str(scan.problem)) == (b"", True)
