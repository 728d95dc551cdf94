from collections.abc import Callable
from typing import Any

import pytest

from takar.measures.profile_check import BadProfile, accepted
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile

Indicator = dict[str, Any]


def spoiled(law: Law, code: str, change: Callable[[Indicator], object]) -> TalentProfile:
    plain = law.value("talent.profile").model_dump(by_alias=True)
    axis = "performance" if code in plain["performance"]["indicators"] else "potential"
    change(plain[axis]["indicators"][code])
    return TalentProfile.model_validate(plain)


def rubric(**changed: Any) -> Callable[[Indicator], object]:
    return lambda indicator: indicator["rubric"].update(changed)


@pytest.mark.parametrize(
    ("code", "change", "says"),
    [
        ("penghargaan", rubric(**{"from": "medals"}), "tabel medals"),
        ("penghargaan", rubric(**{"from": "work_units"}), "tabel work_units"),
        ("penghargaan", rubric(column="prestige"), "kolom prestige"),
        ("penghargaan", rubric(points={"EMAS": 100}, other=0), "nilai EMAS"),
        ("penghargaan", rubric(points={"NASIONAL": 100}), "belum diberi poin"),
        ("penghargaan", rubric(points={}), "bukan angka"),
        ("penghargaan", rubric(dated="award_level"), "kolom award_level"),
        ("penghargaan", rubric(dated="period"), "kolom started_on"),
        ("penghargaan", rubric(running=0), "kolom started_on"),
        ("penghargaan", rubric(where={"award_level": ["EMAS"]}), "nilai EMAS"),
        ("tingkat_pendidikan", rubric(column="diploma"), "kolom diploma"),
        ("pengembangan_kompetensi", rubric(column="title"), "bukan angka"),
        ("penghargaan", lambda i: i.update(not_for={"position_kind": ["DIREKSI"]}), "DIREKSI"),
    ],
)
def test_what_no_table_has_is_refused(
    law: Law, code: str, change: Callable[[Indicator], object], says: str
) -> None:
    with pytest.raises(BadProfile, match=says) as refusal:
        accepted(spoiled(law, code, change))
    assert code in str(refusal.value.problem)
    assert str(refusal.value.hint)


def test_limits_between_whole_years_are_refused(law: Law) -> None:
    bands = [{"below": 2.5, "points": 1}, {"at_least": 2.5, "points": 2}]
    exact = [
        {k: type(law.number("assessment.validity_years"))(str(v)) for k, v in band.items()}
        for band in bands
    ]
    years = {"read": "years_since", "column": "positioned_on", "bands": exact}
    with pytest.raises(BadProfile, match="tahun penuh"):
        accepted(spoiled(law, "penghargaan", lambda i: i.update(rubric=years)))


def test_the_profiles_of_the_book_fit_the_tables(law: Law, banjarmasin: Law) -> None:
    for one in (law, banjarmasin):
        assert accepted(one.value("talent.profile"))
