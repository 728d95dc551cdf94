from datetime import date

import pytest
from pydantic import ValidationError

from takar.regulations.exact import read_yaml
from takar.regulations.faults import BadParameter, Fault, faults_in
from takar.regulations.kinds import Dated, parameter_file
from takar.regulations.profile import TalentProfile


def test_a_fault_names_file_date_and_field() -> None:
    fault = Fault("national/a/one.yaml", date(2020, 1, 2), "source.law", "alasan", "petunjuk")
    assert fault.place == "national/a/one.yaml › 02-01-2020 › source.law"
    error = BadParameter([fault, Fault("b", None, "", "lain")])
    assert str(error) == "national/a/one.yaml › 02-01-2020 › source.law: alasan petunjuk"
    assert len(error.faults) == 2


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("{}", "", "Bagian 'kind' wajib diisi."),
        ("{kind: colour}", "", "Harus salah satu dari"),
        ("satu kata", "", "Harus berupa daftar nama dan isi."),
        ("{kind: number, title: 3, concept: a, values: {2020-01-01: 1}}", "title", "berupa teks"),
        ("{kind: number, title: a, concept: a, values: {}}", "values", "Tidak boleh kosong."),
        ("{kind: number, title: a, concept: a, values: {x: 1}}", "values.x", "tanggal"),
        ("{kind: number, title: a, concept: a}", "values", "wajib diisi"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_the_readers_words(
    text: str, field: str, reason: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        parameter_file.validate_python(read_yaml(text.encode()))
    (fault,) = faults_in("one.yaml", refused.value)
    assert fault.field == field
    assert reason in str(fault.reason)
    assert str(fault.hint)


def test_papers_that_are_missing_are_each_named() -> None:
    with pytest.raises(ValidationError) as refused:
        Dated.model_validate({"value": 1})
    fields = [fault.field for fault in faults_in("one.yaml", refused.value)]
    assert fields == ["source", "certainty", "known_on"]


def test_a_fault_deep_in_a_profile_is_placed_as_the_file_nests_it() -> None:
    part = {"title": "A", "rubric": {"read": "best", "from": "awards", "column": "x", "tahun": 5}}
    rubric = {"read": "mean_of", "parts": {"a": part}}
    indicators = {"b": {"title": "B", "weight": 100, "rubric": rubric}}
    bands = [{"code": "X", "title": "X"}]
    axis = {"title": "Y", "indicators": indicators, "bands": bands}
    with pytest.raises(ValidationError) as refused:
        TalentProfile.model_validate({"performance": axis})
    fault = faults_in("one.yaml", refused.value)[2]
    assert fault.field == "performance.indicators.b.rubric.parts.a.rubric.tahun"
    assert "talent-profile.md" in str(fault.hint)
