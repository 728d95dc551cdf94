from decimal import Decimal

import pytest
from rich.table import Table

from takar.cli.psychometrics_told import SHOWN, changes, raters, reliability, sources, tell_report
from takar.runs.rating_quality.kept import Sentence
from takar.runs.rating_quality.parts import Generalizability, Reliability, Share
from takar.runs.rating_quality.report import Person, Refusal
from tests.runs import reported


def cells(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table as words."""
    return list(
        zip(*([str(cell) for cell in column.cells] for column in table.columns), strict=True)
    )


def moved(number: int, *, after: str = "OPTIMAL") -> Person:
    """Return somebody whose category would be another one."""
    return Person(
        ratee=f"P{number:03d}",
        levels={},
        jpm=Decimal("67.5"),
        jpm_adjusted=Decimal("90.125"),
        category="KURANG_OPTIMAL",
        category_adjusted=after,
    )


def test_assessors_stand_in_the_order_of_their_names_and_a_gap_is_a_dash() -> None:
    found = raters(reported.report(facets=reported.raters(A01=0.701, A00=None)))
    assert [row[:3] for row in cells(found)] == [("A00", "10", "–"), ("A01", "10", "0,70")]
    assert raters(reported.report()).row_count == 0


def test_a_name_that_looks_like_markup_is_told_as_it_stands() -> None:
    facets = reported.raters(**{"[red]A": 0.1})
    assert cells(raters(reported.report(facets=facets)))[0][0] == "[red]A"


def test_only_people_whose_category_would_change_are_told_and_only_so_many() -> None:
    people = (moved(0, after="KURANG_OPTIMAL"), *(moved(n) for n in range(1, SHOWN + 5)))
    rows = cells(changes(reported.report(people=people)))
    assert len(rows) == SHOWN
    assert rows[0] == ("P001", "67,50", "90,13", "KURANG_OPTIMAL", "OPTIMAL")


def test_the_largest_source_stands_first_and_each_figure_has_its_reliability() -> None:
    shares = tuple(
        Share(code=code, estimate=share, share=share)
        for code, share in (("rater", 0.25), ("ratee", 0.75))
    )
    figure = Reliability(kind="JPM", code="JPM", coefficient=0.875)
    whole = reported.report(generalizability=Generalizability(shares=shares), reliability=(figure,))
    assert [row[0] for row in cells(sources(whole))] == ["ratee", "rater"]
    assert cells(reliability(whole)) == [("JPM", "JPM", "0,88", "–")]


def test_a_report_is_told_with_its_verdict_and_what_it_cannot_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_report(
        reported.report(
            plain=(Sentence.of("Nilai [cukup] andal."),),
            refusals=(Refusal(part="HALO", because=Sentence.of("Terlalu sedikit nilai.")),),
            warnings=(Sentence.of("Ditulis terlambat."),),
        )
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "• Nilai [cukup] andal.",
        "Putusan: Jaringan asesor terhubung.",
        "– HALO: Terlalu sedikit nilai.",
        "! Ditulis terlambat.",
    ]
