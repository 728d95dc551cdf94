import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from takar.regulations.book import BUILT_IN
from takar.regulations.exact import read_yaml
from takar.regulations.profile import TalentProfile

NATIONAL = Path(BUILT_IN) / "national" / "talent" / "profile.yaml"
Profile = dict[str, Any]


@pytest.fixture
def plain() -> Profile:
    """The national profile as written, to be spoiled."""
    [entry] = read_yaml(NATIONAL.read_bytes())["values"].values()
    return copy.deepcopy(entry["value"])


def weight_of_99(profile: Profile) -> None:
    profile["performance"]["indicators"]["penilaian_kinerja"]["weight"] = 59


def gap_between_bands(profile: Profile) -> None:
    profile["potential"]["bands"][1]["at_least"] = 61


def overlapping_rungs(profile: Profile) -> None:
    rubric = profile["potential"]["indicators"]["pengembangan_kompetensi"]["rubric"]
    rubric["bands"][0]["below"] = 2


def shares_of_110(profile: Profile) -> None:
    profile["talent"]["performance"] = 60


def circle_of_indicators(profile: Profile) -> None:
    indicators = profile["performance"]["indicators"]
    other = {"read": "same_as", "indicator": "performance.umpan_balik_360"}
    indicators["penghargaan"]["rubric"] = other
    back = {"read": "same_as", "indicator": "performance.penghargaan"}
    indicators["umpan_balik_360"]["rubric"] = back


def only_for_some_boxes(profile: Profile) -> None:
    profile["performance"]["indicators"]["penghargaan"]["not_for"] = {"box": ["1"]}


def pointing_nowhere(profile: Profile) -> None:
    other = {"read": "same_as", "indicator": "performance.tidak_ada"}
    profile["performance"]["indicators"]["penghargaan"]["rubric"] = other


def two_scales(profile: Profile) -> None:
    rubric = profile["performance"]["indicators"]["penghargaan"]["rubric"]
    rubric["bands"] = [{"points": 1}]


def unknown_word(profile: Profile) -> None:
    profile["performance"]["indicators"]["penghargaan"]["rubric"]["jendela"] = 5


def sum_of_nothing(profile: Profile) -> None:
    del profile["potential"]["indicators"]["pengembangan_kompetensi"]["rubric"]["column"]


def rate_without_years(profile: Profile) -> None:
    rubric = profile["potential"]["indicators"]["pengembangan_kompetensi"]["rubric"]
    rubric["per_year"] = True
    del rubric["years"]


def upside_down(profile: Profile) -> None:
    rubric = profile["performance"]["indicators"]["umpan_balik_360"]["rubric"]
    rubric |= {"lowest": 100, "highest": 0}


def window_of_no_years(profile: Profile) -> None:
    profile["performance"]["indicators"]["penghargaan"]["rubric"]["years"] = 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (weight_of_99, "berjumlah 99, seharusnya 100"),
        (gap_between_bands, "Celah"),
        (overlapping_rungs, "Tumpang tindih"),
        (shares_of_110, "berjumlah 110"),
        (circle_of_indicators, "melingkar"),
        (only_for_some_boxes, "melingkar"),
        (pointing_nowhere, "tidak ada dalam profil"),
        (two_scales, "salah satu"),
        (unknown_word, "jendela"),
        (sum_of_nothing, "memerlukan column"),
        (rate_without_years, "memerlukan years"),
        (upside_down, "lebih kecil"),
        (window_of_no_years, "years"),
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(
    plain: Profile, spoil: Callable[[Profile], None], says: str
) -> None:
    TalentProfile.model_validate(plain)
    spoil(plain)
    with pytest.raises(ValidationError, match=says):
        TalentProfile.model_validate(plain)


def test_every_profile_on_the_shelves_is_accepted() -> None:
    files = sorted(Path(BUILT_IN).glob("**/talent/profile.yaml"))
    assert len(files) >= 2
    for file in files:
        for entry in read_yaml(file.read_bytes())["values"].values():
            assert TalentProfile.model_validate(entry["value"]).axes
