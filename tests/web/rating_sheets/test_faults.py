"""Cut the network and the server two hundred times, then count: nothing lost, nothing doubled."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import pytest

from takar.web.accounts.models import User
from takar.web.assessments.models import Assignment, MethodScore
from takar.web.rating_sheets.models import RatingSheet, SheetCell, SheetChange
from takar.web.rating_sheets.rules.cells import Cell
from tests.web.assessments.tables import COMPETENCIES
from tests.web.rating_sheets.conftest import Hall
from tests.web.rating_sheets.tablet import Network, Tablet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CUTS = 200
SEEDS = (1, 20250514)


def tablets_of(hall: Hall, who: User, seed: int, count: int) -> list[Tablet]:
    """Return some tablets of one person; their clocks are wrong by hours and days."""
    client = hall.cast.client(who)
    return [
        Tablet(
            device=UUID(int=seed * 100 + who.pk * 10 + number),
            network=Network(client, Random(f"{seed}-{who.pk}-{number}-net")),  # noqa: S311
            chance=Random(f"{seed}-{who.pk}-{number}"),  # noqa: S311
            ahead=timedelta(hours=-30 * number, minutes=7),
        )
        for number in range(count)
    ]


def write_something(tablet: Tablet, sheets: list[int], chance: Random) -> None:
    """Let the assessor rate one competency of one sheet, sometimes as not seen."""
    said: dict[str, Any] = {"level": str(chance.randrange(6)), "evidence": f"b{chance.random()}"}
    if chance.random() < 0.1:
        said = {"level": None, "unseen_because": f"waktu habis {chance.random()}"}
    ticked = sorted({f"{chance.randrange(1, 6)}.1" for _ in range(chance.randrange(3))})
    tablet.write(chance.choice(sheets), chance.choice(COMPETENCIES), **said, behaviours=ticked)


def until_empty(tablet: Tablet, chance: Random, *, cut: bool = True) -> None:
    """Send until nothing waits, however often it breaks off."""
    for attempt in range(200):
        if not tablet.queue:
            return
        way = chance.choice(Network.WAYS) if cut and attempt < 3 else ""
        tablet.sync(way)
    message = f"{len(tablet.queue)} changes never arrived"
    raise AssertionError(message)


def finish(tablets: list[Tablet], sheets: list[int], chance: Random) -> None:
    """Choose where two tablets differ, rate what is missing, and submit everything."""
    first = tablets[0]
    for tablet in tablets:
        tablet.network.release()
        until_empty(tablet, chance)
        tablet.network.release()
    for _ in range(20):
        first.sync()
        for sheet in sheets:
            look(first, sheet)
            first.settle(sheet)
        if not first.queue:
            break
        until_empty(first, chance)
    for sheet in sheets:
        for competency in COMPETENCIES:
            if not Cell(**first.cells.get((sheet, competency), ({}, None))[0]).is_answered:
                first.write(sheet, competency, level="3", evidence="akhir", behaviours=[])
        first.submit(sheet)
        until_empty(first, chance)
        first.network.release()


def look(tablet: Tablet, sheet: int) -> None:
    """Ask the server how a sheet stands, as a page does when it opens."""
    tablet.take(
        {"answers": [], **tablet.network.client.get(f"/lembar/keadaan/?lembar={sheet}").json()}
    )


def play(hall: Hall, seed: int) -> tuple[list[Tablet], list[int]]:
    """Play a day in the hall: two tablets of Sari and one of the guest, until 200 cuts."""
    chance = Random(seed)  # noqa: S311
    teams = [
        (tablets_of(hall, hall.cast.sari, seed, 2), sheets_of(hall.cast.sari)),
        (tablets_of(hall, hall.wayan, seed, 1), sheets_of(hall.wayan)),
    ]
    tablets = [tablet for team, _ in teams for tablet in team]
    while cuts(tablets) < CUTS:
        team, sheets = chance.choice(teams)
        tablet = chance.choice(team)
        for _ in range(chance.randrange(1, 6)):
            write_something(tablet, sheets, chance)
        tablet.sync(chance.choice((*Network.WAYS, "")))
        if chance.random() < 0.2:
            tablet.network.release()
    for team, sheets in teams:
        finish(team, sheets, chance)
    return tablets, [sheet for _, sheets in teams for sheet in sheets]


def sheets_of(who: User) -> list[int]:
    return list(
        Assignment.objects.filter(assessor__user=who).order_by("pk").values_list("pk", flat=True)
    )


def cuts(tablets: list[Tablet]) -> int:
    return sum(sum(tablet.network.cuts.values()) for tablet in tablets)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_hundred_cuts_lose_nothing_and_double_nothing(hall: Hall, seed: int) -> None:
    tablets, sheets = play(hall, seed)
    counted = Counter[str]()
    for tablet in tablets:
        counted.update(tablet.network.cuts)
        assert tablet.queue == []
    assert cuts(tablets) >= CUTS
    assert min(counted.values()) >= CUTS // 10, counted
    every_change_is_in_the_journal_once(tablets)
    every_cell_says_what_the_journal_folds_to()
    every_submitted_score_stands_once(sheets)
    states = Counter(SheetChange.objects.values_list("state", flat=True))
    assert states["CONFLICT"] > 0, "the two tablets never met: the day was too quiet"


def every_change_is_in_the_journal_once(tablets: list[Tablet]) -> None:
    made = {uuid: change for tablet in tablets for uuid, change in tablet.made.items()}
    rows = {str(row.uuid): row for row in SheetChange.objects.all()}
    assert len(rows) == SheetChange.objects.count()
    assert set(rows) - set(made) == set(), "doubled"
    assert set(made) - set(rows) == set(), "lost"
    for uuid, row in rows.items():
        change = made[uuid]
        assert row.said == Cell(**change.get("value", {}))
        assert (row.kind, row.sequence) == (change["kind"], change["sequence"])


def every_cell_says_what_the_journal_folds_to() -> None:
    folded: dict[tuple[int, str], SheetChange] = {}
    for row in SheetChange.objects.filter(state="APPLIED").exclude(kind="KIRIM").order_by("pk"):
        folded[row.sheet_id, row.competency] = row
    cells = {(one.sheet_id, one.competency): one for one in SheetCell.objects.all()}
    assert {key: row.said for key, row in folded.items()} == {
        key: cell.said for key, cell in cells.items()
    }
    assert not SheetChange.objects.filter(state="CONFLICT", settled_by=None).exists()


def every_submitted_score_stands_once(sheets: list[int]) -> None:
    assert RatingSheet.objects.filter(state="DIKIRIM").count() == len(sheets)
    assert MethodScore.objects.count() == len(sheets) * len(COMPETENCIES)
    for sheet in RatingSheet.objects.select_related("assignment__assessor"):
        place = sheet.assignment
        scores = MethodScore.objects.filter(
            participant=place.participant_id, method=place.method_id, assessor=place.assessor.name
        )
        cells = {one.competency: one.level for one in SheetCell.objects.filter(sheet=sheet)}
        assert {one.competency: one.level for one in scores} == cells
        submitted = sheet.changes.filter(kind="KIRIM", state="APPLIED")
        assert submitted.count() == 1


def test_one_tablet_alone_keeps_the_last_word_of_every_cell(hall: Hall) -> None:
    chance = Random(7)  # noqa: S311
    (tablet,) = tablets_of(hall, hall.wayan, 7, 1)
    sheets = sheets_of(hall.wayan)
    last: dict[str, object] = {}
    for _ in range(60):
        competency, level = chance.choice(COMPETENCIES), str(chance.randrange(6))
        tablet.write(sheets[0], competency, level=level, evidence="", behaviours=[])
        last[competency] = Decimal(level)
        tablet.sync(chance.choice(Network.WAYS))
        if chance.random() < 0.3:
            tablet.network.release()
    until_empty(tablet, chance)
    tablet.network.release()
    assert dict(SheetCell.objects.values_list("competency", "level")) == last
    assert not SheetChange.objects.exclude(state__in=("APPLIED", "DUPLICATE")).exists()
