from collections.abc import Iterator
from decimal import Decimal

import pytest

from takar.web.kit.scope import scope
from takar.web.results.explaining import explanation_of, restricted_in
from takar.web.results.models import Measure, TalentResult
from takar.web.results.queries import law_of
from takar.web.results.rules import Component, gaps_of, stored
from tests.cast import Cast
from tests.web.results import made

DISCIPLINE = "potential.rekam_jejak_disiplin"


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


@pytest.fixture
def result(cast: Cast) -> TalentResult:
    rows = [
        *made.indicators(missing=True),
        Component(
            name=DISCIPLINE,
            title="Disiplin",
            state="ADA",
            points=Decimal("3.75"),
            possible=Decimal(15),
            evidence="BERAT · 01-01-2024",
        ),
    ]
    return made.placed(
        made.talent_run(cast),
        cast.putri_employee,
        None,
        components=stored(rows),
        gaps=gaps_of(rows),
    )


def test_every_number_names_its_rule_with_place_and_date(cast: Cast, result: TalentResult) -> None:
    told = explanation_of(result, cast.rahayu)
    lines = [line for section in told.sections for line in section.lines]
    assert len(lines) == 3
    for line in lines:
        citation = line.rule.citation
        assert citation.source.title
        assert citation.at
        assert citation.since <= result.run.day
    assert told.gaps == ["Umpan balik 360 derajat"]


def test_details_of_sanctions_are_hidden_from_leaders_and_shown_to_the_person(
    cast: Cast, result: TalentResult
) -> None:
    def evidence(reader: str) -> str:
        told = explanation_of(result, getattr(cast, reader))
        (line,) = [
            line
            for section in told.sections
            for line in section.lines
            if line.row.name == DISCIPLINE
        ]
        return line.evidence

    assert evidence("rahayu") == "Berat · 1 Januari 2024"
    assert evidence("putri") == "Berat · 1 Januari 2024"
    assert evidence("bupati") == ""
    assert evidence("hadi") == ""


def test_the_profile_says_which_indicators_read_sanctions(cast: Cast, result: TalentResult) -> None:
    assert restricted_in(law_of(result.run).value("talent.profile")) == {DISCIPLINE}


def test_a_jpm_names_the_competencies_below_the_standard(cast: Cast) -> None:
    run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
    rows = [
        Component(name=name, title=name.title(), state="ADA", points=Decimal(level), possible=3)
        for name, level in (("INTEGRITAS", 2), ("KERJASAMA", 3), ("KOMUNIKASI", 4))
    ]
    result = made.matched(run, cast.putri_employee, "90", "OPTIMAL")
    result.components = stored(rows)
    told = explanation_of(result, cast.hadi)
    assert told.to_develop == ["Integritas"]
    assert told.category == "Optimal"
    assert not told.sight.shows_numbers
