from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from takar.measures.profile_check import BadProfile, accepted, faults_in_profiles, problems
from takar.regulations.book import BUILT_IN, Book
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
        ("penghargaan", rubric(column=["award_level", "title"]), "tidak memuat 2 bagian"),
        ("penghargaan", rubric(column=["award_level", "awarded_on"]), "kolom awarded_on"),
        (
            "penghargaan",
            rubric(column=["title", "award_level"], points={"A+EMAS": 1}),
            "nilai EMAS",
        ),
        ("penghargaan", rubric(column=["title", "award_level"], points={}, other=None), "points"),
        ("penilaian_potensi", rubric(weights={"BERANI": 1}), "BERANI tidak dikenal"),
        ("pengembangan_kompetensi", rubric(column="title"), "bukan angka"),
        ("penghargaan", lambda i: i.update(not_for={"position_kind": ["DIREKSI"]}), "DIREKSI"),
    ],
)
def test_what_no_table_has_is_refused(
    law: Law, code: str, change: Callable[[Indicator], object], says: str
) -> None:
    with pytest.raises(BadProfile, match=says) as refusal:
        accepted(spoiled(law, code, change), law)
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
        accepted(spoiled(law, "penghargaan", lambda i: i.update(rubric=years)), law)


def of_profile(law: Law, change: Callable[[dict[str, Any]], object]) -> TalentProfile:
    plain = law.value("talent.profile").model_dump(by_alias=True)
    change(plain)
    return TalentProfile.model_validate(plain)


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        (lambda p: p["performance"]["bands"][2].update(code="HEBAT"), "performance.bands", "HEBAT"),
        (lambda p: p["potential"]["bands"][0].update(code="NOL"), "potential.bands", "NOL"),
        (
            lambda p: p.update(final={"BUPATI": {"talent": Decimal(60), "technical": Decimal(40)}}),
            "final",
            "BUPATI",
        ),
    ],
)
def test_a_category_without_a_box_and_a_post_nobody_has_are_refused(
    law: Law, change: Callable[[dict[str, Any]], object], place: str, says: str
) -> None:
    (problem,) = problems(of_profile(law, change), law)
    assert problem.place == place
    assert says in str(problem.says)
    assert str(problem.hint)


def test_every_profile_of_the_book_is_looked_at_on_the_day_it_begins(tmp_path: Path) -> None:
    text = (BUILT_IN / "national" / "talent" / "profile.yaml").read_text(encoding="utf-8")
    file = tmp_path / "laci" / "agencies" / "kota_uji" / "talent" / "profile.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text.replace("column: award_level", "column: medali"), encoding="utf-8")
    assert faults_in_profiles(Book.load()) == []
    (fault,) = faults_in_profiles(Book.load(tmp_path / "laci"))
    assert fault.place == (
        "laci/agencies/kota_uji/talent/profile.yaml › 01-01-2025 › performance.penghargaan"
    )


def test_the_profiles_of_the_book_fit_the_tables(law: Law, banjarmasin: Law) -> None:
    for one in (law, banjarmasin):
        assert accepted(one.value("talent.profile"), one)
