from decimal import Decimal
from pathlib import Path

import pytest

from takar.runs.courses import BadCourses, read_courses, usual_courses
from tests.runs.posted import LAW


def written(folder: Path, text: str, name: str = "diklat.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


ONE = "- {code: t20, indicator: DIKLAT_TEKNIS, hours: 20}"


def test_without_a_list_there_is_one_training_for_each_part_of_competence() -> None:
    found = {course.indicator: course for course in usual_courses(LAW)}
    assert list(found) == ["DIKLAT_KEPEMIMPINAN", "DIKLAT_FUNGSIONAL", "DIKLAT_TEKNIS", "SEMINAR"]
    assert found["DIKLAT_TEKNIS"].hours == LAW.record("ip_asn.technical_hours")["minimum"]
    assert all(course.cost_per_person == course.cost_per_class == 0 for course in found.values())


def test_a_list_in_yaml_is_read_exactly(tmp_path: Path) -> None:
    text = (
        "- {code: pkp, title: PKP, indicator: DIKLAT_KEPEMIMPINAN, hours: 90.5,"
        " cost_per_person: 15000000, class_size: 40, tiers: [PENGAWAS]}"
    )
    (found,) = read_courses(written(tmp_path, text))
    assert (found.hours, found.cost_per_person, found.class_size) == (Decimal("90.5"), 15000000, 40)
    assert (found.tiers, found.cost_per_class) == (frozenset({"PENGAWAS"}), 0)


def test_the_same_list_in_csv_is_the_same(tmp_path: Path) -> None:
    lines = (
        "code,indicator,hours,cost_per_person,tiers\nt20,DIKLAT_TEKNIS,20,5,PENGAWAS;PELAKSANA\n"
    )
    text = (
        "- {code: t20, indicator: DIKLAT_TEKNIS, hours: 20, cost_per_person: 5,"
        " tiers: [PELAKSANA, PENGAWAS]}"
    )
    csv = written(tmp_path, lines, "diklat.csv")
    assert read_courses(csv) == read_courses(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[]", "tidak ada satu pun"),
        ("code: t20", "bukan daftar"),
        (f"{ONE}\n{ONE}", "t20 tercantum dua kali"),
        (ONE.replace("20}", "0}"), "baris 1, hours"),
        (ONE.replace("20}", "-20}"), "baris 1, hours"),
        (ONE.replace("TEKNIS", "MEMASAK"), "baris 1, indicator"),
        (ONE.replace("}", ", tiers: [LURAH]}"), "baris 1, tiers"),
        (ONE.replace("}", ", class_size: 0}"), "baris 1, class_size"),
        (ONE.replace("}", ", prize: 1}"), "baris 1, prize"),
        ("- {code: ", "YAML"),
    ],
)
def test_a_bad_list_names_line_and_field(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(BadCourses) as refused:
        read_courses(written(tmp_path, text))
    assert word in str(refused.value.problem)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCourses, match="tidak dapat dibaca"):
        read_courses(tmp_path / "tidak-ada.yaml")


def test_a_csv_of_another_writing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "diklat.csv"
    path.write_bytes(b"code,indicator\n\xff\xfe,SEMINAR\n")
    with pytest.raises(BadCourses, match="UTF-8"):
        read_courses(path)
