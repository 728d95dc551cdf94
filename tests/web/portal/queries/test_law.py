from datetime import date

import pytest

from takar.regulations.faults import UnknownKey
from takar.web.portal.queries.law import Wanted, concepts, law_for, rule_page, rules_found

DAY = date(2025, 6, 1)


def keys(**wanted: str) -> set[str]:
    return {line.citation.key for line in rules_found(Wanted(DAY, **wanted))}


def test_every_word_of_a_search_must_fit() -> None:
    assert "jpm.bands_filling" in keys(words="kategori pengisian")
    assert "jpm.bands_mapping" not in keys(words="kategori pengisian")


def test_a_rule_is_as_sure_as_the_least_sure_of_its_parts() -> None:
    assert "jpm.formula" in keys(certainty="unsure") | keys(certainty="assumed")
    assert "jpm.formula" not in keys(certainty="certain")


def test_concepts_are_those_of_the_book() -> None:
    assert {"jpm", "talent", "nine_box"} <= {code for code, _ in concepts()}
    assert keys(concept="nine_box") == {key for key in keys() if key.startswith("nine_box.")}


def test_an_unknown_shelf_means_the_national_rules() -> None:
    assert law_for(Wanted(DAY, shelf="kab_tirtamaya")).agency is None
    assert law_for(Wanted(DAY, shelf="kota_banjarmasin")).agency == "kota_banjarmasin"


def test_the_page_of_a_rule_begins_with_the_value_in_force() -> None:
    national = rule_page("talent.profile", Wanted(DAY))
    local = rule_page("talent.profile", Wanted(DAY, shelf="kota_banjarmasin"))
    assert national.readings[0].citation.shelf == "national"
    assert local.readings[0].citation.shelf == "kota_banjarmasin"
    assert [reading.is_now for reading in national.readings].count(True) == 1
    assert national.title != local.title


def test_before_its_first_day_no_value_is_in_force() -> None:
    page = rule_page("talent.profile", Wanted(date(1990, 1, 1)))
    assert not any(reading.is_now for reading in page.readings)


def test_a_key_nobody_wrote_is_unknown() -> None:
    with pytest.raises(UnknownKey):
        rule_page("jpm.rahasia", Wanted(DAY))
