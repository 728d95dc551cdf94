from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from takar.web.demo import papers, summary
from takar.web.demo.summary import GroupCount
from takar.web.kit.scope import scope
from takar.web.results.models import JpmResult, TalentResult
from tests.town import Hamlet, make_hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamlet(db: None) -> Hamlet:
    return make_hamlet()


def printed(table: Table) -> list[list[str]]:
    """Return the cells of a table, row by row."""
    target = StringIO()
    Console(file=target, width=200).print(table)
    rows = [line.split("│")[1:-1] for line in target.getvalue().splitlines() if "│" in line]
    return [[cell.strip() for cell in row] for row in rows]


def groups(hamlet: Hamlet, folder: Path) -> list[GroupCount]:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        return summary.groups_of(hamlet.event, hamlet.jpm, hamlet.talent, folder)


def test_each_group_says_how_far_its_people_came(hamlet: Hamlet, tmp_path: Path) -> None:
    path = papers.report_path(tmp_path, hamlet.participant)
    papers.written(path, lambda: b"%PDF")
    found = groups(hamlet, tmp_path)
    assert [(one.name, one.people) for one in found] == [("Pejabat", 4), ("Pelaksana", 2)]
    assert [one.reached for one in found] == [(4, 4, 4, 4, 1), (2, 2, 2, 2, 0)]
    last = printed(summary.group_table(hamlet.event, found))[-1]
    assert last == ["Jumlah", "6", "6", "6", "6", "6", "1"]


def test_who_lacks_something_is_not_counted(hamlet: Hamlet, tmp_path: Path) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        one = hamlet.participant
        level = one.levels.first()
        assert level is not None
        level.level = None
        level.save()
        JpmResult.objects.filter(run=hamlet.jpm, employee=one.employee).update(jpm=None)
        TalentResult.objects.filter(run=hamlet.talent, employee=one.employee).update(box=None)
    assert groups(hamlet, tmp_path)[0].reached == (3, 3, 4, 3, 0)


def test_categories_are_told_in_the_words_and_order_of_the_law(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        JpmResult.objects.filter(run=hamlet.jpm).update(category="CUKUP_OPTIMAL")
        rows = printed(summary.category_table(hamlet.jpm))
    assert rows == [["Optimal", "0"], ["Cukup Optimal", "6"], ["Kurang Optimal", "0"]]


def test_the_best_box_comes_first_and_the_undetermined_last(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        rows = printed(summary.box_table(hamlet.talent))
    assert [row[0] for row in rows] == [*"987654321", "bukti belum lengkap"]
    assert sum(int(row[1]) for row in rows) == hamlet.talent.people


def test_files_are_named_by_their_paths_and_folders_counted(tmp_path: Path) -> None:
    for name in ("rekap.xlsx", "bukti/a.csv", "bukti/b.csv"):
        papers.written(tmp_path / name, lambda: b"x")
    assert summary.files_in(tmp_path) == [f"{tmp_path}/rekap.xlsx", f"{tmp_path}/bukti/ (2 berkas)"]


def test_the_index_of_all_stands_below_that_of_each_employment(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        table = summary.index_table(hamlet.index)
    assert [column.header for column in table.columns][-1] == "Indeks"
    assert list(table.columns[0].cells)[-1] == "Seluruh ASN"
