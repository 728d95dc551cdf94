from datetime import date

import pytest
from django.http import Http404

from takar.regulations.book import Book
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.portal.queries.publications import (
    UnitNames,
    composed,
    public_agency,
    public_ones,
    publishable_runs,
    tier_groups,
)
from tests.cast import Cast
from tests.web.portal.made import jpm_run


def test_a_functional_tier_stands_with_the_structural_one_it_equals() -> None:
    groups = tier_groups(Book.load().on(date(2025, 6, 1)))
    assert groups["AHLI_MADYA"] == groups["ADMINISTRATOR"] == "Administrator dan yang setara"
    assert groups["AHLI_MUDA"] == groups["PENGAWAS"] == "Pengawas dan yang setara"
    assert groups["JPT_PRATAMA"] == "JPT pratama"


def test_a_publication_counts_everybody_and_cites_its_rules(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        content = composed(run)
    assert content.people == sum(column.people for column in content.columns) == 40
    assert {column.title for column in content.columns} >= {"Optimal"}
    keys = {rule.key for rule in content.rules}
    assert {"jpm.formula", "jpm.bands_mapping", "publication.small_cell"} <= keys
    assert [table.title for table in content.groupings] == ["Kelompok jabatan", "Unit kerja"]


def test_offices_are_the_first_level_below_a_common_top(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for code, name, path in (
            ("S1", "Seksi", "U1/D1/S1/"),
            ("D1", "Dinas Satu", "U1/D1/"),
        ):
            WorkUnit.objects.create(agency=cast.agency, code=code, name=name, path=path)
        names = UnitNames(cast.agency)
    assert names.of("U1/D1/S1/") == "Dinas Satu"
    assert names.of("U1/") == "Dinas Contoh"
    assert names.of(None) == "Unit kerja belum tercatat"


def test_runs_and_publications_belong_to_their_agency(cast: Cast) -> None:
    run = jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert list(publishable_runs(cast.agency)) == [run]
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert not publishable_runs(cast.other_agency).exists()
    assert public_ones(cast.agency) == []


def test_only_agencies_with_a_public_page_are_found(cast: Cast) -> None:
    assert public_agency("kab_tirtamaya") == cast.agency
    with pytest.raises(Http404):
        public_agency("kab_lain")
