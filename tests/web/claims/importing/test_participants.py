from collections.abc import Iterator

import pytest

from takar.web.claims.importing.participants import (
    MOST,
    Chosen,
    TooMany,
    from_lines,
    from_units,
    from_workbook,
    joined,
    named_like,
    numbers_of,
    people_entered_for,
)
from takar.web.people.models import WorkUnit
from tests.cast import Cast, employee
from tests.web.claims.made import DAY, at, upload

PUTRI = "198003122005012001"
KNOWN = {PUTRI: 1, "198003122005011002": 2}


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with at(cast.agency):
        yield


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        (PUTRI, [Chosen(1)]),
        (f"'{PUTRI}", [Chosen(1)]),
        ("19800312 200501 2 001", [Chosen(1)]),
        (f"{PUTRI}\t12/BT", [Chosen(1, "12/BT")]),
        (f"{PUTRI}; Putri Anjani; 12/BT", [Chosen(1, "12/BT")]),
        (f"{PUTRI}, 198003122005011002", [Chosen(1), Chosen(2)]),
        (f"{PUTRI} 198003122005011002", [Chosen(1), Chosen(2)]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_pasted_line_names_somebody_in_any_usual_way(line: str, chosen: list[Chosen]) -> None:
    found = from_lines(line, KNOWN)
    assert (found.chosen, found.lost) == (chosen, [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("198003122005011999", "NIP_TIDAK_DIKENAL"),
        ("1.98003E+17", "NIP_RUSAK_EXCEL"),
        ("Putri Anjani", "NIP_BUKAN_18_ANGKA"),
        ("198013122005011003", "NIP_TANGGAL_LAHIR"),
    ],
)
def test_a_line_that_names_nobody_says_why_and_stays_to_be_mended(line: str, code: str) -> None:
    found = from_lines(f"{PUTRI}\n{line}\t7/X", KNOWN)
    assert found.chosen == [Chosen(1)]
    assert [(fault.row, fault.code) for fault in found.lost] == [(2, code)]
    assert found.lost_lines == [f"{line}\t7/X"]
    assert "19800312" not in found.lost[0].value


def test_an_operator_enters_for_everybody_and_a_head_for_their_own(cast: Cast) -> None:
    elsewhere = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Lain", path="U2/")
    other = employee(cast.agency, elsewhere, "Beni", 4)
    gone = employee(cast.agency, cast.unit, "Pergi", 6, left_on=DAY)
    everyone = set(people_entered_for(cast.rahayu, cast.agency))
    assert everyone == {cast.putri_employee, other}
    assert gone not in everyone
    assert set(people_entered_for(cast.hadi, cast.agency)) == {cast.putri_employee}
    for user in (cast.putri, cast.joko, cast.made, cast.bupati):
        assert not people_entered_for(user, cast.agency).exists()


def test_a_unit_brings_everybody_below_it(cast: Cast) -> None:
    below = WorkUnit.objects.create(agency=cast.agency, code="S", name="Seksi", path="U1/S/")
    member = employee(cast.agency, below, "Beni", 4)
    people = people_entered_for(cast.rahayu, cast.agency)
    assert from_units([cast.unit], people) == [Chosen(cast.putri_employee.pk), Chosen(member.pk)]
    assert from_units([], people) == []


def test_a_search_finds_who_is_not_chosen_yet(cast: Cast) -> None:
    people = people_entered_for(cast.rahayu, cast.agency)
    putri = cast.putri_employee.pk
    assert named_like("put anj", people, []) == [Chosen(putri)]
    assert named_like("put anj", people, [putri]) == []
    assert named_like("  ", people, []) == []


def test_nobody_is_on_the_list_twice_and_a_certificate_number_is_kept() -> None:
    assert joined([Chosen(1), Chosen(2)], [Chosen(1, "7/X")]) == [Chosen(1, "7/X"), Chosen(2)]
    assert joined([Chosen(1, "7/X")], [Chosen(1)]) == [Chosen(1, "7/X")]


def test_as_many_as_the_limit_are_taken_and_no_more() -> None:
    assert len(joined([Chosen(pk) for pk in range(MOST)])) == MOST
    with pytest.raises(TooMany):
        joined([Chosen(pk) for pk in range(MOST + 1)])


def test_the_workbook_of_participants_is_read_and_its_faults_are_told(cast: Cast) -> None:
    known = numbers_of(people_entered_for(cast.hadi, cast.agency))
    content = f"NIP;NAMA;NOMOR SERTIFIKAT\n{PUTRI};Putri;12/BT\n198003122005011999;Joko;\n"
    found = from_workbook(upload(content.encode(), "peserta.csv"), known, DAY)
    assert found.chosen == [Chosen(cast.putri_employee.pk, "12/BT")]
    assert [(fault.row, fault.code) for fault in found.lost] == [(3, "NIP_TIDAK_DIKENAL")]
    assert "dapat Anda ajukan" in str(found.lost[0].reason)
    assert found.lost[0].value.startswith("********2005")
