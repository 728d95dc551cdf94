from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from takar.regulations.rubrics import Rubric
from takar.web.portal.law_rubrics import number, rubric_tables, said, scale, sentence, spelled

adapter: TypeAdapter[Any] = TypeAdapter(Rubric)


def rubric(**written: object) -> Any:
    return adapter.validate_python(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"read": "column", "column": "education_level"}, "tingkat pendidikan pada data pegawai"),
        (
            {"read": "best", "from": "awards", "column": "role", "years": 5},
            "catatan terbaik pada daftar penghargaan menurut peran, dalam 5 tahun terakhir",
        ),
        (
            {"read": "sum", "from": "trainings", "column": "lesson_hours"},
            "jumlah jam pelajaran pada daftar pengembangan kompetensi",
        ),
        ({"read": "count", "from": "awards"}, "jumlah baris pada daftar penghargaan"),
        ({"read": "score", "indicator": "tes_teknis"}, "nilai uji teknis terbaru"),
        ({"read": "years_since", "column": "positioned_on"}, "tahun penuh sejak TMT jabatan"),
    ],
)
def test_a_rubric_is_read_as_a_sentence(written: dict[str, object], words: str) -> None:
    assert sentence(rubric(**written)) == words


def test_the_scale_tells_every_state_and_what_happens_without_record() -> None:
    points = {"NASIONAL": Decimal(85), "INSTANSI": Decimal(50)}
    best = {"read": "best", "from": "awards", "column": "award_level", "none": Decimal(0)}
    lines = scale(rubric(**best, points=points))
    assert lines == [
        ("Nasional", "85"),
        ("Instansi", "50"),
        ("Diperiksa dan tidak ada catatan", "0"),
    ]


def test_parts_follow_their_whole() -> None:
    part = {"title": "Lama", "rubric": {"read": "years_since", "column": "positioned_on"}}
    captions = [
        caption
        for caption, _heads, _lines in rubric_tables(
            "Pengalaman", rubric(read="mean_of", parts={"lama": part})
        )
    ]
    assert captions == ["Pengalaman", "Pengalaman · Lama"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SANGAT_BAIK", "Sangat baik"),
        ("BAIK", "Baik"),
        ("JPT_PRATAMA", "JPT pratama"),
        ("PPPK", "PPPK"),
        ("III/a", "III/a"),
        ("Sudah kalimat.", "Sudah kalimat."),
        ("jpm.bands_filling", "jpm.bands_filling"),
    ],
)
def test_codes_become_words_and_words_stay(code: str, words: str) -> None:
    assert spelled(code) == words


def test_values_are_said_for_readers() -> None:
    assert said(True) == "ya"
    assert said(["SATU_DUA", "awards"]) == "Satu dua, penghargaan"
    assert said(None) == ""
    assert number(Decimal("46.50")) == "46,5"
    assert number(Decimal(100)) == "100"
